/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011): deterministic, over sparse rows.
 */

/** A row: places and values of what is not zero. */
export interface SparseRow {
  at: Int32Array;
  value: Float32Array;
}

export interface LogisticOptions {
  /** L2 penalty on the weights. */
  penalty: number;
  epochs: number;
  rate: number;
}

export const logistic = (score: number) => 1 / (1 + Math.exp(-score));

/** A reproducible source of numbers in [0, 1) (linear congruential, Numerical Recipes). */
export function randomSource(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

/** Weights by place; the constant comes last. `labels` are 0 or 1, `importance` weighs the rows. */
export function fitLogistic(
  rows: readonly SparseRow[],
  labels: ArrayLike<number>,
  importance: ArrayLike<number>,
  places: number,
  { penalty, epochs, rate }: LogisticOptions,
): Float64Array {
  const weights = new Float64Array(places + 1);
  const squares = new Float64Array(places + 1).fill(1e-2);
  const random = randomSource(1);
  const order = rows.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) {
      const row = rows[i] as SparseRow;
      const { at, value } = row;
      const error =
        (logistic(scoreRow(weights, row)) - (labels[i] as number)) * (importance[i] as number);
      squares[places] = (squares[places] as number) + error * error;
      weights[places] =
        (weights[places] as number) - (rate * error) / Math.sqrt(squares[places] as number);
      for (let k = 0; k < at.length; k++) {
        const place = at[k] as number;
        const weight = weights[place] as number;
        const gradient = error * (value[k] as number) + penalty * weight;
        const square = (squares[place] as number) + gradient * gradient;
        squares[place] = square;
        weights[place] = weight - (rate * gradient) / Math.sqrt(square);
      }
    }
  }
  return weights;
}

export function scoreRow(weights: Float64Array, { at, value }: SparseRow): number {
  let sum = weights[weights.length - 1] as number;
  for (let k = 0; k < at.length; k++) {
    sum += (weights[at[k] as number] as number) * (value[k] as number);
  }
  return sum;
}
