import type { ActorForm } from './actors.ts';
import type { PhraseUnit, Unit } from './units.ts';
import type { Usage } from './word-classes.ts';

/** One way to write a word, and what is known of it wherever it stands; looked up when first asked for. */
export interface Spelling {
  // First what every sentence asks for, so that it lies together in memory.
  /** Actors whose names open with it (`actors.ts`). */
  actors: readonly ActorForm[] | undefined;
  /** What it means by itself, and the phrases that open with it (`units.ts`; null where there are none). */
  unit: Unit | undefined;
  phrases: readonly PhraseUnit[] | null;
  /** What it does in a sentence, as bits (`grammar.ts`). */
  grammar: number | undefined;
  /** `text` in lower case, apostrophes straight, dots between letters dropped ("U.S." is "us"). */
  lower: string;
  /** How it is used (`word-classes.ts`; null where that is not known). */
  usage: Usage | null | undefined;
  /** As bits: words of time (`horizon.ts`), of rules (`direction-rules.ts`). */
  signs: number | undefined;
  hints: number | undefined;
  /** Whether a relation may hang on it (`relation.ts`). */
  relates: boolean | undefined;
  /** As it stands in the text. */
  raw: string;
  /** `raw` without possessive and invisible characters. */
  text: string;
}

/** A word in a text. Offsets are UTF-16 into that text, end exclusive, possessive included. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  spelling: Spelling;
}

/** The words of a text in order, each beside where it stands: offsets as in `Word`. Only the first `count` count. */
export interface Cut {
  count: number;
  /** As bits: signs that stand anywhere between the words. */
  marks: number;
  words: readonly Spelling[];
  starts: readonly number[];
  ends: readonly number[];
}

const LETTER = 1;
const DIGIT = 2;
const INVISIBLE = 3;
const BEYOND_ASCII = /[\p{L}\p{M}]/u;
const DIGIT_BEYOND_ASCII = /\p{N}/u;

/** Kinds of the first 128 characters. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z]/i.test(char) ? LETTER : /\d/.test(char) ? DIGIT : 0;
});

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] as number;
  if (code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff)
    return INVISIBLE;
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x206f)) return 0;
  if (code >= 0xd800 && code <= 0xdfff) return 0;
  const char = String.fromCharCode(code);
  if (BEYOND_ASCII.test(char)) return LETTER;
  return DIGIT_BEYOND_ASCII.test(char) ? DIGIT : 0;
}

/** Bits of `Cut.marks`: opening quotation marks, signs of money, of percent. */
export const QUOTE_MARK = 1;
export const MONEY_MARK = 2;
export const PERCENT_MARK = 4;
const MARKS: ReadonlyMap<string, number> = new Map([
  ['"', QUOTE_MARK],
  ['“', QUOTE_MARK],
  ['$', MONEY_MARK],
  ['€', MONEY_MARK],
  ['£', MONEY_MARK],
  ['¥', MONEY_MARK],
  ['%', PERCENT_MARK],
]);
/** Of the first 128 characters. */
const ASCII_MARKS = Uint8Array.from(
  { length: 128 },
  (_, code) => MARKS.get(String.fromCharCode(code)) ?? 0,
);

const markOf = (code: number): number =>
  code < 128 ? (ASCII_MARKS[code] as number) : (MARKS.get(String.fromCharCode(code)) ?? 0);

const isApostrophe = (code: number) => code === 0x27 || code === 0x2019;

/** Whether the mark at `at` joins the characters around it into one word: "U.S", "3.5", "1,000", "don't". */
function joins(text: string, at: number, before: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const code = text.charCodeAt(at);
  const after = kindOf(text.charCodeAt(at + 1));
  if (code === 0x2e) return after === LETTER || (after === DIGIT && before === DIGIT);
  if (code === 0x2c) return before === DIGIT && after === DIGIT;
  return isApostrophe(code) && before === LETTER && after === LETTER;
}

/**
 * Spellings in the order they were met first, from 1 on: a word written like one before costs no string and no look-up of
 * what it means, and common words lie together in memory, which costs more to touch than the rest of the reading. When
 * there are too many all are forgotten, so no text fills it up.
 */
const MOST_KEPT = 1 << 15;
const SPELLINGS: (Spelling | undefined)[] = [undefined];
/** Two hashes of the characters of each. */
const HASHES = new Int32Array(2 * MOST_KEPT);
/** By the first hash the places of spellings; 0 in an empty one. */
const SLOTS = new Uint16Array(2 * MOST_KEPT);
/** Slots looked at: words that were chosen to meet in one cost no more than others, they are not kept. */
const SEARCHED = 16;
/** Longer ones are hardly met again. */
const LONGEST_KEPT = 24;

