import { mainClause } from './clause.ts';
import { type Units, unitsOf } from './units.ts';
import { cutWords, type Spelling } from './words.ts';

/** A sentence cut into words and units, with the actors it names. */
export interface ReadSentence extends Units {
  text: string;
  words: readonly Spelling[];
  /** As bits: signs that stand between the words (`words.ts`). */
  marks: number;
  /** Index of the first word of the clause that carries the claim (`clause.ts`). */
  main: number;
}

/** A sentence with what a reader has in mind on reaching it. */
export interface SentenceContext extends ReadSentence {
  /** Sentences before it, nearest first, `MOST_BEFORE` at most; the later ones may be left out where nothing asks for them. */
  previous: readonly ReadSentence[];
  title: ReadSentence;
  /** The article's date, `YYYY-MM-DD` or a prefix of it; null when unknown. */
  date: string | null;
}

/** Sentences looked back at. */
export const MOST_BEFORE = 4;

/** A sentence is read no further than this: what goes on longer is no prose, and its cost must stay bounded. */
export const MOST_READ = 4000;

/** Cuts `text` between `start` and `end` into words and units and finds its actors. */
export function readSentence(text: string, start = 0, end = text.length): ReadSentence {
  const last = Math.min(end, start + MOST_READ);
  const cut = cutWords(text, start, last);
  const words = cut.words.slice(0, cut.count);
  const { units, firsts, actors, grammar } = unitsOf(words);
  const main = mainClause(text, cut, grammar);
  const own = text.slice(start, last);
  return { text: own, words, marks: cut.marks, units, firsts, actors, grammar, main };
}
