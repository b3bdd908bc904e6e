/** Hashed features of one sentence, and the table of trained weights that sums them up. */
import { ByteReader, bytesOf } from './packed.ts';

/** Takes the features of one sentence, hashed; each counts once. Reused from sentence to sentence. */
export interface FeatureSink {
  clear(): void;
  /** Adds the feature that a family and up to three values make. */
  add(family: number, a: number, b?: number, c?: number): void;
  /** Adds the same for a class (by its place) or a word and the rest of the feature. */
  addClass(shape: Shape, place: number): void;
  addWord(shape: Shape, word: Word): void;
}

/** A word as features see it. */
export interface Word {
  /** Hash of its base form. */
  base: number;
  /** Of the base form (`placeOf`). */
  place: number;
}

/** Words that tables remember the features of. */
const MOST_WORDS = 1 << 14;
const PLACES = new Map<number, number>();

/**
 * Where tables remember the features of a base form: from 1 on in the order they are met first, so that common words lie
 * together in memory; 0 for those met when there are enough.
 */
export function placeOf(base: number): number {
  const known = PLACES.get(base);
  if (known !== undefined) return known;
  const place = PLACES.size + 1;
  if (place === MOST_WORDS) return 0;
  PLACES.set(base, place);
  return place;
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

  addWord({ family, b, c }: Shape, { base }: Word): void {
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

/** Columns of weights in a word of a row. */
const COLUMNS_A_WORD = 4;
/** Stands for a weight of nothing: columns hold no negative numbers, so that two can be added up at a time. */
const NOTHING = 128;
/** Two columns of a word, and how many rows they can be added up over before they run into each other. */
const TWO_COLUMNS = 0x00ff00ff;
const ROWS_AT_A_TIME = 256;
/** Low bits of a key that the filter of a table looks at, and low bits that its list holds. */
const FILTER_BITS = 16;
const REST_BITS = 9;
const REST_MASK = (1 << REST_BITS) - 1;
/** Classes, and their shapes, at most. */
const CLASS_BITS = 8;
const CLASS_SHAPE_BITS = 6;
/** Not looked up yet. */
const UNSEEN = -1;
/** Features looked up together at most. */
const MOST_PENDING = 512;
/** Sentences told apart before the marks of all are wiped. */
const MOST_STAMPS = 255;

/** A model in a table: its packed weights (see `WeightTable`; empty where it knows no feature) and its classes. */
export interface Part {
  packed: string;
  classes: number;
}

/** Where a part's columns stand in each row, and what they add up to. */
interface Columns {
  classes: number;
  constants: Int32Array;
  /** Words of a row: a column for each class, then one that counts the features of the part. */
  from: number;
  to: number;
  /** Of the first `summed` features, a number for each column. */
  sums: Int32Array;
  summed: number;
  kept: Int32Array;
  keptSummed: number;
}

/**
 * Multinomial models over the same sets of hashed features, told apart as its parts: takes the features of a sentence
 * once, then sums up what each part says of them. Half of a sentence's features are in the table, and most of those are
 * of a class or of a word alone: where these stand is remembered, side by side for each class and each word. The others
 * are hashed, and a bit for each known key's end tells of most unknown ones without a look-up.
 */
export class WeightTable implements FeatureSink {
  /** What the features are of, when who added them says so; forgotten by `clear`. */
  holds: object | null = null;
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5));
  /**
   * Rows stand in the order of their keys, counted from 1. By a key's high bits the first row that has them; by row the
   * other bits of its key. All in a few lines of memory: what costs is the memory touched.
   */
  readonly #firsts = new Uint16Array((1 << (KEPT_BITS - REST_BITS)) + 1);
  readonly #rests: Uint16Array;
  readonly #parts: readonly Columns[];
  /** Rows of weights, `2 ** #rowBits` words each, a byte a column. */
  readonly #weights: Int32Array;
  readonly #rowBits: number;
  /** By row, the sentence that counted it last. */
  readonly #stamps: Uint8Array;
  /** Rows (0 where the table has none) by class and shape. */
  readonly #ofClass = new Int16Array(1 << (CLASS_BITS + CLASS_SHAPE_BITS)).fill(UNSEEN);
  /** The same by the place of a word and shape. */
  readonly #ofWord: Int16Array;
  readonly #wordShapes: number;
  /** Keys that pass the filter and are not looked up yet: together they wait for memory less. */
  readonly #pending = new Int32Array(MOST_PENDING + 1);
  #pends = 0;
  /** Rows of the features of the sentence. */
  readonly #rows: Int32Array;
  #met = 0;
  #keptMet = 0;
  readonly #unit: number;
  #stamp = 0;

  /**
   * `packed` of a part, in base 64: for each feature, by growing key, the step to it in sevens of bits, then one signed
   * byte a class; the first row, at key 0, holds the constants. `unit`: what a byte counts, in log-odds before the
   * norm. `wordShapes`: how many shapes of words there are.
   */
  constructor(parts: readonly Part[], unit: number, wordShapes: number) {
    const unpacked = parts.map(unpack);
    const keys = keysOf(unpacked);
    this.#rests = new Uint16Array(keys.length + 1);
    this.#stamps = new Uint8Array(keys.length + 1);
    this.#rows = new Int32Array(keys.length + 1);
    this.#enter(keys);
    this.#unit = unit;
    this.#wordShapes = wordShapes;
    this.#ofWord = new Int16Array(MOST_WORDS * wordShapes).fill(UNSEEN);
    let words = 0;
    this.#parts = unpacked.map(({ classes, constants }) => {
      const from = words;
      words += Math.ceil((classes + 1) / COLUMNS_A_WORD);
      return columnsOf(classes, constants, from, words);
    });
    this.#rowBits = Math.ceil(Math.log2(words));
    const size = (keys.length + 1) << this.#rowBits;
    const columns = new Uint8Array(size * COLUMNS_A_WORD).fill(NOTHING);
    unpacked.forEach((part, i) => {
      this.#enterWeights(part, (this.#parts[i] as Columns).from, columns);
    });
    this.#weights = new Int32Array(columns.buffer);
    this.clear();
  }

  /** Gives growing keys their rows. */
  #enter(keys: Int32Array): void {
    let entered = 0;
    for (let high = 0; high < this.#firsts.length; high++) {
      this.#firsts[high] = entered + 1;
      for (let key = keys[entered]; key !== undefined && key >>> REST_BITS === high; ) {
        this.#rests[++entered] = key & REST_MASK;
        const end = key & ((1 << FILTER_BITS) - 1);
        this.#filter[end >>> 5] = (this.#filter[end >>> 5] as number) | (1 << (end & 31));
        key = keys[entered];
      }
    }
  }

  /** Writes the weights of a part, and a one for each of its features, into the columns from the word `from` on. */
  #enterWeights({ classes, keys, weights }: Unpacked, from: number, columns: Uint8Array): void {
    keys.forEach((key, i) => {
      const at = ((this.#rowUnder(key) << this.#rowBits) + from) * COLUMNS_A_WORD;
      for (let k = 0; k < classes; k++)
        columns[at + k] = NOTHING + (weights[i * classes + k] as number);
      columns[at + classes] = NOTHING + 1;
    });
  }

  clear(): void {
    this.holds = null;
    this.#stamp++;
    if (this.#stamp > MOST_STAMPS) {
      this.#stamps.fill(0);
      this.#stamp = 1;
    }
    this.#stamps[0] = this.#stamp;
    this.#met = 0;
    this.#pends = 0;
    for (const part of this.#parts) {
      part.sums.fill(0);
      part.summed = 0;
    }
  }

  /** Keeps what a part says of the features added so far, to come back to by `restore` and go on with others. */
  keep(part: number): void {
    const columns = this.#parts[part] as Columns;
    this.#sumUp(columns);
    columns.kept.set(columns.sums);
    columns.keptSummed = columns.summed;
    this.#keptMet = this.#met;
  }

  restore(part: number): void {
    const columns = this.#parts[part] as Columns;
    columns.sums.set(columns.kept);
    columns.summed = columns.keptSummed;
    this.#met = this.#keptMet;
    this.#pends = 0;
  }

  add(family: number, a: number, b = 0, c = 0): void {
    const key = keyOf(family, a, b, c);
    this.#pending[this.#pends] = key;
    this.#pends += this.#mayHave(key);
    if (this.#pends === MOST_PENDING) this.#lookUpPending();
  }

  addClass(shape: Shape, place: number): void {
    const at = (place << CLASS_SHAPE_BITS) + shape.id;
    const row = this.#ofClass[at] as number;
    this.#count(row >= 0 ? row : this.#lookUp(this.#ofClass, at, shape, place));
  }

  addWord(shape: Shape, { base, place }: Word): void {
    const at = place * this.#wordShapes + shape.id;
    const row = this.#ofWord[at] as number;
    if (row >= 0) this.#count(row);
    else if (place === 0) this.add(shape.family, base, shape.b, shape.c);
    else this.#count(this.#lookUp(this.#ofWord, at, shape, base));
  }

  #lookUp(rows: Int16Array, at: number, { family, b, c }: Shape, a: number): number {
    const row = this.#rowOf(family, a, b, c);
    rows[at] = row;
    return row;
  }

  #lookUpPending(): void {
    for (let i = 0; i < this.#pends; i++) this.#count(this.#rowUnder(this.#pending[i] as number));
    this.#pends = 0;
  }

  /**
   * Counts the feature with this row of weights, once a sentence. Without a branch, since whether the table has a feature
   * and whether it came before cannot be foreseen; row 0 always did.
   */
  #count(row: number): void {
    this.#rows[this.#met] = row;
    this.#met += -((this.#stamps[row] as number) ^ this.#stamp) >>> 31;
    this.#stamps[row] = this.#stamp;
  }

  /** The row of a feature's weights; 0 when the table has none. */
  #rowOf(family: number, a: number, b: number, c: number): number {
    const key = keyOf(family, a, b, c);
    return this.#mayHave(key) === 0 ? 0 : this.#rowUnder(key);
  }

  /** 0 where no known key ends like this one, else 1. */
  #mayHave(key: number): number {
    const end = key & ((1 << FILTER_BITS) - 1);
    return ((this.#filter[end >>> 5] as number) >>> (end & 31)) & 1;
  }

  #rowUnder(key: number): number {
    const high = key >>> REST_BITS;
    const rest = key & REST_MASK;
    const to = this.#firsts[high + 1] as number;
    for (let row = this.#firsts[high] as number; row < to; row++)
      if (this.#rests[row] === rest) return row;
    return 0;
  }

  /** Adds up a part's weights of the features that came since the last time. */
  #sumUp(part: Columns): void {
    this.#lookUpPending();
    for (let from = part.summed; from < this.#met; from += ROWS_AT_A_TIME)
      for (let word = part.from; word < part.to; word++)
        this.#sumUpWord(part, word, from, Math.min(this.#met, from + ROWS_AT_A_TIME));
    part.summed = this.#met;
  }

  /** Adds up the columns of a word over some features, two at a time in the halves of a number. */
  #sumUpWord({ sums, from: first }: Columns, word: number, from: number, to: number): void {
    const weights = this.#weights;
    const rows = this.#rows;
    const bits = this.#rowBits;
    let even = 0;
    let odd = 0;
    for (let i = from; i < to; i++) {
      const columns = weights[((rows[i] as number) << bits) + word] as number;
      even = (even + (columns & TWO_COLUMNS)) | 0;
      odd = (odd + ((columns >>> 8) & TWO_COLUMNS)) | 0;
    }
    const nothing = NOTHING * (to - from);
    const at = (word - first) * COLUMNS_A_WORD;
    sums[at] = (sums[at] as number) + (even & 0xffff) - nothing;
    sums[at + 1] = (sums[at + 1] as number) + (odd & 0xffff) - nothing;
    sums[at + 2] = (sums[at + 2] as number) + (even >>> 16) - nothing;
    sums[at + 3] = (sums[at + 3] as number) + (odd >>> 16) - nothing;
  }

  /** Fills `shares` with the probability of each class of a part, given the features added since `clear`. */
  predict(part: number, shares: Float64Array): void {
    const columns = this.#parts[part] as Columns;
    this.#sumUp(columns);
    const { classes, constants, sums } = columns;
    const norm = this.#unit / Math.sqrt((sums[classes] as number) + 1);
    for (let k = 0; k < classes; k++)
      shares[k] = ((constants[k] as number) + (sums[k] as number)) * norm;
    softmax(shares);
  }
}

