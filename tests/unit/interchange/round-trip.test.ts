import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../utils/interchange/formats.ts';
import { parseImport } from '../../../utils/interchange/parse.ts';
import { library, libraryWithPairs } from './arbitraries.ts';
import { aLibrary, aPair, write } from './samples.ts';

const EVERYTHING = { includeDismissed: true, includeDeleted: true };
const LOSSLESS: Format[] = ['json', 'w3c'];

describe.each(LOSSLESS)('a round trip through %s', (format) => {
  it('gives the same library for any library', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(libraryWithPairs, async ({ entries, pairs }) => {
        const text = await write(format, entries, { ...EVERYTHING, pairs });
        const { entries: back, pairs: pairsBack, omitted } = await parseImport(text);
        expect(back).toStrictEqual(entries);
        expect(pairsBack).toStrictEqual(pairs);
        expect(omitted).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('survives being stored as UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (entries) => {
        const bytes = new TextEncoder().encode(await write(format, entries, EVERYTHING));
        const { entries: back } = await parseImport(new TextDecoder().decode(bytes));
        expect(back).toStrictEqual(entries);
      }),
      { numRuns: 30 },
    );
  });

  it('is written the same twice, whatever the order of keys in the records', async () => {
    const entries = aLibrary();
    const shuffled = entries.map((entry) => ({
      ...entry,
      claim: Object.fromEntries(Object.entries(entry.claim).reverse()) as typeof entry.claim,
      page: Object.fromEntries(Object.entries(entry.page).reverse()) as typeof entry.page,
    }));
    expect(await write(format, shuffled)).toBe(await write(format, entries));
  });

  it('differs between two exports in the time stamp alone', async () => {
    const later = '2026-03-10T08:00:00.000Z';
    const [first, second] = await Promise.all([
      write(format, aLibrary()),
      write(format, aLibrary(), { exportedAt: later }),
    ]);
    expect(second.replace(later, '2026-03-09T08:00:00.000Z')).toBe(first);
  });

  it('writes the reader by the name that is set', async () => {
    const { entries } = await parseImport(await write(format, aLibrary(), { reviewer: 'Cy' }));
    expect(entries[0]?.own?.reviewer).toBe('Cy');
    expect(entries[0]?.others.map(({ reviewer }) => reviewer)).toEqual(['Ann']);
  });

  it('leaves the reader without a name where a colleague has the same', async () => {
    const [judged] = aLibrary();
    if (!judged) throw new Error('the sample has changed');
    const { entries } = await parseImport(await write(format, [judged], { reviewer: 'Ann' }));
    expect(entries).toStrictEqual([judged]);
  });

  it('says of two claims what the file holds both of, by the name that is set', async () => {
    const entries = aLibrary();
    const [one = '', other = ''] = entries.map(({ claim }) => claim.id);
    const pairs = [aPair(one, other), aPair(one, 'elsewhere')];
    const read = await parseImport(await write(format, entries, { pairs, reviewer: 'Cy' }));
    expect(read.pairs).toStrictEqual([aPair(one, other, { reviewer: 'Cy' })]);
    expect(read.omitted).toEqual([]);
    expect(await write(format, entries.slice(1), { pairs })).toBe(
      await write(format, entries.slice(1)),
    );
  });

  it('holds neither dismissed claims nor the bin unless asked', async () => {
    const [judged, plain] = aLibrary();
    if (!judged?.own || !plain) throw new Error('the sample has changed');
    const dismissed = { ...judged, own: { ...judged.own, dismissed: true } };
    const binned = { ...judged, own: { ...judged.own, deleted: '2026-03-04T00:00:00.000Z' } };
    for (const hidden of [dismissed, binned]) {
      const without = await parseImport(await write(format, [hidden, plain]));
      expect(without.entries).toStrictEqual([plain]);
      const all = await parseImport(await write(format, [hidden, plain], EVERYTHING));
      expect(all.entries).toStrictEqual([hidden, plain]);
    }
  });
});
