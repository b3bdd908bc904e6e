/** The library on Dexie: everything that reads or writes what Racemark keeps goes through here. */
import { Dexie, type Table } from 'dexie';
import type { Article, Detection } from '../claims/types.ts';
import { foldQuote, pageIdOf } from '../identity.ts';
import type { AnchoredDetection, AnnotationChange, KnownClaim, PageState } from '../messages.ts';
import type { PageMeta } from '../page/types.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type LibraryEntry,
  type LibraryWrites,
  type PageRecord,
  statusOf,
} from '../records.ts';
import type { PageDigest } from '../relations/digest.ts';
import { Catalogue, claimIdsOf, type Found, facetsOf, summariesOf } from './catalogue.ts';
import {
  beginEpoch,
  catalogue,
  catchUp,
  contentsAfter,
  contentsFrom,
  contentsInBatches,
  contentsOf,
  type LoadedCatalogue,
  rebuildCatalogue,
  stamp,
} from './catalogue-tables.ts';
import { type ChangeChannel, LIBRARY_NAME, openChanges } from './changes.ts';
import { LibraryError, toLibraryError } from './errors.ts';
import { applyChange, emptyAnnotation, isDisputed, OWN_REVIEWER } from './judgement.ts';
import type {
  AnnotationBefore,
  ApplyOptions,
  BackupMark,
  BackupState,
  ConflictList,
  EntryStretch,
  FoundRelation,
  Library,
  LibraryUsage,
  Lookup,
  PageScan,
  RelatedClaim,
  Unrelated,
} from './library.ts';
import type { EntryList, Facets, LibraryQuery, Paging, Summary } from './queries.ts';
import { keysFor, reattach, reconcile, reconcileSelection } from './reconcile.ts';
import {
  contradicted,
  digestsSince,
  relatedClaim,
  relationsOf,
  saveDigests,
  saveRelations,
  unrelated,
} from './relations.ts';
import {
  type AnnotationRow,
  type ClaimRow,
  LibraryDatabase,
  type PageRow,
  refuseNewerData,
} from './schema.ts';

export interface LibraryDeps {
  /** Name of the database; the default is the extension's own. */
  name?: string;
  now?: () => Date;
  /** Another implementation of IndexedDB, for tests. */
  indexedDB?: IDBFactory;
  /** Where writes are told; the default reaches every context of the extension. */
  changes?: ChangeChannel;
  IDBKeyRange?: typeof globalThis.IDBKeyRange;
}

/** Days a deleted claim stays in the bin. */
export const BIN_DAYS = 30;

const DAY_MS = 86_400_000;
/** Pages read at a time when streaming. */
const STREAM_PAGES = 200;
/** Pages of one stretch: with the claims of usual articles, a message of less than a megabyte. */
const STRETCH_PAGES = 25;
/** Changed pages from which on packing the whole catalogue is quicker than page by page. */
const MANY_PAGES = 400;
/** Batches of an import handed to the database before it has written the first of them. */
const BATCHES_UNDER_WAY = 3;
/** Records written between two looks at progress and cancellation. */
const WRITE_BATCH = 1000;
/** Addresses remembered of one page; a site that invents one a visit must not grow it for ever. */
const MAX_ALIASES = 20;
const BACKUP = 'backup';
const NO_BACKUP: BackupState = { unsaved: 0, last: null };

/** Opens the library on first use; the call itself does no work. */
export function openLibrary(deps: LibraryDeps = {}): Library {
  return new DexieLibrary(deps);
}

