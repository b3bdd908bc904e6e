/** Imports: what is there to plan against, and writing a plan as a whole. */
import type { Table } from 'dexie';
import { foldQuote } from '../identity.ts';
import type { ClaimRecord, LibraryWrites, PageRecord } from '../records.ts';
import type { Access } from './access.ts';
import { catalogue, contentsFrom, recatalogue } from './catalogue-tables.ts';
import { claimsById, claimsOf, pageClaimsRow } from './claims.ts';
import { annotationsOf } from './entries.ts';
import { LibraryError } from './errors.ts';
import type { ApplyOptions, Library } from './library.ts';
import { keysFor } from './reconcile.ts';
import { annotationOf, claimOf, pageOf, unknownClaim } from './rows.ts';
import type { AnnotationRow, ClaimRow, LibraryDatabase, PageRow, PairKey } from './schema.ts';
import { putPairs } from './settled.ts';

/** Rows written between two looks at progress and cancellation. */
const WRITE_BATCH = { pages: 1000, pageClaims: 100, annotations: 1000 };
/** Batches handed to the database before it has written the first of them. */
const BATCHES_UNDER_WAY = 3;

export const importsOf = (access: Access): Pick<Library, 'recordsAt' | 'applyPlan'> => {
  const { db } = access;
  return {
    recordsAt: (addresses) =>
      access.read(async () => {
        const wanted = new Set(addresses);
        // A file with more pages than there are addresses here: reading all pages is quicker than asking for each.
        const rows = (await db.pages.toArray()).filter((row) =>
          row.addresses.some((address) => wanted.has(address)),
        );
        const [claims, annotations] = await Promise.all([
          Promise.all(rows.map(({ id }) => claimsOf(db, id))),
          Promise.all(rows.map(({ id }) => annotationsOf(db, id))),
        ]);
        return {
          pages: rows.map(pageOf),
          claims: claims.flat().map(claimOf),
          annotations: annotations.flat().map(annotationOf),
        };
      }),

    applyPlan: (writes, options = {}) => {
      const { pages, claims, annotations, pairs } = writes;
      const putAll = writer(pages.length + claims.length + annotations.length, options);
      return access.write(async () => {
        await refuseChanged(db, writes);
        const stored = await db.pages.toArray();
        const pageRows = pageRowsOf(pages, stored);
        const isNew = new Set(pages.map(({ id }) => id));
        for (const { id } of stored) isNew.delete(id);
        const pageClaims = await claimsByPage(db, claims, isNew);
        const claimRows = pageClaims.map((each) => pageClaimsRow(each.pageId, each.claims));
        const annotationRows = await annotationRowsOf(db, writes);
        await putAll(db.pages, pageRows, WRITE_BATCH.pages);
        await putAll(db.pageClaims, claimRows, WRITE_BATCH.pageClaims, ({ ids }) => ids.length);
        await putAll(db.annotations, annotationRows, WRITE_BATCH.annotations);
        await putPairs(
          db,
          pairs.map(({ record }) => record),
        );
        const touched = new Set([...pages.map(({ id }) => id)]);
        for (const { pageId } of [...claimRows, ...annotationRows]) touched.add(pageId);
        await recatalogue(
          db,
          [...touched].filter((id) => !isNew.has(id)),
        );
        // What is all new need not be read back.
        await catalogue(
          db,
          contentsFrom(
            pageRows.filter(({ id }) => isNew.has(id)),
            pageClaims,
            annotationRows,
          ),
        );
      });
    },
  };
};

/** Writes rows in batches, tells how far it is, and stops when it is told to. */
function writer(total: number, { onProgress, signal }: ApplyOptions) {
  let done = 0;
  return async <T>(
    table: Pick<Table<T>, 'bulkPut'>,
    rows: readonly T[],
    size: number,
    records: (row: T) => number = () => 1,
  ): Promise<void> => {
    // Several batches under way: the database writes one while the next is being copied to it.
    const underWay: PromiseLike<unknown>[] = [];
    for (let at = 0; at < rows.length; at += size) {
      if (signal?.aborted) {
        throw new LibraryError('cancelled', 'The import was cancelled. Nothing was changed.');
      }
      const batch = rows.slice(at, at + size);
      const put = table.bulkPut(batch);
      // Whoever awaits it hears of a failure; after a cancellation nobody does.
      put.catch(() => {});
      underWay.push(put);
      if (underWay.length > BATCHES_UNDER_WAY) await underWay.shift();
      for (const row of batch) done += records(row);
      onProgress?.(Math.min(done, total), total);
    }
    await Promise.all(underWay);
  };
}

