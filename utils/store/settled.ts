/**
 * What reviewers say about two claims together: that they do not conflict. Kept by the claims' ids, apart from the
 * relations, which are found anew whenever a page changes. Only the reader's own word settles a conflict here.
 */
import { type PairRecord, pairOf } from '../records.ts';
import { countUnsaved } from './care.ts';
import { noteWrite } from './catalogue-tables.ts';
import { laterThan, OWN_REVIEWER } from './judgement.ts';
import type { LibraryDatabase, PairKey, RelationRow } from './schema.ts';

type Tables = Pick<LibraryDatabase, 'relations' | 'pairs'>;

/** Id of the relation between two claims, in whatever order they are given. */
export const relationIdOf = ([one, other]: readonly [string, string]): string =>
  pairOf(one, other).join(' ');

/** Key of what the reader says of two claims. */
const ownKey = ([one, other]: readonly [string, string]): PairKey => [
  pairOf(one, other),
  OWN_REVIEWER,
];

/** Ids of the relations that are no conflicts as the reader sees it. */
export async function settledRelations(
  tables: Pick<Tables, 'pairs'>,
): Promise<ReadonlySet<string>> {
  const pairs = await tables.pairs.toArray();
  return new Set(pairs.filter(isSettling).map(({ claims }) => relationIdOf(claims)));
}

const isSettling = ({ reviewer, noConflict }: PairRecord): boolean =>
  reviewer === OWN_REVIEWER && noConflict;

/** A row with the keys by which conflicts are found, or without them where it is none. */
export function withDispute(row: RelationRow, isSettled: boolean): RelationRow {
  const { disputes: _, conflictOn: __, ...rest } = row;
  return rest.kind === 'conflicts' && !isSettled
    ? { ...rest, disputes: rest.pages, conflictOn: rest.date }
    : rest;
}

/** Notes what the reader says of two claims, within one transaction. */
export async function settleConflict(
  db: LibraryDatabase,
  claims: readonly [string, string],
  noConflict: boolean,
  now: string,
): Promise<void> {
  const before = await db.pairs.get(ownKey(claims));
  // Nothing to take back: there is no need to remember that.
  if ((before?.noConflict ?? false) === noConflict) return;
  const [one, other] = claims;
  const record: PairRecord = {
    claims: pairOf(one, other),
    reviewer: OWN_REVIEWER,
    noConflict,
    created: before?.created ?? now,
    modified: before ? laterThan(before, now) : now,
  };
  await putPairs(db, [record]);
  await countUnsaved(db, 1);
  await noteWrite(db);
}

/** Writes what was said of pairs, and what follows for the conflicts found between them. */
export async function putPairs(tables: Tables, records: readonly PairRecord[]): Promise<void> {
  await tables.pairs.bulkPut(records);
  const own = records.filter(({ reviewer }) => reviewer === OWN_REVIEWER);
  const rows = await tables.relations.bulkGet(own.map(({ claims }) => relationIdOf(claims)));
  await tables.relations.bulkPut(
    rows.flatMap((row, at) => (row ? [withDispute(row, own[at]?.noConflict === true)] : [])),
  );
}

/** Ids of all claims of which something was said together with another. */
export const pairedClaims = (tables: Pick<Tables, 'pairs'>): PromiseLike<string[]> =>
  tables.pairs.orderBy('claims').keys() as PromiseLike<string[]>;

/** Forgets what was said of pairs of which a claim is no more. */
export async function dropPairsOf(
  tables: Pick<Tables, 'pairs'>,
  claimIds: readonly string[],
): Promise<void> {
  await tables.pairs.where('claims').anyOf(claimIds).delete();
}

/** Conflicts the reader has settled, the latest first. */
export async function settledConflicts(tables: Tables): Promise<RelationRow[]> {
  const rows = await tables.relations.bulkGet([...(await settledRelations(tables))]);
  return rows
    .flatMap((row) => (row?.kind === 'conflicts' ? [row] : []))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
