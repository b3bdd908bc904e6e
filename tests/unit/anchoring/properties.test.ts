import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { describe } from '../../../utils/anchoring/describe.ts';
import { offsetsOf, rangeOf } from '../../../utils/anchoring/range.ts';
import { resolve, resolveAll } from '../../../utils/anchoring/resolve.ts';
import type { Resolution, Selectors } from '../../../utils/anchoring/types.ts';
import { indexOf, openPage } from './support.ts';

const WORDS = [
  'lead',
  'leads',
  'the',
  'the',
  'chip',
  'race',
  '5%',
  '2030',
  'Oslo',
  "isn't",
  '“so”',
  '—',
  '…',
  'naïve',
  'cafe\u0301',
  'со\u00adюз',
  '😀',
  '👩‍🚀',
  '🇳🇴',
  '\ud83d',
  'שלום',
  'مرحبا',
  '人工知能',
  'ｆｕｌｌ',
  'İstanbul',
  'ß',
  '.',
  '?',
];
const paragraph = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 25 })
  .map((words) => words.join(' '));
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 6 });
/** A place as two fractions of a text. */
const place = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

function cut(text: string, [one, other]: [number, number]): { start: number; end: number } | null {
  // No selection ends within a surrogate pair.
  const points = Array.from(text);
  const at = [one, other]
    .map((part) => points.slice(0, Math.floor(part * points.length)).join('').length)
    .sort((a, b) => a - b);
  const [start = 0, end = 0] = at;
  return text.slice(start, end).trim() === '' ? null : { start, end };
}

suite('describe, then resolve', () => {
  it('leads back to the same place on the same page', () => {
    fc.assert(
      fc.property(paragraphs, place, (texts, fractions) => {
        const index = indexOf(...texts);
        const at = cut(index.text, fractions);
        if (at === null) return;
        const saved: Selectors = JSON.parse(JSON.stringify(describe(index, at.start, at.end)));
        expect(resolve(index, saved)).toMatchObject({ state: 'exact', ...at });
      }),
      { numRuns: 200 },
    );
  });

  it('leads back without the position, or to all places that are alike', () => {
    fc.assert(
      fc.property(paragraphs, place, (texts, fractions) => {
        const index = indexOf(...texts);
        const at = cut(index.text, fractions);
        if (at === null) return;
        const { quote } = describe(index, at.start, at.end);
        const found = resolve(index, { quote });
        if (found.state === 'ambiguous') expect(found.candidates).toContainEqual(at);
        else expect(found).toMatchObject({ state: 'exact', ...at });
      }),
      { numRuns: 200 },
    );
  });

  it('leads back through ranges of a document', () => {
    const plain = (text: string) => text.replace(/[<&]/g, ' ');
    fc.assert(
      fc.property(paragraphs, place, (texts, fractions) => {
        const split = (text: string) => plain(text).replace(/ (\S+) /g, '  <b>$1</b>\n');
        const { index } = openPage(texts.map((text) => `<p>${split(text)}</p>`).join('\n'));
        const at = cut(index.text, fractions);
        if (at === null) return;
        const range = rangeOf(index, at.start, at.end);
        if (range === null) throw new Error('no range');
        const found = offsetsOf(index, range);
        expect(index.text.slice(found?.start, found?.end)).toBe(
          index.text.slice(at.start, at.end).trim(),
        );
      }),
      { numRuns: 30 },
    );
  });
});

/** Sentences that differ by a name, a number or a year only: the worst neighbours. */
const sentence = fc
  .record({
    name: fc.constantFrom('Alder', 'Birch', 'Cedar', 'Doran'),
    verb: fc.constantFrom('expects', 'plans', 'forecasts'),
    number: fc.integer({ min: 2, max: 60 }),
    year: fc.integer({ min: 2026, max: 2040 }),
  })
  .map(
    ({ name, verb, number, year }) =>
      `${name} ${verb} to build ${number} furnaces along the northern canal before ${year}.`,
  );
const story = fc
  .uniqueArray(
    fc
      .uniqueArray(sentence, { minLength: 1, maxLength: 3 })
      .map((sentences) => sentences.join(' ')),
    { minLength: 2, maxLength: 6 },
  )
  .filter((texts) => {
    const all = texts.flatMap(sentencesOf);
    return new Set(all).size === all.length;
  });

