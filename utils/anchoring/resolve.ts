import { lastAtMost } from './block-index.ts';
import { choosePlaces } from './choose.ts';
import { isVerbatim } from './context.ts';
import { diffWords } from './diff.ts';
import { type Edited, findBetween, findEdited, judgeBetween } from './edited.ts';
import { findShortened } from './ellipsis.ts';
import { caseMatters } from './guarded.ts';
import { Needle, type Place } from './needle.ts';
import { scanning } from './scan.ts';
import { preparing, type TextIndex } from './text-index.ts';
import type { Resolution, SavedQuote } from './types.ts';

/** More places than this are not told apart by context: the quote is too common. */
const MAX_PLACES = 200;
/** How far around its expected place a quote is looked for before the whole text is. */
const NEARBY = 2000;
/** What stands between an unchanged context may have grown to so many times the quote. */
const MAX_GROWTH = 2.5;

const ORPHANED: Resolution = { state: 'orphaned' };

/** Finds one saved quote. For several, {@link resolveAll} knows more: they vouch for each other's places. */
export function resolve(index: TextIndex, saved: SavedQuote): Resolution {
  return resolveAll(index, [saved])[0] ?? ORPHANED;
}

/** Finds saved quotes in a page, all in one go. Answers in the order asked. */
export function resolveAll(index: TextIndex, saved: readonly SavedQuote[]): Resolution[] {
  const steps = resolving(index, saved);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
  const needles = saved.map((quote) => new Needle(index, quote));
  const resolutions: Resolution[] = saved.map(() => ORPHANED);
  const pending = new Set(needles.keys());
  const settle = (at: number, resolution: Resolution | null) => {
    if (resolution === null) return;
    resolutions[at] = resolution;
    pending.delete(at);
  };
  const inOrder = () =>
    [...pending].sort((a, b) => savedStart(needles, a) - savedStart(needles, b));

  let shift = 0;
  for (const at of inOrder()) {
    const needle = needles[at] as Needle;
    const expected = needle.start === null ? null : needle.start + shift;
    const resolution = findInPlace(index, needle, expected);
    settle(at, resolution);
    if (needle.start !== null && resolution && 'start' in resolution) {
      shift = resolution.start - needle.start;
    }
    yield;
  }
  const sightings = yield* sighting(index.text, needles, inOrder());
  const placed = anchorsOf(needles, resolutions);
  for (const at of inOrder()) {
    const needle = needles[at] as Needle;
    const { quotes } = sightings.get(at) ?? UNSEEN;
    settle(at, pick(index.text, quotes, needle, expectedStart(needle, placed)));
    yield;
  }
  const moved = anchorsOf(needles, resolutions);
  for (const at of inOrder()) {
    const seen = sightings.get(at) ?? UNSEEN;
    settle(at, findChangedInPlace(index.text, needles[at] as Needle, moved, seen));
    yield;
  }
  const uprooted = () =>
    [...resolutions.keys()].filter((at) =>
      isUprooted(index, needles[at] as Needle, resolutions[at] as Resolution),
    );
  const settled = uprooted();
  for (const at of settled) {
    const needle = needles[at] as Needle;
    const places = placesBetween(index.text, needle, sightings.get(at) ?? UNSEEN);
    const copy = resolutions[at];
    if (places.length > 0 && copy && 'start' in copy)
      settle(at, reconsider(index, needle, copy, moved, places));
    yield;
  }
  if (pending.size === 0) return resolutions;

  yield* preparing(index);
  const certain = anchorsOf(needles, resolutions);
  for (const at of inOrder()) {
    const needle = needles[at] as Needle;
    settle(at, findFolded(index, needle, expectedStart(needle, certain)));
    yield;
  }
  const anchors = anchorsOf(needles, resolutions);
  for (const at of uprooted().filter((each) => !settled.includes(each))) {
    const copy = resolutions[at];
    if (copy && 'start' in copy)
      settle(at, reconsider(index, needles[at] as Needle, copy, anchors));
    yield;
  }
  for (const at of inOrder()) {
    const needle = needles[at] as Needle;
    settle(at, findShort(index, needle, anchors) ?? findChanged(index, needle, anchors));
    yield;
  }
  return resolutions;
}

const savedStart = (needles: readonly Needle[], at: number) =>
  needles[at]?.start ?? Number.MAX_SAFE_INTEGER;

/** A quote whose place is certain: where it was and where it is. */
interface Anchor {
  was: Place;
  now: Place;
}

