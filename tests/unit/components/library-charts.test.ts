import { describe, expect, it } from 'vitest';
import {
  byName,
  byOutletAndWeek,
  byWeek,
  type Countable,
  counting,
  extentOf,
  lastWeeks,
  mondayOf,
  stanceByCredibility,
  totalOf,
  weightingShifts,
  weightOf,
} from '../../../components/hooks/library/chartData.ts';
import { foundPattern } from '../../../components/hooks/library/useMarkedWords.ts';
import { stubZone } from '../../fixtures/zone.ts';

const claim = (given: Partial<Countable> = {}): Countable => ({
  direction: 'us',
  published: '2026-03-04',
  firstSeen: '2026-03-09T08:00:00.000Z',
  outlet: 'Harbour Ledger',
  speaker: 'Mara Lindqvist',
  stance: null,
  credibility: null,
  ...given,
});

describe('the figures of the charts', () => {
  it('count weeks from Monday, empty ones included, by publication before saving', () => {
    expect(mondayOf('2026-03-01')).toBe('2026-02-23');
    expect(mondayOf('2026-03-02')).toBe('2026-03-02');
    const weeks = byWeek(
      [
        claim(),
        claim({ direction: 'cn' }),
        claim({ published: null, firstSeen: '2026-03-18T01:00:00Z' }),
      ],
      'none',
    );
    expect(weeks.map(({ name, total }) => [name, total])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-09', 0],
      ['2026-03-16', 1],
    ]);
    expect(weeks[0]?.values).toMatchObject({ us: 1, cn: 1, other: 0 });
    expect(byWeek([claim()], 'none')).toHaveLength(1);
    expect(byWeek([], 'none')).toEqual([]);
  });

  it('count what has no date in the week of the reader’s day on which it was saved', () => {
    stubZone('Asia/Shanghai');
    const late = claim({ published: null, firstSeen: '2026-03-15T20:00:00.000Z' });
    expect(byWeek([late], 'none').map(({ name }) => name)).toEqual(['2026-03-16']);
    expect(extentOf([late])).toMatchObject({ from: '2026-03-16', to: '2026-03-16' });
  });

  it('take the last weeks up to the latest, and only what counts', () => {
    const old = claim({ published: '2026-02-16', credibility: 1 });
    const rated = claim({ published: '2026-02-23', credibility: 5 });
    const late = claim({ published: '2026-03-09' });
    const claims = [old, rated, claim(), late];
    expect(lastWeeks(claims, 3, '2026-03-10')).toEqual([rated, claim(), late]);
    expect(lastWeeks(claims, 9, '2026-03-10')).toEqual(claims);
    expect(lastWeeks([], 3, '2026-03-10')).toEqual([]);
    expect(counting(claims, 'credibility')).toEqual([rated]);
    expect(totalOf(claims, 'none')).toBe(4);
  });

  it('leave out what a page dates well ahead instead of all the rest', () => {
    const tomorrow = claim({ published: '2026-03-16' });
    const bogus = claim({ published: '2062-03-04' });
    const claims = [claim(), tomorrow, bogus];
    expect(lastWeeks(claims, 52, '2026-03-15')).toEqual([claim(), tomorrow]);
    expect(lastWeeks([bogus], 52, '2026-03-15')).toEqual([bogus]);
  });

  it('weigh by credibility: not credible counts nothing, well supported one, unrated not at all', () => {
    expect(
      [1, 2, 3, 4, 5].map((credibility) =>
        weightOf({ credibility: credibility as 1 }, 'credibility'),
      ),
    ).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(weightOf({ credibility: null }, 'credibility')).toBe(0);
    expect(weightOf({ credibility: null }, 'none')).toBe(1);
  });

  it('name those with most claims first and leave the unnamed out', () => {
    const claims = [
      claim({ speaker: null }),
      claim({ speaker: 'B' }),
      claim({ speaker: 'A' }),
      claim({ speaker: 'B', credibility: 5 }),
    ];
    expect(byName(claims, 'speaker', 'none', 5).map(({ name, total }) => [name, total])).toEqual([
      ['B', 2],
      ['A', 1],
    ]);
    expect(byName(claims, 'speaker', 'credibility', 5).map(({ name }) => name)).toEqual(['B']);
    expect(byName(claims, 'speaker', 'none', 1)).toHaveLength(1);
  });

  it('give each outlet the same weeks', () => {
    const rows = byOutletAndWeek(
      [
        claim(),
        claim({ published: '2026-03-19' }),
        claim({ outlet: 'Northern Wire', published: '2026-03-12', direction: 'cn' }),
      ],
      'none',
      5,
    );
    expect(rows.map(({ name, total }) => [name, total])).toEqual([
      ['Harbour Ledger', 2],
      ['Northern Wire', 1],
    ]);
    expect(rows.map(({ weeks }) => weeks.map(({ total }) => total))).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(byOutletAndWeek([], 'none', 5)).toEqual([]);
  });

  it('compare shares of the same claims before and after the rating', () => {
    const { rated, shifts } = weightingShifts([
      claim({ credibility: 1 }),
      claim({ credibility: 5, direction: 'cn' }),
      claim({ credibility: 3, direction: 'cn' }),
      claim({ credibility: 3 }),
      claim(),
    ]);
    expect(rated).toBe(4);
    expect(shifts).toEqual([
      { direction: 'us', before: 0.5, after: 0.25 },
      { direction: 'cn', before: 0.5, after: 0.75 },
    ]);
    expect(weightingShifts([claim({ credibility: 1 })])).toEqual({ rated: 1, shifts: [] });
    expect(weightingShifts([claim()]).shifts).toEqual([]);
  });

  it('know what they rest on', () => {
    expect(
      extentOf([claim(), claim({ published: null, outlet: '' }), claim({ outlet: 'B' })]),
    ).toEqual({ claims: 3, outlets: 2, from: '2026-03-04', to: '2026-03-09' });
    expect(extentOf([])).toBeNull();
  });

  it('pair stance and credibility only where both are given', () => {
    const table = stanceByCredibility([
      claim({ stance: 'agree', credibility: 4 }),
      claim({ stance: 'agree', credibility: 4 }),
      claim({ stance: 'agree' }),
      claim({ credibility: 1 }),
    ]);
    expect(table.agree).toEqual({ 1: 0, 2: 0, 3: 0, 4: 2, 5: 0 });
    expect(table.disagree[1]).toBe(0);
  });
});

describe('marking what was searched for', () => {
  const found = (words: string, text: string) =>
    [...text.matchAll(foundPattern(words) ?? /$^/g)].map(([each]) => each);

  it('marks beginnings of words, in any case, as the search finds them', () => {
    expect(found('chip lab', 'Chips for the microchip labs')).toEqual(['Chip', 'lab']);
    expect(found('a.b', 'axb a.b')).toEqual(['a.b']);
    expect(found('  ', 'anything')).toEqual([]);
  });

  it('marks anywhere in a script without spaces', () => {
    expect(found('芯片', '国产芯片领先')).toEqual(['芯片']);
  });
});
