/**
 * Sentence boundaries in news text, found in one pass over the characters. Hand-written rather than
 * `Intl.Segmenter`, which breaks after "U.S." and "No." and is slower by an order of magnitude.
 */

/** A stretch of text; UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Never end a sentence. */
const TITLES = new Set(
  'mr mrs ms mx dr prof gen sen rep reps sens gov lt col sgt capt cmdr adm maj st rev hon pres mt ft messrs vs v fig figs nos vol vols pp eq sec art ca cf approx ed eds viz ie eg'.split(
    ' ',
  ),
);
/** End a sentence only when a word that usually opens one follows. */
const SHORTENED = new Set(
  'inc corp ltd co bros jr sr jan feb mar apr jun jul aug sept sep oct nov dec univ dept assn ph al est'.split(
    ' ',
  ),
);
const OPENERS = new Set(
  `the a an this that these those it its he she they we i you there here but and or so yet if when while as for in on at by with from to of after before since until although though because however meanwhile moreover instead still now then what who how why where which his her their our my your one some many most more all both no not some such each every another other last next earlier later critics experts officials beijing washington china`.split(
    /\s+/,
  ),
);

/** Services whose name stands in brackets, or between slashes, behind the place a report comes from. */
const DATELINE =
  /\p{Lu}[^\n()]{1,60}?[(/](?:Thomson )?(?:AP|Associated Press|AFP|Reuters|Bloomberg|UPI|Xinhua|Kyodo(?: News)?|Yonhap|ANI|PTI|IANS|EFE|dpa|DPA|TASS|CNA|TNS|CNN|PRNewswire|(?:GLOBE|Globe) (?:NEWSWIRE|Newswire)|(?:BUSINESS|Business) (?:WIRE|Wire))[)/]\s*[-\u2013\u2014]{1,2}\s*/uy;

const QUOTE = 34;
const APOSTROPHE = 39;
const PERIOD = 46;
const BULLET = 0x2022;

const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000 ||
  code === 0x2028 ||
  code === 0x2029;
/** Invisible: soft hyphen, zero-width characters, byte order mark. */
const isInvisible = (code: number) =>
  code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isUpper = (code: number) =>
  (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
const isLower = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff && code !== 0xf7);
const isLetter = (code: number) =>
  isLower(code) || isUpper(code) || (code >= 0x100 && code < 0x2000);
/** `. ! ? …` and their full-width forms. */
const isWide = (code: number) =>
  code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61;
const isTerminator = (code: number) =>
  code === PERIOD || code === 33 || code === 63 || code === 0x2026 || isWide(code);
const isCloser = (code: number) =>
  code === QUOTE ||
  code === APOSTROPHE ||
  code === 41 ||
  code === 93 ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0xbb ||
  code === 0x300d ||
  code === 0x300f ||
  code === 0xff09 ||
  code === 0x300b;
const isOpener = (code: number) =>
  code === QUOTE ||
  code === APOSTROPHE ||
  code === 40 ||
  code === 91 ||
  code === 0x201c ||
  code === 0x2018 ||
  code === 0xab ||
  code === 0x2014 ||
  code === 0x2013 ||
  code === 45;

/**
 * Splits `text[start, end)` into sentences: trimmed, in order, without overlap, none empty.
 * Survives "U.S. officials", "No. 1", initials, titles, decimals, ellipses, quotes, parentheses,
 * footnote numbers, list markers and datelines; breaks at CJK full stops and at line breaks. Linear time.
 */
export function splitSentences(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  const close = (at: number, next = at) => {
    let a = from;
    let b = at;
    while (b > a && isMargin(text.charCodeAt(b - 1))) b--;
    while (a < b && isMargin(text.charCodeAt(a))) a++;
    a = afterMarker(text, a, b);
    if (spans.length === 0) a = afterDateline(text, a, b);
    if (a < b) spans.push({ start: a, end: b });
    from = next;
  };
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      close(at);
      at++;
      continue;
    }
    if (!isTerminator(code)) {
      if (code >= BULLET && partsItems(text, at)) close(at);
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && isTerminator(text.charCodeAt(stop))) stop++;
    const run = stop - at;
    while (stop < end && isCloser(text.charCodeAt(stop))) stop++;
    const behind = afterNotes(text, stop, end);
    if (behind > stop) {
      close(stop, behind);
      stop = behind;
    } else if (breaksAt(text, from, at, run, stop, end)) {
      stop = afterFootnote(text, at, stop, end);
      close(stop);
    }
    at = stop;
  }
  close(end);
  return spans;
}

