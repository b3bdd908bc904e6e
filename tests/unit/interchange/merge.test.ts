import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMerge, reviewersOf, writesOf } from '../../../utils/interchange/merge.ts';
import { pairKeyOf } from '../../../utils/interchange/pairs.ts';
import type { MergeOptions, MergePlan } from '../../../utils/interchange/plan.ts';
import type {
  AnnotationRecord,
  LibraryEntry,
  PageRecord,
  PairRecord,
} from '../../../utils/records.ts';
import { library, libraryWithPairs } from './arbitraries.ts';
import { aClaim, aLibrary, anAnnotation, aPage, aPair, toImported } from './samples.ts';

/** A library that applies plans the way the store does: records replace those of the same id. */
class Shelf {
  readonly pages = new Map<string, PageRecord>();
  readonly claims = new Map<string, LibraryEntry['claim']>();
  readonly annotations = new Map<string, AnnotationRecord>();
  readonly pairs = new Map<string, PairRecord>();

  constructor(entries: readonly LibraryEntry[] = [], pairs: readonly PairRecord[] = []) {
    for (const pair of pairs) this.pairs.set(pairKeyOf(pair), pair);
    for (const { page, claim, own, others } of entries) {
      this.pages.set(page.id, page);
      this.claims.set(claim.id, claim);
      for (const each of own ? [own, ...others] : others) this.annotations.set(each.id, each);
    }
  }

  entries(): LibraryEntry[] {
    return [...this.claims.values()].map((claim) => {
      const page = this.pages.get(claim.pageId);
      if (!page) throw new Error(`claim ${claim.id} has no page`);
      const all = [...this.annotations.values()].filter(({ claimId }) => claimId === claim.id);
      const own = all.find(({ reviewer }) => reviewer === '') ?? null;
      return { page, claim, own, others: all.filter((each) => each !== own) };
    });
  }

  async merge(
    entries: LibraryEntry[],
    options: Partial<MergeOptions> = {},
    pairs: PairRecord[] = [],
  ): Promise<MergePlan> {
    const plan = await planMerge(
      { pages: this.pages.values(), entries: this.entries(), pairs: this.pairs.values() },
      toImported(entries, pairs),
      { reviewer: '', ...options },
    );
    const { pages, claims, annotations, pairs: said } = writesOf(plan);
    for (const page of pages) this.pages.set(page.id, page);
    for (const claim of claims) this.claims.set(claim.id, claim);
    for (const { record, replaces } of annotations) {
      expect(this.annotations.get(record.id)?.modified ?? null).toBe(replaces);
      this.annotations.set(record.id, record);
    }
    for (const { record, replaces } of said) {
      expect(this.pairs.get(pairKeyOf(record))?.modified ?? null).toBe(replaces);
      this.pairs.set(pairKeyOf(record), record);
    }
    const addresses = [...this.pages.values()].flatMap(({ url, aliases }) => [url, ...aliases]);
    expect(new Set(addresses).size).toBe(addresses.length);
    return plan;
  }
}

const first = (entries: LibraryEntry[]): LibraryEntry & { own: AnnotationRecord } => {
  const entry = entries[0];
  if (!entry?.own) throw new Error('the sample has changed');
  return { ...entry, own: entry.own };
};

const writesNothing = (plan: MergePlan): boolean =>
  Object.values(plan.counts).every(({ add, update }) => add === 0 && update === 0);

