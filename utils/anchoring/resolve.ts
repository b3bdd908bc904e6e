import { choosePlaces } from './choose.ts';
import { agreementAt } from './context.ts';
import { diffWords } from './diff.ts';
import { findEdited } from './edited.ts';
import { findShortened } from './ellipsis.ts';
import { caseMatters } from './guarded.ts';
import { type Needle, needleOf, type Place } from './needle.ts';
import { lastAtMost, preparing, type TextIndex } from './text-index.ts';
import type { Resolution, SavedQuote } from './types.ts';
import { scan } from './word-index.ts';

/** More places than this are not told apart by context: the quote is too common. */
const MAX_PLACES = 200;

/** Finds saved quotes in a page, all in one go. Answers in the order asked. */
export function resolveAll(index: TextIndex, saved: readonly SavedQuote[]): Resolution[] {
  const steps = resolving(index, saved);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Finds one saved quote. For several, {@link resolveAll} knows more: they vouch for each other's places. */
export function resolve(index: TextIndex, saved: SavedQuote): Resolution {
  return resolveAll(index, [saved])[0] ?? { state: 'orphaned' };
}

/**
 * Finds saved quotes in a page in small steps, so that the caller may hand the thread back between them. Answers in
 * the order asked.
 *
 * Cheapest first: the words at their saved position; moved by as much as the quote before them; anywhere, told
 * apart by context; folded; last, edited. A quote that is not there comes back `orphaned`, never as the next best.
 */
export function* resolving(
  index: TextIndex,
  saved: readonly SavedQuote[],
): Generator<void, Resolution[], void> {
  const needles = saved.map((quote) => needleOf(index, quote));
  const order = needles
    .map((_, at) => at)
    .sort((a, b) => startOf(needles, a) - startOf(needles, b));
  const resolutions: Resolution[] = saved.map(() => ({ state: 'orphaned' }));
  const missing: number[] = [];
  let shift = 0;
  for (const at of order) {
    const needle = needles[at] as Needle;
    const expected = needle.start === null ? null : needle.start + shift;
    const resolution = findVerbatim(index, needle, expected);
    if (resolution === null) missing.push(at);
    else {
      resolutions[at] = resolution;
      if (needle.start !== null && 'start' in resolution) shift = resolution.start - needle.start;
    }
    yield;
  }
  if (missing.length === 0) return resolutions;
  yield* preparing(index);
  const anchors = anchorsOf(needles, resolutions);
  const edited: number[] = [];
  for (const at of missing) {
    const needle = needles[at] as Needle;
    const expected = expectedStart(needle, anchors);
    const resolution = findFolded(index, needle, expected);
    if (resolution === null) edited.push(at);
    else resolutions[at] = resolution;
    yield;
  }
  const fixed = anchorsOf(needles, resolutions);
  for (const at of edited) {
    const needle = needles[at] as Needle;
    resolutions[at] = findChanged(index, needle, fixed);
    yield;
  }
  return resolutions;
}

/** A quote whose place is certain: where it was and where it is. */
interface Anchor {
  needle: Needle;
  start: number;
  end: number;
}

/** Quotes found word for word, in order of their saved start. */
function anchorsOf(needles: readonly Needle[], resolutions: readonly Resolution[]): Anchor[] {
  return resolutions
    .flatMap((resolution, at) =>
      resolution.state === 'exact' || resolution.state === 'moved'
        ? [{ needle: needles[at] as Needle, start: resolution.start, end: resolution.end }]
        : [],
    )
    .sort((a, b) => (a.needle.start ?? 0) - (b.needle.start ?? 0));
}

/** Where a quote would start had it moved as much as the last certain one before it. */
function expectedStart({ start }: Needle, anchors: readonly Anchor[]): number | null {
  if (start === null) return null;
  const placed = anchors.filter(({ needle }) => needle.start !== null);
  const last = placed[lastAtMost(placed, start, ({ needle }) => needle.start as number)];
  return start + (last === undefined ? 0 : last.start - (last.needle.start as number));
}

const startOf = (needles: readonly Needle[], at: number) =>
  needles[at]?.start ?? Number.MAX_SAFE_INTEGER;

/** The same words, letter by letter. Null when they stand nowhere. */
function findVerbatim(
  { text }: TextIndex,
  needle: Needle,
  expected: number | null,
): Resolution | null {
  const { exact, start, context } = needle;
  if (exact.trim() === '') return { state: 'orphaned' };
  for (const at of new Set([start, expected])) {
    if (at === null || !text.startsWith(exact, at)) continue;
    const { before, after } = agreementAt(text, at, at + exact.length, context);
    if ((before ?? 1) === 1 && (after ?? 1) === 1 && (before ?? after) !== null) {
      return found(text, { start: at, end: at + exact.length }, needle);
    }
  }
  const places = scan(text, exact, MAX_PLACES).map((at) => ({ start: at, end: at + exact.length }));
  return places.length === 0 ? null : settle(text, places, needle, expected);
}

/** The same words but for case, white space and the style of punctuation. */
function findFolded(index: TextIndex, needle: Needle, expected: number | null): Resolution | null {
  if (needle.folded === '') return null;
  const folded = index.folded();
  const places = folded.words.occurrences(needle.folded, MAX_PLACES).map((at) => ({
    start: folded.toSource(at, 'start'),
    end: folded.toSource(at + needle.folded.length, 'end'),
  }));
  return places.length === 0 ? null : settle(index.text, places, needle, expected);
}

/** Shortened with an ellipsis, or edited. */
function findChanged(index: TextIndex, needle: Needle, anchors: readonly Anchor[]): Resolution {
  const expected = expectedStart(needle, anchors);
  const shortened = findShortened(index, needle);
  if (shortened.length > 0) {
    const chosen = choosePlaces(index.text, shortened, needle, expected);
    const [place] = chosen ?? [];
    if (chosen === null || place === undefined) return { state: 'orphaned' };
    if (chosen.length > 1) return { state: 'ambiguous', candidates: [...chosen] };
    const text = index.text.slice(place.start, place.end);
    return { state: 'changed', ...place, text, diff: diffWords(needle.exact, text) };
  }
  const places = findEdited(index, needle, expected, (place) => isFree(place, needle, anchors));
  const [place] = places;
  if (place === undefined) return { state: 'orphaned' };
  if (places.length > 1) {
    return { state: 'ambiguous', candidates: places.map(({ start, end }) => ({ start, end })) };
  }
  const { start, end, diff } = place;
  return { state: 'changed', start, end, text: index.text.slice(start, end), diff };
}

/** A quote that did not overlap another when it was saved cannot have become part of it. */
function isFree(place: Place, { start, exact }: Needle, anchors: readonly Anchor[]): boolean {
  return anchors.every((anchor) => {
    const other = anchor.needle.start;
    if (start === null || other === null) return true;
    if (anchor.end <= place.start || place.end <= anchor.start) return true;
    return other < start + exact.length && start < other + anchor.needle.exact.length;
  });
}

function settle(
  text: string,
  places: readonly Place[],
  needle: Needle,
  expected: number | null,
): Resolution {
  const chosen = choosePlaces(text, places, needle, expected);
  const [place] = chosen ?? [];
  if (chosen === null || place === undefined) return { state: 'orphaned' };
  if (chosen.length > 1) return { state: 'ambiguous', candidates: [...chosen] };
  return found(text, place, needle);
}

function found(text: string, { start, end }: Place, needle: Needle): Resolution {
  const now = text.slice(start, end);
  if (caseMatters(needle.exact, now)) {
    return { state: 'changed', start, end, text: now, diff: diffWords(needle.exact, now, true) };
  }
  const state = needle.start === null || needle.start === start ? 'exact' : 'moved';
  return { state, start, end, text: now };
}
