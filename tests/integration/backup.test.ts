/** Whatever the worker accepts from a page, a back-up of it can be read again: no page may spoil the reader's file. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { trustedMeta } from '../../utils/background/addresses.ts';
import { SCHEMAS } from '../../utils/background/schemas.ts';
import { parseImport } from '../../utils/interchange/parse.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import { text } from '../unit/interchange/arbitraries.ts';
import { write } from '../unit/interchange/samples.ts';
import { memoryLibrary } from '../unit/store/open.ts';

const mostly = <T>(usual: T, ...odd: T[]) =>
  fc.oneof(
    { weight: 10, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
const day = mostly('2026-03-09', '2026-02-30', '2026-13-01', '0000-00-00');
const offset = mostly(7, 0, 2 ** 31, Number.MAX_SAFE_INTEGER);
const url = fc.constantFrom(
  'https://news.example/a',
  'https://www.news.example/a?b=|{}#x',
  'ftp://news.example/a',
  'javascript://news.example/%0aalert(1)',
  'https://news.example/\ud800',
  'https://other.example/',
  'nonsense',
);
// JSON has no negative zero.
const weight = fc.double({ noNaN: true }).map((value) => value + 0);
const selectors = fc.record({
  quote: fc.record({ exact: text, prefix: text, suffix: text }),
  position: fc.record({ start: offset, end: offset }),
  fragment: text,
});
const detection = fc.record({
  quote: text,
  start: offset,
  end: offset,
  tier: fc.constantFrom('race', 'wider'),
  type: fc.constantFrom('forecast', 'trend'),
  direction: fc.constantFrom('us', 'none'),
  speaker: fc.option(text, { nil: null }),
  horizon: fc.option(fc.record({ text, from: day, to: day, precision: fc.constant('day') }), {
    nil: null,
  }),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  reasons: fc.array(fc.record({ feature: text, weight, evidence: text }), { maxLength: 2 }),
  selectors,
  claimId: fc.constant(null),
});
const message = fc.record({
  meta: fc.record({
    isArticle: fc.constant(true),
    title: text,
    outlet: text,
    author: text,
    published: fc.option(day, { nil: null }),
    lang: text,
    address: url,
    canonical: fc.option(url, { nil: null }),
    ogUrl: fc.option(url, { nil: null }),
  }),
  article: fc.constant({ text: '', blocks: [], title: '', date: null, lang: '' }),
  detections: fc.array(detection, { maxLength: 3 }),
  anchors: fc.constant([]),
});

it('of anything a page may have sent', { timeout: 60_000 }, async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(message, async (sent) => {
      const checked = v.safeParse(SCHEMAS.pageScanned, structuredClone(sent));
      if (!checked.success) return;
      accepted += 1;
      const library = memoryLibrary();
      const meta = trustedMeta(checked.output.meta, 'https://news.example/a');
      await library.savePage({ ...checked.output, meta });
      const entries: LibraryEntry[] = [];
      for await (const entry of library.eachEntry()) entries.push(entry);
      for (const format of ['json', 'w3c'] as const) {
        const back = await parseImport(await write(format, entries, { includeDismissed: true }));
        expect(back.entries).toEqual(entries);
      }
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(100);
});
