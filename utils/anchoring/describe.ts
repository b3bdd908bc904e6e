import { fragmentFor } from './fragment.ts';
import { type TextIndex, toCodePoints } from './text-index.ts';
import type { Selectors } from './types.ts';

/** Context is kept on both sides even where the quote is unique: it tells the place once words change. */
const CONTEXT = 32;

/** Describes a stretch of the indexed text so that it can be found again after the page has changed. */
export function describe(index: TextIndex, start: number, end: number): Selectors {
  const { text } = index;
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
    position: { start: toCodePoints(index, start), end: toCodePoints(index, end) },
    fragment: fragmentFor(text.slice(start, end)),
  };
}
