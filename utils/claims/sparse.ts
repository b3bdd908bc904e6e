/** Hashed features of one sentence, and the table of trained weights that they are looked up in. */
import { ByteReader, bytesOf } from './packed.ts';

const MOST = 2048;
const SLOTS = 4096;

/** A set of hashed features; reused from sentence to sentence, so read before the next call. */
export class Features {
  count = 0;
  readonly keys = new Int32Array(MOST);
  readonly #slots = new Int32Array(SLOTS);
  readonly #stamps = new Int32Array(SLOTS);
  #stamp = 0;

  clear(): void {
    this.count = 0;
    this.#stamp++;
  }

  /** Adds the feature that a family and up to three values make; each counts once. */
  add(family: number, a: number, b = 0, c = 0): void {
    const key = keptBits(mix(mix(mix(family, a), b), c));
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

/** A multinomial model of several classes over sets of hashed features. */
export class WeightTable {
  readonly #slots: Int32Array;
  readonly #rows: Uint16Array;
  readonly #weights: Int8Array;
  readonly #unit: number;
  readonly #classes: number;

  /**
   * `packed`, in base 64: for each feature, by growing key, the step to it in sevens of bits, then one signed byte a
   * class; the first row, at key 0, holds the constants. `unit`: what a byte counts, in log-odds before the norm.
   */
  constructor(packed: string, classes: number, unit: number) {
    const bytes = bytesOf(packed);
    const most = Math.ceil(bytes.length / (classes + 1));
    let size = 1024;
    while (size < 2 * most) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#rows = new Uint16Array(size);
    this.#weights = new Int8Array(most * classes);
    this.#unit = unit;
    this.#classes = classes;
    const reader = new ByteReader(bytes);
    let key = 0;
    for (let row = 0; !reader.ended; row++) {
      key += reader.step();
      for (let k = 0; k < classes; k++) this.#weights[row * classes + k] = reader.signed();
      if (row > 0) this.#enter(key, row);
    }
  }

  #enter(key: number, row: number): void {
    const mask = this.#slots.length - 1;
    let slot = key & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = key;
    this.#rows[slot] = row;
  }

  /** Fills `shares` with the probability of each class. */
  predict({ keys, count }: Features, shares: Float64Array): void {
    const classes = this.#classes;
    const weights = this.#weights;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let known = 1;
    for (let k = 0; k < classes; k++) shares[k] = weights[k] as number;
    for (let i = 0; i < count; i++) {
      const key = keys[i] as number;
      let slot = key & mask;
      let kept = slots[slot] as number;
      while (kept !== key && kept !== -1) {
        slot = (slot + 1) & mask;
        kept = slots[slot] as number;
      }
      if (kept === -1) continue;
      known++;
      const row = this.#rows[slot] as number;
      const from = row * classes;
      for (let k = 0; k < classes; k++)
        shares[k] = (shares[k] as number) + (weights[from + k] as number);
    }
    const norm = this.#unit / Math.sqrt(known);
    for (let k = 0; k < classes; k++) shares[k] = (shares[k] as number) * norm;
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
