/** What is found on pages: saving scans and selections, looking pages up, and the queue of look-ups of speakers. */
import type { Article, Detection } from '../claims/types.ts';
import { foldQuote, pageIdOf } from '../identity.ts';
import type { PageState } from '../messages.ts';
import type { PageMeta } from '../page/types.ts';
import type { Access } from './access.ts';
import { changeOwn, ownOf } from './annotations.ts';
import { dropPage } from './care.ts';
import { catalogue, pack, recatalogue } from './catalogue-tables.ts';
import { claimsOf, putClaims, recordsOf } from './claims.ts';
import { annotationsOf, entriesOf } from './entries.ts';
import type { Library } from './library.ts';
import { reattach, reconcile, reconcileSelection } from './reconcile.ts';
import { contradicted } from './relations.ts';
import { entriesFrom, pageOf, stateOf, unknownClaim } from './rows.ts';
import type { AnnotationRow, ClaimRow, LibraryDatabase, PageRow } from './schema.ts';
import { pairedClaims } from './settled.ts';

/** Addresses remembered of one page; a site that invents one a visit must not grow it for ever. */
const MAX_ALIASES = 20;

export const pagesIn = (
  access: Access,
): Pick<
  Library,
  | 'findPage'
  | 'pageState'
  | 'openPage'
  | 'savePage'
  | 'saveSelection'
  | 'pendingLookups'
  | 'lookup'
  | 'saveEnrichment'
  | 'entriesOfPage'
  | 'entry'
  | 'entries'
> => {
  const { db } = access;
  return {
    findPage: (addresses) =>
      access.read(async () => {
        const row = await pageAt(db, addresses);
        return row ? pageOf(row) : null;
      }),

    pageState: (pageId) => access.read(() => stateNow(db, pageId)),

    openPage: (meta) =>
      access.read(async () => {
        const page = await pageAt(db, [meta.url, ...meta.aliases]);
        return page ? stateNow(db, page.id) : { pageId: pageIdOf(meta.url), claims: [] };
      }),

    savePage({ meta, article, detections, anchors }) {
      const now = access.now();
      return access.write(async () => {
        const page = await pageNow(db, meta, now);
        const [stored, annotations, paired, disputed] = await Promise.all([
          claimsOf(db, page.id),
          annotationsOf(db, page.id),
          pairedClaims(db),
          contradicted(db, page.id),
        ]);
        const before = stateOf(page.id, stored, annotations, disputed);
        const scan = { pageId: page.id, detections, anchors, now };
        const { put, remove, claimIds } = reconcile(stored, judgedIn(annotations, paired), scan);
        const claims = merged(stored, put, remove);
        if (claims.length === 0) {
          await dropPage(db, page.id);
          return { ...stateOf(page.id, [], [], new Set()), before };
        }
        await Promise.all([db.pages.put(page), putClaims(db, page.id, claims)]);
        await queue(db, page.id, put, { article, detections, claimIds }, now);
        await catalogue(db, [pack({ page, claims, annotations })]);
        return { ...stateOf(page.id, claims, annotations, disputed), before };
      });
    },

    saveSelection({ meta, article, detection }) {
      const now = access.now();
      return access.write(async () => {
        const page = await pageNow(db, meta, now);
        await db.pages.put(page);
        const [stored, annotations, paired] = await Promise.all([
          claimsOf(db, page.id),
          annotationsOf(db, page.id),
          pairedClaims(db),
        ]);
        const judged = judgedIn(annotations, paired);
        const { put, remove } = selected(stored, judged, detection, page.id, now);
        await putClaims(db, page.id, merged(stored, [put], remove));
        const seen = { article, detections: [detection], claimIds: [put.id] };
        await queue(db, page.id, [put], seen, now);
        // Selecting again what was dismissed or deleted says that it is a claim after all.
        const own = await ownOf(db, put.id);
        if (own && (own.dismissed || own.deleted)) {
          await changeOwn(db, put, { dismissed: false }, now);
        }
        await recatalogue(db, [page.id]);
        return stateNow(db, page.id);
      });
    },

    pendingLookups: () =>
      access.read(async () => {
        const rows = await db.lookups.toArray();
        return rows.sort((a, b) => (a.since < b.since ? -1 : 1)).map(({ ticket }) => ticket);
      }),

    lookup: (ticket) => access.read(async () => (await db.lookups.get(ticket)) ?? null),

    saveEnrichment: ({ pageId, ticket }, results) =>
      access.write(async () => {
        const rows = await claimsOf(db, pageId);
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const { claimId, quote, speaker, clause } of results) {
          const row = byId.get(claimId);
          if (row?.quote !== quote) continue;
          Object.assign(row, { speaker, clause, enrichedFor: foldQuote(quote) });
        }
        await putClaims(db, pageId, rows);
        await db.lookups.delete(ticket);
        await recatalogue(db, [pageId]);
        return stateNow(db, pageId);
      }),

    entriesOfPage: (pageId, options = {}) =>
      access.read(async () => {
        const [page, claims, annotations] = await Promise.all([
          db.pages.get(pageId),
          recordsOf(db, pageId),
          annotationsOf(db, pageId),
        ]);
        if (!page) return [];
        return entriesFrom(page, claims, annotations).filter(
          ({ own }) => !own?.deleted && (options.dismissed || !own?.dismissed),
        );
      }),

    entry: (claimId) => access.read(async () => (await entriesOf(db, [claimId]))[0] ?? null),

    entries: (claimIds) =>
      access.read(async () => {
        // An import asks for every claim of its file, and asking an empty table for each takes seconds.
        const isEmpty = (await db.pageClaims.limit(1).primaryKeys()).length === 0;
        return isEmpty ? [] : entriesOf(db, claimIds);
      }),
  };
};

