/**
 * Words of a sentence as numbers: one pass over the characters, no string is made. A word is the hash of
 * its stem, so that "leads", "leading" and "led"-like forms listed together fall on one entry of a table.
 */

/** Flags of a token. */
export const CAPITAL = 1;
export const ALL_CAPS = 2;
export const DIGITS = 4;
/** Inside quotation marks. */
export const QUOTED = 8;
/** Followed by 's, which is no part of the hash. */
export const POSSESSIVE = 16;
/** How the word ends: -ed, -ing, -ly, -er or -est, and the endings of abstract nouns. */
export const ENDS_ED = 32;
export const ENDS_ING = 64;
export const ENDS_LY = 128;
export const ENDS_ER = 256;
export const ABSTRACT = 512;

/** Hashes of what is not a word. */
export const NUMBER = 0x51ed270b;
export const YEAR_PAST = 0x2545f491;
export const YEAR = 0x68e31da4;
export const PERCENT = 0x1b56c4e9;
export const MONEY = 0x3c6ef372;

const SEED = 0x811c9dc5 | 0;
/** Tells "US" and "AI" from "us" and "ai". */
const CAPS_MIX = 0x5bd1e995;

/** Tokens of one sentence; reused from sentence to sentence, so read before the next call. */
export interface Tokens {
  count: number;
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  flags: Uint16Array;
  /** How many commas, dashes, semicolons and colons stand between the words. */
  commas: number;
  dashes: number;
  semicolons: number;
  colons: number;
  /** Slashes and at signs: addresses of pages and people. */
  addresses: number;
  questions: number;
}

/** Longest sentence that is read whole; what comes after is left out. */
export const MAX_TOKENS = 400;

