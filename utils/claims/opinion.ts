/**
 * A second opinion on a sentence's tier, from what it says rather than from what is named in and around it: who does what
 * to whom, in words, classes and tense, the sentence before and the headline.
 */
import type { CloseReading } from './close-reading.ts';
import { WEIGHT_UNIT, WeightTable } from './sparse.ts';
import { PART, readInto, TYPE_WORD_SHAPES } from './type.ts';
import { CLAIM_TYPES } from './types.ts';

/** What is told apart: no claim, a claim of the wider tier, a race claim. */
export const STANDINGS = ['none', 'wider', 'race'] as const;
const [NONE, , RACE] = STANDINGS.map((_, place) => place) as [number, number, number];

/**
 * The trained weights that types and opinions are read of, unpacked into one table: both look at the same features.
 * Either may be empty, and then knows nothing.
 */
export const typeTable = (types: string, opinion: string): WeightTable =>
  new WeightTable(
    [
      { packed: types, classes: CLAIM_TYPES.length },
      { packed: opinion, classes: STANDINGS.length },
    ],
    WEIGHT_UNIT,
    TYPE_WORD_SHAPES,
  );

/** What a second opinion adds to the two scores of a sentence, in log-odds. */
export interface Opinion {
  any: number;
  race: number;
}
export const NO_OPINION: Opinion = { any: 0, race: 0 };

/** The most it adds or takes away: what is named in and around a sentence goes on deciding most. */
export const MOST_OPINION: Opinion = { any: 1, race: 1.5 };
/** How much of it counts, by cross-validation. */
const SHARE: Opinion = { any: 0.4, race: 0.7 };
/** What is thought of the middle sentence of the labelled articles: only what lies off it is an opinion. */
const USUAL: Opinion = { any: 0.5, race: -1.7 };

const shares = new Float64Array(STANDINGS.length);
/** Keeps a share of nothing from being infinitely sure. */
const LEAST = 1e-6;
const logOdds = (share: number) => Math.log((share + LEAST) / (1 - share + LEAST));

function bounded(head: keyof Opinion, thought: number): number {
  const most = MOST_OPINION[head];
  return Math.max(-most, Math.min(most, SHARE[head] * (thought - USUAL[head])));
}

/** The opinion of a sentence that was read closely. */
export function opinionOf({ type }: CloseReading, table: WeightTable): Opinion {
  readInto(table, type);
  table.predict(PART.opinion, shares);
  return {
    any: bounded('any', -logOdds(shares[NONE] as number)),
    race: bounded('race', logOdds(shares[RACE] as number)),
  };
}