class DexieLibrary implements Library {
  readonly #db: LibraryDatabase;
  readonly #now: () => string;
  readonly #factory: IDBFactory;
  readonly #changes: ChangeChannel;
  #opening: Promise<void> | null = null;
  readonly #loaded: LoadedCatalogue = {
    catalogue: new Catalogue(),
    epoch: '',
    revision: 0,
    hasTexts: false,
  };
  #loading: Promise<void> = Promise.resolve();

  constructor(deps: LibraryDeps) {
    const { indexedDB = globalThis.indexedDB, IDBKeyRange = globalThis.IDBKeyRange } = deps;
    const now = deps.now ?? (() => new Date());
    const { name = LIBRARY_NAME } = deps;
    this.#db = new LibraryDatabase(name, { indexedDB, IDBKeyRange });
    this.#changes = deps.changes ?? openChanges(name);
    this.#now = () => now().toISOString();
    this.#factory = indexedDB;
  }

  // Reading and writing as such

  async #open(): Promise<void> {
    if (this.#db.isOpen()) return;
    this.#opening ??= (async () => {
      await refuseNewerData(this.#db.name, this.#factory);
      await this.#db.open();
    })();
    try {
      await this.#opening;
    } finally {
      this.#opening = null;
    }
  }

  async #read<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      await this.#open();
      return await work();
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  /** Runs the work in one transaction over all tables, and tells of it; whatever it throws, nothing of it is kept. */
  async #write<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      await this.#open();
      const result = await this.#db.transaction('rw', this.#db.tables, work);
      this.#changes.post();
      return result;
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  // Pages and what is found on them

  findPage(addresses: readonly string[]): Promise<PageRecord | null> {
    return this.#read(async () => {
      const row = await this.#pageAt(addresses);
      return row ? pageOf(row) : null;
    });
  }

  pageState(pageId: string): Promise<PageState> {
    return this.#read(() => this.#state(pageId));
  }

  openPage(meta: PageMeta): Promise<PageState> {
    return this.#read(async () => {
      const page = await this.#pageAt([meta.url, ...meta.aliases]);
      return page ? this.#state(page.id) : { pageId: pageIdOf(meta.url), claims: [] };
    });
  }

  savePage({ meta, article, detections, anchors }: PageScan): Promise<PageState> {
    const now = this.#now();
    return this.#write(async () => {
      const page = await this.#putPage(meta, now);
      const [stored, annotations] = await Promise.all([
        this.#claimsOf(page.id),
        this.#annotationsOf(page.id),
      ]);
      const judged = new Set(annotations.map(({ claimId }) => claimId));
      const scan = { pageId: page.id, detections, anchors, now };
      const { put, remove, claimIds } = reconcile(stored, judged, scan);
      // Removed first: their words are free for others then.
      await this.#db.claims.bulkDelete(remove);
      await this.#db.claims.bulkPut(put);
      await this.#queue(page.id, put, { article, detections, claimIds }, now);
      const gone = new Set(remove);
      const written = new Set(put.map(({ id }) => id));
      const kept = stored.filter(({ id }) => !gone.has(id) && !written.has(id));
      const claims = [...kept, ...put];
      await catalogue(this.#db, [{ page, claims, annotations }]);
      return stateOf(page.id, claims, annotations, await contradicted(this.#db, page.id));
    });
  }

  saveSelection(selection: {
    meta: PageMeta;
    article: Article;
    detection: AnchoredDetection;
  }): Promise<PageState> {
    const { meta, article, detection } = selection;
    const now = this.#now();
    return this.#write(async () => {
      const page = await this.#putPage(meta, now);
      const stored = await this.#claimsOf(page.id);
      const row =
        detection.claimId === null
          ? reconcileSelection(stored, detection, page.id, now)
          : await this.#reattach(stored, detection.claimId, detection, now);
      await this.#db.claims.put(row);
      const seen = { article, detections: [detection], claimIds: [row.id] };
      await this.#queue(page.id, [row], seen, now);
      // Selecting again what was dismissed or deleted says that it is a claim after all.
      const own = await this.#ownOf(row.id);
      if (own && (own.dismissed || own.deleted)) {
        await this.#annotate(row, { dismissed: false }, now);
      }
      await this.#recatalogue([page.id]);
      return this.#state(page.id);
    });
  }

  /** A stored claim at the place the reader showed for it; a twin it replaces there is deleted. */
  async #reattach(
    stored: readonly ClaimRow[],
    claimId: string,
    detection: AnchoredDetection,
    now: string,
  ): Promise<ClaimRow> {
    const known = stored.find(({ id }) => id === claimId);
    if (!known) throw unknownClaim(claimId);
    const judged = new Set(
      (await this.#annotationsOf(known.pageId)).map((annotation) => annotation.claimId),
    );
    const { put, remove } = reattach(stored, judged, known, detection, now);
    await this.#db.claims.bulkDelete(remove);
    return put;
  }

  /** The page known under one of these addresses; the first address decides where they name several. */
  async #pageAt(addresses: readonly string[]): Promise<PageRow | undefined> {
    const rows = await this.#db.pages.where('addresses').anyOf(addresses).distinct().toArray();
    for (const address of addresses) {
      const page = rows.find((row) => row.addresses.includes(address));
      if (page) return page;
    }
    return undefined;
  }

  async #putPage(meta: PageMeta, now: string): Promise<PageRow> {
    const addresses = [meta.url, ...meta.aliases];
    const known = await this.#pageAt(addresses);
    const owned = await this.#db.pages.where('addresses').anyOf(addresses).distinct().toArray();
    const taken = new Set(owned.flatMap((row) => (row.id === known?.id ? [] : row.addresses)));
    const url = known?.url ?? meta.url;
    const aliases = [...new Set([...(known?.aliases ?? []), ...addresses])]
      .filter((address) => address !== url && !taken.has(address))
      .slice(-MAX_ALIASES);
    const row: PageRow = {
      id: known?.id ?? pageIdOf(meta.url),
      url,
      visited: meta.visited,
      aliases,
      addresses: [url, ...aliases],
      title: meta.title || (known?.title ?? ''),
      outlet: meta.outlet || (known?.outlet ?? ''),
      author: meta.author || (known?.author ?? ''),
      published: meta.published ?? known?.published ?? null,
      lang: meta.lang || (known?.lang ?? ''),
      firstSeen: known?.firstSeen ?? now,
      lastSeen: now,
    };
    await this.#db.pages.put(row);
    return row;
  }

  /** Queues the claims whose speakers have not been looked up, with the text to look in. */
  async #queue(
    pageId: string,
    rows: readonly ClaimRow[],
    seen: { article: Article; detections: readonly Detection[]; claimIds: readonly string[] },
    now: string,
  ): Promise<void> {
    const waiting = new Set(rows.filter((row) => row.enrichedFor === null).map(({ id }) => id));
    const claims = seen.detections.flatMap((detection, at) => {
      const claimId = seen.claimIds[at];
      return claimId !== undefined && waiting.has(claimId)
        ? [{ claimId, detection: detectionOf(detection) }]
        : [];
    });
    if (claims.length === 0) return;
    await this.#supersede(pageId, new Set(claims.map(({ claimId }) => claimId)));
    const { text, blocks, title, date, lang } = seen.article;
    await this.#db.lookups.put({
      ticket: crypto.randomUUID(),
      pageId,
      since: now,
      article: { text, blocks, title, date, lang },
      claims,
    });
  }

  /** Takes claims out of the look-ups that wait for earlier scans; those left without any are dropped. */
  async #supersede(pageId: string, claimIds: ReadonlySet<string>): Promise<void> {
    const earlier = await this.#db.lookups.where('pageId').equals(pageId).toArray();
    const left = earlier.map((row) => ({
      ...row,
      claims: row.claims.filter(({ claimId }) => !claimIds.has(claimId)),
    }));
    await this.#db.lookups.bulkPut(left.filter(({ claims }) => claims.length > 0));
    await this.#db.lookups.bulkDelete(
      left.filter(({ claims }) => claims.length === 0).map(({ ticket }) => ticket),
    );
  }

  #claimsOf(pageId: string): PromiseLike<ClaimRow[]> {
    return this.#db.claims
      .where('[pageId+identityKey]')
      .between([pageId, Dexie.minKey], [pageId, Dexie.maxKey])
      .toArray();
  }

  #annotationsOf(pageId: string): PromiseLike<AnnotationRow[]> {
    return this.#db.annotations.where('pageId').equals(pageId).toArray();
  }

  async #state(pageId: string): Promise<PageState> {
    const [claims, annotations, disputed] = await Promise.all([
      this.#claimsOf(pageId),
      this.#annotationsOf(pageId),
      contradicted(this.#db, pageId),
    ]);
    return stateOf(pageId, claims, annotations, disputed);
  }

  // Looking up speakers after the fact

  pendingLookups(): Promise<string[]> {
    return this.#read(async () => {
      const rows = await this.#db.lookups.toArray();
      return rows.sort((a, b) => (a.since < b.since ? -1 : 1)).map(({ ticket }) => ticket);
    });
  }

  lookup(ticket: string): Promise<Lookup | null> {
    return this.#read(async () => (await this.#db.lookups.get(ticket)) ?? null);
  }

  saveEnrichment(
    { pageId, ticket }: Pick<Lookup, 'pageId' | 'ticket'>,
    results: readonly { claimId: string; quote: string; speaker: string | null }[],
  ): Promise<PageState> {
    return this.#write(async () => {
      const rows = await this.#claimsOf(pageId);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const changed: ClaimRow[] = [];
      for (const { claimId, quote, speaker } of results) {
        const row = byId.get(claimId);
        if (row?.quote !== quote) continue;
        Object.assign(row, { speaker, enrichedFor: foldQuote(quote) });
        changed.push(row);
      }
      await this.#db.claims.bulkPut(changed);
      await this.#db.lookups.delete(ticket);
      await this.#recatalogue([pageId]);
      return this.#state(pageId);
    });
  }

  // Relations to claims of other pages

  related(claimId: string): Promise<RelatedClaim[]> {
    return this.#read(async () => {
      const relations = await relationsOf(this.#db, claimId);
      const entries = await this.#entries(relations.map(({ other }) => other));
      const byId = new Map(entries.map((entry) => [entry.claim.id, entry]));
      return relations.flatMap((relation) => {
        const entry = byId.get(relation.other);
        return entry ? [relatedClaim(entry, relation)] : [];
      });
    });
  }

  conflicts({ offset, limit }: Paging): Promise<ConflictList> {
    return this.#read(async () => {
      const { relations, unrelated: queue } = this.#db;
      const [total, rows, pending] = await Promise.all([
        relations.orderBy('conflictOn').count(),
        relations.orderBy('conflictOn').reverse().offset(offset).limit(limit).toArray(),
        queue.count(),
      ]);
      const entries = await this.#entries([...new Set(rows.flatMap(({ claims }) => claims))]);
      const byId = new Map(entries.map((entry) => [entry.claim.id, entry]));
      const pairs = rows.flatMap(({ claims: [first, second], similarity, reasons }) => {
        const [here, there] = [byId.get(first), byId.get(second)];
        return here && there ? [{ here, there, similarity, why: reasons }] : [];
      });
      return { total, pairs, pending };
    });
  }

  unrelated(stage: 'digest' | 'relate', limit: number): Promise<Unrelated[]> {
    return this.#read(() => unrelated(this.#db, stage, limit));
  }

  digestsSince(known: { epoch: string; revision: number }) {
    return this.#read(() => digestsSince(this.#db, known));
  }

  saveDigests(pages: readonly (Unrelated & { digest: PageDigest })[]): Promise<void> {
    return this.#write(() => saveDigests(this.#db, pages));
  }

  saveRelations(page: Unrelated, relations: readonly FoundRelation[]): Promise<string[]> {
    return this.#write(() => saveRelations(this.#db, page, relations));
  }

  // Entries

  entriesOfPage(pageId: string, options: { dismissed?: boolean } = {}): Promise<LibraryEntry[]> {
    return this.#read(async () => {
      const [page, claims, annotations] = await Promise.all([
        this.#db.pages.get(pageId),
        this.#claimsOf(pageId),
        this.#annotationsOf(pageId),
      ]);
      if (!page) return [];
      return entriesFrom(page, claims, annotations).filter(
        ({ own }) => !own?.deleted && (options.dismissed || !own?.dismissed),
      );
    });
  }

  entry(claimId: string): Promise<LibraryEntry | null> {
    return this.#read(async () => (await this.#entries([claimId]))[0] ?? null);
  }

  entries(claimIds: readonly string[]): Promise<LibraryEntry[]> {
    return this.#read(async () => {
      // An import asks for every claim of its file, and asking an empty table for each takes seconds.
      const isEmpty = (await this.#db.claims.limit(1).primaryKeys()).length === 0;
      return isEmpty ? [] : this.#entries(claimIds);
    });
  }

  async #entries(claimIds: readonly string[]): Promise<LibraryEntry[]> {
    const claims = (await this.#db.claims.bulkGet([...claimIds])).filter(
      (claim) => claim !== undefined,
    );
    const pageIds = [...new Set(claims.map(({ pageId }) => pageId))];
    const [pageRows, annotations] = await Promise.all([
      this.#db.pages.bulkGet(pageIds),
      // One range each: asked for at once they take a fraction of the time of one cursor over all.
      Promise.all(claims.map(({ id }) => this.#saidOf(id))),
    ]);
    const pages = new Map(pageRows.flatMap((page) => (page ? [[page.id, page]] : [])));
    return claims.flatMap((claim, at) => {
      const page = pages.get(claim.pageId);
      return page ? [entryOf(pageOf(page), claim, annotations[at] ?? [])] : [];
    });
  }

  #saidOf(claimId: string): PromiseLike<AnnotationRow[]> {
    return this.#db.annotations
      .where('[claimId+reviewer]')
      .between([claimId, Dexie.minKey], [claimId, Dexie.maxKey])
      .toArray();
  }

  // What the reader says

  annotate(claimId: string, change: AnnotationChange): Promise<LibraryEntry> {
    const now = this.#now();
    return this.#write(async () => {
      const claim = await this.#claim(claimId);
      await this.#annotate(claim, change, now);
      await this.#countUnsaved(1);
      await this.#recatalogue([claim.pageId]);
      const [entry] = await this.#entries([claimId]);
      if (!entry) throw unknownClaim(claimId);
      return entry;
    });
  }

  annotateMany(
    claimIds: readonly string[],
    change: AnnotationChange | ((before: AnnotationRecord) => AnnotationChange),
  ): Promise<AnnotationBefore[]> {
    const now = this.#now();
    return this.#changeMany(claimIds, now, (before) =>
      applyChange(before, typeof change === 'function' ? change(before) : change, now),
    );
  }

  softDelete(claimIds: readonly string[]): Promise<AnnotationBefore[]> {
    const now = this.#now();
    return this.#changeMany(claimIds, now, (before) => ({
      ...before,
      deleted: now,
      modified: now,
    }));
  }

  async restore(claimIds: readonly string[]): Promise<void> {
    const now = this.#now();
    await this.#changeMany(claimIds, now, (before) => ({
      ...before,
      deleted: null,
      modified: now,
    }));
  }

  restoreAnnotations(before: readonly AnnotationBefore[]): Promise<void> {
    return this.#write(async () => {
      const claims = await this.#db.claims.bulkGet(before.map(({ claimId }) => claimId));
      const put: AnnotationRow[] = [];
      const pageIds = new Set<string>();
      for (const [at, { annotation }] of before.entries()) {
        const pageId = claims[at]?.pageId;
        if (pageId) pageIds.add(pageId);
        if (annotation && pageId) put.push({ ...annotation, pageId });
      }
      const none = before.filter(({ annotation }) => !annotation).map(({ claimId }) => claimId);
      await this.#db.annotations.bulkPut(put);
      await this.#db.annotations
        .where('[claimId+reviewer]')
        .anyOf(none.map((claimId) => [claimId, OWN_REVIEWER]))
        .delete();
      await this.#countUnsaved(before.length);
      await this.#recatalogue([...pageIds]);
    });
  }

  purge(): Promise<number> {
    const cutoff = new Date(Date.parse(this.#now()) - BIN_DAYS * DAY_MS).toISOString();
    return this.#write(async () => {
      const expired = await this.#db.annotations.where('deleted').below(cutoff).toArray();
      await this.#db.annotations.bulkDelete(expired.map(({ id }) => id));
      const claimIds = [...new Set(expired.map(({ claimId }) => claimId))];
      const left = await this.#db.annotations.where('claimId').anyOf(claimIds).toArray();
      const kept = new Set(left.map(({ claimId }) => claimId));
      await this.#db.claims.bulkDelete(claimIds.filter((id) => !kept.has(id)));
      await this.#recatalogue([...new Set(expired.map(({ pageId }) => pageId))]);
      return expired.length;
    });
  }

  #changeMany(
    claimIds: readonly string[],
    now: string,
    change: (before: AnnotationRecord) => AnnotationRecord,
  ): Promise<AnnotationBefore[]> {
    return this.#write(async () => {
      const [claims, own] = await Promise.all([
        this.#db.claims.bulkGet([...claimIds]),
        this.#db.annotations
          .where('[claimId+reviewer]')
          .anyOf(claimIds.map((claimId) => [claimId, OWN_REVIEWER]))
          .toArray(),
      ]);
      const ownByClaim = new Map(own.map((row) => [row.claimId, row]));
      const before: AnnotationBefore[] = [];
      const put: AnnotationRow[] = [];
      for (const [at, claimId] of claimIds.entries()) {
        const claim = claims[at];
        if (!claim) throw unknownClaim(claimId);
        const row = ownByClaim.get(claimId);
        before.push({ claimId, annotation: row ? annotationOf(row) : null });
        put.push({ ...change(row ?? emptyAnnotation(claimId, now)), pageId: claim.pageId });
      }
      await this.#db.annotations.bulkPut(put);
      await this.#countUnsaved(put.length);
      await this.#recatalogue([...new Set(put.map(({ pageId }) => pageId))]);
      return before;
    });
  }

  async #claim(claimId: string): Promise<ClaimRow> {
    const claim = await this.#db.claims.get(claimId);
    if (!claim) throw unknownClaim(claimId);
    return claim;
  }

  #ownOf(claimId: string): PromiseLike<AnnotationRow | undefined> {
    return this.#db.annotations.get({ claimId, reviewer: OWN_REVIEWER });
  }

  async #annotate(claim: ClaimRow, change: AnnotationChange, now: string): Promise<void> {
    const before = (await this.#ownOf(claim.id)) ?? emptyAnnotation(claim.id, now);
    const after = applyChange(before, change, now);
    await this.#db.annotations.put({ ...after, pageId: claim.pageId });
  }

  // The library as a whole

  /** Brings the catalogue in line with pages that were changed, within the transaction that did. */
  async #recatalogue(pageIds: readonly string[]): Promise<void> {
    if (pageIds.length > MANY_PAGES) return rebuildCatalogue(this.#db);
    const contents = await Promise.all(pageIds.map((pageId) => contentsOf(this.#db, pageId)));
    await catalogue(
      this.#db,
      contents.flatMap((each) => each ?? []),
    );
  }

  /** All matches of a query. */
  async #find(query: LibraryQuery): Promise<Found> {
    await this.#keepCurrent(Boolean(query.text?.trim()));
    return this.#loaded.catalogue.find(query);
  }

  prepareSearch(): Promise<void> {
    return this.#read(() => this.#keepCurrent(true));
  }

  async #keepCurrent(needsTexts: boolean): Promise<void> {
    const now = await stamp(this.#db);
    const isCurrent = () =>
      this.#loaded.epoch === now.epoch &&
      this.#loaded.revision >= now.revision &&
      (this.#loaded.hasTexts || !needsTexts);
    if (!isCurrent()) {
      // One after the other: queries that start together read the catalogue once.
      this.#loading = this.#loading
        .catch(() => {})
        .then(async () => {
          if (!isCurrent()) await this.#catchUp(needsTexts);
        });
      await this.#loading;
    }
  }

  #catchUp(needsTexts: boolean): PromiseLike<void> {
    const { meta, catalogue: buckets, searchTexts } = this.#db;
    return this.#db.transaction('r', [meta, buckets, searchTexts], () =>
      catchUp(this.#db, this.#loaded, needsTexts),
    );
  }

  listEntries(query: LibraryQuery, { offset, limit }: Paging): Promise<EntryList> {
    return this.#read(async () => {
      const ids = claimIdsOf(await this.#find(query));
      const entries = await this.#entries(ids.slice(offset, offset + limit));
      return { total: ids.length, ids, entries };
    });
  }

  count(query: LibraryQuery): Promise<number> {
    return this.#read(async () => (await this.#find(query)).places.length);
  }

  facets(query: LibraryQuery): Promise<Facets> {
    return this.#read(async () => facetsOf(await this.#find(query)));
  }

  summaries(query: LibraryQuery): Promise<Summary[]> {
    return this.#read(async () => summariesOf(await this.#find(query)));
  }

  async *eachEntry(query?: LibraryQuery): AsyncGenerator<LibraryEntry, void, void> {
    try {
      await this.#open();
      if (query) {
        const ids = claimIdsOf(await this.#find(query));
        for (let at = 0; at < ids.length; at += WRITE_BATCH) {
          yield* await this.#entries(ids.slice(at, at + WRITE_BATCH));
        }
        return;
      }
      for await (const batch of contentsInBatches(this.#db, STREAM_PAGES)) {
        for (const { page, claims, annotations } of batch) {
          yield* entriesFrom(page, claims, annotations);
        }
      }
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  entriesAfter(after: string | null): Promise<EntryStretch> {
    return this.#read(async () => {
      const contents = await contentsAfter(this.#db, after ?? '', STRETCH_PAGES);
      return {
        entries: contents.flatMap(({ page, claims, annotations }) =>
          entriesFrom(page, claims, annotations),
        ),
        next: contents.at(-1)?.page.id ?? null,
      };
    });
  }

  recordsAt(addresses: readonly string[]): Promise<{
    pages: PageRecord[];
    claims: ClaimRecord[];
    annotations: AnnotationRecord[];
  }> {
    return this.#read(async () => {
      const wanted = new Set(addresses);
      const rows = (await this.#db.pages.toArray()).filter((row) =>
        row.addresses.some((address) => wanted.has(address)),
      );
      const claims: ClaimRecord[] = [];
      const annotations: AnnotationRecord[] = [];
      for (const { id } of rows) {
        claims.push(...(await this.#claimsOf(id)).map(claimOf));
        annotations.push(...(await this.#annotationsOf(id)).map(annotationOf));
      }
      return { pages: rows.map(pageOf), claims, annotations };
    });
  }

  applyPlan(writes: LibraryWrites, options: ApplyOptions = {}): Promise<void> {
    const { pages, claims, annotations } = writes;
    const total = pages.length + claims.length + annotations.length;
    let done = 0;
    const putAll = async <T>(table: Pick<Table<T>, 'bulkPut'>, rows: readonly T[]) => {
      // Several batches under way: the database writes one while the next is being copied to it.
      const underWay: PromiseLike<unknown>[] = [];
      for (let at = 0; at < rows.length; at += WRITE_BATCH) {
        if (options.signal?.aborted) {
          throw new LibraryError('cancelled', 'The import was cancelled. Nothing was changed.');
        }
        const batch = rows.slice(at, at + WRITE_BATCH);
        const put = table.bulkPut(batch);
        // Whoever awaits it hears of a failure; after a cancellation nobody does.
        put.catch(() => {});
        underWay.push(put);
        if (underWay.length > BATCHES_UNDER_WAY) await underWay.shift();
        done += batch.length;
        options.onProgress?.(done, total);
      }
      await Promise.all(underWay);
    };
    return this.#write(async () => {
      await this.#refuseChanged(writes);
      const stored = await this.#db.pages.toArray();
      const pageRows = pageRowsOf(pages, stored);
      const isNew = new Set(pages.map(({ id }) => id));
      for (const { id } of stored) isNew.delete(id);
      const claimRows = await this.#claimRows(claims, isNew);
      const annotationRows = await this.#annotationRows(writes);
      await putAll(this.#db.pages, pageRows);
      await putAll(this.#db.claims, claimRows);
      await putAll(this.#db.annotations, annotationRows);
      const touched = [
        pages.map(({ id }) => id),
        [...claims, ...annotationRows].map(({ pageId }) => pageId),
      ];
      await this.#recatalogue([...new Set(touched.flat())].filter((id) => !isNew.has(id)));
      // What is all new need not be read back.
      await catalogue(
        this.#db,
        contentsFrom(
          pageRows.filter(({ id }) => isNew.has(id)),
          claimRows,
          annotationRows,
        ),
      );
    });
  }

  /** Rejects when an annotation the plan replaces has been written since. */
  async #refuseChanged({ annotations }: LibraryWrites): Promise<void> {
    if (annotations.every(({ replaces }) => replaces === null)) {
      if ((await this.#db.annotations.count()) === 0) return;
    }
    const stored = await this.#db.annotations.bulkGet(annotations.map(({ record }) => record.id));
    for (const [at, { replaces }] of annotations.entries()) {
      if ((stored[at]?.modified ?? null) !== replaces) {
        throw new LibraryError(
          'libraryChanged',
          'An annotation was changed while the import was being prepared. Look at the import again; nothing was written.',
        );
      }
    }
  }

  async #claimRows(
    claims: readonly ClaimRecord[],
    newPages: ReadonlySet<string>,
  ): Promise<ClaimRow[]> {
    const rows: ClaimRow[] = [];
    for (const [pageId, incoming] of Map.groupBy(claims, (claim) => claim.pageId)) {
      const stored = newPages.has(pageId) ? [] : await this.#claimsOf(pageId);
      const keys = keysFor(stored, incoming);
      const enriched = new Map(stored.map((row) => [row.id, row.enrichedFor]));
      for (const claim of incoming) {
        const identityKey = keys.get(claim.id) ?? '';
        // An imported claim has been through enrichment where it comes from.
        const enrichedFor = enriched.get(claim.id) ?? foldQuote(claim.quote);
        rows.push({ ...claim, identityKey, enrichedFor });
      }
    }
    return rows;
  }

  async #annotationRows({ claims, annotations }: LibraryWrites): Promise<AnnotationRow[]> {
    const pageIds = new Map(claims.map(({ id, pageId }) => [id, pageId]));
    const unknown = annotations
      .map(({ record }) => record.claimId)
      .filter((claimId) => !pageIds.has(claimId));
    for (const claim of await this.#db.claims.bulkGet([...new Set(unknown)])) {
      if (claim) pageIds.set(claim.id, claim.pageId);
    }
    return annotations.map(({ record }) => {
      const pageId = pageIds.get(record.claimId);
      if (pageId === undefined) throw unknownClaim(record.claimId);
      return { ...record, pageId };
    });
  }

  // Care

  usage(): Promise<LibraryUsage> {
    return this.#read(async () => {
      const [pages, claims, annotations] = await Promise.all([
        this.#db.pages.count(),
        this.#db.claims.count(),
        this.#db.annotations.count(),
      ]);
      return { pages, claims, annotations };
    });
  }

  backupState(): Promise<BackupState> {
    return this.#read(() => this.#backup());
  }

  backupMark(): Promise<BackupMark> {
    return this.#read(async () => {
      const [{ epoch, revision }, { unsaved }] = await Promise.all([
        stamp(this.#db),
        this.#backup(),
      ]);
      return { state: `${epoch} ${revision}`, unsaved };
    });
  }

  markBackedUp({ unsaved }: BackupMark): Promise<void> {
    return this.#write(async () => {
      const before = await this.#backup();
      // What was changed while the file was being written may not be in it.
      const value = { unsaved: Math.max(0, before.unsaved - unsaved), last: this.#now() };
      await this.#db.meta.put({ name: BACKUP, value });
    });
  }

  async #backup(): Promise<BackupState> {
    const row = await this.#db.meta.get(BACKUP);
    return (row?.value as BackupState | undefined) ?? NO_BACKUP;
  }

  async #countUnsaved(changes: number): Promise<void> {
    const before = await this.#backup();
    const value: BackupState = { ...before, unsaved: before.unsaved + changes };
    await this.#db.meta.put({ name: BACKUP, value });
  }

  eraseAll(): Promise<void> {
    return this.#write(async () => {
      for (const table of this.#db.tables) await table.clear();
      await beginEpoch(this.#db);
    });
  }

  close(): void {
    this.#db.close({ disableAutoOpen: true });
    this.#changes.close();
  }
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

