/** The trained tables, unpacked: words, two linear passes and small trees. Written by `npm run train`. */
import type { Facts } from './facts.ts';
import { FEATURES, SENTENCE_FEATURES, WORD_GROUPS } from './features.ts';
import { ByteReader, bytesOf } from './packed.ts';
import { addActors, type WordTable, WordTableMaker } from './table.ts';

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
  /** Weights of the second opinion by hashed feature (see `WeightTable`). */
  opinion: string;
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
function readWords(bytes: Uint8Array, table: WordTableMaker): void {
  const reader = new ByteReader(bytes);
  let key = 0;
  while (!reader.ended) {
    key += reader.step();
    const code = reader.byte();
    if (code === OPENS_CODE) table.open(key);
    else if (code === WORDING_CODE) table.weigh(key, reader.signed(), reader.signed());
    else table.add(key, code, 0);
  }
}

/** A score of each head, in log-odds. */
export interface Sums {
  any: number;
  race: number;
}

/**
 * Both heads in one walk over the values. `pairs`: what a value of one counts in units of `LINEAR_UNIT`, any and race by
 * turns, the constants last. Whole numbers add up exactly, and steps that depend on nothing outrun leaving out zeros.
 */
function sumUp(pairs: Int16Array, values: Uint8Array, length: number): Sums {
  let any = pairs[2 * length] as number;
  let race = pairs[2 * length + 1] as number;
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    any = (any + Math.imul(pairs[2 * i] as number, value)) | 0;
    race = (race + Math.imul(pairs[2 * i + 1] as number, value)) | 0;
  }
  return { any: any / LINEAR_UNIT, race: race / LINEAR_UNIT };
}

/** Weights of both heads by turns. */
function paired(any: Int16Array, race: Int16Array): Int16Array {
  const pairs = new Int16Array(2 * any.length);
  for (let i = 0; i < any.length; i++) {
    pairs[2 * i] = any[i] as number;
    pairs[2 * i + 1] = race[i] as number;
  }
  return pairs;
}

/** Unpacks a model. Costs about a millisecond. */
export function createModel(packed: PackedModel): Model {
  const words = new WordTableMaker();
  addActors(words, WORD_GROUPS.length);
  readWords(bytesOf(packed.words), words);
  const raw = bytesOf(packed.linear);
  const view = new DataView(raw.buffer);
  let at = 0;
  const weights = (length: number) =>
    Int16Array.from({ length: length + 1 }, () => {
      const value = view.getInt16(at, true);
      at += 2;
      return value;
    });
  const inLogOdds = (raw: Int16Array) => Float32Array.from(raw, (weight) => weight / LINEAR_UNIT);
  const first = paired(weights(SENTENCE_FEATURES.length), weights(SENTENCE_FEATURES.length));
  const any = weights(FEATURES.length);
  const race = weights(FEATURES.length);
  const second = paired(any, race);
  const trees = bytesOf(packed.trees);
  const forests = {
    any: forestOf(trees, 0, trees.length / 2),
    race: forestOf(trees, trees.length / 2, trees.length),
  };
  return {
    words: words.table(),
    firstPass(facts) {
      const sums = sumUp(first, facts.values, SENTENCE_FEATURES.length);
      facts.any += sums.any;
      facts.race += sums.race;
    },
    any: inLogOdds(any),
    race: inLogOdds(race),
    usual: bytesOf(packed.usual),
    linear: (values) => sumUp(second, values, FEATURES.length),
    correction: (head, values, sum) => correctionOf(sum, climb(forests[head], values) / LEAF_UNIT),
    thresholds: packed.thresholds,
  };
}

/** Trees of one head, side by side, `LEAVES` places each. */
interface Forest {
  /** Feature and threshold of each node in one number; a tree's last place is empty. */
  nodes: Int32Array;
  leaves: Int8Array;
}
const AT_ONCE = 4;
const THRESHOLD_BITS = 8;
const THRESHOLD_MASK = (1 << THRESHOLD_BITS) - 1;

/** Unpacks the trees in `bytes[from, to)`. */
function forestOf(bytes: Uint8Array, from: number, to: number): Forest {
  const count = (to - from) / TREE_BYTES;
  // Where there are too few for the last climb, some that say nothing.
  const size = Math.ceil(count / AT_ONCE) * AT_ONCE * LEAVES;
  const nodes = new Int32Array(size);
  const leaves = new Int8Array(size);
  for (let tree = 0; tree < count; tree++) {
    const base = from + tree * TREE_BYTES;
    for (let node = 0; node < NODES; node++) {
      const low = bytes[base + 2 * node] as number;
      const high = bytes[base + 2 * node + 1] as number;
      const threshold = bytes[base + THRESHOLDS + node] as number;
      nodes[tree * LEAVES + node] = ((low | (high << 8)) << THRESHOLD_BITS) | threshold;
    }
    leaves.set(bytes.subarray(base + 3 * NODES, base + TREE_BYTES), tree * LEAVES);
  }
  return { nodes, leaves };
}

/** One step down a tree: twice as far, and one further where the value is above the node's threshold. */
const stepFrom = (at: number, node: number, values: Uint8Array): number =>
  2 * at + 1 + (((node & THRESHOLD_MASK) - (values[node >> THRESHOLD_BITS] as number)) >>> 31);

/**
 * Sum of the leaves that `values` reach. Without a branch, since which way a tree goes cannot be foreseen, and `AT_ONCE`
 * trees at a time, since each step waits for the one before.
 */
function climb({ nodes, leaves }: Forest, values: Uint8Array): number {
  let sum = 0;
  for (let first = 0; first < nodes.length; first += AT_ONCE * LEAVES) {
    const second = first + LEAVES;
    const third = second + LEAVES;
    const fourth = third + LEAVES;
    let one = 0;
    let two = 0;
    let three = 0;
    let four = 0;
    for (let depth = 0; depth < DEPTH; depth++) {
      one = stepFrom(one, nodes[first + one] as number, values);
      two = stepFrom(two, nodes[second + two] as number, values);
      three = stepFrom(three, nodes[third + three] as number, values);
      four = stepFrom(four, nodes[fourth + four] as number, values);
    }
    sum += (leaves[first + one - NODES] as number) + (leaves[second + two - NODES] as number);
    sum += (leaves[third + three - NODES] as number) + (leaves[fourth + four - NODES] as number);
  }
  return sum;
}
