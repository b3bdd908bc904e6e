/** Which saved claims have to be looked for, and what is on the page written down for the background. Pure. */
import type { DescribedDetection, Found } from '../analysis/analysis.ts';
import type { AnchoredDetection, AnchorReport, KnownClaim } from '../messages.ts';
import type { PlacedClaim, ResolvedClaim } from './claims.ts';

/**
 * Looks among what was spotted in this text for the claims that have not been looked for in it: in their words, their
 * place and their surroundings. `missing` are those that have to be searched for.
 */
export function lookFor(
  text: string,
  claims: readonly KnownClaim[],
  before: readonly ResolvedClaim[],
  detections: readonly DescribedDetection[],
): { found: Map<KnownClaim, Found>; missing: KnownClaim[] } {
  const earlier = new Map(before.map((each) => [each.known.id, each]));
  const spotted = new Map(detections.map((each) => [keyOf(each), each]));
  const found = new Map<KnownClaim, Found>();
  const missing = claims.filter((known) => {
    const last = earlier.get(known.id);
    if (last?.text === text && keyOf(last.known) === keyOf(known)) return false;
    const same = spotted.get(keyOf(known));
    if (same) {
      const { start, end, quote: text } = same;
      found.set(known, { resolution: { state: 'exact', start, end, text }, selectors: null });
    }
    return !same;
  });
  return { found, missing };
}

const keyOf = ({ selectors }: Pick<KnownClaim, 'selectors'>) => JSON.stringify(selectors);

/** What is known of every claim after some of them were looked for. */
export function resolveClaims(
  text: string,
  claims: readonly KnownClaim[],
  before: readonly ResolvedClaim[],
  found: ReadonlyMap<KnownClaim, Found>,
): ResolvedClaim[] {
  const results = new Map(before.map((each) => [each.known.id, each]));
  for (const [known, result] of found) results.set(known.id, { ...result, known, text });
  return claims.flatMap((known) => {
    const resolved = results.get(known.id);
    return resolved ? [{ ...resolved, known }] : [];
  });
}

export interface Scan {
  detections: AnchoredDetection[];
  anchors: AnchorReport[];
}

/** Everything the background is told about the claims of the page. */
export function scanOf(placed: readonly PlacedClaim[], resolved: readonly ResolvedClaim[]): Scan {
  const detections = placed.flatMap(({ detection, known }) =>
    detection ? [{ ...detection, claimId: known?.id ?? null }] : [],
  );
  const anchors = resolved.map(({ known, resolution, selectors }) => ({
    claimId: known.id,
    state: resolution.state,
    quote: resolution.state === 'changed' ? resolution.text : null,
    selectors,
  }));
  return { detections, anchors };
}

/** What of a scan is news: names given by an answer to it, and quotes found where they were, are none. */
export function gistOf({ detections, anchors }: Scan): string {
  return JSON.stringify([
    detections.map(({ quote, start, tier }) => [quote, start, tier]),
    anchors.flatMap(({ claimId, state, quote }) =>
      state === 'exact' ? [] : [claimId, state, quote],
    ),
  ]);
}
