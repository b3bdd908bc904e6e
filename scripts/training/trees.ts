/**
 * Gradient-boosted trees on small whole values (Friedman 2001, with the second-order gain of
 * Chen and Guestrin 2016): a second opinion beside the sum of named features, for features that act together.
 */
import { DEPTH, LEAF_UNIT, LEAVES, NODES } from '../../utils/claims/model.ts';
import { logistic, randomSource } from './logistic.ts';

/** A complete tree: `value <= threshold` goes left. Leaves are log-odds in 1/256, rounded. */
export interface Tree {
  feature: number[];
  threshold: number[];
  leaf: number[];
}

export interface TreeOptions {
  count: number;
  rate: number;
  penalty: number;
  /** Least sum of second derivatives on either side of a split. */
  leastWeight: number;
  /** Shares of features and of rows that each tree sees. */
  featureShare: number;
  rowShare: number;
}

const LEVELS = 64;
/** A node that does not split: everything goes left. */
const ALL_LEFT = 255;

/**
 * @param columns values by feature, then by row; below 64.
 * @param rows the rows to learn from.
 */
export function fitTrees(
  columns: readonly Uint8Array[],
  rows: readonly number[],
  labels: ArrayLike<number>,
  importance: ArrayLike<number>,
  options: TreeOptions,
): Tree[] {
  const random = randomSource(7);
  const score = new Float64Array(labels.length);
  const gradient = new Float64Array(score.length);
  const curvature = new Float64Array(score.length);
  const trees: Tree[] = [];
  for (let n = 0; n < options.count; n++) {
    for (const row of rows) {
      const probability = logistic(score[row] as number);
      const weight = importance[row] as number;
      gradient[row] = (probability - (labels[row] as number)) * weight;
      curvature[row] = Math.max(1e-4, probability * (1 - probability)) * weight;
    }
    const features = columns.map((_, f) => f).filter(() => random() < options.featureShare);
    const sample = rows.filter(() => random() < options.rowShare);
    const tree = growTree(columns, features, sample, gradient, curvature, options);
    trees.push(tree);
    for (const row of rows) {
      score[row] = (score[row] as number) + climbTree(tree, columns, row) / LEAF_UNIT;
    }
  }
  return trees;
}

/** The leaf a row reaches, in 1/256. */
export function climbTree(tree: Tree, columns: readonly Uint8Array[], row: number): number {
  let node = 0;
  for (let depth = 0; depth < DEPTH; depth++) {
    const value = columns[tree.feature[node] as number]?.[row] as number;
    node = 2 * node + (value <= (tree.threshold[node] as number) ? 1 : 2);
  }
  return tree.leaf[node - NODES] as number;
}

function growTree(
  columns: readonly Uint8Array[],
  features: readonly number[],
  sample: readonly number[],
  gradient: Float64Array,
  curvature: Float64Array,
  options: TreeOptions,
): Tree {
  const tree: Tree = {
    feature: new Array<number>(NODES).fill(0),
    threshold: new Array<number>(NODES).fill(ALL_LEFT),
    leaf: new Array<number>(LEAVES).fill(0),
  };
  const { length } = features;
  const grow = (node: number, rows: Int32Array, sums: Float64Array) => {
    if (node >= NODES) {
      let g = 0;
      let h = 0;
      for (const row of rows) {
        g += gradient[row] as number;
        h += curvature[row] as number;
      }
      const leaf = Math.round((-options.rate * g * LEAF_UNIT) / (h + options.penalty));
      tree.leaf[node - NODES] = Math.max(-127, Math.min(127, leaf));
      return;
    }
    const split = bestSplit(features, sums, options);
    if (split === null) {
      grow(2 * node + 1, rows, sums);
      return;
    }
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    const column = columns[split.feature] as Uint8Array;
    const left = rows.filter((row) => (column[row] as number) <= split.threshold);
    const right = rows.filter((row) => (column[row] as number) > split.threshold);
    // Only the smaller side is summed up: the other is what is left of the whole.
    const fewer = left.length < right.length ? left : right;
    const summed = new Float64Array(2 * length * LEVELS);
    if (2 * node + 1 < NODES) sumUp(columns, features, fewer, gradient, curvature, summed);
    const rest = sums.map((sum, k) => sum - (summed[k] as number));
    grow(2 * node + 1, left, fewer === left ? summed : rest);
    grow(2 * node + 2, right, fewer === left ? rest : summed);
  };
  const sums = new Float64Array(2 * length * LEVELS);
  const rows = Int32Array.from(sample);
  sumUp(columns, features, rows, gradient, curvature, sums);
  grow(0, rows, sums);
  return tree;
}

/** Adds up gradients and curvatures by feature and value: for each a pair, at `2 * (feature * LEVELS + value)`. */
function sumUp(
  columns: readonly Uint8Array[],
  features: readonly number[],
  rows: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  sums: Float64Array,
): void {
  const g = Float64Array.from(rows, (row) => gradient[row] as number);
  const h = Float64Array.from(rows, (row) => curvature[row] as number);
  for (let f = 0; f < features.length; f++) {
    const column = columns[features[f] as number] as Uint8Array;
    for (let k = 0; k < rows.length; k++) {
      const at = 2 * (f * LEVELS + (column[rows[k] as number] as number));
      sums[at] = (sums[at] as number) + (g[k] as number);
      sums[at + 1] = (sums[at + 1] as number) + (h[k] as number);
    }
  }
}

function bestSplit(
  features: readonly number[],
  sums: Float64Array,
  { penalty, leastWeight }: TreeOptions,
): { feature: number; threshold: number } | null {
  let g = 0;
  let h = 0;
  for (let level = 0; level < LEVELS && features.length > 0; level++) {
    g += sums[2 * level] as number;
    h += sums[2 * level + 1] as number;
  }
  if (h < 2 * leastWeight) return null;
  const whole = (g * g) / (h + penalty);
  let best = 1e-3;
  let found: { feature: number; threshold: number } | null = null;
  for (let f = 0; f < features.length; f++) {
    let left = 0;
    let leftWeight = 0;
    for (let level = 0; level < LEVELS - 1; level++) {
      const at = 2 * (f * LEVELS + level);
      // What subtraction leaves of nothing may differ from it by a rounding error.
      if ((sums[at + 1] as number) < 1e-9) continue;
      left += sums[at] as number;
      leftWeight += sums[at + 1] as number;
      if (leftWeight < leastWeight) continue;
      const rightWeight = h - leftWeight;
      if (rightWeight < leastWeight) break;
      const right = g - left;
      const gain =
        (left * left) / (leftWeight + penalty) + (right * right) / (rightWeight + penalty) - whole;
      if (gain > best) {
        best = gain;
        found = { feature: features[f] as number, threshold: level };
      }
    }
  }
  return found;
}
