/** The catalogue in the database: written with the records it follows from, read as far as it has changed. */
import type { Table } from 'dexie';
import type { ClaimRecord } from '../records.ts';
import type { Catalogue } from './catalogue.ts';
import { recordsIn } from './claims.ts';
import { OWN_REVIEWER } from './judgement.ts';
import { bucketOf, type PackedPage, type PackedText, packPage, samePage } from './packed.ts';
import type {
  AnnotationRow,
  CatalogueRow,
  MetaRow,
  PageClaimsTable,
  PageRow,
  SearchTextRow,
  UnrelatedRow,
} from './schema.ts';

export interface CatalogueTables {
  pages: Pick<Table<PageRow, string>, 'where' | 'orderBy'>;
  pageClaims: Pick<PageClaimsTable, 'get' | 'bulkGet'>;
  annotations: Pick<Table<AnnotationRow, string>, 'where'>;
  meta: Pick<Table<MetaRow, string>, 'get' | 'put' | 'bulkPut'>;
  catalogue: Pick<
    Table<CatalogueRow, number>,
    'bulkGet' | 'bulkPut' | 'where' | 'toArray' | 'toCollection'
  >;
  searchTexts: Pick<Table<SearchTextRow, number>, 'bulkGet' | 'bulkPut' | 'toArray'>;
  unrelated: Pick<Table<UnrelatedRow, string>, 'bulkPut'>;
}

type ContentTables = Pick<CatalogueTables, 'pages' | 'pageClaims' | 'annotations'>;

/** Pages packed between two writes when everything is packed anew. */
const REBUILD_PAGES = 200;
/** Changed pages from which on packing the whole catalogue is quicker than page by page. */
const MANY_PAGES = 400;
/** Counts writes to the library. What lists it looks here first, and observes it. */
const REVISION = 'revision';
/** How many claims there are: asking an index for the number of its keys takes seconds in a large library. */
const CLAIMS = 'claims';
/** Changes when the library is erased, so that nobody goes on from an earlier revision. */
const EPOCH = 'epoch';

export interface PageContents {
  page: PageRow;
  claims: readonly ClaimRecord[];
  annotations: readonly AnnotationRow[];
}

/** A page as the catalogue is to have it. */
export interface Packed {
  pageId: string;
  /** Null when it has no claims (any more). */
  packed: { page: PackedPage; text: PackedText } | null;
}

/** Packs a page for `catalogue`. */
export function pack({ page, claims, annotations }: PageContents): Packed {
  const own = annotations.filter(({ reviewer }) => reviewer === OWN_REVIEWER);
  const ownByClaim = new Map(own.map((row) => [row.claimId, row]));
  return { pageId: page.id, packed: packPage(page, claims, ownByClaim) };
}

async function readMeta<T>(
  tables: Pick<CatalogueTables, 'meta'>,
  name: string,
  none: T,
): Promise<T> {
  return ((await tables.meta.get(name))?.value as T | undefined) ?? none;
}

/** Notes a write to the library, within its transaction. Gives the new revision. */
export async function noteWrite(tables: Pick<CatalogueTables, 'meta'>): Promise<number> {
  const revision = revisionAfter(await tables.meta.get(REVISION));
  await tables.meta.put({ name: REVISION, value: revision });
  return revision;
}

