import type { BlockKind } from '../claims/types.ts';
import {
  furnitureIn,
  furnitureOf,
  isInlineTag,
  isNamedBody,
  isSkippedTag,
  unshownIn,
} from './markup.ts';
import { proseIn } from './prose.ts';
import type { Piece, TextBlock } from './types.ts';

/** A block as found, before it is decided whether it belongs to the article. */
export interface FoundBlock extends TextBlock {
  /** The element that lays the block out. */
  element: Element;
  /** Characters of `text` that stand in links. */
  linked: number;
  /** How much running text the block holds, in Latin characters; 0 for headings, labels and lists of links. */
  prose: number;
}

/** A block-level element and the blocks found inside it: `found[from..to)`. */
export interface ElementSpan {
  element: Element;
  from: number;
  to: number;
  /** Index of the first span that lies inside this one; its own when there is none. */
  first: number;
}

/** The blocks of a tree in reading order, with the elements that hold any (inner before outer). */
export interface Reading {
  found: FoundBlock[];
  spans: ElementSpan[];
}

/** What an earlier reading found, and the nodes in which something has changed since, with all their ancestors. */
export interface Earlier {
  reading: Reading;
  changed: ReadonlySet<Node>;
}

/**
 * How much of a page is read: without what markup marks as furniture; with what is only usually furniture; or all that
 * is shown, furniture and what is kept from screen readers included.
 */
export type Reach = 'strict' | 'lenient' | 'everything';

/** How many nodes are read between two pauses, and how much of one text node. */
const NODES_A_SLICE = 100;
const TEXT_A_SLICE = 50_000;
/** Tables of a hundred thousand cells are no article: reading ends here. */
const MOST_BLOCKS = 6_000;
/** Paragraphs of this length tell wrappers of articles from furniture; so many of them are enough to tell. */
const LONG = 80;
const MOST_LONG = 200;

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'headline',
  h2: 'subheading',
  h3: 'subheading',
  h4: 'subheading',
  h5: 'subheading',
  h6: 'subheading',
  li: 'listItem',
  dd: 'listItem',
  blockquote: 'quote',
};

const INK = /\S/g;
const GAPS = /\s{2,}/g;

/** Puts a block together from stretches of text nodes. */
class Builder {
  readonly found: FoundBlock[] = [];
  private text = '';
  private pieces: Piece[] = [];
  private linked = 0;
  private breaks = 0;
  /** White space that comes next adds nothing. */
  private spaced = true;

  /** Appends a stretch of a text node, its white space collapsed. */
  append(node: Text, from: number, to: number, inLink: boolean): void {
    const { data } = node;
    const before = this.text.length;
    let start = from;
    if (this.spaced) {
      INK.lastIndex = from;
      const ink = INK.exec(data);
      start = ink === null ? to : Math.min(ink.index, to);
    }
    if (start >= to) return;
    // A single white-space unit stays in its run; more of them end it.
    GAPS.lastIndex = start;
    for (let gap = GAPS.exec(data); gap !== null && gap.index < to; gap = GAPS.exec(data)) {
      this.add(node, start, gap.index + 1);
      start = Math.min(GAPS.lastIndex, to);
    }
    this.add(node, start, to);
    this.breaks = 0;
    this.spaced = /\s/.test(data.charAt(to - 1));
    if (inLink) this.linked += this.text.length - before;
  }

  private add(node: Text, from: number, to: number): void {
    if (to <= from) return;
    this.pieces.push({ node, nodeStart: from, start: this.text.length, length: to - from });
    this.text += node.data.slice(from, to).replace(/[^\S ]/g, ' ');
  }

  /** A line break: white space, and the second in a row ends the block. */
  break(element: Element, kind: BlockKind): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(element, kind);
    else if (!this.spaced) {
      this.text += ' ';
      this.spaced = true;
    }
  }

  /** Ends the block that is being built. */
  flush(element: Element, kind: BlockKind): void {
    if (this.text === '') return;
    let { text } = this;
    if (text.endsWith(' ')) {
      text = text.slice(0, -1);
      const last = this.pieces.at(-1);
      if (last !== undefined && last.start + last.length > text.length) {
        last.length = text.length - last.start;
        if (last.length === 0) this.pieces.pop();
      }
    }
    if (text !== '') {
      const linked = Math.min(this.linked, text.length);
      const prose = proseIn(text, kind, linked);
      this.found.push({ kind, text, pieces: this.pieces, element, linked, prose });
    }
    this.text = '';
    this.pieces = [];
    this.linked = 0;
    this.breaks = 0;
    this.spaced = true;
  }
}

