import type { Piece, TextBlock } from '../page/types.ts';
import { type BlockIndex, lastAtMost } from './block-index.ts';
import type { Place } from './needle.ts';
import type { Side } from './text-index.ts';

/**
 * The DOM range of a stretch of the indexed text, or null when the page no longer holds it as it was indexed:
 * nodes removed, data replaced, or both ends in different trees.
 */
export function rangeOf(index: BlockIndex, start: number, end: number): Range | null {
  if (start >= end) return null;
  const from = boundaryOf(index, start, 'start');
  const to = boundaryOf(index, end, 'end');
  if (from === null || to === null) return null;
  if (from.node.getRootNode() !== to.node.getRootNode()) return null;
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range.collapsed ? null : range;
}

interface Boundary {
  node: Text;
  offset: number;
}

function boundaryOf(index: BlockIndex, offset: number, side: Side): Boundary | null {
  const { blocks, starts } = index;
  const at = lastAtMost(starts, side === 'start' ? offset : offset - 1, (start) => start);
  const block = blocks[at];
  if (block === undefined) return null;
  const within = offset - (starts[at] ?? 0);
  const found = pieceAt(block, within, side);
  if (found === null) {
    // Between two blocks: a start belongs to the next one.
    return side === 'start' && at + 1 < blocks.length
      ? boundaryOf(index, starts[at + 1] ?? 0, side)
      : null;
  }
  if (!isIntact(block, found)) return null;
  const into = Math.min(Math.max(within - found.start, 0), found.length);
  return { node: found.node, offset: found.nodeStart + into };
}

/** The piece that holds an offset, or the nearest one inside of a range that starts or ends there. */
function pieceAt(block: TextBlock, offset: number, side: Side): Piece | null {
  const { pieces } = block;
  const found = lastAtMost(pieces, side === 'start' ? offset : offset - 1, ({ start }) => start);
  const piece = pieces[found];
  if (side === 'end') return piece ?? null;
  if (piece !== undefined && offset < piece.start + piece.length) return piece;
  return pieces[found + 1] ?? null;
}

const ANY_SPACE = /\s/g;

/** Whether the node is still on the page and still says what was read from it. */
function isIntact(block: TextBlock, { node, nodeStart, start, length }: Piece): boolean {
  if (!node.isConnected || node.data.length < nodeStart + length) return false;
  const now = node.data.slice(nodeStart, nodeStart + length);
  const then = block.text.slice(start, start + length);
  return now.replace(ANY_SPACE, ' ') === then.replace(ANY_SPACE, ' ');
}

const placesOfNodes = new WeakMap<BlockIndex, Map<Text, { block: number; piece: number }>>();

function placesOf(index: BlockIndex): Map<Text, { block: number; piece: number }> {
  const known = placesOfNodes.get(index);
  if (known !== undefined) return known;
  const made = new Map<Text, { block: number; piece: number }>();
  index.blocks.forEach(({ pieces }, block) => {
    pieces.forEach(({ node }, piece) => {
      if (!made.has(node)) made.set(node, { block, piece });
    });
  });
  placesOfNodes.set(index, made);
  return made;
}

/**
 * The text offset of a place in a text node; null when the node is not indexed. In white space that was collapsed,
 * a start moves on to the next text and an end back to the last.
 */
function offsetOf(index: BlockIndex, node: Text, offset: number, side: Side): number | null {
  const first = placesOf(index).get(node);
  if (first === undefined) return null;
  let last: number | null = null;
  for (let { block, piece } = first; ; ) {
    const pieces = index.blocks[block]?.pieces;
    const run = pieces?.[piece];
    if (run === undefined) {
      // A node may run on into the next block: a line break inside `pre`, or blocks parted by `br`.
      if (index.blocks[block + 1]?.pieces[0]?.node !== node) break;
      block += 1;
      piece = 0;
      continue;
    }
    if (run.node !== node) break;
    const base = (index.starts[block] ?? 0) + run.start;
    if (side === 'start' && offset < run.nodeStart + run.length) {
      return base + Math.max(0, offset - run.nodeStart);
    }
    if (side === 'end' && offset <= run.nodeStart) break;
    last = base + Math.min(run.length, offset - run.nodeStart);
    piece += 1;
  }
  return last;
}

/** The stretch of indexed text a DOM range covers, without white space at its ends; null when it covers none. */
export function offsetsOf(index: BlockIndex, range: Range): Place | null {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const node of placesOf(index).keys()) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    const first = offsetOf(index, node, from, 'start');
    const last = offsetOf(index, node, to, 'end');
    if (first === null || last === null || first >= last) continue;
    start = Math.min(start, first);
    end = Math.max(end, last);
  }
  const covered = index.text.slice(start, end);
  end -= covered.length - covered.trimEnd().length;
  start += covered.length - covered.trimStart().length;
  return start < end ? { start, end } : null;
}
