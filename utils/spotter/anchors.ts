/** Saved claims looked for on the page, and what is on it written down, in slices. */
import { describe } from '../anchoring/describe.ts';
import { resolving } from '../anchoring/resolve.ts';
import type { TextIndex } from '../anchoring/text-index.ts';
import type { Detection } from '../claims/types.ts';
import type { AnchoredDetection, AnchorReport, KnownClaim } from '../messages.ts';
import type { PlacedClaim, ResolvedClaim } from './claims.ts';

/** Looks for every claim; what was found before in the same text is not looked for again. */
export function* resolvingClaims(
  index: TextIndex,
  claims: readonly KnownClaim[],
  before: readonly ResolvedClaim[],
): Generator<void, ResolvedClaim[]> {
  const { text } = index;
  const earlier = new Map(before.map((each) => [each.known.id, each]));
  const isSettled = (claim: KnownClaim) => {
    const last = earlier.get(claim.id);
    return last?.text === text && isSameQuote(last.known, claim);
  };
  const open = claims.filter((claim) => !isSettled(claim));
  const found = yield* resolving(
    index,
    open.map(({ selectors }) => selectors),
  );
  open.forEach((known, at) => {
    const resolution = found[at] ?? { state: 'orphaned' };
    earlier.set(known.id, { known, resolution, text });
  });
  return claims.flatMap((known) => {
    const resolved = earlier.get(known.id);
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
export function* describing(
  index: TextIndex,
  placed: readonly PlacedClaim[],
  resolved: readonly ResolvedClaim[],
): Generator<void, Scan> {
  const detections: AnchoredDetection[] = [];
  for (const { detection, known } of placed) {
    if (!detection) continue;
    detections.push(anchored(index, detection, known?.id ?? null));
    yield;
  }
  const anchors: AnchorReport[] = [];
  for (const { known, resolution } of resolved) {
    const { state } = resolution;
    const isNew = state === 'moved' || state === 'changed';
    anchors.push({
      claimId: known.id,
      state,
      quote: isNew ? resolution.text : null,
      selectors: isNew ? describe(index, resolution.start, resolution.end) : null,
    });
    yield;
  }
  return { detections, anchors };
}

/** A detection with its way back to the page. */
export function anchored(
  index: TextIndex,
  detection: Detection,
  claimId: string | null,
): AnchoredDetection {
  return { ...detection, claimId, selectors: describe(index, detection.start, detection.end) };
}