async function stateNow(db: LibraryDatabase, pageId: string): Promise<PageState> {
  const [claims, annotations, disputed] = await Promise.all([
    recordsOf(db, pageId),
    annotationsOf(db, pageId),
    contradicted(db, pageId),
  ]);
  return stateOf(pageId, claims, annotations, disputed);
}

/** Ids of claims of which somebody has said something, alone or together with another. */
const judgedIn = (
  annotations: readonly AnnotationRow[],
  paired: readonly string[],
): ReadonlySet<string> => new Set([...annotations.map(({ claimId }) => claimId), ...paired]);

/** Stored claims with those written over them or removed. */
function merged(
  stored: readonly ClaimRow[],
  put: readonly ClaimRow[],
  remove: readonly string[],
): ClaimRow[] {
  const gone = new Set([...remove, ...put.map(({ id }) => id)]);
  return [...stored.filter(({ id }) => !gone.has(id)), ...put];
}

/** A selection: a claim of its own, or the place the reader showed for a stored one. */
function selected(
  stored: readonly ClaimRow[],
  judged: ReadonlySet<string>,
  detection: Parameters<Library['saveSelection']>[0]['detection'],
  pageId: string,
  now: string,
): { put: ClaimRow; remove: string[] } {
  const { claimId } = detection;
  if (claimId === null) {
    return { put: reconcileSelection(stored, detection, pageId, now), remove: [] };
  }
  const known = stored.find(({ id }) => id === claimId);
  if (!known) throw unknownClaim(claimId);
  return reattach(stored, judged, known, detection, now);
}

/** The page known under one of these addresses; the first address decides where they name several. */
async function pageAt(
  db: LibraryDatabase,
  addresses: readonly string[],
): Promise<PageRow | undefined> {
  return firstOwner(await owners(db, addresses), addresses);
}

const owners = (db: LibraryDatabase, addresses: readonly string[]): PromiseLike<PageRow[]> =>
  db.pages.where('addresses').anyOf(addresses).distinct().toArray();

function firstOwner(rows: readonly PageRow[], addresses: readonly string[]): PageRow | undefined {
  for (const address of addresses) {
    const page = rows.find((row) => row.addresses.includes(address));
    if (page) return page;
  }
  return undefined;
}

/** The row of a page as it is now: what was known of it, and what is seen. */
async function pageNow(db: LibraryDatabase, meta: PageMeta, now: string): Promise<PageRow> {
  const addresses = [meta.url, ...meta.aliases];
  const owned = await owners(db, addresses);
  const known = firstOwner(owned, addresses);
  const taken = new Set(owned.flatMap((row) => (row.id === known?.id ? [] : row.addresses)));
  const url = known?.url ?? meta.url;
  const aliases = [...new Set([...(known?.aliases ?? []), ...addresses])]
    .filter((address) => address !== url && !taken.has(address))
    .slice(-MAX_ALIASES);
  return {
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
}

/** Queues the claims whose speakers have not been looked up, with the text to look in. */
async function queue(
  db: LibraryDatabase,
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
  await supersede(db, pageId, new Set(claims.map(({ claimId }) => claimId)));
  const { text, blocks, title, date, lang } = seen.article;
  await db.lookups.put({
    ticket: crypto.randomUUID(),
    pageId,
    since: now,
    article: { text, blocks, title, date, lang },
    claims,
  });
}

/** Takes claims out of the look-ups that wait for earlier scans; those left without any are dropped. */
async function supersede(
  db: LibraryDatabase,
  pageId: string,
  claimIds: ReadonlySet<string>,
): Promise<void> {
  const earlier = await db.lookups.where('pageId').equals(pageId).toArray();
  if (earlier.length === 0) return;
  const left = earlier.map((row) => ({
    ...row,
    claims: row.claims.filter(({ claimId }) => !claimIds.has(claimId)),
  }));
  await db.lookups.bulkPut(left.filter(({ claims }) => claims.length > 0));
  await db.lookups.bulkDelete(
    left.filter(({ claims }) => claims.length === 0).map(({ ticket }) => ticket),
  );
}

/** A detection without its selectors, which the claim has. */
function detectionOf(found: Detection): Detection {
  const { quote, start, end, tier, type, direction, speaker, horizon, score, reasons } = found;
  return { quote, start, end, tier, type, direction, speaker, horizon, score, reasons };
}
