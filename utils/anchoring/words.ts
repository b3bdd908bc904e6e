/** Words of folded text as hashes and offsets: cheap to build, small to keep, enough to find where a quote may stand. */
export interface Words {
  hashes: Int32Array;
  /** Offsets into the folded text, end exclusive. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** Written without spaces: every two neighbours make a word. */
const DENSE = 3;

/** Kinds beyond ASCII: every range ends before its first number and starts where the last one ended. */
const RANGES: readonly (readonly [number, number])[] = [
  [0xaa, OTHER],
  [0xab, LETTER],
  [0xb5, OTHER],
  [0xb6, LETTER],
  [0xba, OTHER],
  [0xbb, LETTER],
  [0xc0, OTHER],
  [0xd7, LETTER],
  [0xd8, OTHER],
  [0xf7, LETTER],
  [0xf8, OTHER],
  [0xe00, LETTER],
  [0xf00, DENSE],
  [0x1000, LETTER],
  [0x10a0, DENSE],
  [0x1780, LETTER],
  [0x1800, DENSE],
  [0x2000, LETTER],
  [0x2c00, OTHER],
  [0x2e00, LETTER],
  [0x3040, OTHER],
  [0xa000, DENSE],
  [0xd800, LETTER],
  [0xf900, OTHER],
  [0xfb00, DENSE],
  [0xfe00, LETTER],
  [0xfe70, OTHER],
  [0xfeff, LETTER],
];

function kindOf(code: number): number {
  if (code < 0x80) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER;
    return code >= 48 && code <= 57 ? DIGIT : OTHER;
  }
  for (const [end, kind] of RANGES) if (code < end) return kind;
  return OTHER;
}

/** Whether the mark between two characters joins them into one word: "don't", "3.5", "1,000". */
function joins(mark: number, before: number, after: number): boolean {
  if (mark === 39) return before === LETTER && after === LETTER;
  return (mark === 46 || mark === 44) && before === DIGIT && after === DIGIT;
}

/** Calls `emit` with hash and offsets of every word of a folded text, in order. */
function scanWords(text: string, emit: (hash: number, start: number, end: number) => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    let kind = kindOf(code);
    if (kind === OTHER) {
      at += 1;
      continue;
    }
    const start = at;
    if (kind === DENSE) {
      const next = at + 1 < length ? text.charCodeAt(at + 1) : 0;
      at += 1;
      if (kindOf(next) === DENSE) emit((code * 31 + next) | 0, start, start + 2);
      else if (start === 0 || kindOf(text.charCodeAt(start - 1)) !== DENSE) emit(code, start, at);
      continue;
    }
    let hash = 7;
    while (at < length) {
      code = text.charCodeAt(at);
      const next = kindOf(code);
      if (next === LETTER || next === DIGIT) kind = next;
      else if (
        next === DENSE ||
        at + 1 >= length ||
        !joins(code, kind, kindOf(text.charCodeAt(at + 1)))
      ) {
        break;
      }
      hash = (Math.imul(hash, 31) + code) | 0;
      at += 1;
    }
    emit(hash, start, at);
  }
}

/** Filled by {@link wordsIn} and copied from; grows to the longest text seen. */
let scratch = {
  hashes: new Int32Array(1024),
  starts: new Uint32Array(1024),
  ends: new Uint32Array(1024),
};

/** The words of a folded text. */
export function wordsIn(text: string): Words {
  if (scratch.hashes.length < text.length) {
    const most = text.length * 2;
    scratch = {
      hashes: new Int32Array(most),
      starts: new Uint32Array(most),
      ends: new Uint32Array(most),
    };
  }
  const { hashes, starts, ends } = scratch;
  let size = 0;
  scanWords(text, (hash, start, end) => {
    hashes[size] = hash;
    starts[size] = start;
    ends[size] = end;
    size += 1;
  });
  return {
    hashes: hashes.slice(0, size),
    starts: starts.slice(0, size),
    ends: ends.slice(0, size),
  };
}

/** True when a word runs across this offset, so that a cut here would part it. */
export function isInsideWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = kindOf(text.charCodeAt(offset - 1));
  const after = kindOf(text.charCodeAt(offset));
  const isPart = (kind: number) => kind === LETTER || kind === DIGIT;
  if (isPart(before) && isPart(after)) return true;
  if (isPart(before)) {
    return joins(text.charCodeAt(offset), before, kindOf(text.charCodeAt(offset + 1)));
  }
  return (
    isPart(after) && joins(text.charCodeAt(offset - 1), kindOf(text.charCodeAt(offset - 2)), after)
  );
}
