import { describe, expect, it } from 'vitest';
import {
  byName,
  byWeek,
  type Countable,
  mondayOf,
  stanceByCredibility,
  weightOf,
} from '../../../components/hooks/library/chartData.ts';
import { foundPattern } from '../../../components/hooks/library/useMarkedWords.ts';

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
      10,
    );
    expect(weeks.map(({ name, total }) => [name, total])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-09', 0],
      ['2026-03-16', 1],
    ]);
    expect(weeks[0]?.values).toMatchObject({ us: 1, cn: 1, other: 0 });
    expect(byWeek([claim()], 'none', 10)).toHaveLength(1);
    expect(byWeek([], 'none', 10)).toEqual([]);
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
