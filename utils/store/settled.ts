/** Pairs of claims of which the reader says that they do not conflict. Kept by their ids: a new search for relations finds them again. */
import type { LibraryDatabase, RelationRow } from './schema.ts';

type Tables = Pick<LibraryDatabase, 'relations' | 'meta'>;

const SETTLED = 'settledConflicts';

/** Id of a pair, in whatever order its claims are given. */
export const pairIdOf = (claims: readonly [string, string]): string => claims.toSorted().join(' ');

/** Ids of the pairs. */
export async function settledPairs(tables: Pick<Tables, 'meta'>): Promise<ReadonlySet<string>> {
  return new Set((await tables.meta.get(SETTLED))?.value as string[] | undefined);
}

/** A row with the keys by which conflicts are found, or without them where it is none. */
export function withDispute(row: RelationRow, isSettled: boolean): RelationRow {
  const { disputes: _, conflictOn: __, ...rest } = row;
  return rest.kind === 'conflicts' && !isSettled
    ? { ...rest, disputes: rest.pages, conflictOn: rest.date }
    : rest;
}

/** Notes what the reader says of a pair, within one transaction. */
export async function settleConflict(
  tables: Tables,
  claims: readonly [string, string],
  isSettled: boolean,
): Promise<void> {
  const id = pairIdOf(claims);
  const pairs = new Set(await settledPairs(tables));
  if (isSettled) pairs.add(id);
  else pairs.delete(id);
  await tables.meta.put({ name: SETTLED, value: [...pairs] });
  const row = await tables.relations.get(id);
  if (row) await tables.relations.put(withDispute(row, isSettled));
}

/** Conflicts the reader has settled, the latest first. */
export async function settledConflicts(tables: Tables): Promise<RelationRow[]> {
  const rows = await tables.relations.bulkGet([...(await settledPairs(tables))]);
  return rows
    .flatMap((row) => (row?.kind === 'conflicts' ? [row] : []))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
