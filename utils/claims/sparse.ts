/** Hashed features of one sentence, and the table of trained weights that sums them up. */
import { ByteReader, bytesOf } from './packed.ts';

/** Takes the features of one sentence, hashed; each counts once. Reused from sentence to sentence. */
export interface FeatureSink {
  clear(): void;
  /** Adds the feature that a family and up to three values make. */
  add(family: number, a: number, b?: number, c?: number): void;
  /** Adds the same for a class (by its place) or a word (by its base) and the rest of the feature. */
  addClass(shape: Shape, place: number): void;
  addWord(shape: Shape, base: number): void;
}

/** What makes a feature of a class or a word. `id`: its place among the shapes of a model. */
export interface Shape {
  id: number;
  family: number;
  b: number;
  c: number;
}

/** Makes the shapes of one model, of classes or of words. */
export function shapes(): (family: number, b?: number, c?: number) => Shape {
  let id = 0;
  return (family, b = 0, c = 0) => ({ id: id++, family, b, c });
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

  addClass({ family, b, c }: Shape, place: number): void {
    this.add(family, place, b, c);
  }

  addWord({ family, b, c }: Shape, base: number): void {
    this.add(family, base, b, c);
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

/** What a byte of weight counts in the trained tables, in log-odds before the norm. */
export const WEIGHT_UNIT = 1 / 16;

/** Most classes of a model; each row of weights has so many bytes. */
const MOST_CLASSES = 8;
const ROW_BITS = 3;
/** Low bits of a key that the filter of a table looks at. */
const FILTER_BITS = 16;
/** Classes, and their shapes, at most. */
const CLASS_BITS = 8;
const CLASS_SHAPE_BITS = 6;
/** Words remembered. */
const WORD_BITS = 13;
/** Not looked up yet. */
const UNSEEN = -1;

/**
 * A multinomial model of several classes over sets of hashed features: takes the features of a sentence, then sums their
 * weights. Half of a sentence's features are in the table, and most of those are of a class or of a word alone: where
 * these stand is remembered, side by side for each class and each word. The others are hashed, and a bit for each known
 * key's end tells of most unknown ones without a look-up.
 */
export class WeightTable implements FeatureSink {
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5));
  /** By slot: a key (-1 where there is none). */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** By slot, the key's row of weights, counted from 1. */
  readonly #rowAt: Int32Array;
  readonly #weights: Int8Array;
  /** By row, the sentence that counted it last. */
  readonly #stamps: Int32Array;
  /** Rows (0 where the table has none) by class and shape, and by word and shape. */
  readonly #ofClass = new Int16Array(1 << (CLASS_BITS + CLASS_SHAPE_BITS)).fill(UNSEEN);
  readonly #ofWord: Int16Array;
  readonly #wordShapes: number;
  /** Which word is remembered at each place; a later one takes the place of an earlier one. */
  readonly #words = new Int32Array(1 << WORD_BITS);
  /** Rows of the features of the sentence; the first `#summed` are in the sums. */
  readonly #rows: Int32Array;
  #met = 0;
  #summed = 0;
  readonly #constants = new Int32Array(MOST_CLASSES);
  readonly #sums = new Int32Array(MOST_CLASSES);
  readonly #kept = new Int32Array(MOST_CLASSES);
  #keptMet = 0;
  readonly #unit: number;
  #stamp = 0;

  /**
   * `packed`, in base 64: for each feature, by growing key, the step to it in sevens of bits, then one signed byte a
   * class; the first row, at key 0, holds the constants. `unit`: what a byte counts, in log-odds before the norm.
   * `wordShapes`: how many shapes of words there are.
   */
  constructor(packed: string, classes: number, unit: number, wordShapes: number) {
    const bytes = bytesOf(packed);
    const most = Math.ceil(bytes.length / (classes + 1));
    let size = 1024;
    while (size < 2 * most) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    this.#rowAt = new Int32Array(size);
    this.#weights = new Int8Array((most + 1) << ROW_BITS);
    this.#stamps = new Int32Array(most + 1);
    this.#rows = new Int32Array(most + 1);
    this.#unit = unit;
    this.#wordShapes = wordShapes;
    this.#ofWord = new Int16Array(wordShapes << WORD_BITS).fill(UNSEEN);
    const reader = new ByteReader(bytes);
    reader.step();
    for (let k = 0; k < classes; k++) this.#constants[k] = reader.signed();
    let key = 0;
    for (let row = 1; !reader.ended; row++) {
      key += reader.step();
      this.#enter(key, row);
      for (let k = 0; k < classes; k++) this.#weights[(row << ROW_BITS) + k] = reader.signed();
    }
    this.clear();
  }

  /** Gives a key a slot. */
  #enter(key: number, row: number): void {
    let slot = key & this.#mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = key;
    this.#rowAt[slot] = row;
    const end = key & ((1 << FILTER_BITS) - 1);
    this.#filter[end >>> 5] = (this.#filter[end >>> 5] as number) | (1 << (end & 31));
  }

  clear(): void {
    this.#stamp++;
    this.#met = this.#summed = 0;
    this.#sums.set(this.#constants);
  }

  /** Keeps what the features added so far say, to come back to by `restore` and go on with others. */
  keep(): void {
    this.#sumUp();
    this.#kept.set(this.#sums);
    this.#keptMet = this.#met;
  }

  restore(): void {
    this.#sums.set(this.#kept);
    this.#met = this.#summed = this.#keptMet;
  }

  add(family: number, a: number, b = 0, c = 0): void {
    this.#count(this.#rowOf(family, a, b, c));
  }

  addClass(shape: Shape, place: number): void {
    const at = (place << CLASS_SHAPE_BITS) + shape.id;
    const row = this.#ofClass[at] as number;
    this.#count(row >= 0 ? row : this.#lookUp(this.#ofClass, at, shape, place));
  }

  addWord(shape: Shape, base: number): void {
    const place = (base ^ (base >>> WORD_BITS)) & ((1 << WORD_BITS) - 1);
    const from = place * this.#wordShapes;
    if (this.#words[place] !== base) {
      this.#words[place] = base;
      for (let k = 0; k < this.#wordShapes; k++) this.#ofWord[from + k] = UNSEEN;
    }
    const row = this.#ofWord[from + shape.id] as number;
    this.#count(row >= 0 ? row : this.#lookUp(this.#ofWord, from + shape.id, shape, base));
  }

  #lookUp(rows: Int16Array, at: number, { family, b, c }: Shape, a: number): number {
    const row = this.#rowOf(family, a, b, c);
    rows[at] = row;
    return row;
  }

  /** Counts the feature with this row of weights, once a sentence. */
  #count(row: number): void {
    if (row === 0 || this.#stamps[row] === this.#stamp) return;
    this.#stamps[row] = this.#stamp;
    this.#rows[this.#met++] = row;
  }

  /** The row of a feature's weights; 0 when the table has none. */
  #rowOf(family: number, a: number, b: number, c: number): number {
    const key = keyOf(family, a, b, c);
    const end = key & ((1 << FILTER_BITS) - 1);
    if ((((this.#filter[end >>> 5] as number) >>> (end & 31)) & 1) === 0) return 0;
    const slots = this.#slots;
    let slot = key & this.#mask;
    let kept = slots[slot] as number;
    while (kept !== key) {
      if (kept === -1) return 0;
      slot = (slot + 1) & this.#mask;
      kept = slots[slot] as number;
    }
    return this.#rowAt[slot] as number;
  }

  /** Adds up the weights of the features that came since the last time. One sum a class, in a register each. */
  #sumUp(): void {
    const weights = this.#weights;
    const rows = this.#rows;
    const sums = this.#sums;
    let s0 = sums[0] as number;
    let s1 = sums[1] as number;
    let s2 = sums[2] as number;
    let s3 = sums[3] as number;
    let s4 = sums[4] as number;
    let s5 = sums[5] as number;
    let s6 = sums[6] as number;
    let s7 = sums[7] as number;
    for (let i = this.#summed; i < this.#met; i++) {
      const from = (rows[i] as number) << ROW_BITS;
      s0 = (s0 + (weights[from] as number)) | 0;
      s1 = (s1 + (weights[from + 1] as number)) | 0;
      s2 = (s2 + (weights[from + 2] as number)) | 0;
      s3 = (s3 + (weights[from + 3] as number)) | 0;
      s4 = (s4 + (weights[from + 4] as number)) | 0;
      s5 = (s5 + (weights[from + 5] as number)) | 0;
      s6 = (s6 + (weights[from + 6] as number)) | 0;
      s7 = (s7 + (weights[from + 7] as number)) | 0;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
    this.#summed = this.#met;
  }

  /** Fills `shares` with the probability of each class, given the features added since `clear`. */
  predict(shares: Float64Array): void {
    this.#sumUp();
    const norm = this.#unit / Math.sqrt(this.#met + 1);
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
