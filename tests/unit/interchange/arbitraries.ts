/** Generated libraries: whatever text people and pages can produce, in sound records. */
import * as fc from 'fast-check';
import { ANCHOR_STATES } from '../../../utils/anchoring/types.ts';
import { CLAIM_TYPES, DIRECTIONS, HORIZON_PRECISIONS, TIERS } from '../../../utils/claims/types.ts';
import { annotationIdOf, pageIdOf } from '../../../utils/identity.ts';
import { pairKeyOf } from '../../../utils/interchange/pairs.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  CREDIBILITIES,
  type LibraryEntry,
  OUTCOMES,
  type PageRecord,
  type PairRecord,
  pairOf,
  STANCES,
} from '../../../utils/records.ts';

/** Emoji with joiners, right-to-left script and marks, NUL, half surrogates, line ends, markup, formulas. */
const SNIPPETS = [
  'The chip gap narrows',
  '👩🏽‍💻🇨🇳',
  'שלום \u202eabc\u202c',
  '芯片竞赛',
  '\0',
  '\ud83d',
  '\udc00',
  '\r\n',
  '\u2028',
  '"quoted", and; more',
  '<b>&amp;</b>',
  '=HYPERLINK("x")',
  '__proto__',
  '\ufeff',
  'e\u0301',
];

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 4 }).map((parts) => parts.join('')),
);
const filled = text.map((value) => value || 'x');
const longText = fc.oneof(
  { weight: 20, arbitrary: text },
  { weight: 1, arbitrary: text.map((value) => value.padEnd(65_536, value || 'n')) },
);

const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = time.map((value) => value.slice(0, 10));
const weight = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -9, max: 9 })
  .map((n) => n + 0);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const page = (index: number): fc.Arbitrary<PageRecord> =>
  fc
    .record({
      path: fc.webPath(),
      visited: fc.boolean(),
      aliases: fc.integer({ min: 0, max: 2 }),
      title: text,
      outlet: text,
      author: text,
      published: orNull(day),
      lang: fc.constantFrom('', 'en', 'zh-CN'),
      firstSeen: time,
      lastSeen: time,
    })
    .map(({ path, visited, aliases, ...rest }) => {
      const url = `https://site${index}.example${path}`;
      return {
        id: pageIdOf(url),
        url,
        visited: visited ? url.replace('https://', 'http://www.') : null,
        aliases: Array.from({ length: aliases }, (_, at) => `${url}?alias=${at}`),
        ...rest,
      };
    });

export const claim = (pageId: string, index: number): fc.Arbitrary<ClaimRecord> =>
  fc
    .record({
      origin: fc.constantFrom('machine', 'reader') as fc.Arbitrary<ClaimRecord['origin']>,
      quote: filled,
      clause: orNull(text),
      prefix: text,
      suffix: text,
      start: fc.nat(100_000),
      fragment: fc.constantFrom('', 'text=a,b', 'text=%F0%9F%98%80'),
      tier: fc.constantFrom(...TIERS),
      type: fc.constantFrom(...CLAIM_TYPES),
      direction: fc.constantFrom(...DIRECTIONS),
      speaker: orNull(text),
      horizon: orNull(
        fc.record({
          text,
          from: orNull(day),
          to: orNull(day),
          precision: fc.constantFrom(...HORIZON_PRECISIONS),
        }),
      ),
      score: orNull(fc.double({ min: 0, max: 1, noNaN: true }).map((n) => n + 0)),
      reasons: fc.array(fc.record({ feature: text, weight, evidence: text }), { maxLength: 3 }),
      anchor: fc.constantFrom(...ANCHOR_STATES),
      wordings: fc.array(fc.record({ quote: text, seen: time }), { maxLength: 2 }),
      firstSeen: time,
      lastSeen: time,
    })
    .map(({ prefix, suffix, start, fragment, ...rest }) => ({
      id: `${pageId}-${index}`,
      pageId,
      ...rest,
      selectors: {
        quote: { exact: rest.quote, prefix, suffix },
        position: { start, end: start + rest.quote.length },
        fragment,
      },
    }));

export const annotation = (claimId: string, reviewer: string): fc.Arbitrary<AnnotationRecord> =>
  fc
    .record({
      stance: orNull(fc.constantFrom(...STANCES)),
      credibility: orNull(fc.constantFrom(...CREDIBILITIES)),
      note: longText,
      tags: fc.array(text, { maxLength: 3 }),
      dismissed: fc.boolean(),
      corrections: fc.record(
        {
          type: fc.constantFrom(...CLAIM_TYPES),
          direction: fc.constantFrom(...DIRECTIONS),
          speaker: orNull(text),
          due: fc.constantFrom('2027-06-30', '9999-12-31', null),
        },
        { requiredKeys: [] },
      ),
      outcome: orNull(
        fc.record({ verdict: fc.constantFrom(...OUTCOMES), note: text, decided: time }),
      ),
      created: time,
      modified: time,
      deleted: orNull(time),
    })
    .map((rest) => ({ id: annotationIdOf(claimId, reviewer), claimId, reviewer, ...rest }));

const entry = (of: PageRecord, index: number): fc.Arbitrary<LibraryEntry> =>
  claim(of.id, index).chain((found) =>
    fc.record({
      page: fc.constant(of),
      claim: fc.constant(found),
      own: orNull(annotation(found.id, '')),
      others: fc
        .subarray(['Ann', 'Bo', '李'])
        .chain((names) => fc.tuple(...names.map((name) => annotation(found.id, name)))),
    }),
  );

/** Some pages with some claims each. Every record is new, as if read from a database. */
export const library: fc.Arbitrary<LibraryEntry[]> = fc
  .integer({ min: 0, max: 3 })
  .chain((pages) => fc.tuple(...Array.from({ length: pages }, (_, index) => page(index))))
  .chain((pages) =>
    fc.tuple(
      ...pages.map((each) =>
        fc
          .integer({ min: 1, max: 3 })
          .chain((claims) =>
            fc.tuple(...Array.from({ length: claims }, (_, index) => entry(each, index))),
          ),
      ),
    ),
  )
  // Records of a database have the ordinary prototype; pages of one article stay the same object.
  .map((nested) => structuredClone(nested.flat()));

/** Something said about two of some claims, in the order in which files hold it. */
const pairsAmong = (entries: readonly LibraryEntry[]): fc.Arbitrary<PairRecord[]> => {
  const ids = entries.map(({ claim }) => claim.id);
  if (ids.length < 2) return fc.constant([]);
  const pair = fc
    .record({
      claims: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
      reviewer: fc.constantFrom('', 'Ann', '李'),
      noConflict: fc.boolean(),
      created: time,
      modified: time,
    })
    .map(({ claims: [one = '', other = ''], ...rest }) => ({
      claims: pairOf(one, other),
      ...rest,
    }));
  return fc
    .uniqueArray(pair, { maxLength: 4, selector: pairKeyOf })
    .map((pairs) => pairs.sort((a, b) => (pairKeyOf(a) < pairKeyOf(b) ? -1 : 1)))
    .map((pairs) => structuredClone(pairs));
};

/** A library with what was said about two of its claims. */
export const libraryWithPairs: fc.Arbitrary<{ entries: LibraryEntry[]; pairs: PairRecord[] }> =
  library.chain((entries) =>
    fc.record({ entries: fc.constant(entries), pairs: pairsAmong(entries) }),
  );
