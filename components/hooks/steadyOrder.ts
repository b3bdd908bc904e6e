/** A list that keeps its order while what it is sorted by changes. Pure. */

/**
 * @param before ids as they are listed.
 * @param sorted ids as they should be listed now; no id stands twice.
 * @returns those of `sorted` in the order they had before, each new one after the one it is sorted behind; and how many
 *   would have to move for the list to be sorted.
 */
export function steadyOrder(
  before: readonly string[],
  sorted: readonly string[],
): { ids: readonly string[]; unsorted: number } {
  if (before.length === sorted.length && before.every((id, at) => id === sorted[at])) {
    return { ids: before, unsorted: 0 };
  }
  const known = new Set(before);
  const place = new Map(sorted.map((id, at) => [id, at]));
  /** New ids by the known one they are sorted behind; those at the head by none. */
  const fresh = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const id of sorted) {
    if (known.has(id)) last = id;
    else if (fresh.has(last)) fresh.get(last)?.push(id);
    else fresh.set(last, [id]);
  }
  const kept = before.filter((id) => place.has(id));
  const longest = longestAscent(kept.map((id) => place.get(id) ?? 0));
  return {
    ids: [...(fresh.get(null) ?? []), ...kept.flatMap((id) => [id, ...(fresh.get(id) ?? [])])],
    unsorted: kept.length - longest,
  };
}

/** Length of the longest ascending subsequence of different numbers (patience sorting: Fredman 1975). */
function longestAscent(numbers: readonly number[]): number {
  /** The least number an ascent of each length can end with. */
  const ends: number[] = [];
  for (const number of numbers) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    ends[low] = number;
  }
  return ends.length;
}
