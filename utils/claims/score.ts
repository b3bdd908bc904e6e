/**
 * The second pass: a sum of named contributions, a bounded learned correction, a bounded second opinion, the reader's own
 * lessons.
 */
import { FEATURES } from './features.ts';
import { type Adjustments, MOST_ADJUSTMENT, MOST_ADJUSTMENTS } from './lessons.ts';
import { MOST_CORRECTION, type Model, type Sums } from './model.ts';
import { MOST_OPINION, NO_OPINION, type Opinion } from './opinion.ts';
import type { Tier } from './types.ts';

/** Places of features and what is added where they speak. */
type Lessons = readonly (readonly [number, number])[];

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

export const probability = (score: number) => 1 / (1 + Math.exp(-score));

/** What the reader's lessons change, by feature. */
export function lessonsOf(adjustments: Adjustments): Lessons {
  return Object.entries(adjustments)
    .map(([name, change]) => [FEATURES.indexOf(name), clamp(change, MOST_ADJUSTMENT)] as const)
    .filter(([place]) => place >= 0);
}

/** A race claim has to look like a claim at all, if less surely than a wider one. In log-odds. */
const LEAST_ANY_OF_RACE = -0.6;

/** Log-odds that a sentence with these values is a claim of any tier, or that it is a race claim. */
export function scoreOf(
  model: Model,
  head: 'any' | 'race',
  values: Uint8Array,
  lessons: Lessons = [],
  opinion: Opinion = NO_OPINION,
): number {
  const sum = corrected(model, head, values, model.linear(values)[head]);
  return sum + opinion[head] + learntBy(values, lessons);
}

const corrected = (model: Model, head: 'any' | 'race', values: Uint8Array, sum: number): number =>
  sum + model.correction(head, values, sum);

function learntBy(values: Uint8Array, lessons: Lessons): number {
  let learnt = 0;
  for (const [place, change] of lessons) if (values[place] !== 0) learnt += change;
  return clamp(learnt, MOST_ADJUSTMENTS);
}

/** A tier, and the score that gave it. */
export interface Verdict {
  tier: Tier;
  /** In log-odds, for the tier. */
  score: number;
  /** In log-odds, for a race claim. */
  race: number;
}

/**
 * The tier of a sentence with these values, or null for no claim: what `tierOf` says of its two scores. Correction and
 * opinion are bounded, and each costs more than what comes before it: they are asked for only where they can decide.
 */
export function verdictOf(
  model: Model,
  values: Uint8Array,
  least: Sums,
  lessons: Lessons,
  opinionOf: () => Opinion,
): Verdict | null {
  const sums = model.linear(values);
  const learnt = learntBy(values, lessons);
  const mayBe = (any: number, race: number) => tierOf(any + SLACK, race + SLACK, least) !== null;
  const most: Sums = { any: learnt + MOST_OPINION.any, race: learnt + MOST_OPINION.race };
  const mostAny = sums.any + MOST_CORRECTION + most.any;
  if (!mayBe(mostAny, sums.race + MOST_CORRECTION + most.race)) return null;
  const race = corrected(model, 'race', values, sums.race);
  let any: number | null = null;
  if (race + most.race < least.race || !isClaim(sums.any, learnt)) {
    any = corrected(model, 'any', values, sums.any);
    if (!mayBe(any + most.any, race + most.race)) return null;
  }
  const opinion = opinionOf();
  const score = race + opinion.race + learnt;
  if (any === null && score >= least.race) return { tier: 'race', score, race: score };
  any ??= corrected(model, 'any', values, sums.any);
  return verdictOn(any + opinion.any + learnt, score, least);
}

function verdictOn(any: number, race: number, least: Sums): Verdict | null {
  const tier = tierOf(any, race, least);
  return tier && { tier, score: tier === 'race' ? race : any, race };
}

/** Whether a sentence looks like a claim at all, whatever correction and opinion make of its sum. */
const isClaim = (sum: number, learnt: number): boolean =>
  sum + learnt - MOST_CORRECTION - MOST_OPINION.any - SLACK >= LEAST_ANY_OF_RACE;

/** Room for rounding. */
const SLACK = 1e-9;

/** The tier two scores mean, or null for no claim. */
export function tierOf(
  any: number,
  race: number,
  least: { any: number; race: number },
): Tier | null {
  if (race >= least.race && any >= LEAST_ANY_OF_RACE) return 'race';
  return any >= least.any ? 'wider' : null;
}
