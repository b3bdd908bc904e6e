/** Where highlight rules are put, so that a page's DOM stays as it is. */

/** The rules in force in one tree. */
export interface RuleSheet {
  /** Replaces all rules by these, unless they are in force already. */
  replace(css: string): void;
  /** Puts the sheet back where the page took it away; true when it was missing. */
  repair(): boolean;
  remove(): void;
}

/** Makes the sheet of a document or of a shadow tree. */
export type Sheets = (root: Document | ShadowRoot) => RuleSheet;

/** A constructed style sheet among those the tree has adopted. */
export const adoptedSheets: Sheets = (root) => {
  const { defaultView } = root.ownerDocument ?? (root as Document);
  const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
  let rules = '';
  const repair = () => {
    if (root.adoptedStyleSheets.includes(sheet)) return false;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return true;
  };
  return {
    replace(css) {
      if (css !== rules) sheet.replaceSync(css);
      rules = css;
      repair();
    },
    repair,
    remove() {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
};

/**
 * A sheet that the background has the browser insert, out of the page's reach: Firefox lets no content script adopt
 * one. It holds for all trees of the tab. `change` has the first text put in place of the second; where nobody hears
 * it, the next repair asks again.
 */
export const insertedSheets =
  (change: (css: string, before: string) => Promise<unknown>): Sheets =>
  () => {
    let wanted = '';
    let inserted = '';
    const repair = () => {
      if (wanted === inserted) return false;
      const [css, before] = [wanted, inserted];
      inserted = css;
      change(css, before).catch(() => {
        if (inserted === css) inserted = before;
      });
      return true;
    };
    const replace = (css: string) => {
      wanted = css;
      repair();
    };
    return { replace, repair, remove: () => replace('') };
  };

/** A character that a class may hold behind a backslash. */
const ESCAPED = /\\[^\n\r\f]/g;
const BRACE = /([{}])/;
const CONDITION = /^@media (?:screen|\(forced-colors:active\))$/;
/** Tags and classes, parents and descendants: no strings, functions, other rules or comments. */
const HIGHLIGHT = /^[\w\u0080-\uffff.>* -]+::highlight\(racemark-[a-z]+\)$/;
/** What draws highlights loads nothing and holds no strings. */
const DECLARATIONS = /^[\w\s:;.,()/%#-]*$/;

/** Whether a style sheet does nothing but draw Racemark's highlights: what the background inserts for a page. */
export function drawsHighlights(css: string): boolean {
  // Escaped characters part nothing. The sign put for them may stand in a selector and in nothing else.
  const pieces = css.replace(ESCAPED, '*').split(BRACE);
  // Texts, and between them the braces that end them.
  return pieces.every((piece, at) => {
    if (at % 2 === 1) return true;
    const text = piece.trim();
    if (pieces[at + 1] !== '{') return DECLARATIONS.test(text) && !/url|image/i.test(text);
    return CONDITION.test(text) || text.split(',').every((selector) => HIGHLIGHT.test(selector));
  });
}
