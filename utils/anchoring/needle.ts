import { foldText } from './fold.ts';
import { fromCodePoints, type TextIndex } from './text-index.ts';
import type { SavedQuote } from './types.ts';
import { type Words, wordsIn } from './words.ts';

/** A stretch of the index's text. */
export interface Place {
  start: number;
  end: number;
}

/** Fewer words are no evidence of their own place: one stands anywhere. */
const FEW_WORDS = 3;
/** Matches no text of fewer words, and finds it in most that have more without folding them. */
const THREE_WORDS = /[a-z\d] [a-z\d]+ [a-z\d]/i;

/**
 * A saved quote made ready for looking up in one index. Most quotes stand where they stood, so everything but the
 * words themselves is worked out when it is first asked for.
 */
export class Needle {
  readonly exact: string;
  /** What was saved before and after the quote; empty strings when it is unknown. */
  readonly prefix: string;
  readonly suffix: string;
  /** Saved UTF-16 offset in the index's text; null when unknown. */
  readonly start: number | null;
  private ownFolded: string | null = null;
  private ownFoldedPrefix: string | null = null;
  private ownFoldedSuffix: string | null = null;
  private ownWords: Words | null = null;

  constructor(index: TextIndex, { quote, position }: SavedQuote) {
    this.exact = quote.exact;
    this.prefix = quote.prefix ?? '';
    this.suffix = quote.suffix ?? '';
    this.start = position === undefined ? null : fromCodePoints(index, position.start);
  }

  get folded(): string {
    this.ownFolded ??= foldText(this.exact).trim();
    return this.ownFolded;
  }

  get foldedPrefix(): string {
    this.ownFoldedPrefix ??= foldText(this.prefix).trim();
    return this.ownFoldedPrefix;
  }

  get foldedSuffix(): string {
    this.ownFoldedSuffix ??= foldText(this.suffix).trim();
    return this.ownFoldedSuffix;
  }

  get words(): Words {
    this.ownWords ??= wordsIn(this.folded);
    return this.ownWords;
  }

  /** Too few words to tell their place by themselves. */
  get isShort(): boolean {
    return !THREE_WORDS.test(this.exact) && this.words.hashes.length < FEW_WORDS;
  }
}
