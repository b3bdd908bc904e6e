import { AGREES, type Agreement, agreementAt } from './context.ts';
import type { Needle, Place } from './needle.ts';

/** Below this a quote is no evidence of its own place: one word stands anywhere. */
const SHORT_WORDS = 3;
/** Context of fewer characters must stand as it was saved: almost any text is like it. */
const SHORT_CONTEXT = 7;
/** How much better the best place must agree with the context than the next. */
const MARGIN = 0.1;

/**
 * Picks the place a quote was saved from among all places where its words stand. Returns null when the words stand
 * there but the quote was another: a word or two with nothing of their context around them. Returns all that fit
 * equally when nothing tells them apart.
 */
export function choosePlaces(
  text: string,
  all: readonly Place[],
  needle: Needle,
  expected: number | null,
): readonly Place[] | null {
  const verbatim = all.filter((place) => isVerbatim(text, place, needle));
  if (verbatim.length === 1) return verbatim;
  const places = verbatim.length > 1 ? verbatim : all;
  const agreements = places.map(({ start, end }) => agreementAt(text, start, end, needle.context));
  const scores = agreements.map(({ before, after }) => (before ?? 0) + (after ?? 0));
  const best = Math.max(...scores);
  const fitting = places.filter((_, at) => (scores[at] ?? 0) > best - MARGIN);
  const by = (start: number | null) => fitting.find((place) => place.start === start);
  const chosen = fitting.length === 1 ? fitting[0] : (by(needle.start) ?? by(expected));
  if (chosen === undefined) return fitting;
  const agreement = agreements[places.indexOf(chosen)];
  const placed = chosen.start === needle.start || chosen.start === expected;
  if (needle.size < SHORT_WORDS && !placed && agreement && isContradicted(agreement, needle))
    return null;
  return [chosen];
}

/** Whether exactly the saved context stands around a place. */
function isVerbatim(text: string, { start, end }: Place, { context }: Needle): boolean {
  const { prefix, suffix } = context;
  if (prefix === '' && suffix === '') return false;
  return (
    text.slice(Math.max(0, start - prefix.length), start) === prefix && text.startsWith(suffix, end)
  );
}

/** Something was saved around the quote, and none of it is there. */
function isContradicted({ before, after }: Agreement, { context }: Needle): boolean {
  if (before === null && after === null) return false;
  const agrees = (agreement: number | null, saved: string) =>
    agreement !== null && agreement >= (saved.length < SHORT_CONTEXT ? 1 : AGREES);
  return !agrees(before, context.foldedPrefix) && !agrees(after, context.foldedSuffix);
}
