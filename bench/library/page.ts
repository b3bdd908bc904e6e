/** The measurements, in a page of the extension; `bench/library.ts` calls them by name. */
import type { LibraryWrites } from '../../utils/records.ts';
import { openLibrary } from '../../utils/store/repository.ts';
import { generate, type Size } from './generate.ts';

const timed = async <T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

const bench = {
  /** Fills an empty library. Milliseconds of writing, generation left out. */
  async fill(size: Size): Promise<number> {
    const library = openLibrary();
    await library.eraseAll();
    const all: LibraryWrites = { pages: [], claims: [], annotations: [] };
    for (const { pages, claims, annotations } of generate(size)) {
      all.pages.push(...pages);
      all.claims.push(...claims);
      all.annotations.push(...annotations);
    }
    const [time] = await timed(() => library.applyPlan(all));
    library.close();
    return time;
  },

  /** A popup that opens: a library not opened before, to the claims of one page. */
  async popup(url: string): Promise<number> {
    const library = openLibrary();
    const [time] = await timed(async () => {
      const page = await library.findPage([url]);
      const entries = await library.entriesOfPage(page?.id ?? '');
      if (entries.length === 0) throw new Error(`nothing saved for ${url}`);
    });
    library.close();
    return time;
  },

  /** A library page that opens: first rows, then each keystroke of a search, filters, counts. */
  async list(typed: string): Promise<Record<string, number[]>> {
    const library = openLibrary();
    const paging = { offset: 0, limit: 50 };
    const [first] = await timed(() => library.listEntries({}, paging));
    const [warm] = await timed(() => library.listEntries({}, paging));
    const keystrokes: number[] = [];
    for (let length = 1; length <= typed.length; length += 1) {
      const text = typed.slice(0, length);
      keystrokes.push((await timed(() => library.listEntries({ text }, paging)))[0]);
    }
    const sorted: number[] = [];
    for (const sort of ['published', 'outlet', 'speaker', 'credibility', 'due'] as const) {
      sorted.push((await timed(() => library.listEntries({ sort }, paging)))[0]);
    }
    const filtered = { types: ['forecast'], stances: ['agree', 'none'] } as const;
    const [filter] = await timed(() => library.listEntries(filtered, paging));
    const [facets] = await timed(() => library.facets({}));
    const { ids } = await library.listEntries({}, paging);
    const [annotate] = await timed(() => library.annotate(ids[0] ?? '', { stance: 'agree' }));
    const [afterWrite] = await timed(() => library.listEntries({ text: typed }, paging));
    library.close();
    return {
      first: [first],
      warm: [warm],
      keystrokes,
      sorted,
      filter: [filter],
      facets: [facets],
      annotate: [annotate],
      afterWrite: [afterWrite],
    };
  },

  /** Saves pages of so many claims each, without the worker. */
  async save(pages: number, claims: number): Promise<number[]> {
    const library = openLibrary();
    await library.usage();
    const times: number[] = [];
    for (const writes of generate({ pages, claims: pages * claims, annotations: 0 }, 7)) {
      const scan = scanOf(writes);
      times.push((await timed(() => library.savePage(scan)))[0]);
    }
    library.close();
    return times;
  },

  scans(pages: number, claims: number, origin: string) {
    return [...generate({ pages, claims: pages * claims, annotations: 0 }, 11)].map((writes) => {
      const scan = scanOf(writes);
      return { ...scan, meta: { ...scan.meta, url: `${origin}${scan.meta.url.slice(8)}` } };
    });
  },

  async stream(): Promise<{ time: number; entries: number }> {
    const library = openLibrary();
    let entries = 0;
    const [time] = await timed(async () => {
      for await (const _ of library.eachEntry()) entries += 1;
    });
    library.close();
    return { time, entries };
  },
};

function scanOf({ pages: [page], claims }: LibraryWrites) {
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
      url: `${page.url}/saved`,
      aliases: [],
    },
    article: { text, blocks, title, date: published, lang },
    detections,
    anchors: [],
  };
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
