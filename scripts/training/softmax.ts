/**
 * Multinomial logistic regression over sets of hashed features by AdaGrad (Duchi, Hazan, Singer 2011), packed as
 * `utils/claims/sparse.ts` reads it. Deterministic.
 */

import { randomSource } from './logistic.ts';
import { base64 } from './pack.ts';

/** A labelled sentence as the features it holds. */
export interface SetRow {
  keys: Int32Array;
  /** Place of its class. */
  label: number;
  importance: number;
}

export interface SoftmaxOptions {
  classes: number;
  /** L2 penalty on the weights. */
  penalty: number;
  epochs: number;
  rate: number;
  /** A feature is learnt when at least so many rows hold it. */
  leastRows: number;
  /** How many features are kept: those that move the most rows the farthest. */
  kept: number;
  /** What a byte of the packed weights counts. */
  unit: number;
}

const FIRST_SQUARE = 1e-3;

/** Fits the rows and packs the weights. */
export function trainSoftmax(rows: readonly SetRow[], options: SoftmaxOptions): string {
  const counts = countsOf(rows, options.leastRows);
  const places = placesOf(counts.keys());
  const weights = fitWeights(rows, places, options);
  const kept = strongest(weights, places, counts, options);
  // Fitted again on what is kept, so that it makes up for what is left out.
  const again = placesOf(kept);
  return pack(fitWeights(rows, again, options), again, options);
}

function countsOf(rows: readonly SetRow[], least: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { keys } of rows) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [key, count] of counts) if (count < least) counts.delete(key);
  return counts;
}

/** Places from 1 on, by growing key; the constants stand at 0. */
const placesOf = (keys: Iterable<number>): Map<number, number> =>
  new Map([...keys].sort((a, b) => a - b).map((key, at) => [key, at + 1]));

function strongest(
  weights: Float32Array,
  places: ReadonlyMap<number, number>,
  counts: ReadonlyMap<number, number>,
  { classes, kept }: SoftmaxOptions,
): number[] {
  const strength = (key: number) => {
    const from = (places.get(key) as number) * classes;
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += (weights[from + k] as number) ** 2;
    return sum * Math.sqrt(counts.get(key) as number);
  };
  return [...places.keys()]
    .map((key) => ({ key, value: strength(key) }))
    .sort((a, b) => b.value - a.value || a.key - b.key)
    .slice(0, kept)
    .map(({ key }) => key);
}

function fitWeights(
  rows: readonly SetRow[],
  places: ReadonlyMap<number, number>,
  { classes, penalty, epochs, rate }: SoftmaxOptions,
): Float32Array {
  const weights = new Float32Array((places.size + 1) * classes);
  const squares = new Float32Array(weights.length).fill(FIRST_SQUARE);
  const sets = rows.map(({ keys }) =>
    Int32Array.from([0, ...[...keys].flatMap((key) => places.get(key) ?? [])], (p) => p * classes),
  );
  const random = randomSource(7);
  const order = rows.map((_, i) => i);
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) {
      const set = sets[i] as Int32Array;
      const norm = 1 / Math.sqrt(set.length);
      errorsOf(set, norm, rows[i] as SetRow, weights, scores);
      for (const from of set) {
        for (let k = 0; k < classes; k++) {
          const at = from + k;
          const slope = (scores[k] as number) * norm + penalty * (weights[at] as number);
          const square = (squares[at] as number) + slope * slope;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (rate * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/** Leaves in `scores` how far each class's probability lies from the label, times the importance. */
function errorsOf(
  set: Int32Array,
  norm: number,
  { label, importance }: SetRow,
  weights: Float32Array,
  scores: Float64Array,
): void {
  scores.fill(0);
  for (const from of set) {
    for (let k = 0; k < scores.length; k++)
      scores[k] = (scores[k] as number) + (weights[from + k] as number);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(((scores[k] as number) - most) * norm);
    total += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k++)
    scores[k] = ((scores[k] as number) / total - (k === label ? 1 : 0)) * importance;
}

function pack(
  weights: Float32Array,
  places: ReadonlyMap<number, number>,
  { classes, unit }: SoftmaxOptions,
): string {
  const bytes: number[] = [];
  let last = 0;
  for (const [key, place] of [[0, 0] as const, ...places]) {
    let step = key - last;
    last = key;
    while (step >= 128) {
      bytes.push((step & 127) | 128);
      step >>>= 7;
    }
    bytes.push(step);
    for (let k = 0; k < classes; k++) {
      const weight = Math.round((weights[place * classes + k] as number) / unit);
      bytes.push(Math.max(-127, Math.min(127, weight)) & 255);
    }
  }
  return base64(bytes);
}
