import type { BlockKind } from '../claims/types.ts';
import { type Furniture, furnitureOf, isHidden, isInlineTag, isNamedBody, isSkippedTag } from './markup.ts';
import type { Piece, TextBlock } from './types.ts';

/** A block as found, before it is decided whether it belongs to the article. */
export interface FoundBlock extends TextBlock {
  /** The element that lays the block out. */
  element: Element;
  /** Characters of `text` that stand in links. */
  linked: number;
}

/** A block-level element and the blocks found inside it: `found[from..to)`. */
export interface Span {
  element: Element;
  from: number;
  to: number;
}

/** The blocks of a tree in reading order, with the elements that hold them (inner before outer). */
export interface Reading {
  found: FoundBlock[];
  spans: Span[];
}

/** What an earlier reading found, and the elements in which something has changed since. */
export interface Earlier {
  reading: Reading;
  changed: ReadonlySet<Node>;
}

interface Frame {
  element: Element;
  next: Node | null;
  /** Nodes assigned to a slot: read instead of children. */
  assigned: readonly Node[] | null;
  index: number;
  block: boolean;
  from: number;
  kind: BlockKind;
  linked: boolean;
}

/** How many nodes are read between two pauses, and how much of one text node. */
const NODES_A_SLICE = 150;
const TEXT_A_SLICE = 50_000;

const HEADINGS: Readonly<Record<string, BlockKind>> = {
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

class Builder {
  readonly found: FoundBlock[] = [];
  private text = '';
  private pieces: Piece[] = [];
  private linked = 0;
  private breaks = 0;

  /** Appends a stretch of a text node, its white space collapsed. */
  append(node: Text, from: number, to: number, inLink: boolean): void {
    const { data } = node;
    const before = this.text.length;
    let start = from;
    if (this.text === '' || this.text.endsWith(' ')) {
      INK.lastIndex = from;
      const ink = INK.exec(data);
      start = ink === null ? to : Math.min(ink.index, to);
    }
    // A single white-space unit stays in its run; more of them end it.
    GAPS.lastIndex = start;
    for (let gap = GAPS.exec(data); gap !== null && gap.index < to; gap = GAPS.exec(data)) {
      this.add(node, start, gap.index + 1);
      start = Math.min(GAPS.lastIndex, to);
    }
    this.add(node, start, to);
    if (this.text.length > before) this.breaks = 0;
    if (inLink) this.linked += this.text.length - before;
  }

  private add(node: Text, from: number, to: number): void {
    if (to <= from) return;
    this.pieces.push({ node, nodeStart: from, start: this.text.length, length: to - from });
    this.text += node.data.slice(from, to).replace(/[^\S ]/g, ' ');
  }

  /** A line break: white space, and the second in a row ends the block. */
  break(node: Element, kind: BlockKind): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(node, kind);
    else this.pendingBreak();
  }

  private pendingBreak(): void {
    if (this.text !== '' && !this.text.endsWith(' ')) this.text += ' ';
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
      this.found.push({ kind, text, pieces: this.pieces, element, linked: this.linked });
    }
    this.text = '';
    this.pieces = [];
    this.linked = 0;
    this.breaks = 0;
  }

  /** Takes over a block of an earlier reading. */
  keep(block: FoundBlock): void {
    this.found.push(block);
  }
}

/**
 * Reads the text blocks under an element in reading order, leaving out what markup says is hidden or furniture.
 * Open shadow roots are read in place of their host's children, slots in place of themselves, frames of the same
 * origin in place of the frame. Yields after every bounded amount of work; holds no layout.
 */