export function newTokens(): Tokens {
  return {
    count: 0,
    start: new Int32Array(MAX_TOKENS),
    end: new Int32Array(MAX_TOKENS),
    hash: new Int32Array(MAX_TOKENS),
    flags: new Uint16Array(MAX_TOKENS),
    commas: 0,
    dashes: 0,
    semicolons: 0,
    colons: 0,
    addresses: 0,
    questions: 0,
  };
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const HIDDEN = 4;
const APOSTROPHE = 5;

const KIND = new Uint8Array(0x250);
for (let code = 0; code < KIND.length; code++) {
  const letter = String.fromCharCode(code);
  if (code >= 48 && code <= 57) KIND[code] = DIGIT;
  else if (letter.toLowerCase() !== letter) KIND[code] = UPPER;
  else if (letter.toUpperCase() !== letter || code === 0xdf) KIND[code] = LOWER;
}
KIND[39] = APOSTROPHE;
KIND[0xad] = HIDDEN;

function kindOf(code: number): number {
  if (code < 0x250) return KIND[code] as number;
  if (code === 0x2019) return APOSTROPHE;
  if ((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff) return HIDDEN;
  // Greek to Georgian count as lower-case letters; ideographs are no words here.
  return code < 0x2000 ? LOWER : OTHER;
}

/** A small letter without marks, as most characters are. */
const isPlain = (code: number) => code >= 97 && code <= 122;
const fold = (code: number) => (code < 0xc0 ? code | 32 : code < 0xdf ? code + 32 : code);
const mix = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

const E = 101;
const S = 115;
const D = 100;
const I = 105;
const N = 110;
const G = 103;
const Y = 121;

/** Prefix hashes of the word being read: `prefix[n]` covers its first n letters. */
const LONGEST_WORD = 63;
const prefix = new Int32Array(LONGEST_WORD + 1).fill(SEED);
const letters = new Uint16Array(LONGEST_WORD);

/**
 * Hash of the stem of the word in `letters[0, length)`: drops -s, -es, -ies, -ed, -ing, a last -e and a
 * doubled last letter when at least three letters stay, so that all forms of a verb meet.
 */
function stemHash(length: number): number {
  let n = length;
  if (n >= 4) {
    const last = letters[n - 1];
    const before = letters[n - 2];
    if (last === S && before !== S) {
      n -= 1;
      if (n >= 4 && before === E && letters[n - 2] === I) {
        return mix(prefix[n - 2] as number, Y);
      }
    } else if (last === D && before === E && n >= 5) {
      if (letters[n - 3] === I) return mix(prefix[n - 3] as number, Y);
      n -= 2;
    } else if (last === G && before === N && letters[n - 3] === I && n >= 6) {
      n -= 3;
    }
    if (n >= 4 && letters[n - 1] === E) n -= 1;
    if (n >= 4 && letters[n - 1] === letters[n - 2]) n -= 1;
  }
  return prefix[n] as number;
}

const L = 108;
const R = 114;
const T = 116;
const O = 111;
const C = 99;

/** The ending of the word in `letters[0, length)`, as a flag. */
function endingOf(length: number): number {
  if (length < 5) return 0;
  const last = letters[length - 1];
  const before = letters[length - 2];
  if (last !== S || before === S)
    return verbalEnding(last, before, letters[length - 3]) || abstractEnding(length);
  return abstractEnding(length - 1);
}

function verbalEnding(last?: number, before?: number, third?: number): number {
  if (last === D && before === E) return ENDS_ED;
  if (last === G && before === N && third === I) return ENDS_ING;
  if (last === Y && before === L) return ENDS_LY;
  if (last === R && before === E) return ENDS_ER;
  return last === T && before === S && third === E ? ENDS_ER : 0;
}

/** -tion, -sion, -ment, -ent, -ity, -ance, -ence, -ness of the first `length` letters. */
function abstractEnding(length: number): number {
  const last = letters[length - 1];
  const before = letters[length - 2];
  const third = letters[length - 3];
  const found =
    (last === N && before === O && third === I) ||
    (last === T && before === N && third === E) ||
    (last === Y && before === T && third === I) ||
    (last === E && before === C && third === N) ||
    (last === S && before === S && third === E);
  return found ? ABSTRACT : 0;
}

/** Two tokens as one: order matters. */
export const pairHash = (first: number, second: number) =>
  Math.imul((Math.imul(first, 31) ^ second ^ (first >>> 15)) | 0, 0x9e3779b1 | 0);

/** Reads the words of `text[start, end)` into `tokens`. Linear time. */
export function tokenise(text: string, start: number, end: number, tokens: Tokens): void {
  let count = 0;
  let quoted = 0;
  let at = start;
  tokens.commas = tokens.dashes = tokens.semicolons = tokens.colons = tokens.addresses = 0;
  tokens.questions = 0;
  while (at < end && count < MAX_TOKENS) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === LOWER || kind === UPPER || kind === DIGIT) {
      const stop =
        kind === DIGIT
          ? readNumber(text, at, end, tokens, count)
          : readWord(text, at, end, tokens, count);
      tokens.start[count] = at;
      tokens.end[count] = stop;
      tokens.flags[count] = (tokens.flags[count] as number) | quoted;
      count++;
      at = stop;
      continue;
    }
    if (code === 0x201c) quoted = QUOTED;
    else if (code === 0x201d) quoted = 0;
    else if (code === 34) quoted ^= QUOTED;
    else if (code === 37 || code === 36 || code === 0x20ac || code === 0xa3 || code === 0xa5) {
      tokens.start[count] = at;
      tokens.end[count] = at + 1;
      tokens.hash[count] = code === 37 ? PERCENT : MONEY;
      tokens.flags[count] = quoted;
      count++;
    } else if (code !== 32) countMark(code, text.charCodeAt(at + 1), tokens);
    at++;
  }
  tokens.count = count;
}

function countMark(code: number, next: number, tokens: Tokens): void {
  if (code === 44) tokens.commas++;
  else if (code === 0x2014 || code === 0x2013 || (code === 45 && next === 32)) tokens.dashes++;
  else if (code === 59) tokens.semicolons++;
  else if (code === 58) tokens.colons++;
  else if (code === 47 || code === 64) tokens.addresses++;
  else if (code === 63) tokens.questions++;
}

/** What the word being read is made of. */
const shape = { length: 0, upper: 0, digits: 0 };

