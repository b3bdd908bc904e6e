import type { FoldedIndex } from './text-index.ts';
import type { Words } from './words.ts';

/** A stretch of folded text in which an edited quote may stand. */
export interface Window {
  start: number;
  end: number;
}

/** How many of a quote's rarest words vote, and in how many places altogether. */
const MAX_VOTERS = 32;
const MAX_VOTES = 1024;
/** Words may be put in or taken out by as many as this before votes for one place part. */
const BUCKET_BITS = 2;
/** The share of a quote's voters a place must have, and how many at least. */
const MIN_SUPPORT = 0.3;
const MIN_SUPPORTERS = 2;
/** The share of a quote's longer words that must stand within a place, whatever their order. */
const MIN_SHARE = 0.5;
const LONG_WORD = 4;
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
 * Stretches of the page that share a good part of a quote's words, in the same order. Each of its rarer words votes
 * for where the quote would start if that word were its own; places with the most votes win (a Hough transform over
 * the shared index of words, so a quote costs its own words and not the page).
 */
export function findWindows({ words: index }: FoldedIndex, quote: Words): Window[] {
  const voters = Array.from(quote.hashes, (hash, at) => ({ hash, at, count: index.count(hash) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, MAX_VOTERS);
  const buckets = ((index.words.hashes.length + quote.hashes.length) >> BUCKET_BITS) + 3;
  const votes = new Uint16Array(buckets);
  let cast = 0;
  let heard = 0;
  for (const { hash, at, count } of voters) {
    cast += count;
    if (cast > MAX_VOTES) break;
    heard += 1;
    // A word that stands twice near by has one vote there.
    let last = -1;
    for (const place of index.places(hash)) {
      const bucket = ((place - at + quote.hashes.length) >> BUCKET_BITS) + 1;
      if (bucket !== last) votes[bucket] = (votes[bucket] as number) + 1;
      last = bucket;
    }
  }
  // Of a quote's words that the page lacks, each counts against every place.
  const needed = Math.max(
    MIN_SUPPORTERS,
    MIN_SUPPORT * (heard + quote.hashes.length - voters.length),
  );
  const best: { place: number; support: number }[] = [];
  for (let bucket = 1; bucket + 1 < buckets; bucket += 1) {
    if (votes[bucket] === 0) continue;
    const beside = (votes[bucket - 1] as number) + (votes[bucket + 1] as number);
    const support = (votes[bucket] as number) + beside;
    const place = ((bucket - 1) << BUCKET_BITS) - quote.hashes.length;
    if (support >= needed) best.push({ place, support });
  }
  best.sort((a, b) => b.support - a.support || a.place - b.place);
  const long = quote.hashes.filter(
    (_, at) => (quote.ends[at] as number) - (quote.starts[at] as number) >= LONG_WORD,
  );
  const places = best.map(({ place }) => place);
  return windowsAt(index.words, places, quote.hashes.length, long);
}

/** The words a quote of `size` words may take up at each place, best first, none twice. */
function windowsAt(
  { hashes, starts, ends }: Words,
  places: readonly number[],
  size: number,
  long: Int32Array,
): Window[] {
  // Narrow, or a sentence beside it that is more alike would be taken for the place itself.
  const slack = 3 + Math.ceil(size / 8);
  const windows: Window[] = [];
  const taken: number[] = [];
  for (const place of places) {
    if (taken.length === MAX_WINDOWS) break;
    if (taken.some((other) => Math.abs(other - place) <= 1 << BUCKET_BITS)) continue;
    taken.push(place);
    const first = Math.max(0, place - slack);
    const last = Math.min(starts.length - 1, place + size + (1 << BUCKET_BITS) + slack);
    const within = new Set(hashes.subarray(first, last + 1));
    const shared = long.reduce((sum, hash) => sum + Number(within.has(hash)), 0);
    if (shared >= MIN_SHARE * long.length) {
      windows.push({ start: starts[first] as number, end: ends[last] as number });
    }
  }
  return windows;
}
