/** The tables, their versions, and how one becomes the next. Every version ever released stays declared here. */
import { Dexie, type DexieOptions, type Table, type Transaction } from 'dexie';
import type { Article, Detection } from '../claims/types.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type PageRecord,
  type PairRecord,
  pairOf,
} from '../records.ts';
import type { PageDigest } from '../relations/digest.ts';
import type { RelationKind, RelationReason } from '../relations/relation.ts';
import { type CatalogueTables, rebuildCatalogue } from './catalogue-tables.ts';
import { pageClaimsRow } from './claims.ts';
import { LibraryError } from './errors.ts';
import type { AnnotationBefore } from './library.ts';
import type { PackedPage, PackedText } from './packed.ts';

/** The schema this code writes. */
export const LIBRARY_VERSION = 11;

/** Dexie keeps tenths of a version, so its version 1 is IndexedDB's 10. */
const NATIVE_FACTOR = 10;

export interface PageRow extends PageRecord {
  /** `url` and `aliases` together: one address belongs to one page only. */
  addresses: string[];
}

export interface ClaimRow extends ClaimRecord {
  /** Folded quote and its occurrence; unique on its page. */
  identityKey: string;
  /** The folded quote the speaker was looked up for; null while that has not been done. */
  enrichedFor: string | null;
}

interface ClaimsOfPage {
  pageId: string;
  /** Theirs, in their order: a claim's id is in the library once. */
  ids: string[];
}

/** All claims of one page, as JSON in UTF-8; see `claims.ts`. */
export interface PageClaimsRow extends ClaimsOfPage {
  bytes: Uint8Array<ArrayBuffer>;
}

/** As versions 8 to 10 wrote it, in a longer form. */
export interface EarlierPageClaimsRow extends ClaimsOfPage {
  json: string;
}

export type PageClaimsTable = Table<PageClaimsRow | EarlierPageClaimsRow, string, PageClaimsRow>;

export interface AnnotationRow extends AnnotationRecord {
  /** Its claim's page, so that a page's annotations are one range. */
  pageId: string;
}

/** A change that has been made, so that its sender, who has had no answer, may ask again. */
export interface RequestRow {
  id: string;
  /** ISO 8601. */
  at: string;
  /** What was answered. */
  before: AnnotationBefore[];
}

/** Claims of one scan whose speakers are still to be looked up, and the text to look in. */
export interface LookupRow {
  /** New with every scan: an earlier one of the page may wait for claims that this one has not got. */
  ticket: string;
  pageId: string;
  /** ISO 8601. */
  since: string;
  article: Article;
  claims: { claimId: string; detection: Detection }[];
}

/** Some pages of the catalogue, by `bucketOf`. */
export interface CatalogueRow {
  bucket: number;
  /** That of the library when it was last written; see `repository.ts`. */
  revision: number;
  pages: PackedPage[];
}

/** What is searched of the same pages. */
export interface SearchTextRow {
  bucket: number;
  texts: PackedText[];
}

/** What two claims of different pages are to each other, as the first has it. */
export interface RelationRow {
  /** Both claims' ids, the smaller first. */
  id: string;
  claims: [string, string];
  pages: [string, string];
  kind: RelationKind;
  similarity: number;
  reasons: RelationReason[];
  /** The later date of the two, `YYYY-MM-DD`. */
  date: string;
  /** The pages again, where the claims conflict: absent is no key. */
  disputes?: [string, string];
  /** The date again, where they conflict. */
  conflictOn?: string;
}

/** A page whose relations are to be looked for (again). */
export interface UnrelatedRow {
  pageId: string;
  /** New with every change of the page. */
  ticket: string;
  /** ISO 8601. */
  since: string;
  /** `digest`: its terms have not been read yet; `relate`: they have. */
  stage: 'digest' | 'relate';
}

/** Digests of some pages, by `bucketOf`. */
export interface DigestRow {
  bucket: number;
  /** Counts writes to digests; see `relations.ts`. */
  revision: number;
  pages: PageDigest[];
}

/** Key of a row of `pairs`. */
export type PairKey = [claims: [string, string], reviewer: string];

/** Single values, by name. */
export interface MetaRow {
  name: string;
  value: unknown;
}

const tablesOf = (source: Pick<Transaction, 'table'>): CatalogueTables => ({
  pages: source.table('pages'),
  pageClaims: source.table('pageClaims'),
  annotations: source.table('annotations'),
  meta: source.table('meta'),
  unrelated: source.table('unrelated'),
  catalogue: source.table('catalogue'),
  searchTexts: source.table('searchTexts'),
});

export class LibraryDatabase extends Dexie {
  declare readonly pages: Table<PageRow, string>;
  declare readonly pageClaims: PageClaimsTable;
  declare readonly annotations: Table<AnnotationRow, string>;
  declare readonly requests: Table<RequestRow, string>;
  declare readonly lookups: Table<LookupRow, string>;
  declare readonly relations: Table<RelationRow, string>;
  declare readonly pairs: Table<PairRecord, PairKey>;
  declare readonly unrelated: Table<UnrelatedRow, string>;
  declare readonly digests: Table<DigestRow, number>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly catalogue: Table<CatalogueRow, number>;
  declare readonly searchTexts: Table<SearchTextRow, number>;

