import { scan } from './scan.ts';
import { type Words, wordsIn } from './words.ts';

/**
 * Where every word of a folded text stands. Words are bucketed by hash, so an answer may name a place where another
 * word of the same bucket stands; callers compare text before they believe it.
 */
export interface WordIndex {
  /** Words in text order. Offsets are UTF-16 units of the folded text. */
  readonly words: Words;
  /** How many words share the bucket of this hash. */
  count(hash: number): number;
  /** Indexes into `words` of the bucket of this hash, ascending. */
  places(hash: number): Uint32Array;
  /** Offsets where a folded string stands, ascending, at most `limit` of them; `words` are those of the string. */
  occurrences(folded: string, limit: number, words?: Words): number[];
}

/** Joins the words of consecutive stretches of `text` into one index. */
export function createWordIndex(
  text: string,
  stretches: readonly { words: Words; at: number }[],
): WordIndex {
  const total = stretches.reduce((sum, { words }) => sum + words.hashes.length, 0);
  const hashes = new Int32Array(total);
  const starts = new Uint32Array(total);
  const ends = new Uint32Array(total);
  let size = 1024;
  while (size < total * 2) size *= 2;
  const mask = size - 1;
  const bucketOf = (hash: number) => (hash ^ (hash >>> 15)) & mask;

  // Counting sort: `firsts[b]` ends up as the first place of bucket b, `firsts[b + 1]` as its end. No memory is taken
  // that can be done without: in fresh pages of it every first touch costs more than the sorting.
  const firsts = new Uint32Array(size + 1);
  let next = 0;
  for (const { words, at } of stretches) {
    for (let word = 0; word < words.hashes.length; word += 1) {
      const hash = words.hashes[word] as number;
      hashes[next] = hash;
      starts[next] = (words.starts[word] as number) + at;
      ends[next] = (words.ends[word] as number) + at;
      next += 1;
      const bucket = bucketOf(hash);
      firsts[bucket] = (firsts[bucket] as number) + 1;
    }
  }
  for (let bucket = 1; bucket <= size; bucket += 1) {
    firsts[bucket] = (firsts[bucket] as number) + (firsts[bucket - 1] as number);
  }
  const sorted = new Uint32Array(total);
  for (let word = total - 1; word >= 0; word -= 1) {
    const bucket = bucketOf(hashes[word] as number);
    const at = (firsts[bucket] as number) - 1;
    sorted[at] = word;
    firsts[bucket] = at;
  }

  const places = (hash: number): Uint32Array => {
    const bucket = bucketOf(hash);
    return sorted.subarray(firsts[bucket], firsts[bucket + 1]);
  };
  const count = (hash: number): number => {
    const bucket = bucketOf(hash);
    return (firsts[bucket + 1] as number) - (firsts[bucket] as number);
  };
  return {
    words: { hashes, starts, ends },
    count,
    places,
    occurrences(folded, limit, own = wordsIn(folded)) {
      const rarest = rarestInner(own, folded.length, count);
      if (rarest === null) return scan(text, folded, limit);
      const offset = own.starts[rarest] as number;
      const found: number[] = [];
      for (const word of places(own.hashes[rarest] as number)) {
        const at = (starts[word] as number) - offset;
        if (at >= 0 && text.startsWith(folded, at)) found.push(at);
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}

/** Index of the rarest word of a string that is surely whole: those at its edges may be parts of longer words. */
function rarestInner(
  { hashes, starts, ends }: Words,
  length: number,
  countOf: (hash: number) => number,
): number | null {
  let rarest: number | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (let word = 0; word < hashes.length; word += 1) {
    if (starts[word] === 0 || ends[word] === length) continue;
    const count = countOf(hashes[word] as number);
    if (count >= fewest) continue;
    rarest = word;
    fewest = count;
  }
  return rarest;
}
