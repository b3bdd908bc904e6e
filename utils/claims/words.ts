import type { ActorForm } from './actors.ts';
import type { Meaning } from './units.ts';

/** One word as it stands in a text. Offsets are UTF-16 into that text, end exclusive, possessive included. */
export interface Word {
  /** As written, without possessive and invisible characters. */
  text: string;
  /** `text` in lower case, apostrophes straight, dots between letters dropped ("U.S." is "us"). */
  lower: string;
  start: number;
  end: number;
  spelling: Spelling;
}

/** One way to spell a word, and what is known of it wherever it stands. */
export interface Spelling {
  text: string;
  lower: string;
  /** Looked up when first asked for: actors whose names open with it (`actors.ts`), what it means (`units.ts`). */
  actors: readonly ActorForm[] | undefined;
  meaning: Meaning | undefined;
  /** Words of time (`horizon.ts`). */
  signs: number | undefined;
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
 * The spelling met last in each of so many places, by two hashes of its characters: a word spelt like one before costs
 * no look-up and no string. A later one takes the place of an earlier one, so no text fills it up.
 */
const PLACES = 1 << 13;
const SPELLINGS: (Spelling | undefined)[] = new Array(PLACES).fill(undefined);
const FIRST_HASHES = new Int32Array(PLACES);
const SECOND_HASHES = new Int32Array(PLACES);
/** Longer ones are hardly met again. */
const LONGEST_KEPT = 24;

/** The words of `text` between `from` and `to`, in order, in one pass. Hyphens and dashes part words. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    let code = text.charCodeAt(at);
    let kind = kindOf(code);
    if (kind !== LETTER && kind !== DIGIT) {
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
    const place = (first ^ (first >>> 16)) & (PLACES - 1);
    let spelling = SPELLINGS[place];
    if (
      spelling === undefined ||
      FIRST_HASHES[place] !== first ||
      SECOND_HASHES[place] !== second
    ) {
      spelling = spellingOf(text.slice(start, at), marks);
      if (at - start <= LONGEST_KEPT) {
        SPELLINGS[place] = spelling;
        FIRST_HASHES[place] = first;
        SECOND_HASHES[place] = second;
      }
    }
    words.push({ text: spelling.text, lower: spelling.lower, start, end: at, spelling });
  }
  return words;
}

/** `marks`: whether some character is neither a letter nor a digit. */
function spellingOf(raw: string, marks: boolean): Spelling {
  // Copied: engines cut strings out of a text by reference, and what is kept would keep the text.
  const text = [...(marks ? withoutMarks(raw) : raw)].join('');
  const lower = marks
    ? text
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/(\p{L})\.(?=\p{L})/gu, '$1')
    : text.toLowerCase();
  return { text, lower, actors: undefined, meaning: undefined, signs: undefined };
}

const withoutMarks = (raw: string): string =>
  raw.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/['’]s$/i, '');
