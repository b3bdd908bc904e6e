/** The trained tables, unpacked: words, two linear passes and small trees. Written by `npm run train`. */
import type { Facts } from './facts.ts';
import { FEATURES, SENTENCE_FEATURES, WORD_GROUPS } from './features.ts';
import { ByteReader, bytesOf } from './packed.ts';
import { addActors, WordTable } from './table.ts';

/** Numbers only: bytes in base 64. */
export interface PackedModel {
  /** Steps between sorted keys and what stands under each (see `readWords`). */
  words: string;
  /** 16-bit weights, in 1/4096: first pass any and race, second pass any and race; each with a constant last. */
  linear: string;
  /** The usual value of each feature, rounded, one byte each. */
  usual: string;
  /** Trees for any, then for race: 15 features (two bytes), 15 thresholds and 16 leaves (in 1/256) each. */
  trees: string;
  /** Least second-pass scores, in log-odds, by sensitivity. */
  thresholds: Readonly<
    Record<'fewer' | 'balanced' | 'more', Readonly<{ any: number; race: number }>>
  >;
}

export const LINEAR_UNIT = 4096;
export const LEAF_UNIT = 256;
export const WORDING_UNIT = 32;
/** The learned correction moves a score by at most this, in log-odds. */
export const MOST_CORRECTION = 1;
/** How far the correction goes from the sum of named features towards what the trees say. */
const TRUST_IN_TREES = 0.5;
/** What the correction adds to a sum when the trees make it `opinion`, both in log-odds. */
export const correctionOf = (sum: number, opinion: number) =>
  Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, TRUST_IN_TREES * (opinion - sum)));
export const DEPTH = 4;
export const NODES = 2 ** DEPTH - 1;
export const LEAVES = 2 ** DEPTH;
const THRESHOLDS = 2 * NODES;
const TREE_BYTES = 3 * NODES + LEAVES;
/** A code under a key that stands for the word's own weights rather than a group. */
export const WORDING_CODE = 0xff;
/** A code under a key that says that longer phrases begin like this. */
export const OPENS_CODE = 0xfe;

export interface Model {
  words: WordTable;
  /** Fills in the first-pass scores of a sentence, on top of what its words say. */
  firstPass(facts: Facts): void;
  /** Weights of the second pass, by feature, constant last. */
  any: Float32Array;
  race: Float32Array;
  /** Usual values of features: contributions are told against them. */
  usual: Uint8Array;
  /** The sums of named contributions, constants included. */
  linear(values: Uint8Array): Sums;
  /** What the trees add to a sum of named contributions for these values, bounded. */
  correction(head: 'any' | 'race', values: Uint8Array, sum: number): number;
  thresholds: PackedModel['thresholds'];
}

/** Records: a step to the next key in sevens of bits, a code, and for `WORDING_CODE` two signed bytes. */
function readWords(bytes: Uint8Array, table: WordTable): void {
  const reader = new ByteReader(bytes);
  let key = 0;
  while (!reader.ended) {
    key += reader.step();
    const code = reader.byte();
    if (code === OPENS_CODE) {
      table.entry(key).opens = true;
      continue;
    }
    if (code !== WORDING_CODE) {
      table.add(key, code, 0);
      continue;
    }
    const entry = table.entry(key);
    entry.any = reader.signed() / WORDING_UNIT;
    entry.race = reader.signed() / WORDING_UNIT;
  }
}

/** A score of each head, in log-odds. */
export interface Sums {
  any: number;
  race: number;
}

/** Both heads in one walk over the values; the constants stand at `length`. */
function sumUp(
  anyWeights: Float32Array,
  raceWeights: Float32Array,
  values: Uint8Array,
  length: number,
): Sums {
  let any = anyWeights[length] as number;
  let race = raceWeights[length] as number;
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    if (value === 0) continue;
    any += (anyWeights[i] as number) * value;
    race += (raceWeights[i] as number) * value;
  }
  return { any, race };
}

/** Unpacks a model. Costs about a millisecond. */
export function createModel(packed: PackedModel): Model {
  const words = new WordTable();
  addActors(words, WORD_GROUPS.length);
  readWords(bytesOf(packed.words), words);
  const raw = bytesOf(packed.linear);
  const view = new DataView(raw.buffer);
  let at = 0;
  const weights = (length: number) =>
    Float32Array.from({ length: length + 1 }, () => {
      const value = view.getInt16(at, true) / LINEAR_UNIT;
      at += 2;
      return value;
    });
  const firstAny = weights(SENTENCE_FEATURES.length);
  const firstRace = weights(SENTENCE_FEATURES.length);
  const any = weights(FEATURES.length);
  const race = weights(FEATURES.length);
  const trees = bytesOf(packed.trees);
  const forests = {
    any: forestOf(trees, 0, trees.length / 2),
    race: forestOf(trees, trees.length / 2, trees.length),
  };
  return {
    words,
    firstPass(facts) {
      const sums = sumUp(firstAny, firstRace, facts.values, SENTENCE_FEATURES.length);
      facts.any += sums.any;
      facts.race += sums.race;
    },
    any,
    race,
    usual: bytesOf(packed.usual),
    linear: (values) => sumUp(any, race, values, FEATURES.length),
    correction: (head, values, sum) => correctionOf(sum, climb(forests[head], values) / LEAF_UNIT),
    thresholds: packed.thresholds,
  };
}

/** Trees of one head, side by side: `NODES` features and thresholds and `LEAVES` leaves each. */
interface Forest {
  feature: Uint16Array;
  threshold: Uint8Array;
  leaf: Int8Array;
}

/** Unpacks the trees in `bytes[from, to)`. */
function forestOf(bytes: Uint8Array, from: number, to: number): Forest {
  const count = (to - from) / TREE_BYTES;
  const forest: Forest = {
    feature: new Uint16Array(count * NODES),
    threshold: new Uint8Array(count * NODES),
    leaf: new Int8Array(count * LEAVES),
  };
  for (let tree = 0; tree < count; tree++) {
    const base = from + tree * TREE_BYTES;
    for (let node = 0; node < NODES; node++) {
      const low = bytes[base + 2 * node] as number;
      const high = bytes[base + 2 * node + 1] as number;
      forest.feature[tree * NODES + node] = low | (high << 8);
    }
    forest.threshold.set(bytes.subarray(base + THRESHOLDS, base + 3 * NODES), tree * NODES);
    forest.leaf.set(bytes.subarray(base + 3 * NODES, base + TREE_BYTES), tree * LEAVES);
  }
  return forest;
}

/** Sum of the leaves that `values` reach. */
function climb({ feature, threshold, leaf }: Forest, values: Uint8Array): number {
  let sum = 0;
  for (let base = 0, leaves = 0; base < feature.length; base += NODES, leaves += LEAVES) {
    let node = 0;
    for (let depth = 0; depth < DEPTH; depth++) {
      const value = values[feature[base + node] as number] as number;
      node = 2 * node + (value <= (threshold[base + node] as number) ? 1 : 2);
    }
    sum += leaf[leaves + node - NODES] as number;
  }
  return sum;
}