export function* readBlocks(
  root: Element,
  lenient: boolean,
  earlier?: Earlier,
): Generator<void, Reading, void> {
  const builder = new Builder();
  const spans: Span[] = [];
  const known = earlier && new Map(earlier.reading.spans.map((span) => [span.element, span]));
  const stack: Frame[] = [frameOf(root, null, 0)];
  const long = longParagraphs(root);
  let budget = NODES_A_SLICE;

  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    budget -= 1;
    if (budget <= 0) {
      budget = NODES_A_SLICE;
      yield;
    }
    const node = nextOf(frame);
    if (node === null) {
      stack.pop();
      if (frame.block) {
        builder.flush(frame.element, frame.kind);
        const to = builder.found.length;
        spans.push({ element: frame.element, from: frame.from, to });
      }
      continue;
    }
    if (isText(node)) {
      for (let from = 0; from < node.data.length; from += TEXT_A_SLICE) {
        if (from > 0) yield;
        const to = Math.min(from + TEXT_A_SLICE, node.data.length);
        builder.append(node, from, to, frame.linked);
      }
      continue;
    }
    if (!isElement(node)) continue;
    const name = node.localName;
    if (name === 'br') {
      builder.break(frame.element, frame.kind);
      continue;
    }
    if (!isRead(node, name, long, lenient)) continue;
    const inner = frameOf(node, frame, builder.found.length);
    if (inner.block) {
      builder.flush(frame.element, frame.kind);
      inner.from = builder.found.length;
      const span = known?.get(node);
      if (earlier && span && !earlier.changed.has(node)) {
        reuse(earlier.reading, span, builder, spans);
        continue;
      }
    }
    stack.push(inner);
  }
  return { found: builder.found, spans };
}

function reuse(reading: Reading, span: Span, builder: Builder, spans: Span[]): void {
  const shift = builder.found.length - span.from;
  for (let at = span.from; at < span.to; at += 1) {
    const block = reading.found[at];
    if (block !== undefined) builder.keep(block);
  }
  // Spans are listed inner before outer, so those inside stand straight before their outer one.
  const end = reading.spans.indexOf(span);
  let start = end;
  while (start > 0 && span.element.contains(reading.spans[start - 1]?.element ?? null)) start -= 1;
  for (let at = start; at <= end; at += 1) {
    const inner = reading.spans[at];
    if (inner !== undefined) {
      spans.push({ element: inner.element, from: inner.from + shift, to: inner.to + shift });
    }
  }
}

function frameOf(element: Element, outer: Frame | null, from: number): Frame {
  const name = element.localName;
  const slotted = name === 'slot' ? (element as HTMLSlotElement).assignedNodes() : null;
  return {
    element,
    next: contentOf(element, name),
    assigned: slotted !== null && slotted.length > 0 ? slotted : null,
    index: 0,
    block: outer === null || !isInlineTag(name),
    from,
    kind: HEADINGS[name] ?? outer?.kind ?? 'paragraph',
    linked: outer?.linked === true || name === 'a',
  };
}

/** The first node to read in an element: of its shadow, its framed document, or its own children. */
function contentOf(element: Element, name: string): Node | null {
  if (name === 'iframe' || name === 'frame') {
    // Null for another origin: what the page itself may not see is not read.
    return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  }
  return (element.shadowRoot ?? element).firstChild;
}

function nextOf(frame: Frame): Node | null {
  if (frame.assigned !== null) {
    const node = frame.assigned[frame.index] ?? null;
    frame.index += 1;
    return node;
  }
  const node = frame.next;
  frame.next = node?.nextSibling ?? null;
  return node;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The paragraphs of a page that are long enough to be prose, to tell wrappers from furniture. */
function longParagraphs(root: Element): Element[] {
  const long: Element[] = [];
  for (const paragraph of root.getElementsByTagName('p')) {
    if (long.length >= 200) break;
    if ((paragraph.textContent ?? '').length > 80) long.push(paragraph);
  }
  return long;
}

function isRead(
  element: Element,
  name: string,
  long: readonly Element[],
  lenient: boolean,
): boolean {
  if (isSkippedTag(name)) return false;
  if (name === 'body') return true;
  if (isHidden(element)) return false;
  if (name === 'a') return true;
  const furniture = furnitureOf(element, name);
  if (furniture === 'no') return true;
  if (furniture !== 'beside' && (lenient || name === 'p' || isInlineTag(name))) return true;
  return holdsArticle(element, furniture, long);
}

/** A wrapper may carry a furniture word for what stands beside the article (`content-sidebar-wrap`). */
function holdsArticle(
  element: Element,
  furniture: Exclude<Furniture, 'no'>,
  long: readonly Element[],
): boolean {
  let inside = 0;
  for (const paragraph of long) if (element.contains(paragraph)) inside += 1;
  if (furniture === 'gate') return inside >= 2;
  if (long.length < 3 || inside * 2 < long.length) return false;
  if (furniture === 'maybe' && inside >= 0.8 * long.length) return true;
  return (
    isNamedBody(element) || element.querySelector('h1,article,[itemprop~="articleBody"]') !== null
  );
}