/** Quotes with a saved position that were found word for word, in order of it. */
function anchorsOf(needles: readonly Needle[], resolutions: readonly Resolution[]): Anchor[] {
  return resolutions
    .flatMap((resolution, at) => {
      const { start = null, exact = '' } = needles[at] ?? {};
      if (start === null || (resolution.state !== 'exact' && resolution.state !== 'moved'))
        return [];
      return [{ was: { start, end: start + exact.length }, now: resolution }];
    })
    .sort((a, b) => a.was.start - b.was.start);
}

/** Where a quote would start had it moved as much as the last certain one before it. */
function expectedStart({ start }: Needle, anchors: readonly Anchor[]): number | null {
  if (start === null) return null;
  const last = anchors[lastAtMost(anchors, start, ({ was }) => was.start)];
  return start + (last === undefined ? 0 : last.now.start - last.was.start);
}

/** The same words and context, letter by letter, at the saved position or about where the quotes before it point to. */
function findInPlace(
  { text }: TextIndex,
  needle: Needle,
  expected: number | null,
): Resolution | null {
  const { exact, start } = needle;
  if (exact.trim() === '') return ORPHANED;
  if (start === null || expected === null) return null;
  const standsAt = (at: number) =>
    text.startsWith(exact, at) && isVerbatim(text, { start: at, end: at + exact.length }, needle);
  const near = Math.max(0, expected - NEARBY);
  const places = [
    () => start,
    () => expected,
    () => near + text.slice(near, expected + NEARBY + exact.length).indexOf(exact),
  ];
  for (const place of places) {
    const at = place();
    if (standsAt(at)) return found(text, { start: at, end: at + exact.length }, needle);
  }
  return null;
}

/** Where a quote's words and its context stand on the page, letter by letter but for white space around the context. */
interface Sighting {
  quotes: readonly Place[];
  /** Offsets, ascending. */
  prefixes: readonly number[];
  suffixes: readonly number[];
}

const UNSEEN: Sighting = { quotes: [], prefixes: [], suffixes: [] };

/** Looks for quotes that are not in their place, and for their contexts: one pass over the text for all of them. */
function* sighting(
  text: string,
  needles: readonly Needle[],
  pending: readonly number[],
): Generator<void, Map<number, Sighting>> {
  const sightings = new Map<number, Sighting>();
  if (pending.length === 0) return sightings;
  const parts = pending.flatMap((at) => {
    const { exact, prefix, suffix } = needles[at] as Needle;
    return [exact, prefix.trim(), suffix.trim()];
  });
  const found = yield* scanning(text, parts, MAX_PLACES);
  pending.forEach((at, nth) => {
    const [quotes = [], prefixes = [], suffixes = []] = found.slice(3 * nth, 3 * nth + 3);
    const { length } = needles[at]?.exact ?? '';
    const places = quotes.map((start) => ({ start, end: start + length }));
    sightings.set(at, { quotes: places, prefixes, suffixes });
  });
  return sightings;
}

/** Stretches of the page that stand between a quote's context, and are not much longer than the quote. */
function placesBetween(
  text: string,
  { exact, prefix, start: saved }: Needle,
  { prefixes, suffixes }: Sighting,
): Place[] {
  const { length } = prefix.trim();
  const isFirst = prefix === '' && saved === 0;
  return (isFirst ? [0] : prefixes).flatMap((before) => {
    const end = before + length;
    const next = suffixes[lastAtMost(suffixes, end, (start) => start) + 1];
    if (next === undefined || next - end > MAX_GROWTH * exact.length) return [];
    const within = text.slice(end, next);
    const start = end + within.length - within.trimStart().length;
    return [{ start, end: start + within.trim().length }];
  });
}

/**
 * Other words exactly between the saved context, letter by letter, about where the quotes around point to. Only where
 * that context stands nowhere else: more is for those who know the whole page.
 */
function findChangedInPlace(
  text: string,
  needle: Needle,
  anchors: readonly Anchor[],
  seen: Sighting,
): Resolution | null {
  const expected = expectedStart(needle, anchors);
  if (expected === null || seen.prefixes.length > 1 || seen.suffixes.length > 1) return null;
  const [place] = placesBetween(text, needle, seen);
  if (place === undefined || Math.abs(place.start - expected) > NEARBY) return null;
  if (!anchors.every((anchor) => isCompatible(place, needle, anchor))) return null;
  const [edited] = judgeBetween(text, [place], needle, expected);
  // With other names or numbers it may be another sentence: that takes a look at the whole page.
  return edited === undefined || edited.swapped ? null : changed(text, edited, needle);
}

