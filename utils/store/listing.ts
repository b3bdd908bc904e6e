/** The library as a whole: lists, counts and searches over the catalogue, and streams of everything. */
import type { LibraryEntry } from '../records.ts';
import type { Access } from './access.ts';
import { claimIdsOf, facetsOf, summariesOf } from './answers.ts';
import { Catalogue, type Found } from './catalogue.ts';
import {
  catchUp,
  contentsAfter,
  contentsInBatches,
  type LoadedCatalogue,
  stamp,
} from './catalogue-tables.ts';
import { recordsOf } from './claims.ts';
import { annotationsOf, entriesOf } from './entries.ts';
import { toLibraryError } from './errors.ts';
import type { Library } from './library.ts';
import { compare } from './packed.ts';
import type { LibraryQuery } from './queries.ts';
import { entriesFrom } from './rows.ts';
import type { LibraryDatabase } from './schema.ts';

/** Pages read at a time when streaming. */
const STREAM_PAGES = 200;
/** Pages of one stretch: with the claims of usual articles, a message of less than a megabyte. */
const STRETCH_PAGES = 25;
/** Claims read at a time when streaming what fits a query. */
const STREAM_CLAIMS = 1_000;

/** Claims of a page, more often than not: the first so many are looked for on no more pages than that takes. */
const USUAL_CLAIMS = 4;
/** Time to show the first claims. */
const PAINT_MS = 100;

export const listsOf = (
  access: Access,
): Pick<
  Library,
  | 'prepareSearch'
  | 'listEntries'
  | 'newest'
  | 'count'
  | 'facets'
  | 'summaries'
  | 'eachEntry'
  | 'entriesAfter'
> => {
  const { db } = access;
  const loaded: LoadedCatalogue = {
    catalogue: new Catalogue(),
    epoch: '',
    revision: 0,
    hasTexts: false,
  };
  let loading: Promise<void> = Promise.resolve();
  /** What shall be on the screen before the catalogue is read, which keeps the page busy for a while. */
  let ahead: Promise<unknown> = Promise.resolve();

  const keepCurrent = async (needsTexts: boolean): Promise<void> => {
    const now = await stamp(db);
    const isCurrent = () =>
      loaded.epoch === now.epoch &&
      loaded.revision >= now.revision &&
      (loaded.hasTexts || !needsTexts);
    if (isCurrent()) return;
    // One after the other: queries that start together read the catalogue once.
    loading = loading
      .catch(() => {})
      .then(() => ahead)
      .then(async () => {
        if (isCurrent()) return;
        await db.transaction('r', [db.meta, db.catalogue, db.searchTexts], () =>
          catchUp(db, loaded, needsTexts),
        );
      });
    await loading;
  };

  /** All matches of a query. */
  const find = async (query: LibraryQuery): Promise<Found> => {
    await keepCurrent(Boolean(query.text?.trim()));
    return loaded.catalogue.find(query);
  };

  async function* everything(): AsyncGenerator<LibraryEntry, void, void> {
    for await (const batch of contentsInBatches(db, STREAM_PAGES)) {
      for (const { page, claims, annotations } of batch) {
        yield* entriesFrom(page, claims, annotations);
      }
    }
  }

  async function* matches(query: LibraryQuery): AsyncGenerator<LibraryEntry, void, void> {
    const ids = claimIdsOf(await find(query));
    for (let at = 0; at < ids.length; at += STREAM_CLAIMS) {
      yield* await entriesOf(db, ids.slice(at, at + STREAM_CLAIMS));
    }
  }

  return {
    prepareSearch: () => access.read(() => keepCurrent(true)),

    listEntries: (query, { offset, limit }) =>
      access.read(async () => {
        const ids = claimIdsOf(await find(query));
        const entries = await entriesOf(db, ids.slice(offset, offset + limit));
        return { total: ids.length, ids, entries };
      }),

    newest: (limit) => {
      const entries = access.read(() => newestEntries(db, limit));
      ahead = entries.catch(() => {}).then(() => new Promise((done) => setTimeout(done, PAINT_MS)));
      return entries;
    },

    count: (query) => access.read(async () => (await find(query)).places.length),

    facets: (query) => access.read(async () => facetsOf(await find(query))),

    summaries: (query) => access.read(async () => summariesOf(await find(query))),

    entriesAfter: (after) =>
      access.read(async () => {
        const contents = await contentsAfter(db, after ?? '', STRETCH_PAGES);
        return {
          entries: contents.flatMap(({ page, claims, annotations }) =>
            entriesFrom(page, claims, annotations),
          ),
          next: contents.at(-1)?.page.id ?? null,
        };
      }),

    async *eachEntry(query) {
      try {
        await access.open();
        yield* query ? matches(query) : everything();
      } catch (error) {
        throw toLibraryError(error);
      }
    },
  };
};

/** The first claims in the order of a list without a query: pages saved last first, claims in page order. */
async function newestEntries(db: LibraryDatabase, limit: number): Promise<LibraryEntry[]> {
  // Every page has a claim or more, and few have none but dismissed ones.
  const few = await entriesOfNewest(db, Math.ceil(limit / USUAL_CLAIMS));
  const entries = few.length < limit ? await entriesOfNewest(db, limit) : few;
  return entries.slice(0, limit);
}

/** The claims of the pages saved last, so many pages at most. */
async function entriesOfNewest(db: LibraryDatabase, pages: number): Promise<LibraryEntry[]> {
  const latest = await db.pages
    .orderBy('firstSeen')
    .reverse()
    .limit(pages + 1)
    .toArray();
  // Of pages saved in the same moment as the first that is left out, the order is not known.
  const cut = latest.length > pages ? latest.at(-1)?.firstSeen : undefined;
  const rows = latest
    .filter(({ firstSeen }) => firstSeen !== cut)
    .sort((a, b) => compare(b.firstSeen, a.firstSeen) || compare(a.id, b.id));
  const [claims, annotations] = await Promise.all([
    Promise.all(rows.map(({ id }) => recordsOf(db, id))),
    Promise.all(rows.map(({ id }) => annotationsOf(db, id))),
  ]);
  return rows
    .flatMap((row, at) => entriesFrom(row, claims[at] ?? [], annotations[at] ?? []))
    .filter(({ own }) => !own?.deleted && !own?.dismissed);
}
