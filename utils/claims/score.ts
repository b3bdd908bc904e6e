/** The second pass: a sum of named contributions, a bounded learned correction, the reader's own lessons. */
import { FEATURES } from './features.ts';
import { MOST_CORRECTION, type Model, type Sums } from './model.ts';
import type { Tier } from './types.ts';

/** Feature name to log-odds. */
export type Adjustments = Readonly<Record<string, number>>;

/** What one lesson, and all lessons together, may change, in log-odds. */
export const MOST_ADJUSTMENT = 1;
export const MOST_ADJUSTMENTS = 2;

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

export const probability = (score: number) => 1 / (1 + Math.exp(-score));

/** What the reader's lessons change, by feature. */
export function lessonsOf(adjustments: Adjustments): readonly (readonly [number, number])[] {
  return Object.entries(adjustments)
    .map(([name, change]) => [FEATURES.indexOf(name), clamp(change, MOST_ADJUSTMENT)] as const)
    .filter(([place]) => place >= 0);
}

/** Log-odds that a sentence with these values is a claim of any tier, and that it is a race claim. */
export function scoresOf(
  model: Model,
  values: Uint8Array,
  lessons: readonly (readonly [number, number])[] = [],
): Sums {
  const sums = model.linear(values);
  const raised = MOST_CORRECTION + (lessons.length > 0 ? MOST_ADJUSTMENTS : 0);
  // Nothing that the trees and the lessons may add makes a claim of it.
  if (sums.any + raised < HOPELESS) return sums;
  let learnt = 0;
  for (const [place, change] of lessons) if (values[place] !== 0) learnt += change;
  learnt = clamp(learnt, MOST_ADJUSTMENTS);
  return {
    any: sums.any + model.correction('any', values, sums.any) + learnt,
    race: sums.race + model.correction('race', values, sums.race) + learnt,
  };
}

/** No threshold lies lower, in log-odds. */
const HOPELESS = -2;

/** A race claim has to look like a claim at all, if less surely than a wider one. In log-odds. */
const LEAST_ANY_OF_RACE = -0.6;

/** The tier two scores mean, or null for no claim. */
export function tierOf(
  any: number,
  race: number,
  least: { any: number; race: number },
): Tier | null {
  if (race >= least.race && any >= LEAST_ANY_OF_RACE) return 'race';
  return any >= least.any ? 'wider' : null;
}
