/** The reader's own claim: what is selected, described like a detection. */
import type { BlockIndex } from '../anchoring/block-index.ts';
import { offsetsOf } from '../anchoring/range.ts';

import type { Detection } from '../claims/types.ts';
import type { TextBlock } from '../page/types.ts';
import { pairByPlace } from './match.ts';

/** Longer selections are no claim, and would be a copy of the article. */
const MAX_LENGTH = 2_000;

/** With so much more selected than the index holds, the selection means something else. */
const MORE = 1.2;

/** Why a selection is no claim: there is none, it is no text that was read, it is an article of its own. */
export type SelectionProblem = 'noSelection' | 'notText' | 'tooLong';

/**
 * What is selected in the window as a claim of the indexed text, or why it is none.
 * Where the spotter knows the selected sentence, its reading is taken over; else the reader's word is enough.
 */
export function detectSelection(
  window: Window,
  index: BlockIndex,
  detections: readonly Detection[],
): Detection | SelectionProblem {
  const range = selectedRange(window, index);
  if (!range) return 'noSelection';
  const span = offsetsOf(index, range);
  if (!span) return 'notText';
  const quote = index.text.slice(span.start, span.end);
  if (inked(range.toString()) > MORE * inked(quote)) return 'notText';
  if (span.end - span.start > MAX_LENGTH) return 'tooLong';
  const [at] = pairByPlace([span], detections);
  return { ...UNREAD, ...detections[at ?? -1], ...span, quote, score: 1 };
}

/** What is said of a claim of which nothing is known but that the reader made it one. */
const UNREAD: Omit<Detection, 'quote' | 'start' | 'end' | 'score'> = {
  tier: 'race',
  type: 'framing',
  direction: 'none',
  speaker: null,
  horizon: null,
  reasons: [],
};

const inked = (text: string) => text.replace(/\s+/g, '').length;

/** What is selected in the window, in a shadow tree or in a frame that holds text of the index. */
function selectedRange(window: Window, index: BlockIndex): Range | null {
  const trees = treesOf(index.blocks);
  const frames = [...trees].flatMap((tree) => (tree as Document).defaultView ?? []);
  for (const view of new Set([...frames, window])) {
    const selection = view.getSelection();
    if (!selection || selection.rangeCount === 0) continue;
    if (!selection.isCollapsed) return selection.getRangeAt(0);
    const shadowRoots = [...trees].filter((tree) => 'host' in tree) as ShadowRoot[];
    const [inner] = selection.getComposedRanges?.({ shadowRoots }) ?? [];
    if (!inner || inner.collapsed) continue;
    const range = view.document.createRange();
    range.setStart(inner.startContainer, inner.startOffset);
    range.setEnd(inner.endContainer, inner.endOffset);
    if (!range.collapsed) return range;
  }
  return null;
}

/** The documents and shadow trees that hold blocks. */
export function treesOf(blocks: readonly TextBlock[]): Set<Node> {
  const trees = new Set<Node>();
  for (const { pieces } of blocks) {
    const [piece] = pieces;
    if (piece) trees.add(piece.node.getRootNode());
  }
  return trees;
}
