import { isInlineTag } from '../page/markup.ts';
import type { Piece, TextBlock } from '../page/types.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';

/** Elements whose text is never text of the page. */
const UNREAD = new Set(
  'script style noscript template head svg math canvas audio video object embed select datalist textarea'.split(
    ' ',
  ),
);

/**
 * Indexes all text of a page, furniture and comments included: for quotes that a reader took from outside the
 * article. Open shadow roots, slots and frames of the same origin are read in place. What markup says is not shown
 * is left out; style sheets are not asked, because that could make the page lay itself out.
 */
export function indexWholePage(document: Document): TextIndex {
  const reader = new Reader();
  if (document.body !== null) reader.read(document.body);
  reader.flush();
  return createTextIndex({ blocks: reader.blocks });
}

class Reader {
  readonly blocks: TextBlock[] = [];
  private text = '';
  private pieces: Piece[] = [];

  read(root: Element): void {
    // A stack instead of recursion: hostile pages nest elements by the ten thousand.
    const stack: (Node | (() => void))[] = [root];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (typeof next === 'function') next();
      else if (next.nodeType === 3) this.append(next as Text);
      else if (next.nodeType === 1) this.open(next as Element, stack);
    }
  }

  private open(element: Element, stack: (Node | (() => void))[]): void {
    const name = element.localName;
    if (UNREAD.has(name) || isUnshown(element)) return;
    if (name === 'br') {
      this.space();
      return;
    }
    if (!isInlineTag(name)) {
      this.flush();
      stack.push(() => this.flush());
    }
    const children = Array.from(childrenOf(element, name));
    for (const child of children.toReversed()) stack.push(child);
  }

  private append(node: Text): void {
    for (const { 0: run, index } of node.data.matchAll(/\s+|\S+/g)) {
      if (/\s/.test(run)) {
        this.space(node, index);
        continue;
      }
      const last = this.pieces.at(-1);
      const adjoins =
        last?.node === node &&
        last.nodeStart + last.length === index &&
        last.start + last.length === this.text.length;
      if (adjoins) last.length += run.length;
      else
        this.pieces.push({ node, nodeStart: index, start: this.text.length, length: run.length });
      this.text += run;
    }
  }

  /** One space for any white space; none opens a block. */
  private space(node?: Text, nodeStart = 0): void {
    if (this.text === '' || this.text.endsWith(' ')) return;
    const last = this.pieces.at(-1);
    if (node !== undefined && last?.node === node && last.nodeStart + last.length === nodeStart) {
      last.length += 1;
    }
    this.text += ' ';
  }

  flush(): void {
    const text = this.text.trimEnd();
    const last = this.pieces.at(-1);
    if (last !== undefined) {
      last.length = Math.min(last.length, text.length - last.start);
      this.blocks.push({ kind: 'paragraph', text, pieces: this.pieces });
    }
    this.text = '';
    this.pieces = [];
  }
}

/** Unlike text kept from screen readers (`aria-hidden`), which is on the page for all who see it. */
function isUnshown(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return /(?:^|;)\s*display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
}

function childrenOf(element: Element, name: string): Iterable<Node> {
  if (name === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (name === 'iframe' || name === 'frame') {
    const body = (element as HTMLIFrameElement).contentDocument?.body;
    return body ? [body] : [];
  }
  return (element.shadowRoot ?? element).childNodes;
}