const unknownClaim = (claimId: string): LibraryError =>
  new LibraryError('unknownClaim', `The claim ${claimId} is no longer in the library.`);

/** A detection without its selectors, which the claim has. */
function detectionOf(found: Detection): Detection {
  const { quote, start, end, tier, type, direction, speaker, horizon, score, reasons } = found;
  return { quote, start, end, tier, type, direction, speaker, horizon, score, reasons };
}

const pageOf = ({ addresses: _, ...page }: PageRow): PageRecord => page;

const claimOf = ({ identityKey: _, enrichedFor: __, ...claim }: ClaimRow): ClaimRecord => claim;

const annotationOf = ({ pageId: _, ...annotation }: AnnotationRow): AnnotationRecord => annotation;

const byPlace = (a: ClaimRecord, b: ClaimRecord): number =>
  a.selectors.position.start - b.selectors.position.start || (a.id < b.id ? -1 : 1);

function entryOf(
  page: PageRecord,
  claim: ClaimRow,
  annotations: readonly AnnotationRow[],
): LibraryEntry {
  const own = annotations.find(({ reviewer }) => reviewer === OWN_REVIEWER);
  const others = annotations
    .filter(({ reviewer }) => reviewer !== OWN_REVIEWER)
    .sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
  return {
    page,
    claim: claimOf(claim),
    own: own ? annotationOf(own) : null,
    others: others.map(annotationOf),
  };
}

/** A page's entries in page order. */
function entriesFrom(
  row: PageRow,
  claims: readonly ClaimRow[],
  annotations: readonly AnnotationRow[],
): LibraryEntry[] {
  const page = pageOf(row);
  const said = Map.groupBy(annotations, ({ claimId }) => claimId);
  return [...claims].sort(byPlace).map((claim) => entryOf(page, claim, said.get(claim.id) ?? []));
}

function stateOf(
  pageId: string,
  claims: readonly ClaimRow[],
  annotations: readonly AnnotationRow[],
  contradicted: ReadonlySet<string>,
): PageState {
  const said = Map.groupBy(annotations, ({ claimId }) => claimId);
  const known = (claim: ClaimRow): KnownClaim => {
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
    };
  };
  return { pageId, claims: [...claims].sort(byPlace).map(known) };
}
