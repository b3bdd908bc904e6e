import search from 'approx-string-match';
import { splitSentences } from '../claims/sentences.ts';
import { findGaps, findWindows, type Window } from './candidates.ts';
import { AGREES, agreementAt, SAME } from './context.ts';
import { align, partsOf, type Step, type Token, tokensOf } from './diff.ts';
import { fold, foldText } from './fold.ts';
import { isContent, isGuarded } from './guarded.ts';
import type { Needle, Place } from './needle.ts';
import { blockAround, sentencesOf } from './sentence.ts';
import type { FoldedIndex, Side, TextIndex } from './text-index.ts';
import type { DiffPart } from './types.ts';
import { isInsideWord } from './words.ts';

/** What an edited quote must have to be looked for: shorter ones are like too many others. */
const MIN_WORDS = 4;
const MIN_CHARACTERS = 20;
/** Without any context the quote is its only witness, and must be longer. */
const MIN_WORDS_ALONE = 6;
const MIN_CHARACTERS_ALONE = 32;
/** Characters that may differ: a share of the quote, and never more than this. */
const MAX_ERROR_SHARE = 0.5;
const MAX_ERRORS = 200;
/** Context shorter than this stands beside too many places to vouch for one. */
const MIN_CONTEXT = 8;
/** How far from its expected start a quote still counts as in its place. */
const NEAR = 32;
/** Places whose scores differ by less fit equally. */
const MARGIN = 0.15;

/** The share of content words that tells an edited quote from what was put in beside it. */
const ENOUGH_BESIDE_NEW = 0.75;

/** A place where the quote stands edited. */
export interface Edited extends Place {
  diff: DiffPart[];
  /** The higher, the surer. */
  score: number;
  /** Share of content words common to both, 0 to 1. */
  share: number;
  /** Guarded words stand in place of guarded words: it may also be another sentence much like the quote. */
  swapped: boolean;
  /** Nothing vouches for it. */
  refused: boolean;
}

/**
 * Where a quote stands whose words have changed; more than one when they fit equally, none when no place is certain.
 *
 * A like sentence is not enough: the place must be vouched for by the saved context, or, where none was saved, by
 * hardly a word having changed. `isFree` refuses places that belong to other quotes.
 */
export function findEdited(
  index: TextIndex,
  needle: Needle,
  expected: number | null,
  isFree: (place: Place) => boolean,
): Edited[] {
  const between = findBetween(index, needle, expected, isFree);
  // No other place can be vouched for as well as one that stands exactly between its context.
  const isDoubtful = between.some(({ swapped }) => swapped);
  if ((between.length > 0 && !isDoubtful) || !isLongEnough(needle)) return between;
  const tokens = tokensOf(needle.exact);
  const folded = index.folded();
  const judged: Edited[] = [];
  for (const window of findWindows(folded, needle.words)) {
    const rough = locate(index, folded, window, needle);
    const place = rough && delimit(index, rough, needle, tokens);
    if (place === null || !isFree(place)) continue;
    const edited = judge(index.text, place, needle, tokens, expected);
    if (edited !== null) judged.push(edited);
  }
  const best = between.length > 0 ? between : bestOf(judged.filter(({ refused }) => !refused));
  const liker = likerThan(best, judged);
  return liker === null ? best : [...best, liker];
}

/** How much more alike a place must be for another, better vouched for, to be doubted. */
const LIKER = 0.15;

/** Of what was judged, a place so much more alike that the best may be another sentence in like surroundings. */
function likerThan([best]: readonly Edited[], judged: readonly Edited[]): Edited | null {
  if (!best?.swapped) return null;
  const [most] = judged.toSorted((a, b) => b.share - a.share);
  const isOther = most && (most.end <= best.start || best.end <= most.start);
  return isOther && most.share > best.share + LIKER ? most : null;
}