/** Brings the catalogue in line with some pages, within the transaction that changed them. */
export async function catalogue(
  tables: CatalogueTables,
  changes: readonly Packed[],
): Promise<void> {
  const byBucket = Map.groupBy(changes, ({ pageId }) => bucketOf(pageId));
  const buckets = [...byBucket.keys()];
  const [revision, rows, textRows] = await Promise.all([
    tables.meta.get(REVISION).then(revisionAfter),
    tables.catalogue.bulkGet(buckets),
    tables.searchTexts.bulkGet(buckets),
  ]);
  const counted = await claimCount(tables);
  const put: CatalogueRow[] = [];
  const putTexts: SearchTextRow[] = [];
  const unrelated: UnrelatedRow[] = [];
  const since = new Date().toISOString();
  for (const [at, bucket] of buckets.entries()) {
    const pages = new Map(rows[at]?.pages.map((page) => [page.pageId, page]));
    const texts = new Map(textRows[at]?.texts.map((text) => [text.pageId, text]));
    let changed = false;
    let textChanged = false;
    for (const { pageId, packed } of byBucket.get(bucket) ?? []) {
      const [page, text] = [pages.get(pageId), texts.get(pageId)];
      if (page?.about !== packed?.page.about) {
        unrelated.push({ pageId, ticket: crypto.randomUUID(), since, stage: 'digest' });
      }
      if (!packed) {
        changed = pages.delete(pageId) || changed;
        textChanged = texts.delete(pageId) || textChanged;
        continue;
      }
      if (!page || !samePage(page, packed.page)) {
        pages.set(pageId, packed.page);
        changed = true;
      }
      if (text?.head !== packed.text.head || text.lines !== packed.text.lines) {
        texts.set(pageId, packed.text);
        textChanged = true;
      }
    }
    // The text is found by the revision of its bucket, so the one is not written without the other.
    if (changed || textChanged) put.push({ bucket, revision, pages: [...pages.values()] });
    if (textChanged) putTexts.push({ bucket, texts: [...texts.values()] });
  }
  await Promise.all([
    tables.meta.bulkPut(notesOf(revision, counted, addedClaims(rows, changes))),
    tables.catalogue.bulkPut(put),
    tables.searchTexts.bulkPut(putTexts),
    tables.unrelated.bulkPut(unrelated),
  ]);
}

const revisionAfter = (noted: MetaRow | undefined): number => 1 + Number(noted?.value ?? 0);

/** What is noted with a write; claims that were never counted are not. */
const notesOf = (revision: number, counted: number | null, added: number): MetaRow[] => [
  { name: REVISION, value: revision },
  ...(counted === null ? [] : [{ name: CLAIMS, value: counted + added }]),
];

/** How many claims more than before there are on some pages. */
function addedClaims(
  rows: readonly (CatalogueRow | undefined)[],
  changes: readonly Packed[],
): number {
  const pages = rows.flatMap((row) => row?.pages ?? []);
  const before = new Map(pages.map(({ pageId, ids }) => [pageId, ids.length]));
  return changes.reduce(
    (sum, { pageId, packed }) => sum + (packed?.page.ids.length ?? 0) - (before.get(pageId) ?? 0),
    0,
  );
}

/** How many claims there are; null in a library that has not been counted. */
export async function claimCount(
  tables: Pick<CatalogueTables, 'meta' | 'catalogue'>,
): Promise<number | null> {
  const counted = await readMeta<number | null>(tables, CLAIMS, null);
  if (counted !== null) return counted;
  return (await tables.catalogue.toCollection().limit(1).primaryKeys()).length === 0 ? 0 : null;
}

/** Batches asked for before the first of them has been worked on. */
const READ_AHEAD = 2;

/** Pages with their contents, `size` at a time, by page id. Pages that come meanwhile may be missing. */
export async function* contentsInBatches(
  tables: ContentTables,
  size: number,
): AsyncGenerator<PageContents[], void, void> {
  const ids = await tables.pages.orderBy('id').primaryKeys();
  const ahead: Promise<PageContents[]>[] = [];
  for (let at = 0; at < ids.length || ahead.length > 0; ) {
    // The database reads while the caller works; a caller that stops has no use for a failure.
    for (; at < ids.length && ahead.length < READ_AHEAD; at += size) {
      const batch = contentsAmong(tables, ids.slice(at, at + size));
      batch.catch(() => {});
      ahead.push(batch);
    }
    const batch = await ahead.shift();
    if (batch && batch.length > 0) yield batch;
  }
}

/** The pages whose ids follow this one, so many at most. */
export async function contentsAfter(
  tables: ContentTables,
  after: string,
  size: number,
): Promise<PageContents[]> {
  return contentsAmong(
    tables,
    await tables.pages.where('id').above(after).limit(size).primaryKeys(),
  );
}