function readWord(text: string, from: number, end: number, tokens: Tokens, slot: number): number {
  const at = readLetters(text, from, end);
  const { length, upper, digits } = shape;
  const owned =
    at + 1 < end &&
    kindOf(text.charCodeAt(at)) === APOSTROPHE &&
    (text.charCodeAt(at + 1) | 32) === S;
  const caps = upper > 1 && upper + digits === length;
  const whole = prefix[length] as number;
  tokens.hash[slot] = caps && length === 2 && digits === 0 ? whole ^ CAPS_MIX : stemHash(length);
  tokens.flags[slot] =
    (kindOf(text.charCodeAt(from)) === UPPER ? CAPITAL : 0) |
    (caps ? ALL_CAPS : 0) |
    (digits > 0 ? DIGITS : 0) |
    endingOf(length) |
    (owned ? POSSESSIVE : 0);
  return owned ? at + 2 : at;
}

/** Takes in the letters of a word, folded to small ones; returns where it ends. */
function readLetters(text: string, from: number, end: number): number {
  let at = from;
  let length = 0;
  let upper = 0;
  let digits = 0;
  let hash = SEED;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    let letter = code;
    if (!isPlain(code)) {
      const kind = kindOf(code);
      if (kind === UPPER) {
        upper++;
        letter = fold(code);
      } else if (kind === DIGIT) digits++;
      else if (kind === APOSTROPHE) {
        if (!isInWord(text, at, end)) break;
        letter = 39;
      } else if (kind !== LOWER) {
        if (isPassedOver(text, at, from, end)) continue;
        break;
      }
    }
    if (length >= LONGEST_WORD) continue;
    hash = mix(hash, letter);
    letters[length++] = letter;
    prefix[length] = hash;
  }
  shape.length = length;
  shape.upper = upper;
  shape.digits = digits;
  return at;
}

/** What stands in a word and is no letter of it: invisible, or a full stop between single letters ("U.S.", "A.I."). */
function isPassedOver(text: string, at: number, from: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return kindOf(code) === HIDDEN || (code === 46 && isDotted(text, at, from, end));
}

/** Whether the full stop at `at` stands in an abbreviation of single letters, as in "U.S." */
function isDotted(text: string, at: number, from: number, end: number): boolean {
  if (kindOf(text.charCodeAt(at - 1)) !== UPPER) return false;
  if (at - from > 1 && text.charCodeAt(at - 2) !== 46) return false;
  if (at - from > 8) return false;
  const next = at + 1 < end ? kindOf(text.charCodeAt(at + 1)) : OTHER;
  if (next === UPPER) return text.charCodeAt(at + 2) === 46;
  return at - from > 1 && next !== LOWER && next !== DIGIT;
}

/** An apostrophe that belongs to the word ("don't"), not a possessive or a quotation mark. */
function isInWord(text: string, at: number, end: number): boolean {
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (kindOf(next) !== LOWER) return false;
  return next !== S || (at + 2 < end && kindOf(text.charCodeAt(at + 2)) === LOWER);
}

function readNumber(text: string, from: number, end: number, tokens: Tokens, slot: number): number {
  let at = from;
  let digits = 0;
  let value = 0;
  let plain = true;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits++;
      value = digits < 6 ? value * 10 + code - 48 : value;
    } else if ((code === 46 || code === 44) && kindOf(text.charCodeAt(at + 1)) === DIGIT) {
      plain = false;
    } else break;
    at++;
  }
  let hash = NUMBER;
  if (plain && digits === 4 && value >= 1700 && value < 2100) {
    hash = value < 2010 ? YEAR_PAST : YEAR;
  }
  // "10bn", "360m", "5th", "7B": the unit stays a token of its own when it is a word.
  tokens.hash[slot] = hash;
  tokens.flags[slot] = DIGITS;
  return at;
}

const scratch = newTokens();
/** Hashes of a phrase's words, for compiling tables; "us" in capitals and in small letters differ. */
export function hashesOf(phrase: string): number[] {
  tokenise(phrase, 0, phrase.length, scratch);
  return [...scratch.hash.subarray(0, scratch.count)];
}
