import type { FoldedIndex } from './text-index.ts';
import { wordsIn } from './words.ts';

/** A stretch of folded text in which an edited quote may stand. */
export interface Window {
  start: number;
  end: number;
}

/** How many of a quote's rarest words vote, and in how many places each. */
const VOTERS = 32;
const MAX_VOTES = 1024;
/** Words may be put in or taken out by as many as this before votes for one place part. */
const BUCKET_BITS = 2;
const MAX_WINDOWS = 6;

/** What stands between two contexts may have grown to this, in characters. */
const MAX_GROWTH = 2.5;
const EXTRA = 40;
const MAX_CONTEXTS = 20;

/** Stretches of the page that stand exactly between the saved context: whatever they say now, the place is the quote's. */
export function findGaps(
  { text, words }: FoldedIndex,
  { folded, prefix, suffix }: { folded: string; prefix: string; suffix: string },
): Window[] {
  if (prefix === '' || suffix === '') return [];
  const most = folded.length * MAX_GROWTH + EXTRA;
  const starts = words.occurrences(prefix, MAX_CONTEXTS).map((at) => at + prefix.length);
  const gaps: Window[] = [];
  for (const at of words.occurrences(suffix, MAX_CONTEXTS)) {
    // The nearest prefix, unless another suffix lies between.
    const nearest = starts.findLast((start) => start < at);
    const before = gaps.at(-1);
    if (nearest === undefined || before?.start === skipSpaces(text, nearest)) continue;
    const gap = {
      start: skipSpaces(text, nearest),
      end: text.charAt(at - 1) === ' ' ? at - 1 : at,
    };
    if (gap.start < gap.end && gap.end - gap.start <= most) gaps.push(gap);
  }
  return gaps;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}

/**
 * Stretches of the page that share most words with a quote and its context in the same order. Each rare word votes
 * for where the quote would start if that word were its own; places with the most votes win (a word-level Hough
 * transform over the shared index, so a quote costs its words and not the page).
 */
export function findWindows(
  { words: index }: FoldedIndex,
  { folded, prefix, suffix }: { folded: string; prefix: string; suffix: string },
): Window[] {
  const own = wordsIn(folded).hashes;
  const before = wordsIn(prefix).hashes;
  const votersOf = (hashes: Int32Array, from: number) =>
    Array.from(hashes, (hash, at) => ({ hash, at: at + from, count: index.count(hash) }));
  const voters = [
    ...votersOf(before, -before.length),
    ...votersOf(own, 0),
    ...votersOf(wordsIn(suffix).hashes, own.length),
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, VOTERS);

  const votes = new Map<number, number>();
  let cast = 0;
  for (const { hash, at, count } of voters) {
    cast += count;
    if (cast > MAX_VOTES) break;
    for (const place of index.places(hash)) {
      const bucket = (place - at) >> BUCKET_BITS;
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / (1 + Math.log2(count)));
    }
  }
  const withNext = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
  const best = [...votes.keys()]
    .sort((a, b) => withNext(b) - withNext(a) || a - b)
    .slice(0, 2 * MAX_WINDOWS);

  const { starts, ends } = index.words;
  // Narrow, or a sentence beside it that is more alike would be taken for the place itself.
  const slack = 3 + Math.ceil(own.length / 8);
  const windows: Window[] = [];
  const taken: number[] = [];
  for (const bucket of best) {
    if (windows.length === MAX_WINDOWS) break;
    if (taken.some((other) => Math.abs(other - bucket) <= 1)) continue;
    taken.push(bucket);
    const place = bucket << BUCKET_BITS;
    const first = Math.max(0, place - slack);
    const last = Math.min(starts.length - 1, place + own.length + (1 << BUCKET_BITS) + slack);
    if (first > last) continue;
    windows.push({ start: starts[first] as number, end: ends[last] as number });
  }
  return windows;
}
