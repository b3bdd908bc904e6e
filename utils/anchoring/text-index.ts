import { SEPARATOR } from '../page/join.ts';
import type { TextBlock } from '../page/types.ts';
import { type BlockIndex, createBlockIndex, lastAtMost } from './block-index.ts';
import { type Folded, fold } from './fold.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';
import { type Words, wordsIn } from './words.ts';

/**
 * The text of a page and what is needed to find quotes in it. Made once a page; an index of changed blocks takes
 * over what was worked out for the blocks that stayed.
 */
export interface TextIndex extends BlockIndex {
  /** The text folded, blocks parted by one space. Built when first asked for, then shared by all quotes. */
  folded(): FoldedIndex;
}

/** The folded text of a page with its words. Offsets are UTF-16 units of the folded text. */
export interface FoldedIndex {
  readonly text: string;
  readonly words: WordIndex;
  /** Offset in the page's text. An end that falls between two units lies behind the first. */
  toSource(offset: number, side: Side): number;
  fromSource(offset: number): number;
}

export type Side = 'start' | 'end';

/** What folding gave for a block, in cells small enough that none holds the thread for long. */
interface FoldedCell extends Folded {
  /** Offset in the block's text. */
  start: number;
  words: Words;
}

const CELL = 32_768;
const COMBINING = /[\u0300-\u036f]/;
const cells = new WeakMap<TextBlock, readonly FoldedCell[]>();
const surrogates = new WeakMap<TextIndex, Uint32Array>();

/** Makes the index of a collected page, or of any blocks in reading order. */
export function createTextIndex(page: { blocks: readonly TextBlock[] }): TextIndex {
  return textIndexOf(createBlockIndex(page));
}

/** Makes the index of blocks whose text is joined already. */
export function textIndexOf({ text, blocks, starts }: BlockIndex): TextIndex {
  let folded: FoldedIndex | null = null;
  return {
    text,
    blocks,
    starts,
    folded() {
      folded ??= createFoldedIndex(blocks, starts, text);
      return folded;
    },
  };
}

/** Folds blocks ahead of need, one bounded step at a time; {@link TextIndex.folded} is then cheap. */
export function* preparing(index: TextIndex): Generator<void, void, void> {
  let pending = 0;
  for (const block of index.blocks) {
    if (cells.has(block)) continue;
    yield* foldingBlock(block);
    pending += block.text.length;
    if (pending > CELL) {
      pending = 0;
      yield;
    }
  }
}

function* foldingBlock(block: TextBlock): Generator<void, void, void> {
  const { text } = block;
  const made: FoldedCell[] = [];
  for (let start = 0; start < text.length; ) {
    const end = cellEnd(text, start);
    const folded = fold(text.slice(start, end));
    made.push({ ...folded, start, words: wordsIn(folded.text) });
    start = end;
    if (start < text.length) yield;
  }
  cells.set(block, made);
}

/** Cells end behind a space, so that no word is parted unless it is longer than a cell. */
function cellEnd(text: string, start: number): number {
  if (text.length - start <= CELL) return text.length;
  const space = text.lastIndexOf(' ', start + CELL - 1);
  if (space > start) return space + 1;
  const cut = start + CELL;
  return isTrail(text.charCodeAt(cut)) ? cut + 1 : cut;
}

function createFoldedIndex(
  blocks: readonly TextBlock[],
  starts: readonly number[],
  source: string,
): FoldedIndex {
  const parts: { cell: FoldedCell; folded: number; source: number }[] = [];
  // Joined once at the end: a string that grows is copied whole whenever a character of it is looked at.
  const texts: string[] = [];
  let length = 0;
  const add = (text: string) => {
    if (text === '') return;
    texts.push(text);
    length += text.length;
  };
  blocks.forEach((block, at) => {
    if (!cells.has(block)) for (const _ of foldingBlock(block));
    // A block of nothing but invisible characters folds to nothing.
    if (texts.at(-1)?.endsWith(' ') === false) add(' ');
    for (const cell of cells.get(block) ?? []) {
      parts.push({ cell, folded: length, source: (starts[at] ?? 0) + cell.start });
      add(cell.text);
    }
  });
  const text = texts.join('');
  const words = createWordIndex(
    text,
    parts.map(({ cell, folded }) => ({ words: cell.words, at: folded })),
  );
  return {
    text,
    words,
    toSource: (offset, side) =>
      side === 'end' && offset > 0 ? endOf(offset - 1) : startOf(offset),
    fromSource(offset) {
      const part = parts[lastAtMost(parts, offset, (at) => at.source)];
      if (part === undefined) return 0;
      const { map } = part.cell;
      const within = Math.max(0, offset - part.source);
      if (map === null) return part.folded + Math.min(within, part.cell.text.length);
      return part.folded + firstAtLeast(map, within);
    },
  };

  function partAt(offset: number) {
    return parts[lastAtMost(parts, offset, ({ folded }) => folded)];
  }

  function startOf(offset: number): number {
    const part = partAt(offset);
    if (part === undefined) return 0;
    const within = offset - part.folded;
    return part.source + (part.cell.map === null ? within : (part.cell.map[within] ?? 0));
  }

  /** The end of one folded unit. What folding dropped behind it stays outside, a composed accent inside. */
  function endOf(unit: number): number {
    const part = partAt(unit);
    if (part === undefined) return 0;
    const { map, text: own } = part.cell;
    const within = unit - part.folded;
    if (within >= own.length) return partEnd(part) + SEPARATOR.length;
    let end = part.source + (map === null ? within : (map[within] ?? 0)) + 1;
    if (map !== null) while (COMBINING.test(source.charAt(end))) end += 1;
    return end;
  }

  function partEnd({ cell, source: at }: { cell: FoldedCell; source: number }): number {
    return at + (cell.map === null ? cell.text.length : (cell.map.at(-1) ?? 0));
  }
}

function firstAtLeast(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, sorted.length - 1);
}

const isLead = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isTrail = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Offsets of the second unit of every surrogate pair, ascending. */
function pairsOf(index: TextIndex): Uint32Array {
  const known = surrogates.get(index);
  if (known !== undefined) return known;
  const { text } = index;
  const pairs: number[] = [];
  if (/[\ud800-\udbff]/.test(text)) {
    for (let at = 1; at < text.length; at += 1) {
      if (isTrail(text.charCodeAt(at)) && isLead(text.charCodeAt(at - 1))) pairs.push(at);
    }
  }
  const made = Uint32Array.from(pairs);
  surrogates.set(index, made);
  return made;
}

/** Code points before a UTF-16 offset; an offset inside a pair counts as behind it. */
export function toCodePoints(index: TextIndex, offset: number): number {
  const pairs = pairsOf(index);
  return offset - (lastAtMost(pairs, offset - 1, (at) => at) + 1);
}

/** The UTF-16 offset of a code point position; positions beyond the text stay beyond it. */
export function fromCodePoints(index: TextIndex, position: number): number {
  const pairs = pairsOf(index);
  // `pairs[k] - k` is the code point position just behind the k-th pair.
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle] as number) - middle <= position) low = middle + 1;
    else high = middle;
  }
  return position + low;
}
