import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimIdOf, foldQuote } from '../../../utils/identity.ts';
import { keyOf } from '../../../utils/store/claim-key.ts';
import { claimsIn, pageClaimsRow } from '../../../utils/store/claims.ts';
import type { ClaimRow } from '../../../utils/store/schema.ts';
import { selectorsOf } from '../../fixtures/records.ts';
import { claim, text } from '../interchange/arbitraries.ts';

/** Rows whose values follow from one another as they mostly do, and rows in which they do not. */
const row: fc.Arbitrary<ClaimRow> = fc
  .tuple(claim('page', 1), fc.nat(3), text, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
  .map(([record, occurrence, other, [ownKey, isEnriched, ownWords, whole, part, isNew]]) => {
    const folded = ownKey ? foldQuote(record.quote) : foldQuote(other);
    const { quote, position, fragment } = record.selectors;
    const exact = ownWords ? record.quote : other;
    return {
      ...record,
      identityKey: keyOf(folded, occurrence),
      enrichedFor: isEnriched ? folded : occurrence === 0 ? null : other,
      clause: part ? record.quote.slice(1, 5) : record.clause,
      lastSeen: isNew ? record.firstSeen : record.lastSeen,
      selectors: {
        quote: { ...quote, exact },
        position,
        fragment: whole
          ? `text=${encodeURIComponent(exact.toWellFormed()).replaceAll('-', '%2D')}`
          : fragment,
      },
    };
  });

it('reads every claim as it was written', () => {
  fc.assert(
    fc.property(row, (claimRow) => {
      expect(claimsIn(pageClaimsRow('page', [claimRow]))).toEqual([claimRow]);
    }),
    { numRuns: 1_000 },
  );
});

it('takes a third of the bytes of the record where its words are all the same', () => {
  const quote = '“The northern lab, said Ms Reyes, is a year ahead of everyone else in the field.”';
  const id = claimIdOf('page', quote, 0);
  const usual: ClaimRow = {
    id,
    pageId: 'page',
    origin: 'machine',
    quote,
    clause: 'is a year ahead of everyone else in the field',
    identityKey: keyOf(foldQuote(quote), 0),
    enrichedFor: foldQuote(quote),
    selectors: {
      ...selectorsOf(quote, 1_200),
      fragment: `text=${encodeURIComponent(quote)}`,
    },
    tier: 'race',
    type: 'standing',
    direction: 'other',
    speaker: 'Dana Reyes',
    horizon: null,
    score: 0.87,
    reasons: [{ feature: 'contestAfterAi', weight: 0.237, evidence: 'a year ahead' }],
    anchor: 'exact',
    wordings: [],
    firstSeen: '2026-03-01T08:00:00.000Z',
    lastSeen: '2026-03-01T08:00:00.000Z',
  };
  const { bytes } = pageClaimsRow('page', [usual]);
  expect(bytes.length).toBeLessThan(JSON.stringify(usual).length / 3);
});