/** As {@link findEdited}, but only where the saved context stands on both sides as it was. */
export function findBetween(
  index: TextIndex,
  needle: Needle,
  expected: number | null,
  isFree: (place: Place) => boolean,
): Edited[] {
  if (!isLongEnough(needle)) return [];
  const { folded: quote, foldedPrefix: prefix, foldedSuffix: suffix } = needle;
  const folded = index.folded();
  const places = findGaps(folded, { folded: quote, prefix, suffix })
    .map(({ start, end }) => ({
      start: folded.toSource(start, 'start'),
      end: folded.toSource(end, 'end'),
    }))
    .filter(isFree);
  return judgeBetween(index.text, places, needle, expected);
}

/** Of places that stand between the saved context, the one where the quote stands edited, and others that fit equally. */
export function judgeBetween(
  text: string,
  places: readonly Place[],
  needle: Needle,
  expected: number | null,
): Edited[] {
  if (places.length === 0 || !isLongEnough(needle)) return [];
  const tokens = tokensOf(needle.exact);
  return bestOf(
    places
      .filter(({ start, end }) => start < end)
      .map((gap) => judge(text, trimmed(text, gap, tokens), needle, tokens, expected, gap))
      .filter((edited) => edited !== null)
      .filter(({ refused }) => !refused),
  );
}

/**
 * A gap without the sentences at its ends that make it less like the quote: what was put in beside an edited quote, as
 * a note of a correction is, has not become part of it.
 */
function trimmed(text: string, gap: Place, tokens: readonly Token[]): Place {
  const sentences = splitSentences(text, gap.start, gap.end);
  const measured = (from: number, to: number) => {
    const start = from === 0 ? gap.start : (sentences[from]?.start ?? gap.start);
    const end = to === sentences.length ? gap.end : (sentences[to - 1]?.end ?? gap.end);
    return { from, to, start, end, share: compare(tokens, text.slice(start, end))?.share ?? 0 };
  };
  let best = measured(0, sentences.length);
  while (best.to - best.from > 1) {
    const { from, to, share } = best;
    const [one, other] = [measured(from + 1, to), measured(from, to - 1)];
    const next = one.share > other.share ? one : other;
    if (next.share <= share) break;
    best = next;
  }
  const { from, to, start, end } = best;
  return to - from < sentences.length ? { start, end } : gap;
}

function isLongEnough({ folded, foldedPrefix, foldedSuffix, words }: Needle): boolean {
  const alone = foldedPrefix === '' && foldedSuffix === '';
  if (words.hashes.length < (alone ? MIN_WORDS_ALONE : MIN_WORDS)) return false;
  return folded.length >= (alone ? MIN_CHARACTERS_ALONE : MIN_CHARACTERS);
}

/** The best place, and others beside it that fit equally. */
function bestOf(judged: readonly Edited[]): Edited[] {
  const [best, ...others] = judged.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return [];
  const rivals = others.filter(
    ({ start, end, score }) =>
      score > best.score - MARGIN && (end <= best.start || best.end <= start),
  );
  return [best, ...rivals];
}

/** The stretch of a window that is most like the quote, in whole words and within one block. */
function locate(
  index: TextIndex,
  folded: FoldedIndex,
  window: Window,
  needle: Needle,
): Place | null {
  const errors = Math.min(Math.floor(needle.folded.length * MAX_ERROR_SHARE), MAX_ERRORS);
  const { text } = folded;
  const [match] = search(text.slice(window.start, window.end), needle.folded, errors);
  if (match === undefined) return null;
  let start = window.start + match.start;
  let end = window.start + match.end;
  while (isInsideWord(text, start)) start -= 1;
  while (isInsideWord(text, end)) end += 1;
  while (start < end && text.charAt(start) === ' ') start += 1;
  while (end > start && text.charAt(end - 1) === ' ') end -= 1;
  if (start >= end) return null;
  const place = { start: folded.toSource(start, 'start'), end: folded.toSource(end, 'end') };
  return needle.exact.includes('\n') ? place : withinBlock(index, place);
}

/** Cuts a place to the block that holds most of it. */
function withinBlock(index: TextIndex, place: Place): Place {
  const first = blockAround(index, place.start);
  if (place.end <= first.end) return place;
  const last = blockAround(index, place.end - 1);
  return first.end - place.start >= place.end - last.start
    ? { start: place.start, end: first.end }
    : { start: last.start, end: place.end };
}