/** Rejects when something said that the plan replaces has been said anew since. */
async function refuseChanged(
  db: LibraryDatabase,
  { annotations, pairs }: LibraryWrites,
): Promise<void> {
  const keys = pairs.map(({ record }): PairKey => [record.claims, record.reviewer]);
  const [said, saidOfPairs] = await Promise.all([
    storedOf(db, annotations),
    keys.length > 0 ? db.pairs.bulkGet(keys) : [],
  ]);
  const isStale =
    annotations.some(({ replaces }, at) => (said[at]?.modified ?? null) !== replaces) ||
    pairs.some(({ replaces }, at) => (saidOfPairs[at]?.modified ?? null) !== replaces);
  if (!isStale) return;
  throw new LibraryError(
    'libraryChanged',
    'An annotation was changed while the import was being prepared. Look at the import again; nothing was written.',
  );
}

/** The stored annotations that a plan's stand for, in its order; none in a library without any. */
async function storedOf(
  db: LibraryDatabase,
  annotations: LibraryWrites['annotations'],
): Promise<(AnnotationRow | undefined)[]> {
  if (annotations.every(({ replaces }) => replaces === null)) {
    if ((await db.annotations.count()) === 0) return [];
  }
  return db.annotations.bulkGet(annotations.map(({ record }) => record.id));
}

/** All claims of the pages whose claims the plan writes, with those in place. */
async function claimsByPage(
  db: LibraryDatabase,
  claims: readonly ClaimRecord[],
  newPages: ReadonlySet<string>,
): Promise<{ pageId: string; claims: ClaimRow[] }[]> {
  const pages: { pageId: string; claims: ClaimRow[] }[] = [];
  for (const [pageId, incoming] of Map.groupBy(claims, (claim) => claim.pageId)) {
    const stored = newPages.has(pageId) ? [] : await claimsOf(db, pageId);
    pages.push({ pageId, claims: withImported(stored, incoming) });
  }
  return pages;
}

function withImported(stored: readonly ClaimRow[], incoming: readonly ClaimRecord[]): ClaimRow[] {
  const keys = keysFor(stored, incoming);
  const before = new Map(stored.map((row) => [row.id, row]));
  for (const claim of incoming) {
    const identityKey = keys.get(claim.id) ?? '';
    // An imported claim has been through enrichment where it comes from.
    const enrichedFor = before.get(claim.id)?.enrichedFor ?? foldQuote(claim.quote);
    before.set(claim.id, { ...claim, identityKey, enrichedFor });
  }
  return [...before.values()];
}

async function annotationRowsOf(
  db: LibraryDatabase,
  { claims, annotations }: LibraryWrites,
): Promise<AnnotationRow[]> {
  const pageIds = new Map(claims.map(({ id, pageId }) => [id, pageId]));
  const unknown = annotations
    .map(({ record }) => record.claimId)
    .filter((claimId) => !pageIds.has(claimId));
  for (const { id, pageId } of (await claimsById(db, unknown)).values()) pageIds.set(id, pageId);
  return annotations.map(({ record }) => {
    const pageId = pageIds.get(record.claimId);
    if (pageId === undefined) throw unknownClaim(record.claimId);
    return { ...record, pageId };
  });
}

/** Page rows with the addresses no other page has. */
function pageRowsOf(pages: readonly PageRecord[], stored: readonly PageRow[]): PageRow[] {
  const owners = new Map<string, string>();
  for (const { id, addresses } of stored) for (const each of addresses) owners.set(each, id);
  return pages.map((page) => {
    const free = [page.url, ...page.aliases].filter((address) => {
      const owner = owners.get(address) ?? page.id;
      owners.set(address, owner);
      return owner === page.id;
    });
    return { ...page, addresses: [...new Set(free)] };
  });
}
