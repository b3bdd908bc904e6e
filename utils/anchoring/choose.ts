import { AGREES, type Agreement, agreementAt } from './context.ts';
import type { Needle, Place } from './needle.ts';

/** Below this a quote is no evidence of its own place: one word stands anywhere. */
const SHORT_WORDS = 3;
/** How much better the best place must agree with the context than the next. */
const MARGIN = 0.1;

/**
 * Picks the place a quote was saved from among all places where its words stand. Returns null when the words stand
 * there but the quote was another: a word or two with nothing of their context around them. Returns all that fit
 * equally when nothing tells them apart.
 */
export function choosePlaces(
  text: string,
  places: readonly Place[],
  needle: Needle,
  expected: number | null,
): readonly Place[] | null {
  const agreements = places.map(({ start, end }) => agreementAt(text, start, end, needle.context));
  const scores = agreements.map(({ before, after }) => (before ?? 0) + (after ?? 0));
  const best = Math.max(...scores);
  const fitting = places.filter((_, at) => (scores[at] ?? 0) > best - MARGIN);
  const by = (start: number | null) => fitting.find((place) => place.start === start);
  const chosen = fitting.length === 1 ? fitting[0] : (by(needle.start) ?? by(expected));
  if (chosen === undefined) return fitting;
  const agreement = agreements[places.indexOf(chosen)];
  const placed = chosen.start === needle.start || chosen.start === expected;
  if (needle.size < SHORT_WORDS && !placed && agreement && isContradicted(agreement)) return null;
  return [chosen];
}

/** Something was saved around the quote, and none of it is there. */
function isContradicted({ before, after }: Agreement): boolean {
  if (before === null && after === null) return false;
  return (before ?? 0) < AGREES && (after ?? 0) < AGREES;
}
