/** Hashed features of one sentence, and the table of trained weights that sums them up. */
import { ByteReader, bytesOf } from './packed.ts';

/** Takes the features of one sentence, hashed; each counts once. Reused from sentence to sentence. */
export interface FeatureSink {
  clear(): void;
  /** Adds the feature that a family and up to three values make. */
  add(family: number, a: number, b?: number, c?: number): void;
}

const MOST = 2048;
const SLOTS = 4096;

/** A set of hashed features, to train on; read it before the next sentence. */
export class Features implements FeatureSink {
  count = 0;
  readonly keys = new Int32Array(MOST);
  readonly #slots = new Int32Array(SLOTS);
  readonly #stamps = new Int32Array(SLOTS);
  #stamp = 0;

  clear(): void {
    this.count = 0;
    this.#stamp++;
  }

  add(family: number, a: number, b = 0, c = 0): void {
    const key = keyOf(family, a, b, c);
    let slot = key & (SLOTS - 1);
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#slots[slot] === key) return;
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.count >= MOST) return;
    this.#stamps[slot] = this.#stamp;
    this.#slots[slot] = key;
    this.keys[this.count++] = key;
  }
}

/** Bits of a hash that tables keep. */
const KEPT_BITS = 24;
const keptBits = (hash: number): number => (hash ^ (hash >>> KEPT_BITS)) & ((1 << KEPT_BITS) - 1);

const keyOf = (family: number, a: number, b: number, c: number): number =>
  keptBits(mix(mix(mix(family, a), b), c));

function mix(a: number, b: number): number {
  const hash = Math.imul(a ^ Math.imul(b + 1, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ (hash >>> 16);
}

/** Hash of a word (FNV-1a). */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Low bits of a key that the filter of a table looks at. */
const FILTER_BITS = 16;

/**
 * A multinomial model of several classes over sets of hashed features: takes the features of a sentence and sums their
 * weights as they come. Most features of a sentence are not in the table; a bit for each known key's end tells of
 * nearly all of them without a look-up.
 */
export class WeightTable implements FeatureSink {
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5));
  /** By slot: a key (-1 where there is none) and the sentence that counted it last. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** By slot, a byte for each class. */
  readonly #weights: Int8Array;
  readonly #constants: Int32Array;
  readonly #sums: Int32Array;
  readonly #kept: Int32Array;
  readonly #unit: number;
  #stamp = 0;
  #known = 1;
  #keptKnown = 1;

  /**
   * `packed`, in base 64: for each feature, by growing key, the step to it in sevens of bits, then one signed byte a
   * class; the first row, at key 0, holds the constants. `unit`: what a byte counts, in log-odds before the norm.
   */
  constructor(packed: string, classes: number, unit: number) {
    const bytes = bytesOf(packed);
    const most = Math.ceil(bytes.length / (classes + 1));
    let size = 1024;
    while (size < 2 * most) size *= 2;
    this.#slots = new Int32Array(2 * size).fill(-1);
    this.#mask = size - 1;
    this.#weights = new Int8Array(size * classes);
    this.#constants = new Int32Array(classes);
    this.#sums = new Int32Array(classes);
    this.#kept = new Int32Array(classes);
    this.#unit = unit;
    const reader = new ByteReader(bytes);
    reader.step();
    for (let k = 0; k < classes; k++) this.#constants[k] = reader.signed();
    let key = 0;
    while (!reader.ended) {
      key += reader.step();
      const slot = this.#enter(key);
      for (let k = 0; k < classes; k++) this.#weights[slot * classes + k] = reader.signed();
    }
    this.clear();
  }

  /** Gives a key a slot. */
  #enter(key: number): number {
    let slot = key & this.#mask;
    while (this.#slots[2 * slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = key;
    const end = key & ((1 << FILTER_BITS) - 1);
    this.#filter[end >>> 5] = (this.#filter[end >>> 5] as number) | (1 << (end & 31));
    return slot;
  }

  clear(): void {
    this.#stamp++;
    this.#known = 1;
    this.#sums.set(this.#constants);
  }

  /** Keeps what the features added so far say, to come back to by `restore` and go on with others. */
  keep(): void {
    this.#kept.set(this.#sums);
    this.#keptKnown = this.#known;
  }

  restore(): void {
    this.#sums.set(this.#kept);
    this.#known = this.#keptKnown;
  }

  add(family: number, a: number, b = 0, c = 0): void {
    const key = keyOf(family, a, b, c);
    const end = key & ((1 << FILTER_BITS) - 1);
    if ((((this.#filter[end >>> 5] as number) >>> (end & 31)) & 1) === 0) return;
    this.#count(key);
  }

  /** Adds the weights of a feature unless it is unknown or was counted before. */
  #count(key: number): void {
    const slots = this.#slots;
    let slot = key & this.#mask;
    let kept = slots[2 * slot] as number;
    while (kept !== key) {
      if (kept === -1) return;
      slot = (slot + 1) & this.#mask;
      kept = slots[2 * slot] as number;
    }
    if (slots[2 * slot + 1] === this.#stamp) return;
    slots[2 * slot + 1] = this.#stamp;
    this.#known++;
    const sums = this.#sums;
    const weights = this.#weights;
    const from = slot * sums.length;
    for (let k = 0; k < sums.length; k++)
      sums[k] = (sums[k] as number) + (weights[from + k] as number);
  }

  /** Fills `shares` with the probability of each class, given the features added since `clear`. */
  predict(shares: Float64Array): void {
    const norm = this.#unit / Math.sqrt(this.#known);
    for (let k = 0; k < shares.length; k++) shares[k] = (this.#sums[k] as number) * norm;
    softmax(shares);
  }
}

/** Turns scores in log-odds into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp((scores[k] as number) - most);
    total += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / total;
}
