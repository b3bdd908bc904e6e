/** The claims of a page as it stands: what was spotted now and what is saved, brought together. Pure. */
import type { DescribedDetection, Found } from '../analysis/analysis.ts';
import type { BlockIndex } from '../anchoring/block-index.ts';
import type { Look } from '../anchoring/palette.ts';
import type { Resolution } from '../anchoring/types.ts';
import type { Span } from '../claims/sentences.ts';
import type { Tier } from '../claims/types.ts';
import type { KnownClaim, SpotterSettings } from '../messages.ts';
import { pairByPlace } from './match.ts';

/** A claim with its place in the text of the page. */
export interface PlacedClaim extends Span {
  /** Null until it is saved. */
  known: KnownClaim | null;
  /** Null when it is saved but not spotted now: the reader's own, or spotted by other rules. */
  detection: DescribedDetection | null;
}

/** A saved claim and what looking for it on the page gave. */
export interface ResolvedClaim extends Found {
  known: KnownClaim;
  /** The article's text it was looked for in. */
  text: string;
  /** What its place counts in when that is not the article's text. */
  outside?: BlockIndex;
}

const isPlaced = (
  claim: ResolvedClaim,
): claim is ResolvedClaim & { resolution: Resolution & Span } =>
  'start' in claim.resolution && !claim.outside;

/**
 * All claims that have a place, in order of it. A detection that lies where a saved claim was found is that
 * claim, and the saved one's extent counts.
 */
export function placeClaims(
  detections: readonly DescribedDetection[],
  saved: readonly ResolvedClaim[],
): PlacedClaim[] {
  const found = saved
    .filter(isPlaced)
    .map(({ known, resolution: { start, end } }) => ({ known, start, end }))
    .sort((a, b) => a.start - b.start);
  const pairs = pairByPlace(detections, found);
  const placed: PlacedClaim[] = found.map((claim) => ({ ...claim, detection: null }));
  detections.forEach((detection, index) => {
    const pair = pairs[index] ?? null;
    const claim = pair === null ? undefined : placed[pair];
    if (claim) claim.detection = detection;
    else {
      const { start, end } = detection;
      placed.push({ known: null, detection, start, end });
    }
  });
  return placed.sort((a, b) => a.start - b.start || a.end - b.end);
}

export const tierOf = ({ known, detection }: PlacedClaim): Tier =>
  known?.tier ?? detection?.tier ?? 'race';

/**
 * Whether the reader wants to see it: never what was dismissed, always what was reviewed. Without settings nothing
 * is held back.
 */
export function isShown(
  claim: PlacedClaim,
  settings: Pick<SpotterSettings, 'showWider' | 'hiddenTypes'> | null,
): boolean {
  const { known, detection } = claim;
  if (known?.status === 'dismissed') return false;
  if (known?.isOwn || known?.status === 'reviewed') return true;
  const type = known?.type ?? detection?.type;
  if (type && settings?.hiddenTypes.includes(type)) return false;
  return settings?.showWider !== false || tierOf(claim) === 'race';
}

export function lookOf(claim: PlacedClaim): Look {
  if (claim.known?.disputed) return 'disputed';
  return claim.known?.status === 'reviewed' ? 'reviewed' : tierOf(claim);
}