/** An element that is being read. */
interface Frame {
  element: Element;
  next: Node | null;
  /** Nodes assigned to a slot: read instead of children. */
  assigned: Node[] | null;
  block: boolean;
  from: number;
  first: number;
  kind: BlockKind;
  linked: boolean;
}

/** What only the wrapper of an article holds. */
const ARTICLE_PARTS =
  'h1,article,.hentry,[itemprop~="articleBody"],[class*="entry-content"],[class*="article-body"]';

class Reader {
  private readonly builder = new Builder();
  private readonly spans: ElementSpan[] = [];
  private readonly stack: Frame[] = [];
  private readonly unshown = new Set<Element>();
  private readonly roles = new Set<Element>();
  private readonly known: ReadonlyMap<Element, number>;
  /** For each element, how many long paragraphs it holds. */
  private long: ReadonlyMap<Node, number> | null = null;

  private readonly root: Element;
  private readonly reach: Reach;
  private readonly earlier: Earlier | undefined;

  constructor(root: Element, reach: Reach, earlier: Earlier | undefined) {
    this.root = root;
    this.reach = reach;
    this.earlier = earlier;
    this.known = new Map(earlier?.reading.spans.map(({ element }, at) => [element, at]));
  }

  *read(): Generator<void, Reading, void> {
    const { builder, root, spans, stack } = this;
    this.survey(root);
    yield;
    this.enter(root, null);
    let budget = NODES_A_SLICE;
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      budget -= 1;
      if (budget <= 0) {
        budget = NODES_A_SLICE;
        yield;
      }
      const node = builder.found.length < MOST_BLOCKS ? nextOf(frame) : null;
      if (node === null) this.leave(frame);
      else if (node.nodeType === 1) this.open(node as Element, frame);
      else if (node.nodeType === 3) yield* this.append(node as Text, frame.linked);
    }
    return { found: builder.found, spans };
  }

  private *append(node: Text, linked: boolean): Generator<void, void, void> {
    const { length } = node.data;
    for (let from = 0; from < length; from += TEXT_A_SLICE) {
      if (from > 0) yield;
      this.builder.append(node, from, Math.min(from + TEXT_A_SLICE, length), linked);
    }
  }

  /** Asks once, natively, what would else be asked of every element. */
  private survey(root: ParentNode): void {
    const isAll = this.reach === 'everything';
    for (const element of unshownIn(root, isAll)) this.unshown.add(element);
    if (isAll) return;
    for (const element of furnitureIn(root)) this.roles.add(element);
  }

  private enter(element: Element, outer: Frame | null): void {
    const name = element.localName;
    const { found } = this.builder;
    const block = outer === null || !isInline(name, outer);
    const assigned = name === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    this.stack.push({
      element,
      next: this.contentOf(element, name),
      assigned: assigned.length > 0 ? assigned.toReversed() : null,
      block,
      from: found.length,
      first: this.spans.length,
      kind: KINDS[name] ?? outer?.kind ?? 'paragraph',
      linked: outer?.linked === true || (name === 'a' && leadsAway(element)),
    });
  }

  private leave({ element, block, from, first, kind }: Frame): void {
    this.stack.pop();
    if (!block) return;
    const { found } = this.builder;
    this.builder.flush(element, kind);
    if (found.length > from) this.spans.push({ element, from, to: found.length, first });
  }

  private open(element: Element, outer: Frame): void {
    const name = element.localName;
    if (name === 'br') {
      this.builder.break(outer.element, outer.kind);
      return;
    }
    if (!this.isRead(element, name)) return;
    if (!isInline(name, outer)) {
      this.builder.flush(outer.element, outer.kind);
      if (this.earlier !== undefined && !this.earlier.changed.has(element)) {
        const known = this.known.get(element);
        if (known !== undefined) {
          this.reuse(this.earlier.reading, known);
          return;
        }
      }
    }
    this.enter(element, outer);
  }

  /** Takes over what an earlier reading found in an element. */
  private reuse({ found, spans }: Reading, index: number): void {
    const outer = spans[index];
    if (outer === undefined) return;
    const shift = this.builder.found.length - outer.from;
    const shiftSpans = this.spans.length - outer.first;
    for (const block of found.slice(outer.from, outer.to)) this.builder.found.push(block);
    for (const { element, from, to, first } of spans.slice(outer.first, index + 1)) {
      this.spans.push({ element, from: from + shift, to: to + shift, first: first + shiftSpans });
    }
  }

  /** The first node to read in an element: of its shadow, its framed document, or its own children. */
  private contentOf(element: Element, name: string): Node | null {
    if (name === 'iframe') {
      // Null for another origin: what the page itself may not see is not read.
      const body = (element as HTMLIFrameElement).contentDocument?.body ?? null;
      if (body !== null) this.survey(body);
      return body;
    }
    const shadow = mayHost(name) ? element.shadowRoot : null;
    if (shadow !== null) this.survey(shadow);
    return (shadow ?? element).firstChild;
  }

  private isRead(element: Element, name: string): boolean {
    if (isSkippedTag(name) || this.unshown.has(element)) return false;
    if (name === 'a' || name === 'body' || this.reach === 'everything') return true;
    const furniture = this.roles.has(element) ? 'maybe' : furnitureOf(element, name);
    if (furniture === 'no') return true;
    if (furniture !== 'beside' && (this.reach === 'lenient' || name === 'p' || isInlineTag(name)))
      return true;
    // A wrapper may carry a furniture word for what stands beside the article (`content-sidebar-wrap`).
    this.long ??= countLong(this.root);
    const inside = this.long.get(element) ?? 0;
    if (furniture === 'gate') return inside >= 2;
    const all = this.long.get(this.root) ?? 0;
    if (all < 3 || inside * 2 < all) return false;
    if (furniture === 'maybe' && inside >= 0.8 * all) return true;
    return isNamedBody(element) || element.querySelector(ARTICLE_PARTS) !== null;
  }
}

