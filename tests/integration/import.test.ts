/** Files through the whole way into the real library and out again. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../utils/interchange/errors.ts';
import { existingFor } from '../../utils/interchange/existing.ts';
import { planMerge, writesOf } from '../../utils/interchange/merge.ts';
import { parseImport } from '../../utils/interchange/parse.ts';
import type { MergePlan } from '../../utils/interchange/plan.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { Library } from '../../utils/store/library.ts';
import { metaOf, scanOf } from '../fixtures/records.ts';
import { libraryWithPairs } from '../unit/interchange/arbitraries.ts';
import { soundFiles } from '../unit/interchange/fuzz.ts';
import { mutate, seeded } from '../unit/interchange/mutate.ts';
import { aLibrary, aPair, write } from '../unit/interchange/samples.ts';
import { memoryLibrary } from '../unit/store/open.ts';

const EVERYTHING = { includeDismissed: true, includeDeleted: true };

async function importInto(library: Library, text: string): Promise<MergePlan> {
  const incoming = await parseImport(text);
  const plan = await planMerge(await existingFor(library, incoming), incoming, { reviewer: '' });
  await library.applyPlan(writesOf(plan));
  return plan;
}

const exportOf = async (library: Library): Promise<string> => {
  const entries: LibraryEntry[] = [];
  for await (const entry of library.eachEntry()) entries.push(entry);
  return write('json', entries, { ...EVERYTHING, pairs: await library.pairs() });
};

const sorted = (text: string) =>
  (JSON.parse(text).claims as { id: string }[]).sort((a, b) => (a.id < b.id ? -1 : 1));

describe('import into the library', () => {
  it('gives the same export again, for any library', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(libraryWithPairs, fc.constantFrom('json', 'w3c'), async (any, format) => {
        const options = { ...EVERYTHING, pairs: any.pairs };
        const library = memoryLibrary();
        await importInto(library, await write(format as 'json' | 'w3c', any.entries, options));
        const file = await write('json', any.entries, options);
        const back = await exportOf(library);
        expect(sorted(back)).toEqual(sorted(file));
        expect(JSON.parse(back).pairs).toEqual(JSON.parse(file).pairs);
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing the second time', async () => {
    const library = memoryLibrary();
    const [one = '', other = ''] = aLibrary().map(({ claim }) => claim.id);
    const file = await write('json', aLibrary(), { pairs: [aPair(one, other)] });
    const first = await importInto(library, file);
    expect(first.counts.annotations.add).toBe(2);
    const after = await exportOf(library);
    const second = await importInto(library, file);
    expect(writesOf(second)).toMatchObject({ pages: [], claims: [], annotations: [], pairs: [] });
    expect(await exportOf(library)).toBe(after);
  });

  it('leaves what the reader said meanwhile, and says so', async () => {
    const library = memoryLibrary();
    const file = await write('json', aLibrary());
    await importInto(library, file);
    const id = aLibrary()[0]?.claim.id ?? '';
    await library.annotate(id, { note: 'Mine is later.' });
    const plan = await importInto(library, file);
    expect(plan.counts.annotations).toMatchObject({ update: 0, keep: 2 });
    expect((await library.entry(id))?.own?.note).toBe('Mine is later.');
  });

  it('is refused as a whole when the library changed after it was planned', async () => {
    const library = memoryLibrary();
    const [judged] = aLibrary();
    const incoming = await parseImport(await write('json', aLibrary()));
    const before = await planMerge(await existingFor(library, incoming), incoming, {
      reviewer: '',
    });
    await importInto(library, await write('json', aLibrary()));
    await library.annotate(judged?.claim.id ?? '', { stance: 'agree' });
    const after = await exportOf(library);
    await expect(library.applyPlan(writesOf(before))).rejects.toMatchObject({
      code: 'libraryChanged',
    });
    expect(await exportOf(library)).toBe(after);
  });

  it('is refused as a whole when a page of it was read after it was planned', async () => {
    const library = memoryLibrary();
    const [{ page }] = aLibrary() as [LibraryEntry];
    const incoming = await parseImport(await write('json', aLibrary()));
    const planned = async () =>
      planMerge(await existingFor(library, incoming), incoming, { reviewer: '' });
    const read = () =>
      library.savePage({
        ...scanOf(['Nobody leads.']),
        meta: metaOf({ url: page.url, visited: page.url }),
      });
    // First a page that is new to the library, then one that is there.
    for (const _ of ['new', 'known']) {
      const plan = await planned();
      await read();
      const after = await exportOf(library);
      await expect(library.applyPlan(writesOf(plan))).rejects.toMatchObject({
        code: 'libraryChanged',
      });
      expect(await exportOf(library)).toBe(after);
    }
    await library.applyPlan(writesOf(await planned()));
    expect(await library.count({})).toBe(3);
  });

  it('never overwrites a claim whose id a file gives to another page', async () => {
    const library = memoryLibrary();
    await importInto(library, await write('json', aLibrary()));
    const after = await exportOf(library);
    const hostile = JSON.parse(await write('json', aLibrary()));
    hostile.pages[0].url = 'https://hostile.example/';
    hostile.pages[0].id = 'hostile';
    for (const claim of hostile.claims) claim.pageId = 'hostile';
    const plan = await importInto(library, JSON.stringify(hostile));
    expect(plan.counts.claims).toMatchObject({ refuse: 2, add: 0, update: 0 });
    expect(sorted(await exportOf(library))).toEqual(sorted(after));
  });

  it('writes nothing of a broken file', { timeout: 60_000 }, async () => {
    const library = memoryLibrary();
    await importInto(library, await write('json', aLibrary()));
    const sound = await soundFiles();
    let refused = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const before = await exportOf(library);
      const broken = mutate(sound[seed % sound.length] ?? '', seeded(90_000 + seed));
      try {
        await importInto(library, broken);
      } catch (error) {
        expect(error).toBeInstanceOf(ImportError);
        expect(await exportOf(library)).toBe(before);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(150);
  });
});
