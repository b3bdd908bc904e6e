/** Which detection is which saved claim. Pure. */
import type { Span } from '../claims/sentences.ts';

/** Two spans are one claim when they share at least this part of the shorter. */
const SHARED = 0.5;

/** How much of the shorter span lies in both, 0 to 1. */
export function overlap(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const shorter = Math.min(one.end - one.start, other.end - other.start);
  return shorter > 0 && shared > 0 ? shared / shorter : 0;
}

/**
 * Pairs detections with saved claims by where they lie, the best fit first, each at most once.
 * Both lists are in order of `start`. Returns, for every detection, the index of its claim or null.
 */
export function pairByPlace(
  detections: readonly Span[],
  claims: readonly Span[],
): (number | null)[] {
  const pairs: { detection: number; claim: number; fit: number }[] = [];
  let from = 0;
  detections.forEach((detection, index) => {
    // Spans of one list hardly overlap, so what ends well before this one stays behind for good.
    while (from < claims.length && (claims[from] as Span).end <= detection.start) from += 1;
    for (let at = from; at < claims.length; at += 1) {
      const claim = claims[at] as Span;
      if (claim.start >= detection.end) break;
      if (overlap(detection, claim) < SHARED) continue;
      const sizes = [detection.end - detection.start, claim.end - claim.start];
      // Of two that share enough, the one of nearly the same extent.
      const fit = overlap(detection, claim) + Math.min(...sizes) / Math.max(...sizes);
      pairs.push({ detection: index, claim: at, fit });
    }
  });
  pairs.sort((a, b) => b.fit - a.fit);
  const paired: (number | null)[] = detections.map(() => null);
  const taken = new Set<number>();
  for (const { detection, claim } of pairs) {
    if (paired[detection] !== null || taken.has(claim)) continue;
    paired[detection] = claim;
    taken.add(claim);
  }
  return paired;
}
