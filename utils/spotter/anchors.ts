/** Which saved claims have to be looked for, and what is on the page written down for the background. Pure. */
import type { Analysis } from '../analysis/analysis.ts';
import type { AnchoredDetection, AnchorReport, KnownClaim } from '../messages.ts';
import type { PlacedClaim, ResolvedClaim } from './claims.ts';

/** The claims that have not been looked for in this text yet. */
export function unresolved(
  text: string,
  claims: readonly KnownClaim[],
  before: readonly ResolvedClaim[],
): KnownClaim[] {
  const earlier = new Map(before.map((each) => [each.known.id, each]));
  return claims.filter((claim) => {
    const last = earlier.get(claim.id);
    return last?.text !== text || !isSameQuote(last.known, claim);
  });
}

/** What is known of every claim after some of them were looked for; `found` is in the order of `sought`. */
export function resolveClaims(
  text: string,
  claims: readonly KnownClaim[],
  before: readonly ResolvedClaim[],
  sought: readonly KnownClaim[],
  found: Analysis['found'],
): ResolvedClaim[] {
  const results = new Map(before.map((each) => [each.known.id, each]));
  sought.forEach((known, at) => {
    const result = found[at];
    if (result) results.set(known.id, { ...result, known, text });
  });
  return claims.flatMap((known) => {
    const resolved = results.get(known.id);
    return resolved ? [{ ...resolved, known }] : [];
  });
}

const isSameQuote = ({ selectors: one }: KnownClaim, { selectors: other }: KnownClaim) =>
  one.quote.exact === other.quote.exact && one.position.start === other.position.start;

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
