import { describe, expect, it } from 'vitest';
import type { DescribedDetection } from '../../../utils/analysis/analysis.ts';
import type { Resolution } from '../../../utils/anchoring/types.ts';
import type { KnownClaim } from '../../../utils/messages.ts';
import {
  isShown,
  lookOf,
  placeClaims,
  type ResolvedClaim,
  tierOf,
} from '../../../utils/spotter/claims.ts';

const SELECTORS = {
  quote: { exact: '', prefix: '', suffix: '' },
  position: { start: 0, end: 0 },
  fragment: '',
};

const detection = (start: number, end: number): DescribedDetection => ({
  quote: 'q'.repeat(end - start),
  start,
  end,
  tier: 'race',
  type: 'standing',
  direction: 'us',
  speaker: null,
  horizon: null,
  score: 0.8,
  reasons: [],
  selectors: SELECTORS,
});

const known = (id: string, change: Partial<KnownClaim> = {}): KnownClaim => ({
  id,
  quote: '',
  selectors: SELECTORS,
  tier: 'race',
  type: 'standing',
  status: 'new',
  disputed: false,
  isOwn: false,
  ...change,
});

const at = (claim: KnownClaim, resolution: Resolution): ResolvedClaim => ({
  known: claim,
  resolution,
  selectors: null,
  text: '',
});

const found = (claim: KnownClaim, start: number, end: number) =>
  at(claim, { state: 'exact', start, end, text: '' });

const everything = { showWider: true, hiddenTypes: [] };

describe('placeClaims', () => {
  it('takes a detection for the saved claim found in its place, in page order', () => {
    const placed = placeClaims(
      [detection(0, 20), detection(50, 70)],
      [found(known('b'), 52, 70), found(known('c'), 90, 99)],
    );
    expect(
      placed.map(({ known: claim, detection: spotted, start }) => [claim?.id, !!spotted, start]),
    ).toEqual([
      [undefined, true, 0],
      ['b', true, 52],
      ['c', false, 90],
    ]);
  });

  it('puts claims without a certain place nowhere', () => {
    const placed = placeClaims(
      [],
      [
        at(known('a'), { state: 'orphaned' }),
        at(known('b'), {
          state: 'ambiguous',
          candidates: [
            { start: 0, end: 5 },
            { start: 9, end: 14 },
          ],
        }),
      ],
    );
    expect(placed).toEqual([]);
  });
});

describe('what is shown', () => {
  const placedOf = (change: Partial<KnownClaim>) => {
    const [claim] = placeClaims([detection(0, 10)], [found(known('a', change), 0, 10)]);
    if (!claim) throw new Error('the claim was not placed');
    return claim;
  };

  it('never is what the reader dismissed', () => {
    expect(isShown(placedOf({ status: 'dismissed' }), everything)).toBe(false);
    expect(isShown(placedOf({ status: 'dismissed' }), null)).toBe(false);
  });

  it('follows the reader’s settings, but keeps what was reviewed or selected by hand', () => {
    const racesOnly = { showWider: false, hiddenTypes: [] };
    const noStanding = { showWider: true, hiddenTypes: ['standing' as const] };
    expect(isShown(placedOf({ tier: 'wider' }), racesOnly)).toBe(false);
    expect(isShown(placedOf({ tier: 'race' }), racesOnly)).toBe(true);
    expect(isShown(placedOf({}), noStanding)).toBe(false);
    expect(isShown(placedOf({ status: 'reviewed', tier: 'wider' }), racesOnly)).toBe(true);
    expect(isShown(placedOf({ status: 'reviewed' }), noStanding)).toBe(true);
    expect(isShown(placedOf({ isOwn: true, tier: 'wider' }), racesOnly)).toBe(true);
    expect(isShown(placedOf({ isOwn: true }), noStanding)).toBe(true);
    expect(isShown(placedOf({ isOwn: true, tier: 'wider' }), racesOnly)).toBe(true);
    expect(isShown(placedOf({ isOwn: true }), noStanding)).toBe(true);
  });

  it('looks as the reader’s and the machine’s knowledge of it stand', () => {
    expect(lookOf(placedOf({ tier: 'wider' }))).toBe('wider');
    expect(lookOf(placedOf({ status: 'reviewed' }))).toBe('reviewed');
    expect(lookOf(placedOf({ status: 'reviewed', disputed: true }))).toBe('disputed');
    expect(tierOf(placedOf({ tier: 'wider' }))).toBe('wider');
  });
});