/** A quote that stands edited there; the quote itself, where only what stands beside it is new. */
function changed(text: string, { start, end, diff }: Edited, needle: Needle): Resolution {
  return diff.some(({ kind }) => kind !== 'same')
    ? { state: 'changed', start, end, text: text.slice(start, end), diff }
    : found(text, { start, end }, needle);
}

/** The same words but for case, white space and the style of punctuation; letter by letter if they stand so. */
function findFolded(index: TextIndex, needle: Needle, expected: number | null): Resolution | null {
  if (needle.folded === '') return null;
  const folded = index.folded();
  const places = folded.words.occurrences(needle.folded, MAX_PLACES, needle.words).map((at) => ({
    start: folded.toSource(at, 'start'),
    end: folded.toSource(at + needle.folded.length, 'end'),
  }));
  const exact = needle.exact.trim();
  const verbatim = places.filter(
    ({ start, end }) => end - start === exact.length && index.text.startsWith(exact, start),
  );
  return pick(index.text, verbatim.length > 0 ? verbatim : places, needle, expected);
}

/** Settles on one of the places where the words stand; null when there are none. */
function pick(
  text: string,
  places: readonly Place[],
  needle: Needle,
  expected: number | null,
): Resolution | null {
  if (places.length === 0) return null;
  const chosen = choosePlaces(text, places, needle, expected);
  const [place] = chosen;
  if (place === undefined) return ORPHANED;
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

/** Words left out with an ellipsis. */
function findShort(
  index: TextIndex,
  needle: Needle,
  anchors: readonly Anchor[],
): Resolution | null {
  const places = findShortened(index, needle);
  const resolution = pick(index.text, places, needle, expectedStart(needle, anchors));
  if (resolution === null || !('text' in resolution)) return resolution;
  const { start, end, text } = resolution;
  return { state: 'changed', start, end, text, diff: diffWords(needle.exact, text) };
}

/** Whether a quote's words were found, but not where they stood and without the context they had. */
function isUprooted({ text }: TextIndex, needle: Needle, resolution: Resolution): boolean {
  if (resolution.state !== 'exact' && resolution.state !== 'moved') return false;
  return (
    needle.prefix.trim() !== '' &&
    needle.suffix.trim() !== '' &&
    resolution.start !== needle.start &&
    !isVerbatim(text, resolution, needle)
  );
}

/**
 * Looks whether the words found elsewhere are only a copy, as of a pulled quote, and the quote itself stands edited
 * between its own context. Null when they are not.
 * @param between the places between that context, where they are known.
 */
function reconsider(
  index: TextIndex,
  needle: Needle,
  copy: Place,
  anchors: readonly Anchor[],
  between?: readonly Place[],
): Resolution | null {
  const expected = expectedStart(needle, anchors);
  const isFree = (place: Place) =>
    anchors.every(({ now }) => now.end <= place.start || place.end <= now.start);
  const [edited] = between
    ? judgeBetween(index.text, between.filter(isFree), needle, expected)
    : findBetween(index, needle, expected, isFree);
  if (edited === undefined) return null;
  if (!edited.swapped) return changed(index.text, edited, needle);
  const { start, end } = edited;
  const places = [
    { start, end },
    { start: copy.start, end: copy.end },
  ];
  return { state: 'ambiguous', candidates: places.sort((a, b) => a.start - b.start) };
}

/** Words replaced, put in or taken out. */
function findChanged(
  index: TextIndex,
  needle: Needle,
  anchors: readonly Anchor[],
): Resolution | null {
  const isFree = (place: Place) => anchors.every((anchor) => isCompatible(place, needle, anchor));
  const places = findEdited(index, needle, expectedStart(needle, anchors), isFree);
  const [place] = places;
  if (place === undefined) return null;
  if (places.length > 1) {
    return { state: 'ambiguous', candidates: places.map(({ start, end }) => ({ start, end })) };
  }
  return changed(index.text, place, needle);
}

/** A quote that did not overlap another when it was saved cannot have become part of it. */
function isCompatible(place: Place, { start, exact }: Needle, { was, now }: Anchor): boolean {
  if (start === null || now.end <= place.start || place.end <= now.start) return true;
  return was.start < start + exact.length && start < was.end;
}
