/** What the reader's "Not a claim" teaches: the features that carried a dismissed claim count less from then on. */
import type { Reason } from './types.ts';

/** Feature name to log-odds. */
export type Adjustments = Readonly<Record<string, number>>;

/** What the lessons on one feature, and all lessons together on one sentence, may change, in log-odds. */
export const MOST_ADJUSTMENT = 1;
export const MOST_ADJUSTMENTS = 2;
/** What one dismissed claim changes, in log-odds, over all features that carried it. */
const LESSON = 0.3;
/** Less is a rest of rounding. */
const LEAST = 1e-6;

/**
 * What is learnt once a claim with these reasons was dismissed, or was taken back into the claims (`dismissed` false):
 * each feature that spoke for it counts less, or more again, by its share in what spoke for it. No feature ever counts
 * more than it was trained to.
 */
export function learnt(
  adjustments: Adjustments,
  reasons: readonly Reason[],
  dismissed: boolean,
): Record<string, number> {
  const carried = reasons.filter(({ weight }) => weight > 0);
  const total = carried.reduce((sum, { weight }) => sum + weight, 0);
  const after = new Map(Object.entries(adjustments));
  for (const { feature, weight } of carried) {
    const step = (LESSON * weight) / total;
    const change = (after.get(feature) ?? 0) + (dismissed ? -step : step);
    if (change > -LEAST) after.delete(feature);
    else after.set(feature, Math.max(-MOST_ADJUSTMENT, change));
  }
  return Object.fromEntries(after);
}
