/** Rows of the database as the records they hold, and records put together as the screens see them. Pure. */
import type { KnownClaim, PageState } from '../messages.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type LibraryEntry,
  type PageRecord,
  statusOf,
} from '../records.ts';
import { LibraryError } from './errors.ts';
import { isDisputed, OWN_REVIEWER } from './judgement.ts';
import type { AnnotationRow, ClaimRow, PageRow } from './schema.ts';

export const unknownClaim = (claimId: string): LibraryError =>
  new LibraryError('unknownClaim', `The claim ${claimId} is no longer in the library.`);

export const pageOf = ({ addresses: _, ...page }: PageRow): PageRecord => page;

export const claimOf = ({ identityKey: _, enrichedFor: __, ...claim }: ClaimRow): ClaimRecord =>
  claim;

export const annotationOf = ({ pageId: _, ...annotation }: AnnotationRow): AnnotationRecord =>
  annotation;

const byPlace = (a: ClaimRecord, b: ClaimRecord): number =>
  a.selectors.position.start - b.selectors.position.start || (a.id < b.id ? -1 : 1);

export function entryOf(
  page: PageRecord,
  claim: ClaimRecord,
  annotations: readonly AnnotationRow[],
): LibraryEntry {
  const own = annotations.find(({ reviewer }) => reviewer === OWN_REVIEWER);
  const others = annotations
    .filter(({ reviewer }) => reviewer !== OWN_REVIEWER)
    .sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
  return {
    page,
    claim,
    own: own ? annotationOf(own) : null,
    others: others.map(annotationOf),
  };
}

/** A page's entries in page order. */
export function entriesFrom(
  row: PageRow,
  claims: readonly ClaimRecord[],
  annotations: readonly AnnotationRow[],
): LibraryEntry[] {
  const page = pageOf(row);
  const said = Map.groupBy(annotations, ({ claimId }) => claimId);
  return [...claims].sort(byPlace).map((claim) => entryOf(page, claim, said.get(claim.id) ?? []));
}

/** @param contradicted ids of claims that another article contradicts. */
export function stateOf(
  pageId: string,
  claims: readonly ClaimRecord[],
  annotations: readonly AnnotationRow[],
  contradicted: ReadonlySet<string>,
): PageState {
  const said = Map.groupBy(annotations, ({ claimId }) => claimId);
  const known = (claim: ClaimRecord): KnownClaim => {
    const all = said.get(claim.id) ?? [];
    const own = all.find(({ reviewer }) => reviewer === OWN_REVIEWER) ?? null;
    return {
      id: claim.id,
      quote: claim.quote,
      selectors: claim.selectors,
      tier: claim.tier,
      type: own?.corrections.type ?? claim.type,
      // In the bin looks the same from the page as dismissed: it is not painted.
      status: own?.deleted ? 'dismissed' : statusOf(own),
      disputed: isDisputed(all) || contradicted.has(claim.id),
      isOwn: claim.origin === 'reader',
    };
  };
  return { pageId, claims: [...claims].sort(byPlace).map(known) };
}