/**
 * Sets the bounds of an edited quote where likeness alone leaves them open: at the saved context where it still
 * stands; else at the outermost words that stayed, or at the sentence's bounds when the quote's own outermost words
 * are gone and the sentence ends about there.
 */
function delimit(
  index: TextIndex,
  rough: Place,
  needle: Needle,
  tokens: readonly Token[],
): Place | null {
  const { text } = index;
  const { foldedPrefix, foldedSuffix } = needle;
  const reach = 24 + Math.ceil(needle.exact.length / 3);
  const start = boundBy(text, rough.start, foldedPrefix, reach, 'start');
  const end = boundBy(text, rough.end, foldedSuffix, reach, 'end');
  const { first, last } = outerSentences(
    index,
    rough,
    splitSentences(needle.exact, 0, needle.exact.length).length,
  );
  const region = {
    start: start ?? Math.max(first.start, rough.start - reach),
    end: end ?? Math.min(last.end, rough.end + reach),
  };
  if (region.start >= region.end) return null;
  const steps = align(tokens, tokensOf(text.slice(region.start, region.end)));
  const place = { ...region };
  if (start === null) {
    const edge = edgeOf(steps);
    const isNearSentence = Math.abs(rough.start - first.start) <= edge.removed + EDGE;
    if (edge.removed === 0 || !isNearSentence) place.start += edge.added;
    else place.start = first.start;
  }
  if (end === null) {
    const edge = edgeOf(steps.toReversed());
    const isNearSentence = Math.abs(last.end - rough.end) <= edge.removed + EDGE;
    if (edge.removed === 0 || !isNearSentence) place.end -= edge.added;
    else place.end = last.end;
  }
  while (place.end > place.start && /\s/.test(text.charAt(place.end - 1))) place.end -= 1;
  return place.start < place.end ? place : null;
}

/**
 * The sentences in which a place begins and ends. Likeness may reach over into a sentence beside them: of more
 * sentences than the quote has, the one touched least at either end does not count.
 */
function outerSentences(
  index: TextIndex,
  place: Place,
  most: number,
): { first: Place; last: Place } {
  const sentences = sentencesOf(index, place);
  const touched = (sentence: Place | undefined) =>
    sentence ? Math.min(sentence.end, place.end) - Math.max(sentence.start, place.start) : 0;
  while (sentences.length > Math.max(1, most)) {
    if (touched(sentences[0]) < touched(sentences.at(-1))) sentences.shift();
    else sentences.pop();
  }
  return { first: sentences[0] ?? place, last: sentences.at(-1) ?? place };
}

/** Characters by which the outermost words of a sentence may have grown. */
const EDGE = 16;

/** Characters removed and added before the first word that stayed. */
function edgeOf(steps: readonly Step[]): { removed: number; added: number } {
  const edge = { removed: 0, added: 0 };
  for (const { kind, token } of steps) {
    if (kind === 'same') break;
    edge[kind] += token.text.length;
  }
  return edge;
}

/** Where the saved context ends before (begins behind) a place, looked for within `reach`; null if it is not there. */
function boundBy(
  text: string,
  near: number,
  saved: string,
  reach: number,
  side: Side,
): number | null {
  if (saved.length < MIN_CONTEXT) return null;
  const from = Math.max(0, near - reach - (side === 'start' ? saved.length : 0));
  const to = near + reach + (side === 'end' ? saved.length : 0);
  const window = fold(text.slice(from, to));
  const [match] = search(window.text, saved, Math.floor(saved.length / 4));
  if (match === undefined) return null;
  const toSource = (offset: number) =>
    from + (window.map === null ? offset : (window.map[offset] ?? 0));
  let bound = toSource(side === 'start' ? match.end : match.start);
  while (side === 'start' && /\s/.test(text.charAt(bound))) bound += 1;
  while (side === 'end' && /\s/.test(text.charAt(bound - 1))) bound -= 1;
  return bound;
}

/** How much of a quote's content still stands at a place, and what of it changed. */
interface Likeness {
  steps: Step[];
  /** Share of content words common to both, 0 to 1 (Dice). */
  share: number;
  /** Words changed: replaced, put in or taken out. */
  edits: number;
  /** Guarded words taken out, and put in. */
  guarded: { removed: number; added: number };
}