const isBullet = (code: number) => code === BULLET || code === 0x25aa || code === 0x25cf;
/** Whether a bullet stands there between items of one line. */
const partsItems = (text: string, at: number) =>
  isBullet(text.charCodeAt(at)) &&
  isSpace(text.charCodeAt(at - 1)) &&
  isSpace(text.charCodeAt(at + 1));

const isBlank = (code: number) => isSpace(code) || isInvisible(code);
/** Blank, or a sign of layout rather than of the sentence: bullet, asterisk, underscore. */
const isMargin = (code: number) =>
  isBlank(code) || code === 42 || code === 95 || code === 0xb7 || isBullet(code);

/** Skips a list marker ("1. ", "12) ") when something follows it. */
function afterMarker(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && at - from < 3 && isDigit(text.charCodeAt(at))) at++;
  const sign = text.charCodeAt(at);
  if (at === from || at - from > 2 || (sign !== PERIOD && sign !== 41)) return from;
  at++;
  if (!isSpace(text.charCodeAt(at))) return from;
  while (at < end && isMargin(text.charCodeAt(at))) at++;
  return at < end ? at : from;
}

/** Skips where a report comes from ("PORT ELLERY, May 3 (Reuters) - "), which stands before the first sentence of a block. */
function afterDateline(text: string, from: number, end: number): number {
  DATELINE.lastIndex = from;
  return DATELINE.test(text) && DATELINE.lastIndex < end ? DATELINE.lastIndex : from;
}

/** "…as before.12 The next": a footnote number after the full stop. */
function isFootnote(text: string, at: number, stop: number, end: number): boolean {
  if (!isDigit(text.charCodeAt(stop)) || isDigit(text.charCodeAt(at - 1))) return false;
  let after = stop;
  while (after < end && after - stop < 3 && isDigit(text.charCodeAt(after))) after++;
  return isSpace(text.charCodeAt(after)) && isLower(text.charCodeAt(at - 1));
}

/** The end of a footnote number behind a full stop; `stop` where there is none. */
function afterFootnote(text: string, at: number, stop: number, end: number): number {
  let behind = stop;
  if (isFootnote(text, at, stop, end))
    while (behind < end && isDigit(text.charCodeAt(behind))) behind++;
  return behind;
}

/**
 * "…as before.[12][13] The next": the end of bracketed note numbers that stand behind a sentence and belong to none;
 * `stop` where there are none.
 */
function afterNotes(text: string, stop: number, end: number): number {
  let behind = stop;
  for (;;) {
    const from = isSpace(text.charCodeAt(behind)) ? behind + 1 : behind;
    let at = from + 1;
    while (at < end && at - from < 4 && isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(from) !== 91 || at === from + 1 || at >= end) break;
    if (text.charCodeAt(at) !== 93) break;
    behind = at + 1;
  }
  if (behind === stop) return stop;
  let next = behind;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  const goesOn = next < end && (next === behind || isLower(text.charCodeAt(next)));
  return goesOn ? stop : behind;
}