const words: Spelling[] = [];
const starts: number[] = [];
const ends: number[] = [];
const cut: Cut = { count: 0, marks: 0, words, starts, ends };

/**
 * Cuts `text` between `from` and `to` into words, in one pass. Hyphens and dashes part words. What is returned is reused
 * from text to text, so read before the next call.
 */
export function cutWords(text: string, from = 0, to = text.length): Cut {
  let count = 0;
  let found = 0;
  let at = from;
  while (at < to) {
    let code = text.charCodeAt(at);
    let kind = kindOf(code);
    if (kind !== LETTER && kind !== DIGIT) {
      if (code !== 32) found |= markOf(code);
      at++;
      continue;
    }
    const start = at;
    let marks = false;
    let last = kind;
    let first = 0x811c9dc5 | 0;
    let second = 0;
    for (;;) {
      if (kind === LETTER || kind === DIGIT) last = kind;
      else if (kind === INVISIBLE || joins(text, at, last, to)) marks = true;
      else break;
      first = Math.imul(first ^ code, 0x01000193);
      second = (Math.imul(second, 31) + code) | 0;
      at++;
      if (at >= to) break;
      code = text.charCodeAt(at);
      kind = kindOf(code);
    }
    let word = known(first, second);
    if (word === undefined) {
      word = spellingFrom(text, start, at, marks);
      if (at - start <= LONGEST_KEPT) keep(word, first, second);
    }
    words[count] = word;
    starts[count] = start;
    ends[count] = at;
    count++;
  }
  cut.count = count;
  cut.marks = found;
  return cut;
}

/** Where to look for a word, `step` slots on from its first. */
const slotOf = (first: number, step: number): number =>
  ((first ^ (first >>> 16)) + step) & (SLOTS.length - 1);

/** The word kept under two hashes. */
function known(first: number, second: number): Spelling | undefined {
  for (let step = 0; step < SEARCHED; step++) {
    const at = SLOTS[slotOf(first, step)] as number;
    if (at === 0) return undefined;
    if (HASHES[2 * at] === first && HASHES[2 * at + 1] === second) return SPELLINGS[at];
  }
  return undefined;
}

function keep(word: Spelling, first: number, second: number): void {
  if (SPELLINGS.length === MOST_KEPT) {
    SPELLINGS.length = 1;
    SLOTS.fill(0);
  }
  const at = SPELLINGS.length;
  for (let step = 0; step < SEARCHED; step++) {
    const slot = slotOf(first, step);
    if (SLOTS[slot] !== 0) continue;
    SLOTS[slot] = at;
    SPELLINGS.push(word);
    HASHES[2 * at] = first;
    HASHES[2 * at + 1] = second;
    return;
  }
}

/** The words of `text` between `from` and `to`, in order, without their places. */
export function spellingsOf(text: string, from = 0, to = text.length): Spelling[] {
  const { count } = cutWords(text, from, to);
  return words.slice(0, count);
}

/** The words of `text` between `from` and `to`, in order. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  return spellingsOf(text, from, to).map((spelling, at) => ({
    text: spelling.text,
    lower: spelling.lower,
    start: starts[at] as number,
    end: ends[at] as number,
    spelling,
  }));
}

/** `marks`: whether some character is neither a letter nor a digit. */
function spellingFrom(source: string, start: number, end: number, marks: boolean): Spelling {
  const raw = copied(source, start, end);
  const text = marks ? withoutMarks(raw) : raw;
  const lower = marks
    ? text
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/(\p{L})\.(?=\p{L})/gu, '$1')
    : text.toLowerCase();
  return {
    actors: undefined,
    unit: undefined,
    phrases: null,
    grammar: undefined,
    lower,
    usage: undefined,
    signs: undefined,
    hints: undefined,
    relates: undefined,
    raw,
    text,
  };
}

/** A part of a text, as a string of its own: engines cut strings by reference, and what is kept would keep the text. */
function copied(source: string, start: number, end: number): string {
  if (end - start > LONGEST_KEPT) return source.slice(start, end);
  const codes: number[] = [];
  for (let at = start; at < end; at++) codes.push(source.charCodeAt(at));
  return String.fromCharCode(...codes);
}

const withoutMarks = (raw: string): string =>
  raw.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/['’]s$/i, '');
