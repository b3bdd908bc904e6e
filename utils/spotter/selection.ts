/** The reader's own claim: what is selected, described like a detection. */
import type { BlockIndex } from '../anchoring/block-index.ts';
import { offsetsOf } from '../anchoring/range.ts';

import type { Detection } from '../claims/types.ts';
import { pairByPlace } from './match.ts';

/** Longer selections are no claim, and would be a copy of the article. */
const MAX_LENGTH = 2_000;

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
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return 'noSelection';
  const span = offsetsOf(index, selection.getRangeAt(0));
  if (!span) return 'notText';
  if (span.end - span.start > MAX_LENGTH) return 'tooLong';
  const [known = null] = pairByPlace([span], detections).map((at) =>
    at === null ? null : (detections[at] ?? null),
  );
  const quote = index.text.slice(span.start, span.end);
  return { ...(known ?? UNREAD), ...span, quote, score: 1 };
}

/** What is said of a claim of which nothing is known but that the reader made it one. */
const UNREAD: Omit<Detection, 'quote' | 'start' | 'end'> = {
  tier: 'race',
  type: 'framing',
  direction: 'none',
  speaker: null,
  horizon: null,
  score: 1,
  reasons: [],
};
