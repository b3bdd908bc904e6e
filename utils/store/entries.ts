/** Claims put together with their page and everyone's judgement. */
import type { LibraryEntry } from '../records.ts';
import { claimsById } from './claims.ts';
import { entryOf, pageOf } from './rows.ts';
import type { AnnotationRow, LibraryDatabase } from './schema.ts';

export const annotationsOf = (db: LibraryDatabase, pageId: string): PromiseLike<AnnotationRow[]> =>
  db.annotations.where('pageId').equals(pageId).toArray();

/** Those of some claims that are there, in the order asked for. */
export async function entriesOf(
  db: LibraryDatabase,
  claimIds: readonly string[],
): Promise<LibraryEntry[]> {
  const claims = await claimsById(db, claimIds);
  const pageIds = [...new Set([...claims.values()].map(({ pageId }) => pageId))];
  const [pageRows, annotations] = await Promise.all([
    db.pages.bulkGet(pageIds),
    Promise.all(pageIds.map((pageId) => annotationsOf(db, pageId))),
  ]);
  const pages = new Map(pageRows.flatMap((row) => (row ? [[row.id, pageOf(row)]] : [])));
  const said = Map.groupBy(annotations.flat(), ({ claimId }) => claimId);
  return claimIds.flatMap((id) => {
    const claim = claims.get(id);
    const page = claim && pages.get(claim.pageId);
    return page ? [entryOf(page, claim, said.get(id) ?? [])] : [];
  });
}
