/** A folded string and the way back: folded offset `i` stands for source offset `map[i]`, or `i` itself without a map. */
export interface Folded {
  text: string;
  /** One entry a folded unit and one for the end; null when folding kept every offset. */
  map: Uint32Array | null;
}

const BEYOND_ASCII = /[\u0080-\uffff]/;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u00b4\u02bc\uff07`]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const FINAL_SIGMA = /\u03c2/g;

/** Invisible: soft hyphen, zero-width and directional marks, word joiner, byte order mark. */
const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';
/** What folding drops, grows or joins. */
const IRREGULAR = new RegExp(`[${INVISIBLE}\\u2026\\u0300-\\u036f\\ufb00-\\ufb06]`);
/** What folding cannot replace unit by unit: these, and white space that collapses. */
const UNEVEN = new RegExp(`${IRREGULAR.source}|[^\\S ]|  `);
/** White space but for single spaces. */
const GAP = /\s{2,}|[^\S ]/g;
const DROPPED = new RegExp(`^[${INVISIBLE}]$`);
const COMBINING = /^[\u0300-\u036f]$/;
const SPACE = /^\s$/;

/** Replaces letters and marks by their folded forms; the result may be longer than the text. */
function foldMarks(text: string): string {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower.replaceAll('`', "'");
  return lower
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(FINAL_SIGMA, '\u03c3');
}

/**
 * Folds away what editors and templates change without changing a word: case, white space, the style of quotes
 * and dashes, soft hyphens and other invisible characters, the ellipsis as one character or three, composed and
 * decomposed accents.
 */
export function fold(text: string): Folded {
  if (!UNEVEN.test(text)) {
    const folded = foldMarks(text);
    if (folded.length === text.length) return { text: folded, map: null };
  }
  return foldUnevenly(text);
}

/** Only the folded text. */
export function foldText(text: string): string {
  // No map is wanted: native replacing does for all but the rarest texts.
  return IRREGULAR.test(text) ? foldUnevenly(text).text : foldMarks(text.replace(GAP, ' '));
}

function foldUnevenly(text: string): Folded {
  const out: string[] = [];
  const map: number[] = [];
  let at = 0;
  for (const point of text) {
    const start = at;
    at += point.length;
    if (DROPPED.test(point)) continue;
    const last = out.at(-1);
    if (SPACE.test(point)) {
      if (last === ' ') continue;
      out.push(' ');
      map.push(start);
      continue;
    }
    if (last !== undefined && COMBINING.test(point)) {
      const composed = (last + point).normalize('NFC');
      if (composed.length === 1) {
        out[out.length - 1] = composed;
        continue;
      }
    }
    const folded = point === '\u2026' ? '...' : foldMarks(compatible(point));
    for (let unit = 0; unit < folded.length; unit += 1) {
      out.push(folded.charAt(unit));
      map.push(start + Math.min(unit, point.length - 1));
    }
  }
  map.push(text.length);
  return { text: out.join(''), map: Uint32Array.from(map) };
}

/** Ligatures are taken apart; other compatibility characters (superscripts, fractions) mean something and stay. */
function compatible(char: string): string {
  return char >= '\ufb00' && char <= '\ufb06' ? char.normalize('NFKC') : char;
}