const isSwapped = ({ guarded }: Pick<Likeness, 'guarded'>) =>
  guarded.removed > 0 && guarded.added > 0;

function compare(tokens: readonly Token[], now: string): Likeness | null {
  const steps = align(tokens, tokensOf(now));
  const content = { same: 0, removed: 0, added: 0 };
  const words = { same: 0, removed: 0, added: 0 };
  const guarded = { same: 0, removed: 0, added: 0 };
  for (const { kind, token } of steps) {
    if (!/[\p{L}\p{N}%$\u20ac\u00a3]/u.test(token.key)) continue;
    words[kind] += 1;
    if (isContent(token.key)) content[kind] += 1;
    if (isGuarded(token.text.trim(), token.at === 0)) guarded[kind] += 1;
  }
  if (content.same < 2) return null;
  const share = (2 * content.same) / (2 * content.same + content.removed + content.added);
  return { steps, share, edits: Math.max(words.removed, words.added), guarded };
}

/** @param between what stands between the saved context, where that is more than the place. */
function judge(
  text: string,
  place: Place,
  needle: Needle,
  tokens: readonly Token[],
  expected: number | null,
  between = place,
): Edited | null {
  const now = text.slice(place.start, place.end);
  const likeness = compare(tokens, now);
  if (likeness === null || isNeighbour(now, needle)) return null;
  const near = expected !== null && Math.abs(place.start - expected) <= NEAR;
  const { before, after } = agreementAt(text, between, needle);
  const { share } = likeness;
  return {
    ...place,
    diff: partsOf(likeness.steps),
    share,
    swapped: isSwapped(likeness),
    refused:
      share < shareNeeded(likeness, needle, { before, after }, near) ||
      (between !== place && share < ENOUGH_BESIDE_NEW),
    score: share + (before ?? 0) + (after ?? 0) + (near ? MARGIN * 2 : 0),
  };
}

/** The share of content words a place must hold, by how well it is vouched for; above 1 for a place refused. */
function shareNeeded(
  { edits, guarded }: Likeness,
  { foldedPrefix, foldedSuffix, words }: Needle,
  { before, after }: { before: number | null; after: number | null },
  near: boolean,
): number {
  // Where one name or number stands for another it may be a like sentence in like surroundings.
  const swapped = isSwapped({ guarded });
  const sides = [
    { agreement: before, saved: foldedPrefix },
    { agreement: after, saved: foldedSuffix },
  ].filter(({ saved }) => saved.length >= MIN_CONTEXT);
  const vouched = sides.filter(
    ({ agreement }) => (agreement ?? 0) >= (swapped ? SAME : AGREES),
  ).length;
  const denied = sides.length - vouched;
  if (vouched === 2) return swapped ? 0.6 : 0.5;
  if (vouched === 1 && denied === 0) return 0.6;
  if (vouched === 1) return near || guarded.removed + guarded.added === 0 ? 0.75 : REFUSED;
  if (denied > 0) return near && guarded.removed + guarded.added === 0 ? 0.8 : REFUSED;
  // Nothing was saved but the words.
  if (swapped && (edits > 1 || words.hashes.length < MIN_WORDS_ALONE + 2)) return REFUSED;
  return edits <= Math.max(1, Math.min(4, Math.floor(words.hashes.length * 0.15))) ? 0.7 : REFUSED;
}

const REFUSED = 2;

/** Whether the text at a place is what stood beside the quote when it was saved: then the quote itself is gone. */
function isNeighbour(
  now: string,
  { folded, foldedPrefix: prefix, foldedSuffix: suffix }: Needle,
): boolean {
  const text = foldText(now);
  const follows = suffix.length >= MIN_CONTEXT && !folded.startsWith(suffix);
  const precedes = prefix.length >= MIN_CONTEXT && !folded.endsWith(prefix);
  return (
    (follows && (text.startsWith(suffix) || suffix.startsWith(text))) ||
    (precedes && (text.endsWith(prefix) || prefix.endsWith(text)))
  );
}
