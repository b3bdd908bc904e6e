/** The second pass: a sum of named contributions, a bounded learned correction, the reader's own lessons. */
import { FEATURES } from './features.ts';
import type { Model } from './model.ts';

/** Feature name to log-odds. */
export type Adjustments = Readonly<Record<string, number>>;

/** What one lesson, and all lessons together, may change, in log-odds. */
export const MOST_ADJUSTMENT = 1;
export const MOST_ADJUSTMENTS = 2;

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

export const probability = (score: number) => 1 / (1 + Math.exp(-score));

/** Log-odds that a sentence with these values is a claim of any tier, or a race claim. */
export function scoreOf(
  model: Model,
  head: 'any' | 'race',
  values: Uint8Array,
  adjustments: Adjustments = {},
): number {
  const weights = model[head];
  let sum = weights[FEATURES.length] as number;
  for (let f = 0; f < FEATURES.length; f++) {
    const value = values[f] as number;
    if (value !== 0) sum += (weights[f] as number) * value;
  }
  let learnt = 0;
  for (const [name, change] of Object.entries(adjustments)) {
    const place = FEATURES.indexOf(name);
    if (place >= 0 && values[place] !== 0) learnt += clamp(change, MOST_ADJUSTMENT);
  }
  return sum + model.correction(head, values) + clamp(learnt, MOST_ADJUSTMENTS);
}