function columnsOf(classes: number, constants: Int32Array, from: number, to: number): Columns {
  const sums = () => new Int32Array((to - from) * COLUMNS_A_WORD);
  return { classes, constants, from, to, sums: sums(), summed: 0, kept: sums(), keptSummed: 0 };
}

/** A part's weights: `classes` for each key, keys growing. */
interface Unpacked {
  classes: number;
  constants: Int32Array;
  keys: Int32Array;
  weights: Int8Array;
}

function unpack({ packed, classes }: Part): Unpacked {
  const bytes = bytesOf(packed);
  const reader = new ByteReader(bytes);
  const constants = new Int32Array(classes);
  const most = Math.ceil(bytes.length / (classes + 1));
  const keys = new Int32Array(most);
  const weights = new Int8Array(most * classes);
  let count = 0;
  if (!reader.ended) {
    reader.step();
    for (let k = 0; k < classes; k++) constants[k] = reader.signed();
  }
  for (let key = 0; !reader.ended; count++) {
    key += reader.step();
    keys[count] = key;
    for (let k = 0; k < classes; k++) weights[count * classes + k] = reader.signed();
  }
  return { classes, constants, keys: keys.subarray(0, count), weights };
}

/** The keys of all parts, each once, growing. */
function keysOf(parts: readonly Unpacked[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { keys }) => sum + keys.length, 0));
  let count = 0;
  for (const { keys } of parts) {
    all.set(keys, count);
    count += keys.length;
  }
  all.sort();
  return all.filter((key, i) => key !== all[i - 1]);
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
