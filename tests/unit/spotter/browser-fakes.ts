/** What jsdom lacks of a browser for painting: highlights, adopted style sheets, frames. */

class FakeHighlight extends Set<AbstractRange> {
  priority = 0;
  type = 'highlight';
}

class FakeSheet {
  text = '';
  replaceSync(text: string) {
    this.text = text;
  }
}

const adopted = new WeakMap<object, FakeSheet[]>();

/** Puts the missing interfaces into a jsdom window; gives the registry of highlights. */
export function equip(window: Window & typeof globalThis): Map<string, Set<Range>> {
  const registry = new Map<string, Set<Range>>();
  Object.assign(window, {
    CSS: {
      highlights: registry,
      escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`),
    },
    Highlight: FakeHighlight,
    CSSStyleSheet: FakeSheet,
    matchMedia: () => Object.assign(new window.EventTarget(), { matches: false }),
  });
  for (const holder of [window.Document.prototype, window.ShadowRoot.prototype]) {
    Object.defineProperty(holder, 'adoptedStyleSheets', {
      configurable: true,
      get() {
        return adopted.get(this) ?? [];
      },
      set(sheets: FakeSheet[]) {
        adopted.set(this, sheets);
      },
    });
  }
  return registry;
}

export const rulesIn = (root: Document | ShadowRoot): string =>
  (adopted.get(root) ?? []).map(({ text }) => text).join('\n');
