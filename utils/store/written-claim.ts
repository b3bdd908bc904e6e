/**
 * A claim as the database keeps it: its values in a fixed order, without what follows from others of them. A row's
 * bytes are what its writing and reading cost, and of a claim written as the record it is two thirds are names of
 * properties and words that stand in it twice. Pure.
 */
import { encodePart } from '../anchoring/fragment.ts';
import type { Reason } from '../claims/types.ts';
import { foldQuote } from '../identity.ts';
import type { ClaimRecord, Wording } from '../records.ts';
import { foldedOf, keyOf, splitKey } from './claim-key.ts';
import type { ClaimRow } from './schema.ts';

/** A stretch of the quote, in UTF-16 code units. */
type Stretch = [start: number, end: number];

export type WrittenClaim = [
  origin: ClaimRow['origin'],
  quote: string,
  /** A stretch of the quote, as it always is unless an import says otherwise. */
  clause: Stretch | string | null,
  /** The occurrence, where the folded words are those of the quote. */
  identityKey: string | number,
  /** True: the folded words of the key. */
  enrichedFor: string | true | null,
  /** Null: the quote. */
  exact: string | null,
  prefix: string,
  suffix: string,
  start: number,
  end: number,
  /** Null: the exact words and nothing else. */
  fragment: string | null,
  tier: ClaimRow['tier'],
  type: ClaimRow['type'],
  direction: ClaimRow['direction'],
  speaker: string | null,
  horizon: ClaimRow['horizon'],
  score: number | null,
  reasons: [feature: string, weight: number, evidence: string][],
  anchor: ClaimRow['anchor'],
  wordings: [quote: string, seen: string][],
  firstSeen: string,
  /** Null: when it was first seen. */
  lastSeen: string | null,
];

const fragmentOf = (exact: string): string => `text=${encodePart(exact)}`;

export function written(claim: ClaimRow): WrittenClaim {
  const { quote, position, fragment } = claim.selectors;
  const [folded, occurrence] = splitKey(claim.identityKey);
  return [
    claim.origin,
    claim.quote,
    writtenClause(claim),
    folded === foldQuote(claim.quote) ? occurrence : claim.identityKey,
    claim.enrichedFor === folded || claim.enrichedFor,
    quote.exact === claim.quote ? null : quote.exact,
    quote.prefix,
    quote.suffix,
    position.start,
    position.end,
    fragment === fragmentOf(quote.exact) ? null : fragment,
    claim.tier,
    claim.type,
    claim.direction,
    claim.speaker,
    claim.horizon,
    claim.score,
    claim.reasons.map(({ feature, weight, evidence }) => [feature, weight, evidence]),
    claim.anchor,
    claim.wordings.map(({ quote: words, seen }) => [words, seen]),
    claim.firstSeen,
    claim.lastSeen === claim.firstSeen ? null : claim.lastSeen,
  ];
}

function writtenClause({ quote, clause }: ClaimRow): Stretch | string | null {
  if (clause === null) return null;
  const start = quote.indexOf(clause);
  return start < 0 ? clause : [start, start + clause.length];
}

/** @param id of the claim, and `pageId` of its page: the row says both. */
export function read(id: string, pageId: string, claim: WrittenClaim): ClaimRow {
  const record = readRecord(id, pageId, claim);
  const { 3: key, 4: enrichedFor } = claim;
  const identityKey = typeof key === 'number' ? keyOf(foldQuote(record.quote), key) : key;
  return Object.assign(record, {
    identityKey,
    enrichedFor: enrichedFor === true ? foldedOf({ identityKey }) : enrichedFor,
  });
}

/** The same without what only writing needs: folding the words again is a third of reading a claim. */
export function readRecord(id: string, pageId: string, claim: WrittenClaim): ClaimRecord {
  const [
    origin,
    quote,
    clause,
    ,
    ,
    words,
    prefix,
    suffix,
    start,
    end,
    directive,
    tier,
    type,
    direction,
    speaker,
    horizon,
    score,
    reasons,
    anchor,
    wordings,
    firstSeen,
    lastSeen,
  ] = claim;
  const exact = words ?? quote;
  return {
    id,
    pageId,
    origin,
    quote,
    clause: Array.isArray(clause) ? quote.slice(...clause) : clause,
    selectors: {
      quote: { exact, prefix, suffix },
      position: { start, end },
      fragment: directive ?? fragmentOf(exact),
    },
    tier,
    type,
    direction,
    speaker,
    horizon,
    score,
    reasons: reasons.map(([feature, weight, evidence]): Reason => ({ feature, weight, evidence })),
    anchor,
    wordings: wordings.map(([before, seen]): Wording => ({ quote: before, seen })),
    firstSeen,
    lastSeen: lastSeen ?? firstSeen,
  };
}