/** What is stored of pages that follow one another. */
async function contentsAmong(
  { pages, pageClaims, annotations }: ContentTables,
  pageIds: readonly string[],
): Promise<PageContents[]> {
  const [first, last] = [pageIds.at(0), pageIds.at(-1)];
  if (first === undefined || last === undefined) return [];
  // All at once: none has to wait for the answer to another. Rows of claims are large, and Chromium hands out large rows
  // in half the time or less when each is asked for by its key.
  const [rows, claims, said] = await Promise.all([
    pages.where('id').between(first, last, true, true).toArray(),
    pageClaims.bulkGet([...pageIds]),
    annotations.where('pageId').between(first, last, true, true).toArray(),
  ]);
  const read = claims.flatMap((row) =>
    row ? [{ pageId: row.pageId, claims: recordsIn(row) }] : [],
  );
  return contentsFrom(rows, read, said);
}

/** Pages with what of some claims and annotations is theirs. */
function contentsFrom(
  pages: readonly PageRow[],
  claims: readonly { pageId: string; claims: readonly ClaimRecord[] }[],
  annotations: readonly AnnotationRow[],
): PageContents[] {
  const claimsByPage = new Map(claims.map((row) => [row.pageId, row.claims]));
  const saidByPage = Map.groupBy(annotations, ({ pageId }) => pageId);
  return pages.map((page) => ({
    page,
    claims: claimsByPage.get(page.id) ?? [],
    annotations: saidByPage.get(page.id) ?? [],
  }));
}

/** Brings the catalogue in line with pages that were changed, within the transaction that did. */
export async function recatalogue(
  tables: CatalogueTables,
  pageIds: readonly string[],
): Promise<void> {
  if (pageIds.length > MANY_PAGES) return rebuildCatalogue(tables);
  const contents = await Promise.all(pageIds.map((pageId) => contentsAmong(tables, [pageId])));
  await catalogue(tables, contents.flat().map(pack));
}

/** Packs the whole library anew, within one transaction. */
export async function rebuildCatalogue(tables: CatalogueTables): Promise<void> {
  const packed: Packed[] = [];
  for await (const contents of contentsInBatches(tables, REBUILD_PAGES)) {
    packed.push(...contents.map(pack));
  }
  await catalogue(tables, packed);
  const claims = packed.reduce((sum, { packed: each }) => sum + (each?.page.ids.length ?? 0), 0);
  await tables.meta.put({ name: CLAIMS, value: claims });
}

/** Marks the library as begun anew, after everything has been erased. */
export const beginEpoch = (tables: Pick<CatalogueTables, 'meta'>) =>
  tables.meta.put({ name: EPOCH, value: crypto.randomUUID() });

/** A catalogue in memory and how far it has been read. */
export interface LoadedCatalogue {
  catalogue: Catalogue;
  epoch: string;
  revision: number;
  hasTexts: boolean;
}

/** The state of the library that a list depends on. */
export async function stamp(
  tables: Pick<CatalogueTables, 'meta'>,
): Promise<{ epoch: string; revision: number }> {
  const [epoch, revision] = await Promise.all([
    readMeta(tables, EPOCH, ''),
    readMeta(tables, REVISION, 0),
  ]);
  return { epoch, revision };
}

/** Reads what has changed since the last time. To be called in one transaction over meta, catalogue and texts. */
export async function catchUp(
  tables: CatalogueTables,
  loaded: LoadedCatalogue,
  needsTexts: boolean,
): Promise<void> {
  const { epoch, revision } = await stamp(tables);
  if (epoch !== loaded.epoch) {
    loaded.catalogue.clear();
    Object.assign(loaded, { epoch, revision: 0, hasTexts: false });
  }
  const isFirst = loaded.revision === 0;
  const [rows, texts] = await Promise.all([
    isFirst
      ? tables.catalogue.toArray()
      : tables.catalogue.where('revision').above(loaded.revision).toArray(),
    needsTexts && !loaded.hasTexts ? tables.searchTexts.toArray() : [],
  ]);
  for (const { bucket, pages } of rows) loaded.catalogue.setBucket(bucket, pages);
  for (const { bucket, texts: some } of texts) loaded.catalogue.setTexts(bucket, some);
  if (loaded.hasTexts) {
    const changed = rows.map(({ bucket }) => bucket);
    for (const [at, row] of (await tables.searchTexts.bulkGet(changed)).entries()) {
      loaded.catalogue.setTexts(changed[at] ?? 0, row?.texts ?? []);
    }
  }
  loaded.revision = revision;
  loaded.hasTexts ||= needsTexts;
}