/** Unknown (custom) elements are taken for blocks but in a paragraph, which holds none. */
const isInline = (name: string, { element }: Pick<Frame, 'element'>): boolean =>
  isInlineTag(name) || (element.localName === 'p' && name.includes('-'));

/** A link to a place on the same page, as headings have to themselves, leads nowhere else. */
function leadsAway(link: Element): boolean {
  return link.getAttribute('href')?.startsWith('#') !== true;
}

/** Elements that may have a shadow root and do so in practice. */
function mayHost(name: string): boolean {
  return (
    name === 'div' ||
    name === 'section' ||
    name === 'article' ||
    name === 'main' ||
    name.includes('-')
  );
}

function nextOf(frame: Frame): Node | null {
  if (frame.assigned !== null) return frame.assigned.pop() ?? null;
  const node = frame.next;
  frame.next = node?.nextSibling ?? null;
  return node;
}

function countLong(root: Element): Map<Node, number> {
  const counts = new Map<Node, number>();
  let seen = 0;
  for (const paragraph of root.getElementsByTagName('p')) {
    if ((paragraph.textContent ?? '').length <= LONG) continue;
    seen += 1;
    if (seen > MOST_LONG) break;
    for (let at: Node | null = paragraph; at !== null; at = at === root ? null : at.parentNode) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Reads the text blocks under an element in reading order. Open shadow roots are read in place of their host's children,
 * slots in place of themselves, frames of the same origin in place of the frame. Yields after every bounded amount
 * of work; causes no style or layout. With an earlier reading, only elements with changes in them are read again.
 */
export function readBlocks(
  root: Element,
  reach: Reach,
  earlier?: Earlier,
): Generator<void, Reading, void> {
  return new Reader(root, reach, earlier).read();
}
