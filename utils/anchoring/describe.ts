import { fragmentFor } from './fragment.ts';
import { type TextIndex, toCodePoints } from './text-index.ts';
import type { Selectors } from './types.ts';
import { isInsideWord } from './words.ts';

/** Context is kept on both sides even where the quote is unique: it tells the place once the words change. */
const MIN_CONTEXT = 32;
/** Context stops growing here; text that repeats itself for longer is told apart by position only. */
const MAX_CONTEXT = 512;
/** Context ends with whole words, unless a word is longer than this. */
const MAX_WORD = 50;

/**
 * Describes a stretch of the indexed text so that it can be found again after the page has changed. Offsets are
 * UTF-16, the position in the answer counts code points.
 */
export function describe(index: TextIndex, start: number, end: number): Selectors {
  const { text } = index;
  // Each side becomes unique by itself: it then vouches for the place whatever becomes of the quote.
  const from = grow(text, start, -1);
  const to = grow(text, end, 1);
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(from, start),
      suffix: text.slice(end, to),
    },
    position: { start: toCodePoints(index, start), end: toCodePoints(index, end) },
    fragment: fragmentFor(index, start, end),
  };
}

/** Where the context on one side of `edge` ends: as near as it is long enough and stands nowhere else. */
function grow(text: string, edge: number, step: -1 | 1): number {
  for (let size = MIN_CONTEXT; ; size *= 2) {
    const limit = Math.min(Math.max(0, edge + step * size), text.length);
    const at = wholeWord(text, limit, step);
    const context = text.slice(Math.min(at, edge), Math.max(at, edge));
    if (size >= MAX_CONTEXT || limit === 0 || limit === text.length) return at;
    if (isUnique(text, context.trim())) return at;
  }
}

function isUnique(text: string, part: string): boolean {
  const first = text.indexOf(part);
  return text.indexOf(part, first + 1) < 0;
}

/** Moves an offset outwards to the edge of the word it cuts; never leaves half of a surrogate pair. */
function wholeWord(text: string, offset: number, step: -1 | 1): number {
  let at = offset;
  while (Math.abs(at - offset) < MAX_WORD && isInsideWord(text, at)) at += step;
  return isLowSurrogate(text.charCodeAt(at)) ? at + step : at;
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