function sentencesOf(text: string): string[] {
  return text.match(/[^.]+\./g)?.map((each) => each.trim()) ?? [];
}

function saveAll(texts: readonly string[]): Selectors[] {
  const index = indexOf(...texts);
  return texts.flatMap(sentencesOf).map((each) => {
    const start = index.text.indexOf(each);
    return describe(index, start, start + each.length);
  });
}

/** The words a resolution claims to be unchanged, or null. */
const unchanged = (found: Resolution) =>
  found.state === 'exact' || found.state === 'moved' ? found.text : null;

suite('near-identical sentences', () => {
  it('come back to their own words when paragraphs are put in another order', () => {
    fc.assert(
      fc.property(
        story.chain((texts) =>
          fc.record({
            texts: fc.constant(texts),
            later: fc.shuffledSubarray(texts, { minLength: texts.length }),
          }),
        ),
        ({ texts, later }) => {
          const saved = saveAll(texts);
          resolveAll(indexOf('A new lead paragraph.', ...later), saved).forEach((found, at) => {
            expect(unchanged(found)).toBe(saved[at]?.quote.exact);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are orphaned when taken out, or shown as changed; never taken for one another unsaid', () => {
    fc.assert(
      fc.property(story, fc.nat(), (texts, pick) => {
        const saved = saveAll(texts);
        const gone = pick % saved.length;
        const exact = saved[gone]?.quote.exact ?? '';
        const later = indexOf(
          ...texts.map((text) => text.replace(exact, '').trim()).filter(Boolean),
        );
        resolveAll(later, saved).forEach((found, at) => {
          if (at === gone) expect(found.state).toBe('orphaned');
          else expect(unchanged(found)).toBe(saved[at]?.quote.exact);
        });
        // Alone, without the others to vouch for their places.
        const alone = resolve(later, saved[gone] as Selectors);
        expect(unchanged(alone)).toBeNull();
      }),
    );
  });

  it.each([
    ['a negation put in', (text: string) => text.replace('to build', 'not to build')],
    [
      'a digit changed',
      (text: string) =>
        text.replace(/20(\d)(\d)/, (_, tens, ones) => `20${tens}${(Number(ones) + 1) % 10}`),
    ],
    ['a name changed', (text: string) => text.replace(/^\w+/, 'Elmore')],
    ['a unit changed', (text: string) => text.replace('furnaces', 'million')],
    ['a modal put in', (text: string) => text.replace('to build', 'that it may build')],
  ])('with %s are changed there, or orphaned', (_, edit) => {
    fc.assert(
      fc.property(story, fc.nat(), (texts, pick) => {
        const saved = saveAll(texts);
        const at = pick % saved.length;
        const exact = saved[at]?.quote.exact ?? '';
        const edited = edit(exact);
        if (texts.some((text) => text.includes(edited))) return;
        const later = indexOf(...texts.map((text) => text.replace(exact, edited)));
        for (const found of [
          resolve(later, saved[at] as Selectors),
          resolveAll(later, saved)[at] as Resolution,
        ]) {
          if (found.state === 'orphaned' || found.state === 'ambiguous') continue;
          expect(found.state).toBe('changed');
          expect('text' in found && found.text).toBe(edited);
        }
      }),
    );
  });
});

suite('absent quotes', () => {
  it('are orphaned, whatever context they bring', () => {
    const foreign = fc.constantFrom(
      'Nobody at the ministry had heard of the proposal until last week.',
      'The museum reopens after a renovation that took eleven years and two directors.',
      'Share prices in the sector fell by a tenth within a day.',
    );
    fc.assert(
      fc.property(story, foreign, fc.nat(), (texts, exact, pick) => {
        const index = indexOf(...texts);
        const saved = saveAll(texts);
        const { quote, position } = saved[pick % saved.length] as Selectors;
        for (const context of [{}, { prefix: quote.prefix, suffix: quote.suffix }]) {
          expect(resolve(index, { quote: { ...context, exact }, position }).state).toBe('orphaned');
        }
      }),
    );
  });
});