  constructor(name: string, options: DexieOptions = {}) {
    super(name, { autoOpen: false, ...options });
    this.version(1).stores({
      // Found by the machine.
      pages: 'id, &url, &*addresses',
      claims: 'id, &[pageId+identityKey]',
      pending: 'pageId',
      // Said by the reader. `deleted` holds only rows in the bin: null is no key.
      annotations: 'id, &[claimId+reviewer], pageId, deleted',
      meta: 'name',
    });
    // Follows from the records: the last version that changed its form makes it for all before.
    this.version(2).stores({ catalogue: 'bucket, revision', searchTexts: 'bucket' });
    // A page can wait for more than one of its scans.
    this.version(3)
      .stores({ pending: null, lookups: 'ticket, pageId' })
      .upgrade(async (transaction) => {
        const waiting = await transaction.table<LookupRow>('pending').toArray();
        await transaction.table<LookupRow>('lookups').bulkPut(waiting);
      });
    // The catalogue tells of wordings that were changed.
    this.version(4);
    // Pages know the address they were open under.
    this.version(5).upgrade((transaction) =>
      transaction
        .table<PageRow>('pages')
        .toCollection()
        .modify((page) => {
          page.visited = null;
        }),
    );
    // Relations to claims of other pages.
    this.version(6).stores({
      relations: 'id, *claims, *pages, *disputes, conflictOn',
      unrelated: 'pageId, [stage+since]',
      digests: 'bucket, revision',
    });
    // One row of claims a page, each with its clause; requests that have been done. The catalogue is made, and with
    // it every page queued for its relations.
    this.version(7)
      .stores({ claims: null, pageClaims: 'pageId, &*ids', requests: 'id, at' })
      .upgrade(async (transaction) => {
        await packClaims(transaction);
        await rebuildCatalogue(tablesOf(transaction));
      });
    // The pages saved last, without reading the catalogue. Claims as text, which the database copies faster.
    this.version(8)
      .stores({ pages: 'id, &url, &*addresses, firstSeen' })
      .upgrade((transaction) =>
        transaction
          .table<EarlierPageClaimsRow & { claims?: ClaimRow[] }>('pageClaims')
          .toCollection()
          .modify((row) => {
            if (!row.claims) return;
            row.json = JSON.stringify(row.claims);
            delete row.claims;
          }),
      );
    // What the reader said of two claims: a record of its own, where it had been one list of pairs.
    this.version(9)
      .stores({ pairs: '[claims+reviewer], *claims' })
      .upgrade((transaction) => recordPairs(transaction, new Date().toISOString()));
    // Claims may leave out words that stand in them already. Rows written before are read as they are.
    this.version(10);
    // Claims in a short form, as bytes. Rows written before are read as they are.
    this.version(11);
  }
}

/** Pages packed between two writes of an upgrade. */
const PACKED_AT_ONCE = 200;

/** Makes one row a page of what was one row a claim. */
async function packClaims(transaction: Transaction): Promise<void> {
  const [claims, pageClaims] = [
    transaction.table<Omit<ClaimRow, 'clause'>>('claims'),
    transaction.table<PageClaimsRow>('pageClaims'),
  ];
  const pageIds = (await transaction.table('pages').toCollection().primaryKeys()) as string[];
  for (let at = 0; at < pageIds.length; at += PACKED_AT_ONCE) {
    const some = pageIds.slice(at, at + PACKED_AT_ONCE);
    const rows = await claims
      .where('[pageId+identityKey]')
      .between([some[0], Dexie.minKey], [some.at(-1), Dexie.maxKey])
      .toArray();
    const byPage = Map.groupBy(rows, ({ pageId }) => pageId);
    await pageClaims.bulkPut(
      [...byPage].map(([pageId, found]) =>
        pageClaimsRow(
          pageId,
          found.map((claim) => ({ ...claim, clause: null })),
        ),
      ),
    );
  }
}

/** Makes records of the pairs kept in one list, of which it was not noted when they were said. */
async function recordPairs(transaction: Transaction, now: string): Promise<void> {
  const meta = transaction.table<MetaRow>('meta');
  const list = (await meta.get('settledConflicts'))?.value as string[] | undefined;
  if (!list) return;
  const pairs = list.map((id): PairRecord => {
    const [one = '', other = ''] = id.split(' ');
    const claims = pairOf(one, other);
    return { claims, reviewer: '', noConflict: true, created: now, modified: now };
  });
  await transaction.table<PairRecord>('pairs').bulkPut(pairs);
  await meta.delete('settledConflicts');
}

/**
 * Refuses data that later code wrote. Asked before opening: Dexie would open a newer database as it stands and
 * then add what it misses.
 * @throws LibraryError `newerData`
 */
export async function refuseNewerData(name: string, factory: IDBFactory): Promise<void> {
  const found = (await factory.databases()).find((database) => database.name === name);
  const version = (found?.version ?? 0) / NATIVE_FACTOR;
  if (version > LIBRARY_VERSION) {
    throw new LibraryError(
      'newerData',
      `The library was written by a newer Racemark (data version ${version}, this one knows ${LIBRARY_VERSION}). Update the extension to open it; nothing was changed.`,
    );
  }
}
