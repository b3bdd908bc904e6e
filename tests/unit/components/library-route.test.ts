import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FACET_NAMES,
  FACETS,
  type Filters,
  isNarrowed,
  NO_FILTERS,
  queryOf,
  SORTS,
} from '../../../components/hooks/library/filters.ts';
import { hashOf, routeFrom, VIEWS } from '../../../components/hooks/library/route.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((each) => each.toWellFormed());
const word = text.filter((each) => each !== '');
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(
    ([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  );
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const chosen = fc.record(
  Object.fromEntries(
    FACET_NAMES.map((name) => {
      const values: readonly string[] | null = FACETS[name];
      return [
        name,
        values === null
          ? fc.uniqueArray(name === 'speaker' ? text : word, { maxLength: 3 })
          : fc.subarray([...values]),
      ];
    }),
  ),
) as fc.Arbitrary<Filters['chosen']>;

const filters: fc.Arbitrary<Filters> = fc.record({
  text,
  chosen,
  from: maybe(day),
  to: maybe(day),
  pageId: maybe(word),
  bin: fc.boolean(),
  sort: fc.constantFrom(...SORTS),
});

describe('the address of the library page', () => {
  it('gives back the route it was written from', () => {
    fc.assert(
      fc.property(
        fc.record({ view: fc.constantFrom(...VIEWS), filters, claimId: maybe(word) }),
        (route) => {
          expect(routeFrom(hashOf(route))).toEqual(route);
        },
      ),
    );
  });

  it('is a whole one with nothing but a claim', () => {
    expect(routeFrom('#claim=abc')).toEqual({
      view: 'claims',
      filters: NO_FILTERS,
      claimId: 'abc',
    });
    expect(hashOf(routeFrom(''))).toBe('');
  });

  it('leaves out what makes no sense', () => {
    const { view, filters: read } = routeFrom(
      '#view=attic&tier=marathon&tier=race&from=2026-02-30&to=2026-99-99&sort=by-mood&credibility=9',
    );
    expect(view).toBe('claims');
    expect(read).toEqual({
      ...NO_FILTERS,
      chosen: { ...NO_FILTERS.chosen, tier: ['race'] },
    });
  });
});

describe('the filters', () => {
  it('ask for everything when none is set', () => {
    expect(queryOf(NO_FILTERS)).toEqual({ sort: 'newest' });
    expect(isNarrowed({ ...NO_FILTERS, sort: 'due', text: '  ' })).toBe(false);
  });

  it('ask the store in its own words', () => {
    const query = queryOf({
      ...NO_FILTERS,
      chosen: { ...NO_FILTERS.chosen, credibility: ['none', '4'], speaker: ['author'] },
      from: '2026-03-01',
    });
    expect(query).toEqual({
      sort: 'newest',
      credibilities: [4, 'none'],
      speakers: ['author'],
      published: { from: '2026-03-01', to: null },
    });
  });
});
