/** Imports: what is there to plan against, and writing a plan as a whole. */
import type { Table } from 'dexie';
import type { ClaimRecord, LibraryWrites, PageRecord } from '../records.ts';
import type { Access } from './access.ts';
import { catalogue, type Packed, pack, recatalogue } from './catalogue-tables.ts';
import { foldedOf } from './claim-key.ts';
import { claimsById, claimsOf, pageClaimsRow, recordsOf } from './claims.ts';
import { annotationsOf } from './entries.ts';
import { LibraryError } from './errors.ts';
import type { ApplyOptions, Library } from './library.ts';
import { keysFor } from './reconcile.ts';
import { annotationOf, pageOf, unknownClaim } from './rows.ts';
import type {
  AnnotationRow,
  ClaimRow,
  LibraryDatabase,
  PageClaimsRow,
  PageRow,
  PairKey,
} from './schema.ts';
import { putPairs } from './settled.ts';

/** Rows handed to the database at once. */
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
          Promise.all(rows.map(({ id }) => recordsOf(db, id))),
          Promise.all(rows.map(({ id }) => annotationsOf(db, id))),
        ]);
        return {
          pages: rows.map(pageOf),
          claims: claims.flat(),
          annotations: annotations.flat().map(annotationOf),
        };
      }),

    applyPlan: (writes, options = {}) => {
      const { pages, claims, annotations, pairs } = writes;
      const progress = new Progress(pages.length + claims.length + annotations.length, options);
      return access.write(async () => {
        await refuseChanged(db, writes);
        const stored = await db.pages.toArray();
        refuseSeenAnew(writes, stored);
        const pageRows = pageRowsOf(pages, stored);
        const annotationRows = await annotationRowsOf(db, writes);
        const added = new Map(pageRows.map((row) => [row.id, row]));
        for (const { id } of stored) added.delete(id);

        await putAll(db.pages, pageRows, WRITE_BATCH.pages, progress);
        const packed = await putClaimsOf(db, writes, added, annotationRows, progress);
        await putAll(db.annotations, annotationRows, WRITE_BATCH.annotations, progress);
        await putPairs(
          db,
          pairs.map(({ record }) => record),
        );
        const touched = [
          ...pages.map(({ id }) => id),
          ...[...claims, ...annotationRows].map(({ pageId }) => pageId),
        ];
        await recatalogue(
          db,
          [...new Set(touched)].filter((id) => !added.has(id)),
        );
        // What is all new need not be read back.
        await catalogue(db, packed);
      });
    },
  };
};

/** Tells how far an import is, and ends it when it is cancelled. */
class Progress {
  #done = 0;
  readonly #total: number;
  readonly #options: ApplyOptions;

  constructor(total: number, options: ApplyOptions) {
    this.#total = total;
    this.#options = options;
  }

  /** @throws LibraryError `cancelled` */
  add(records: number): void {
    if (this.#options.signal?.aborted) {
      throw new LibraryError('cancelled', 'The import was cancelled. Nothing was changed.');
    }
    this.#done += records;
    // Claims of a page that were here already are written with those that come.
    this.#options.onProgress?.(Math.min(this.#done, this.#total), this.#total);
  }
}

/** Puts rows without waiting for each batch: the database writes one while the next is being copied to it. */
class Pipe<T> {
  readonly #table: Pick<Table<T>, 'bulkPut'>;
  readonly #underWay: PromiseLike<unknown>[] = [];

  constructor(table: Pick<Table<T>, 'bulkPut'>) {
    this.#table = table;
  }

  async put(rows: readonly T[]): Promise<void> {
    const put = this.#table.bulkPut(rows);
    // Whoever awaits it hears of a failure; after a cancellation nobody does.
    put.catch(() => {});
    this.#underWay.push(put);
    if (this.#underWay.length > BATCHES_UNDER_WAY) await this.#underWay.shift();
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

async function putAll<T>(
  table: Pick<Table<T>, 'bulkPut'>,
  rows: readonly T[],
  size: number,
  progress: Progress,
): Promise<void> {
  const pipe = new Pipe(table);
  for (let at = 0; at < rows.length; at += size) {
    const batch = rows.slice(at, at + size);
    progress.add(batch.length);
    await pipe.put(batch);
  }
  await pipe.end();
}

/**
 * Writes the claims page by page, so that one batch is made while the database writes another and no more than a few
 * are held. Gives the new pages as the catalogue is to have them.
 */
async function putClaimsOf(
  db: LibraryDatabase,
  writes: LibraryWrites,
  added: ReadonlyMap<string, PageRow>,
  annotationRows: readonly AnnotationRow[],
  progress: Progress,
): Promise<Packed[]> {
  const { claims } = writes;
  const said = Map.groupBy(annotationRows, ({ pageId }) => pageId);
  const packed: Packed[] = [];
  const pipe = new Pipe(db.pageClaims);
  let batch: PageClaimsRow[] = [];
  const put = async () => {
    progress.add(batch.reduce((sum, { ids }) => sum + ids.length, 0));
    await pipe.put(batch);
    batch = [];
  };
  for (const [pageId, incoming] of Map.groupBy(claims, (claim) => claim.pageId)) {
    const page = added.get(pageId);
    const stored = page ? [] : await claimsOf(db, pageId);
    refuseSeenAnew(writes, stored);
    const rows = withImported(stored, incoming);
    if (page) packed.push(pack({ page, claims: rows, annotations: said.get(pageId) ?? [] }));
    batch.push(pageClaimsRow(pageId, rows));
    if (batch.length === WRITE_BATCH.pageClaims) await put();
  }
  if (batch.length > 0) await put();
  await pipe.end();
  return packed;
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

/** Rejects when pages or claims that the plan was made against have been seen anew since, or for the first time. */
function refuseSeenAnew(
  { seen }: LibraryWrites,
  stored: readonly { id: string; lastSeen: string }[],
): void {
  if (seen === undefined) return;
  const isStale = stored.some(({ id, lastSeen }) => {
    const planned = seen.get(id);
    return planned !== undefined && planned !== lastSeen;
  });
  if (!isStale) return;
  throw new LibraryError(
    'libraryChanged',
    'A page was read while its import was being prepared. Look at the import again; nothing was written.',
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

function withImported(stored: readonly ClaimRow[], incoming: readonly ClaimRecord[]): ClaimRow[] {
  const keys = keysFor(stored, incoming);
  const before = new Map(stored.map((row) => [row.id, row]));
  for (const claim of incoming) {
    const identityKey = keys.get(claim.id) ?? '';
    // An imported claim has been through enrichment where it comes from.
    const enrichedFor = before.get(claim.id)?.enrichedFor ?? foldedOf({ identityKey });
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
