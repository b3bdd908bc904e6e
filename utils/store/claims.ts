/**
 * Claims in the database: one row a page, as JSON in UTF-8. What costs time in IndexedDB is the number of rows, then
 * their bytes (in a string one curly quotation mark makes every character two), and claims are nearly always wanted a
 * page at a time. The database refuses a second row of a page, and a claim's id in two rows. Within one row it cannot
 * tell: an index over a list takes equal entries for one. So no row is made but here, where neither the same id nor the
 * same words can come twice.
 */
import type { ClaimRecord } from '../records.ts';
import { foldedOf } from './claim-key.ts';
import { claimOf } from './rows.ts';
import type { ClaimRow, EarlierPageClaimsRow, LibraryDatabase, PageClaimsRow } from './schema.ts';
import { read, readRecord, type WrittenClaim, written } from './written-claim.ts';

type Tables = Pick<LibraryDatabase, 'pageClaims'>;

/** Claims from which on reading all pages is quicker than asking for each claim. */
const MANY = 2_000;
/** Pages read at a time then. */
const PAGES_AT_ONCE = 200;

/** The row of a page's claims. */
export function pageClaimsRow(pageId: string, claims: readonly ClaimRow[]): PageClaimsRow {
  const keys = new Set(claims.map(({ identityKey }) => identityKey));
  if (keys.size !== claims.length) throw new Error(`page ${pageId} has the same words twice`);
  const ids = claims.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error(`page ${pageId} has the same claim twice`);
  const bytes = new TextEncoder().encode(JSON.stringify(claims.map(written)));
  return { pageId, ids, bytes };
}

export function claimsIn(row: PageClaimsRow | EarlierPageClaimsRow): ClaimRow[] {
  if ('json' in row) return (JSON.parse(row.json) as EarlierClaim[]).map(readEarlier);
  return writtenIn(row).map((claim, at) => read(row.ids[at] as string, row.pageId, claim));
}

/** The claims of a row as records, without what only writing needs. */
export function recordsIn(row: PageClaimsRow | EarlierPageClaimsRow): ClaimRecord[] {
  if ('json' in row) return claimsIn(row).map(claimOf);
  return writtenIn(row).map((claim, at) => readRecord(row.ids[at] as string, row.pageId, claim));
}

const writtenIn = ({ bytes }: PageClaimsRow): WrittenClaim[] =>
  JSON.parse(new TextDecoder().decode(bytes));

/** A claim of a row of versions 8 to 10: the record, from 10 on without words that stand in it already. */
interface EarlierClaim extends Omit<ClaimRow, 'enrichedFor' | 'selectors'> {
  /** True: the folded words of its key. */
  enrichedFor: ClaimRow['enrichedFor'] | true;
  selectors: Omit<ClaimRow['selectors'], 'quote'> & {
    /** Without `exact`: the claim's quote. */
    quote: { exact?: string; prefix: string; suffix: string };
  };
}

function readEarlier(claim: EarlierClaim): ClaimRow {
  if (claim.enrichedFor === true) claim.enrichedFor = foldedOf(claim);
  claim.selectors.quote.exact ??= claim.quote;
  return claim as ClaimRow;
}

/** A page's claims in the order in which they were found. */
export const claimsOf = (tables: Tables, pageId: string): PromiseLike<ClaimRow[]> =>
  tables.pageClaims.get(pageId).then((row) => (row ? claimsIn(row) : []));

/** The same as records. */
export const recordsOf = (tables: Tables, pageId: string): PromiseLike<ClaimRecord[]> =>
  tables.pageClaims.get(pageId).then((row) => (row ? recordsIn(row) : []));

/** Writes all claims of a page. */
export const putClaims = (
  tables: Tables,
  pageId: string,
  claims: readonly ClaimRow[],
): PromiseLike<unknown> =>
  claims.length === 0
    ? tables.pageClaims.delete(pageId)
    : tables.pageClaims.put(pageClaimsRow(pageId, claims));

/** Those of some claims that are there, by id. */
export async function claimsById(
  tables: Tables,
  claimIds: readonly string[],
): Promise<Map<string, ClaimRecord>> {
  const wanted = new Set(claimIds);
  if (wanted.size > MANY) return claimsAmongAll(tables, wanted);
  // One look each: asked for at once they take a fraction of the time of one cursor over all.
  const keys = await Promise.all(
    [...wanted].map((id) => tables.pageClaims.where('ids').equals(id).primaryKeys()),
  );
  const rows = await tables.pageClaims.bulkGet([...new Set(keys.flat())]);
  const found = rows
    .flatMap((row) => (row ? recordsIn(row) : []))
    .filter(({ id }) => wanted.has(id));
  return new Map(found.map((claim) => [claim.id, claim]));
}

async function claimsAmongAll(
  tables: Tables,
  wanted: ReadonlySet<string>,
): Promise<Map<string, ClaimRecord>> {
  const found = new Map<string, ClaimRecord>();
  const pageIds = await tables.pageClaims.orderBy('pageId').primaryKeys();
  for (let at = 0; at < pageIds.length; at += PAGES_AT_ONCE) {
    for (const row of await tables.pageClaims.bulkGet(pageIds.slice(at, at + PAGES_AT_ONCE))) {
      if (!row?.ids.some((id) => wanted.has(id))) continue;
      for (const claim of recordsIn(row)) if (wanted.has(claim.id)) found.set(claim.id, claim);
    }
  }
  return found;
}
