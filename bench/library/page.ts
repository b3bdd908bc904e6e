/** The measurements, in a page of the extension; `bench/library.ts` calls them by name. */
import { existingFor } from '../../utils/interchange/existing.ts';
import { mediaTypeOf } from '../../utils/interchange/formats.ts';
import { gathered } from '../../utils/interchange/gather.ts';
import { planMerge, writesOf } from '../../utils/interchange/merge.ts';
import { parseImport } from '../../utils/interchange/parse.ts';
import { serialize } from '../../utils/interchange/serialize.ts';
import type { LibraryWrites } from '../../utils/records.ts';
import type { PageScan } from '../../utils/spotter/ports.ts';
import type { Library } from '../../utils/store/library.ts';
import { openLibrary } from '../../utils/store/repository.ts';
import { generate, type Size } from './generate.ts';

/** Milliseconds of a piece of work, and what it gave. */
const timed = async <T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

/** Opens a library as a page that opens does, and lets go of it afterwards. */
async function withLibrary<T>(work: (library: Library) => Promise<T>, name?: string): Promise<T> {
  const library = openLibrary(name === undefined ? {} : { name });
  try {
    return await work(library);
  } finally {
    library.close();
  }
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const heap = (): number =>
  (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ??
  0;

const PAGING = { offset: 0, limit: 50 };
let file: Blob | null = null;

const bench = {
  /** Fills an empty library, without import. */
  fill(size: Size): Promise<void> {
    return withLibrary(async (library) => {
      await library.eraseAll();
      const all: LibraryWrites = { pages: [], claims: [], annotations: [], pairs: [] };
      for (const { pages, claims, annotations } of generate(size)) {
        all.pages.push(...pages);
        all.claims.push(...claims);
        all.annotations.push(...annotations);
      }
      await library.applyPlan(all);
      // As if all relations had been looked for: what is measured is a library at rest.
      const database = await settled(indexedDB.open('racemark'));
      const emptied = database
        .transaction('unrelated', 'readwrite')
        .objectStore('unrelated')
        .clear();
      await settled(emptied);
      database.close();
    });
  },

  /** What a popup does: the claims of one page from a library not opened before. */
  popup(nth: number, size: Size): Promise<number> {
    let at = 0;
    for (const { pages } of generate(size)) {
      if (at === nth) {
        const url = pages[0]?.url ?? '';
        return withLibrary(async (library) => {
          const [time] = await timed(async () => {
            const page = await library.findPage([url]);
            const entries = await library.entriesOfPage(page?.id ?? '');
            if (entries.length === 0) throw new Error(`nothing saved for ${url}`);
          });
          return time;
        });
      }
      at += 1;
    }
    throw new Error(`there is no page ${nth}`);
  },

  /** What a list shows first: the claims saved last, from a library not opened before. */
  newest(): Promise<number> {
    return withLibrary(async (library) => {
      const [time] = await timed(() => library.newest(40));
      return time;
    });
  },

  /** What a list does: the first rows from a library not opened before, then its texts, then each keystroke. */
  list(typed: string): Promise<{
    first: number;
    texts: number;
    keystrokes: number[];
    sorts: number[];
    facets: number;
  }> {
    return withLibrary(async (library) => {
      const [first] = await timed(() => library.listEntries({}, PAGING));
      const [texts] = await timed(() => library.prepareSearch());
      const keystrokes: number[] = [];
      for (let length = 1; length <= typed.length; length += 1) {
        const text = typed.slice(0, length);
        keystrokes.push((await timed(() => library.listEntries({ text }, PAGING)))[0]);
      }
      const sorts: number[] = [];
      for (const sort of ['published', 'outlet', 'speaker', 'credibility', 'due'] as const) {
        sorts.push((await timed(() => library.listEntries({ sort }, PAGING)))[0]);
      }
      const [facets] = await timed(() => library.facets({}));
      return { first, texts, keystrokes, sorts, facets };
    });
  },

  /** Keystrokes of a search whose texts have been read, so many in all. */
  search(typed: string, times: number): Promise<number[]> {
    return withLibrary(async (library) => {
      await library.prepareSearch();
      const keystrokes: number[] = [];
      for (let at = 0; at < times; at += 1) {
        const text = typed.slice(0, 1 + (at % typed.length));
        keystrokes.push((await timed(() => library.listEntries({ text }, PAGING)))[0]);
      }
      return keystrokes;
    });
  },

  annotate(): Promise<number> {
    return withLibrary(async (library) => {
      const { ids } = await library.listEntries({}, PAGING);
      const [time] = await timed(() => library.annotate(ids[7] ?? '', { stance: 'agree' }));
      return time;
    });
  },

  /** Scans of pages on one host, to be sent to the worker by a content script. */
  scans(urls: readonly string[], claims: number) {
    const size = { pages: urls.length, claims: urls.length * claims, annotations: 0 };
    return [...generate(size, 11)].map((writes, at) => scanOf(writes, urls[at] ?? ''));
  },

  /** Exports everything as JSON. */
  exportAll(): Promise<{ time: number; bytes: number; memory: number }> {
    return withLibrary(async (library) => {
      const before = heap();
      let peak = before;
      async function* watched(pieces: AsyncIterable<string>): AsyncGenerator<string> {
        for await (const piece of pieces) {
          peak = Math.max(peak, heap());
          yield piece;
        }
      }
      const [time, whole] = await timed(async () => {
        const options = { exportedAt: '2026-01-01T00:00:00.000Z', generator: 'bench' };
        const pairs = await library.pairs();
        const pieces = serialize('json', library.eachEntry(), { ...options, pairs });
        return gathered(watched(pieces), mediaTypeOf('json'));
      });
      file = whole;
      return { time, bytes: whole.size, memory: peak - before };
    });
  },

  /** Imports that file into a library that never held anything: what was deleted would still be in the way. */
  importAll(): Promise<{ time: number; parts: Record<string, number> }> {
    return withLibrary(async (library) => {
      const parts: Record<string, number> = {};
      const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
        const [time, result] = await timed(work);
        parts[name] = time;
        return result;
      };
      const [time] = await timed(async () => {
        const text = await step('read', async () => (await file?.text()) ?? '');
        const incoming = await step('check', () => parseImport(text));
        const existing = await step('look up', () => existingFor(library, incoming));
        const plan = await step('plan', () => planMerge(existing, incoming, { reviewer: '' }));
        await step('write', () => library.applyPlan(writesOf(plan)));
      });
      return { time, parts };
    }, 'racemark-import');
  },

  /** The floor of an export: every row of claims and of annotations read, nothing made of them. */
  async readFloor(): Promise<number> {
    const database = await settled(indexedDB.open('racemark'));
    const rows = (name: string) => database.transaction(name).objectStore(name);
    const [time] = await timed(async () => {
      const ids = await settled(rows('pageClaims').getAllKeys());
      for (let at = 0; at < ids.length; at += 200) {
        const claims = rows('pageClaims');
        await Promise.all(ids.slice(at, at + 200).map((id) => settled(claims.get(id))));
      }
      await settled(rows('annotations').getAll());
    });
    database.close();
    return time;
  },
};

function scanOf({ pages: [page], claims }: LibraryWrites, url: string): PageScan {
  if (!page) throw new Error('a page was to be generated');
  const text = claims.map(({ quote }) => quote).join('\n\n');
  let at = 0;
  const detections = claims.map((claim) => {
    const start = at;
    at += claim.quote.length + 2;
    const { quote, tier, type, direction, speaker, horizon, reasons, selectors } = claim;
    const score = claim.score ?? 0;
    const found = { quote, tier, type, direction, speaker, horizon, score, reasons, selectors };
    return { ...found, start, end: start + quote.length, claimId: null };
  });
  const blocks = detections.map(({ start, end }) => ({ kind: 'paragraph' as const, start, end }));
  const { title, outlet, author, published, lang } = page;
  return {
    meta: {
      isArticle: true,
      title,
      outlet,
      author,
      published,
      lang,
      address: url,
      canonical: null,
      ogUrl: null,
    },
    article: { text, blocks, title, date: published, lang },
    detections,
    anchors: [],
  };
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
