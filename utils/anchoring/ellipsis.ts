import type { Needle, Place } from './needle.ts';
import { blockAround, sentenceAround } from './sentence.ts';
import type { TextIndex } from './text-index.ts';

/** Words left out between two parts of a quote take at most this many characters. */
const MAX_GAP = 400;
/** The parts of a shortened quote together: less stands in too many places. */
const MIN_CHARACTERS = 16;
const MAX_PLACES = 50;

/**
 * Where a shortened quote stands whole: its parts in order, not far apart, in one block. Words left out at an end
 * reach to the end of the sentence there. Empty when the quote has no ellipsis.
 */
export function findShortened(index: TextIndex, needle: Needle): Place[] {
  const parts = needle.folded.split(/\s*[[(]?\.{3,}[)\]]?\s*/);
  const inked = parts.filter((part) => part !== '');
  const characters = inked.reduce((sum, part) => sum + part.length, 0);
  if (parts.length < 2 || characters < MIN_CHARACTERS) return [];
  const [first, ...rest] = inked;
  if (first === undefined) return [];
  const folded = index.folded();
  const places: Place[] = [];
  for (const at of folded.words.occurrences(first, MAX_PLACES)) {
    const end = chain(folded.text, rest, at + first.length);
    if (end === null) continue;
    const place = { start: folded.toSource(at, 'start'), end: folded.toSource(end, 'end') };
    if (place.end > blockAround(index, place.start).end) continue;
    if (parts[0] === '') place.start = sentenceAround(index, place.start).start;
    if (parts.at(-1) === '') place.end = sentenceAround(index, place.end - 1).end;
    // Of places that end alike, the shortest: its parts stand closest.
    if (places.at(-1)?.end === place.end) places.pop();
    places.push(place);
  }
  return places;
}

/** The end of the last part when each follows the one before it closely; null when one does not. */
function chain(text: string, parts: readonly string[], from: number): number | null {
  let end = from;
  for (const part of parts) {
    const at = text.indexOf(part, end);
    if (at < 0 || at - end > MAX_GAP) return null;
    end = at + part.length;
  }
  return end;
}
