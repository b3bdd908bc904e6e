import { type Context, contextOf } from './context.ts';
import { foldText } from './fold.ts';
import { fromCodePoints, type TextIndex } from './text-index.ts';
import type { SavedQuote } from './types.ts';
import { wordsIn } from './words.ts';

/** A saved quote made ready for looking up in one index. */
export interface Needle {
  exact: string;
  folded: string;
  /** Number of words. */
  size: number;
  context: Context;
  /** Saved UTF-16 offset in the index's text; null when unknown. */
  start: number | null;
}

export function needleOf(index: TextIndex, { quote, position }: SavedQuote): Needle {
  const folded = foldText(quote.exact).trim();
  return {
    exact: quote.exact,
    folded,
    size: wordsIn(folded).hashes.length,
    context: contextOf(quote.prefix ?? '', quote.suffix ?? ''),
    start: position === undefined ? null : fromCodePoints(index, position.start),
  };
}

/** A stretch of the index's text. */
export interface Place {
  start: number;
  end: number;
}
