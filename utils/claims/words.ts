/** One word as it stands in a text. Offsets are UTF-16 into that text, end exclusive, possessive included. */
export interface Word {
  /** As written, without possessive and invisible characters. */
  text: string;
  /** `text` in lower case, apostrophes straight, dots between letters dropped ("U.S." is "us"). */
  lower: string;
  start: number;
  end: number;
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

/** The words of `text` between `from` and `to`, in order, in one pass. Hyphens and dashes part words. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    let kind = kindOf(text.charCodeAt(at));
    if (kind !== LETTER && kind !== DIGIT) {
      at++;
      continue;
    }
    const start = at;
    let marks = false;
    let small = true;
    let last = kind;
    while (at < to) {
      const code = text.charCodeAt(at);
      kind = kindOf(code);
      if (kind === LETTER || kind === DIGIT) {
        last = kind;
        if (code >= 128 || (code >= 65 && code <= 90)) small = false;
      } else if (kind === INVISIBLE || joins(text, at, last, to)) marks = true;
      else break;
      at++;
    }
    words.push(marks ? markedWord(text, start, at) : plainWord(text, start, at, small));
  }
  return words;
}

/** `small`: nothing to turn into lower case, which costs more than all the rest. */
function plainWord(text: string, start: number, end: number, small: boolean): Word {
  const raw = text.slice(start, end);
  return { text: raw, lower: small ? raw : raw.toLowerCase(), start, end };
}

/** A word with a mark or an invisible character in it. */
function markedWord(text: string, start: number, end: number): Word {
  const shown = text
    .slice(start, end)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/['’]s$/i, '');
  const lower = shown
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/(\p{L})\.(?=\p{L})/gu, '$1');
  return { text: shown, lower, start, end };
}