describe('merging a file into the library', () => {
  it('adds everything to an empty library, and the library is then the file', async () => {
    await fc.assert(
      fc.asyncProperty(libraryWithPairs, async ({ entries, pairs }) => {
        const shelf = new Shelf();
        await shelf.merge(entries, {}, pairs);
        expect(shelf.entries()).toStrictEqual(entries);
        expect([...shelf.pairs.values()]).toStrictEqual(pairs);
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing the second time, whatever the two libraries hold', async () => {
    await fc.assert(
      fc.asyncProperty(libraryWithPairs, libraryWithPairs, async (mine, theirs) => {
        const shelf = new Shelf(mine.entries, mine.pairs);
        await shelf.merge(theirs.entries, {}, theirs.pairs);
        const after = structuredClone([shelf.entries(), [...shelf.pairs]]);
        const again = await shelf.merge(theirs.entries, {}, theirs.pairs);
        expect(writesNothing(again)).toBe(true);
        expect([shelf.entries(), [...shelf.pairs]]).toStrictEqual(after);
      }),
      { numRuns: 100 },
    );
  });

  it('never loses an annotation of the library unless a newer one of the same reviewer comes', async () => {
    await fc.assert(
      fc.asyncProperty(library, library, async (mine, theirs) => {
        const shelf = new Shelf(mine);
        const before = new Map(shelf.annotations);
        await shelf.merge(theirs);
        for (const [id, annotation] of before) {
          const after = shelf.annotations.get(id);
          if (after === annotation) continue;
          expect(after?.reviewer).toBe(annotation.reviewer);
          expect(Date.parse(after?.modified ?? '')).toBeGreaterThan(
            Date.parse(annotation.modified),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes what was said of two claims by pair and reviewer, the later of two', async () => {
    const entries = aLibrary();
    const [one = '', other = ''] = entries.map(({ claim }) => claim.id);
    const shelf = new Shelf(entries, [aPair(one, other)]);
    const older = '2026-03-01T00:00:00.000Z';
    const newer = '2026-05-01T00:00:00.000Z';
    const merged = (pair: PairRecord) => shelf.merge(entries, {}, [pair]);

    const back = await merged(aPair(one, other, { noConflict: false, modified: older }));
    expect(back.pairs).toMatchObject([{ verdict: 'keep', why: 'newerHere' }]);
    const equal = await merged(aPair(one, other, { noConflict: false }));
    expect(equal.pairs).toMatchObject([{ verdict: 'conflict', record: { noConflict: true } }]);
    await merged(aPair(one, other, { noConflict: false, modified: newer }));
    expect([...shelf.pairs.values()]).toMatchObject([{ noConflict: false, modified: newer }]);
    await merged(aPair(one, other, { reviewer: 'Ann' }));
    expect(shelf.pairs.size).toBe(2);

    const mine = await shelf.merge(entries, { reviewer: 'Cy' }, [
      aPair(one, other, { reviewer: 'Cy', modified: newer, noConflict: false }),
    ]);
    expect(mine.counts.pairs).toMatchObject({ keep: 1, add: 0 });
  });

  it('finds the pair whose claims have other ids here', async () => {
    const entries = aLibrary();
    const shelf = new Shelf(entries);
    const renamed = entries.map(({ page, claim, ...said }, at) => ({
      ...said,
      page,
      own: null,
      others: [],
      claim: { ...claim, id: `other ${at}` },
    }));
    await shelf.merge(renamed, {}, [aPair('other 0', 'other 1')]);
    const [one = '', other = ''] = entries.map(({ claim }) => claim.id);
    expect([...shelf.pairs.values()]).toEqual([aPair(one, other)]);
  });

  it('lets the newer annotation win and keeps the older out', async () => {
    const { own, ...entry } = first(aLibrary());
    const newer = { ...own, stance: 'agree' as const, modified: '2026-04-01T00:00:00.000Z' };
    const shelf = new Shelf([{ ...entry, own }]);
    expect((await shelf.merge([{ ...entry, own: newer }])).counts.annotations.update).toBe(1);
    expect(shelf.annotations.get(own.id)?.stance).toBe('agree');
    const back = await shelf.merge([{ ...entry, own }]);
    expect(back.annotations[0]).toMatchObject({ verdict: 'keep', why: 'newerHere' });
    expect(shelf.annotations.get(own.id)?.stance).toBe('agree');
  });

  it('compares times as times, not as text', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf([{ ...entry, own: { ...own, modified: '2026-03-03T10:05:00.500Z' } }]);
    const older = { ...own, stance: 'agree' as const, modified: '2026-03-03T10:05:00Z' };
    expect((await shelf.merge([{ ...entry, own: older }])).annotations[0]?.verdict).toBe('keep');
  });

  it('calls it a conflict when both changed at the same time, and leaves the library as it is', async () => {
    const { own, ...entry } = first(aLibrary());
    const edited = { ...own, credibility: 5 as const };
    const shelf = new Shelf([{ ...entry, own }]);
    const plan = await shelf.merge([{ ...entry, own: edited }]);
    expect(plan.annotations[0]).toMatchObject({
      verdict: 'conflict',
      record: { credibility: 2 },
      incoming: { credibility: 5 },
    });
    expect(shelf.annotations.get(own.id)).toBe(own);
  });

  it('keeps a colleague’s annotations under the colleague’s name beside the reader’s own', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf([{ ...entry, own, others: [] }]);
    const theirs = anAnnotation(entry.claim.id, { reviewer: 'Dee', stance: 'agree' });
    await shelf.merge([{ ...entry, own: theirs, others: [] }], { reviewer: 'Cy' });
    const [merged] = shelf.entries();
    expect(merged?.own).toEqual(own);
    expect(merged?.others).toEqual([theirs]);
  });

  it('takes annotations under the reader’s own name for the reader’s, wherever they stand in the file', async () => {
    const { own, ...entry } = first(aLibrary());
    const mine = { ...own, reviewer: 'Cy' };
    for (const file of [
      { ...entry, own: mine, others: [] },
      { ...entry, own: null, others: [mine] },
    ]) {
      const shelf = new Shelf();
      await shelf.merge([file], { reviewer: 'Cy' });
      expect(shelf.entries()[0]?.own).toEqual(own);
    }
    const alias = new Shelf();
    await alias.merge([{ ...entry, own: mine, others: [] }], { reviewer: 'C.', mine: ['Cy'] });
    expect(alias.entries()[0]?.own).toEqual(own);
  });

  it('gives the unnamed reviewer of a file the name the reader chose', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf();
    await shelf.merge([{ ...entry, own, others: [] }], { unnamed: 'Eve' });
    expect(shelf.entries()[0]?.own).toBeNull();
    expect(shelf.entries()[0]?.others[0]?.reviewer).toBe('Eve');
  });

  it('finds a page again under an alias, and its claims by their words', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf([{ ...entry, own, others: [] }]);
    const page = aPage({ url: 'https://m.news.example/chips', aliases: [entry.page.url] });
    const claim = aClaim(page, {
      quote: `“${entry.claim.quote}”`,
      lastSeen: '2026-05-01T00:00:00Z',
    });
    const theirs = anAnnotation(claim.id, { reviewer: 'Dee' });
    await shelf.merge([{ page, claim, own: theirs, others: [] }]);
    expect(shelf.pages.size).toBe(1);
    expect(shelf.claims.size).toBe(1);
    const [merged] = shelf.entries();
    expect(merged?.page.aliases).toEqual([page.url]);
    expect(merged?.claim.wordings.map(({ quote }) => quote)).toEqual([entry.claim.quote]);
    expect(merged?.others[0]?.claimId).toBe(entry.claim.id);
  });

  it('takes the newer sighting of a claim and keeps every wording', async () => {
    const { own, ...entry } = first(aLibrary());
    const newer = {
      ...entry.claim,
      quote: 'The country may lead in training chips by 2035.',
      anchor: 'changed' as const,
      wordings: [{ quote: entry.claim.quote, seen: entry.claim.lastSeen }],
      lastSeen: '2026-06-01T00:00:00.000Z',
    };
    const shelf = new Shelf([{ ...entry, own }]);
    await shelf.merge([{ ...entry, own: null, others: [], claim: newer }]);
    expect(shelf.claims.get(newer.id)).toEqual(newer);
    const older = await shelf.merge([{ ...entry, own: null, others: [] }]);
    expect(older.claims[0]).toMatchObject({ verdict: 'keep', why: 'newerHere' });
  });

  it('learns of words another tool marked that a reader marked them, and forgets nothing read of them', async () => {
    const [entry] = aLibrary() as [LibraryEntry];
    const marked = {
      ...entry.claim,
      origin: 'reader' as const,
      tier: 'wider' as const,
      type: 'framing' as const,
      direction: 'none' as const,
      speaker: null,
      horizon: null,
      score: null,
      reasons: [],
      selectors: {
        quote: { exact: entry.claim.quote, prefix: '', suffix: '' },
        position: { start: 0, end: 48 },
        fragment: '',
      },
      lastSeen: '2026-06-01T00:00:00.000Z',
    };
    const shelf = new Shelf([entry]);
    await shelf.merge([{ ...entry, claim: marked, own: null, others: [] }]);
    expect(shelf.claims.get(marked.id)).toEqual({
      ...entry.claim,
      origin: 'reader',
      score: null,
      lastSeen: marked.lastSeen,
    });
    const again = await shelf.merge([{ ...entry, claim: marked, own: null, others: [] }]);
    expect(writesNothing(again)).toBe(true);
  });

  it('refuses a claim whose id is taken on another page, and what was said about it', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf([{ ...entry, own }]);
    const page = aPage({ url: 'https://other.example/' });
    const claim = { ...entry.claim, pageId: page.id, quote: 'Something else.' };
    const plan = await shelf.merge([{ page, claim, own, others: [] }]);
    expect(plan.claims[0]).toMatchObject({ verdict: 'refuse' });
    expect(plan.annotations[0]).toMatchObject({ verdict: 'refuse' });
    expect(shelf.claims.get(entry.claim.id)).toBe(entry.claim);
  });

  it('does not take what is in the bin for a change of what was said', async () => {
    const { own, ...entry } = first(aLibrary());
    const shelf = new Shelf([{ ...entry, own }]);
    const binned = { ...own, deleted: '2026-03-05T00:00:00.000Z' };
    const plan = await shelf.merge([{ ...entry, own: binned }]);
    expect(plan.annotations[0]).toMatchObject({ verdict: 'keep', record: { deleted: null } });
  });

  it('reports progress and stops when told to', async () => {
    const seen: number[] = [];
    const checkpoint = ({ done }: { done: number }) => {
      seen.push(done);
      if (seen.length === 2) throw new Error('cancelled');
    };
    await expect(new Shelf().merge(aLibrary(), { checkpoint })).rejects.toThrow('cancelled');
    expect(seen).toEqual([0, 0]);
  });

  it('lists who judged in a file', () => {
    expect(reviewersOf(toImported(aLibrary()))).toEqual([
      { name: '', annotations: 1 },
      { name: 'Ann', annotations: 1 },
    ]);
  });
});
