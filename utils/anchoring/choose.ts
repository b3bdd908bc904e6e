import { AGREES, type Agreement, agreementAt, endsAt, isVerbatim } from './context.ts';
import type { Needle, Place } from './needle.ts';

/** Context of fewer characters must stand as it was saved: almost any text is like it. */
const SHORT_CONTEXT = 7;
/** Context of so many characters on one side tells a place by itself: it was saved grown until it stood nowhere else. */
const TELLING_CONTEXT = 16;
/** How much better the best place must agree with the context than the next. */
const MARGIN = 0.1;

/**
 * Picks the place a quote was saved from among all places where its words stand: none when the quote must have been
 * another, of a word or two with nothing of their context around them; all that fit equally when nothing tells them
 * apart.
 */
export function choosePlaces(
  text: string,
  all: readonly Place[],
  needle: Needle,
  expected: number | null,
): readonly Place[] {
  const { isShort } = needle;
  if (all.length === 1 && !isShort) return all;
  const verbatim = all.filter((place) => isVerbatim(text, place, needle));
  if (verbatim.length === 1) return verbatim;
  const places = verbatim.length > 1 ? verbatim : all;
  const beside = places.filter((place) => standsBeside(text, place, needle));
  if (beside.length === 1) return beside;
  const agreements = places.map((place) => agreementAt(text, place, needle));
  const scores = agreements.map(({ before, after }) => (before ?? 0) + (after ?? 0));
  const best = Math.max(...scores);
  const fitting = places.filter((_, at) => (scores[at] ?? 0) > best - MARGIN);
  const by = (start: number | null) => fitting.find((place) => place.start === start);
  const chosen = fitting.length === 1 ? fitting[0] : (by(needle.start) ?? by(expected));
  if (chosen === undefined) return fitting;
  const agreement = agreements[places.indexOf(chosen)];
  const placed = chosen.start === needle.start || chosen.start === expected;
  return isShort && !placed && agreement && isContradicted(agreement, needle) ? [] : [chosen];
}

/** One side of the saved context stands there letter by letter, and is long enough to tell the place. */
function standsBeside(text: string, { start, end }: Place, { prefix, suffix }: Needle): boolean {
  return (
    (prefix.length >= TELLING_CONTEXT && endsAt(text, prefix, start)) ||
    (suffix.length >= TELLING_CONTEXT && text.startsWith(suffix, end))
  );
}

/** Something was saved around the quote, and none of it is there. */
function isContradicted(
  { before, after }: Agreement,
  { foldedPrefix, foldedSuffix }: Needle,
): boolean {
  if (before === null && after === null) return false;
  const agrees = (agreement: number | null, saved: string) =>
    agreement !== null && agreement >= (saved.length < SHORT_CONTEXT ? 1 : AGREES);
  return !agrees(before, foldedPrefix) && !agrees(after, foldedSuffix);
}