/** Whether the terminators at `at` (`run` of them; with closing quotes they end at `stop`) end a sentence. */
function breaksAt(
  text: string,
  from: number,
  at: number,
  run: number,
  stop: number,
  end: number,
): boolean {
  if (stop >= end) return true;
  const first = text.charCodeAt(at);
  if (isWide(first)) return true;
  let next = stop;
  while (next < end && isInvisible(text.charCodeAt(next))) next++;
  if (!isSpace(text.charCodeAt(next))) {
    return isFootnote(text, at, stop, end) || isLostSpace(text, from, at, stop);
  }
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  if (next >= end) return true;
  let head = next;
  while (head < end && head - next < 3 && isOpener(text.charCodeAt(head))) head++;
  const code = text.charCodeAt(head);
  // What an embedded post ends with.
  if (text.startsWith('http', head) || text.startsWith('pic.', head)) return true;
  // "…" he said: the sentence goes on. "iPhone", "xAI", "o3" open one all the same.
  if (isLower(code) && !isUpper(text.charCodeAt(head + 1)) && !isDigit(text.charCodeAt(head + 1))) {
    return false;
  }
  if (first !== PERIOD || run > 1 || stop > at + 1) return true;
  return !isAbbreviation(text, from, at, head, end);
}

/** "…the model.The next", "…the model.”The next": the space between two sentences got lost. */
function isLostSpace(text: string, from: number, at: number, stop: number): boolean {
  if (!isUpper(text.charCodeAt(stop)) || !isLower(text.charCodeAt(stop + 1))) return false;
  if (stop > at + 1) return true;
  return (
    isLower(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at - 2)) && !isUrl(text, from, at)
  );
}

function isUrl(text: string, from: number, at: number): boolean {
  let begin = at;
  while (begin > from && at - begin < 40 && !isSpace(text.charCodeAt(begin - 1))) begin--;
  const word = text.slice(begin, at);
  return word.includes('/') || word.includes('@') || word.startsWith('www');
}

/** Whether the full stop at `at` belongs to its word rather than to the sentence. `head`: next word. */
function isAbbreviation(
  text: string,
  from: number,
  at: number,
  head: number,
  end: number,
): boolean {
  let begin = at;
  let dots = 0;
  while (begin > from && at - begin < 24) {
    const code = text.charCodeAt(begin - 1);
    if (code === PERIOD) dots++;
    else if (!isLetter(code) && !isDigit(code)) break;
    begin--;
  }
  const length = at - begin;
  if (length === 0) return false;
  const first = text.charCodeAt(begin);
  if (isDigit(first)) {
    // "1. First item" at the start of a sentence is a list marker.
    return length <= 2 && dots === 0 && onlyBlank(text, from, begin);
  }
  if (length === 1) return isInitial(text, from, begin, head, end);
  const word = text.slice(begin, at).toLowerCase();
  if (dots > 0) {
    if (word === 'e.g' || word === 'i.e') return true;
    return !opensSentence(text, head, end);
  }
  if (length > 6) return false;
  if (word === 'no') return isDigit(text.charCodeAt(head));
  if (word === 'art' || word === 'ed' || word === 'sec' || word === 'st') return isUpper(first);
  if (TITLES.has(word)) return true;
  return SHORTENED.has(word) && !opensSentence(text, head, end);
}

/** "J. Smith", "George W. Bush" or a list letter, but not "less of the R than the D. In 2017". */
function isInitial(text: string, from: number, begin: number, head: number, end: number): boolean {
  if (!isUpper(text.charCodeAt(begin))) return onlyBlank(text, from, begin);
  if (!isUpper(text.charCodeAt(head))) return false;
  const named =
    begin < from + 2 || !isLower(text.charCodeAt(begin - 2)) || followsName(text, from, begin - 1);
  return named || !opensSentence(text, head, end);
}

/** Whether the word that ends at `at` has a capital. */
function followsName(text: string, from: number, at: number): boolean {
  let begin = at;
  while (begin > from && isLetter(text.charCodeAt(begin - 1))) begin--;
  return isUpper(text.charCodeAt(begin));
}

function onlyBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isBlank(code) && !isOpener(code)) return false;
  }
  return true;
}

function opensSentence(text: string, head: number, end: number): boolean {
  let stop = head;
  while (stop < end && stop - head < 12 && isLetter(text.charCodeAt(stop))) stop++;
  const code = text.charCodeAt(head);
  return isUpper(code) && OPENERS.has(text.slice(head, stop).toLowerCase());
}
