import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, RelationIndex } from '../../../utils/relations/digest.ts';
import {
  type Comparable,
  compare,
  type ReadClaim,
  readClaim,
} from '../../../utils/relations/related.ts';
import type { Related } from '../../../utils/relations/relation.ts';
import { stem, termsOf } from '../../../utils/relations/terms.ts';
import { text } from '../interchange/arbitraries.ts';

let count = 0;
const claim = (quote: string, change: Partial<Comparable> = {}): Comparable => {
  count += 1;
  return {
    claimId: `c${count}`,
    pageId: `p${count}`,
    quote,
    clause: null,
    type: 'standing',
    direction: 'none',
    speaker: 'author',
    outlet: `Outlet ${count}`,
    date: '2026-03-01',
    ...change,
  };
};

/** Claims about other things, so that words have a rarity. */
const BACKGROUND = [
  'Harbour towns are laying fibre cables to the mainland.',
  'The ministry wants every school to teach statistics.',
  'Wind farms off the coast supply two data centres.',
  'Translators fear for their fees.',
  'A hospital group tests speech recognition for its notes.',
  'Farmers use drones to count their sheep.',
].map((quote) => claim(quote));

/** What relations each of some claims has, found as the worker finds them. */
function relationsAmong(claims: readonly Comparable[]): Map<string, Related[]> {
  const read = new Map(claims.map((each) => [each.claimId, readClaim(each)]));
  const index = new RelationIndex();
  for (const [pageId, here] of Map.groupBy(read.values(), ({ claim }) => claim.pageId)) {
    index.set(digestOf(pageId, here));
  }
  const relationsOf = (here: ReadClaim) =>
    index.candidates(here).flatMap(({ claimId }) => {
      const there = read.get(claimId);
      return (there && compare(here, there, index.weight)) ?? [];
    });
  return new Map([...read].map(([id, here]) => [id, relationsOf(here)]));
}

const relate = (one: Comparable, other: Comparable) =>
  relationsAmong([...BACKGROUND, one, other]).get(one.claimId) ?? [];

describe('claims of two articles', () => {
  it('with the same words but for typography are the same', async () => {
    const related = relate(
      claim('“China’s labs lead in video models.”', { direction: 'cn' }),
      claim("China's labs lead in video models", { direction: 'cn' }),
    );
    expect(related).toMatchObject([{ kind: 'same', similarity: 1 }]);
  });

  it('in opposed directions about the same thing conflict, and say why', async () => {
    const related = relate(
      claim('China leads the United States in battery patents for robots.', { direction: 'cn' }),
      claim('In robot battery patents the U.S. is ahead of China.', { direction: 'us' }),
    );
    expect(related).toHaveLength(1);
    expect(related[0]?.kind).toBe('conflicts');
    expect(related[0]?.reasons).toContainEqual({
      kind: 'opposedDirections',
      here: 'cn',
      there: 'us',
    });
    const shared = related[0]?.reasons.find(({ kind }) => kind === 'sharedTerms');
    expect(shared).toMatchObject({ terms: expect.arrayContaining(['patents', 'China']) });
  });

  it('in the same direction about the same thing agree', async () => {
    const related = relate(
      claim('China leads the United States in battery patents for robots.', { direction: 'cn' }),
      claim('Robot battery patents: China stays in the lead.', { direction: 'cn' }),
    );
    expect(related.map(({ kind }) => kind)).toEqual(['agrees']);
  });

  it('by one speaker who says otherwise later are an update', async () => {
    const speaker = 'Dr. Example';
    const related = relate(
      claim('China leads in battery patents for robots.', { direction: 'cn', speaker }),
      claim('China and America are level in battery patents for robots.', {
        direction: 'parity',
        speaker,
        date: '2026-05-01',
      }),
    );
    expect(related).toMatchObject([{ kind: 'updates' }]);
    expect(related[0]?.reasons).toContainEqual({ kind: 'sameSpeaker', speaker });
    expect(related[0]?.reasons).toContainEqual({
      kind: 'laterThan',
      here: '2026-03-01',
      there: '2026-05-01',
    });
  });

  it('with other figures for the same thing conflict, roundings do not', async () => {
    const says = (figure: string) =>
      claim(`Chinese foundries make ${figure} of the memory chips sold worldwide.`, {
        type: 'resource',
        direction: 'cn',
      });
    expect(relate(says('40 percent'), says('15%'))).toMatchObject([
      {
        kind: 'conflicts',
        reasons: [{ kind: 'differentFigures', here: '40 percent', there: '15%' }, {}],
      },
    ]);
    expect(relate(says('40 percent'), says('41%')).map(({ kind }) => kind)).not.toContain(
      'conflicts',
    );
  });

  it('with several figures conflict where these are of the same sides in the same order', async () => {
    const says = (quote: string) => claim(quote, { type: 'resource', direction: 'us' });
    const one = says('The United States owns 74 percent of the computing power, China 14 percent.');
    const other = says('The United States owns 51 percent of the computing power, China 33%.');
    expect(relate(one, other)).toMatchObject([
      {
        kind: 'conflicts',
        reasons: [{ kind: 'differentFigures', here: '74 percent', there: '51 percent' }, {}],
      },
    ]);
    const reported = says(
      'The United States owns 51 percent of the computing power, the study says, and China 33%.',
    );
    expect(relate(one, reported)).toMatchObject([{ kind: 'conflicts' }]);
    const part = says('The United States owns 51% of the computing power.');
    expect(relate(one, part)).toMatchObject([{ kind: 'conflicts' }]);
    const sum = says('The United States and China own 88 percent of the computing power.');
    expect(relate(part, sum).map(({ kind }) => kind)).not.toContain('conflicts');
    const turned = says('China owns 14 percent of the computing power, the United States 75.5%.');
    const rounded = says('The United States owns 75% of the computing power, China 14 percent.');
    for (const each of [turned, rounded])
      expect(relate(one, each).map(({ kind }) => kind)).not.toContain('conflicts');
  });

  it('are compared by what is claimed, not by who says it', async () => {
    const said = (clause: string, rest: string, change: Partial<Comparable>) =>
      claim(`${clause}, ${rest}`, { clause, ...change });
    const one = said(
      'American labs lead China in open models',
      'a survey of benchmarks by the Lisbon Institute for Technology found on Monday.',
      { direction: 'us' },
    );
    const clause = 'China leads America in open models';
    const rest = 'researchers of the Hangzhou Observatory wrote in a paper on Sunday.';
    expect(relate(one, said(clause, rest, { direction: 'cn' }))).toMatchObject([
      { kind: 'conflicts' },
    ]);
    const denied = claim(`Nobody denied that ${clause}.`, { clause, direction: 'cn' });
    expect(readClaim(denied).terms.isNegated).toBe(true);
  });

  it('of which only one denies conflict', async () => {
    const related = relate(
      claim('Export licences slow the training of large models in Shenzhen.', { type: 'impact' }),
      claim('Export licences do not slow the training of large models in Shenzhen.', {
        type: 'impact',
      }),
    );
    expect(related).toMatchObject([{ kind: 'conflicts' }]);
    expect(related[0]?.reasons).toContainEqual({ kind: 'onlyOneDenies' });
  });

  it.each([
    [
      'of different things',
      claim('China leads in battery patents.', { direction: 'cn' }),
      claim('The United States leads in satellite launches.', { direction: 'us' }),
    ],
    [
      'of one page',
      claim('China leads in robot battery patents.', { direction: 'cn', pageId: 'one' }),
      claim('America leads in robot battery patents.', { direction: 'us', pageId: 'one' }),
    ],
    [
      'that only plan or frame',
      claim('China leads the U.S. in robot battery subsidies.', {
        direction: 'cn',
        type: 'policy',
      }),
      claim('The U.S. leads China in robot battery subsidies.', {
        direction: 'us',
        type: 'policy',
      }),
    ],
    [
      'that name different actors',
      claim('Chinese labs lead in robot battery patents.', { direction: 'cn' }),
      claim('French labs lead nobody in robot battery patents.', { direction: 'us' }),
    ],
  ])('%s are not in conflict', async (_, one, other) => {
    expect(relate(one, other).map(({ kind }) => kind)).not.toContain('conflicts');
  });

  it('compare in Chinese as well', async () => {
    const related = relate(
      claim('中国在机器人电池专利方面领先美国。', { direction: 'cn' }),
      claim('美国在机器人电池专利方面领先中国。', { direction: 'us' }),
    );
    expect(related.map(({ kind }) => kind)).toEqual(['conflicts']);
  });
});

describe('a conflict', () => {
  type Said = [quote: string, change: Partial<Comparable>];
  const cn = { direction: 'cn' } as const;
  const us = { direction: 'us' } as const;
  const level = { direction: 'parity' } as const;
  const kindOf = ([quote, change]: Said, [other, otherChange]: Said) =>
    relate(claim(quote, change), claim(other, otherChange))[0]?.kind ?? null;

  it.each<[string, Said, Said]>([
    [
      'who leads at all, in other words',
      ['China is ahead of America in artificial intelligence.', cn],
      ['The United States still leads China in AI.', us],
    ],
    [
      'who leads, and that nobody does',
      ['China leads America in open models.', cn],
      ['In open models America and China are level.', level],
    ],
    [
      'who will lead',
      ['China will overtake the U.S. in humanoid robots.', { ...cn, type: 'forecast' }],
      ['The U.S. will dominate China in humanoid robots.', { ...us, type: 'forecast' }],
    ],
    [
      'what may happen, and that it will not',
      [
        'China could win the race for humanoid robots against America.',
        { ...cn, type: 'forecast' },
      ],
      ['America will win the race for humanoid robots against China.', { ...us, type: 'forecast' }],
    ],
    [
      'a figure of the same year',
      ['China built 60 gigawatts of data centres for AI in 2025.', { ...cn, type: 'resource' }],
      ['In 2025 China built 20 gigawatts of data centres for AI.', { ...cn, type: 'resource' }],
    ],
    [
      'whether the gap is closing',
      [
        'The gap between Chinese and American chatbots is narrowing.',
        { direction: 'closing', type: 'trend' },
      ],
      [
        'The gap between Chinese and American chatbots is widening.',
        { direction: 'widening', type: 'trend' },
      ],
    ],
  ])('is found about %s', (_, one, other) => {
    expect(kindOf(one, other)).toBe('conflicts');
    expect(kindOf(other, one)).toBe('conflicts');
  });

  it.each<[string, Said, Said]>([
    [
      'another object of comparison',
      ['China leads the United States in AI patents.', cn],
      ['The United States leads China in AI papers.', us],
    ],
    [
      'another branch of the same field',
      ['China leads America in video generation models.', cn],
      ['America leads China in image generation models.', us],
    ],
    [
      'the whole and a part',
      ['America leads China in AI.', us],
      ['China leads America in AI for drones and harbours.', cn],
    ],
    [
      'what is and what will be',
      ['America leads China in open models.', us],
      ['China will lead America in open models.', { ...cn, type: 'forecast' }],
    ],
    [
      'what may be, twice',
      [
        'China could win the race for humanoid robots against America.',
        { ...cn, type: 'forecast' },
      ],
      [
        'America could win the race for humanoid robots against China.',
        { ...us, type: 'forecast' },
      ],
    ],
    [
      'different years',
      ['In 2019 America led China in open models.', us],
      ['In 2026 China led America in open models.', cn],
    ],
    [
      'figures of different years',
      ['China built 20 gigawatts of data centres for AI in 2023.', { ...cn, type: 'resource' }],
      ['China built 60 gigawatts of data centres for AI in 2025.', { ...cn, type: 'resource' }],
    ],
    [
      'figures of different makers',
      ['Huawei holds 40 percent of the market for AI chips in China.', { ...cn, type: 'resource' }],
      ['Nvidia holds 80 percent of the market for AI chips in China.', { ...us, type: 'resource' }],
    ],
    [
      'figures of different goods',
      [
        'Chinese foundries make 40 percent of the memory chips sold worldwide.',
        { ...cn, type: 'resource' },
      ],
      [
        'Chinese foundries make 15 percent of the logic chips sold worldwide.',
        { ...cn, type: 'resource' },
      ],
    ],
    [
      'what helps one side and what helps the other',
      ['Export controls slow the training of large models in China.', { ...us, type: 'impact' }],
      [
        'Export controls speed up the training of large models in China.',
        { ...cn, type: 'impact' },
      ],
    ],
    [
      'a "not only"',
      ['China leads America in open models.', cn],
      ['China leads America not only in open models.', cn],
    ],
    [
      'different rivals',
      ['Huawei leads Nvidia in chips for inference.', cn],
      ['Nvidia leads AMD in chips for inference.', us],
    ],
  ])('is not made of %s', (_, one, other) => {
    expect(kindOf(one, other)).not.toBe('conflicts');
    expect(kindOf(other, one)).not.toBe('conflicts');
  });

  it('is an update where the state may have changed in the weeks between', () => {
    const later = { ...us, date: '2026-06-01' };
    expect(
      kindOf(
        ['China leads America in open models.', { ...cn, date: '2026-03-01' }],
        ['America leads China in open models.', later],
      ),
    ).toBe('updates');
    expect(
      kindOf(
        ['China will lead America in open models.', { ...cn, type: 'forecast' }],
        ['America will lead China in open models.', { ...later, type: 'forecast' }],
      ),
    ).toBe('conflicts');
  });
});

describe('the same', () => {
  it.each([
    [
      'one figure',
      'Chinese labs spend 40 billion on chips.',
      'Chinese labs spend 50 billion on chips.',
    ],
    [
      'one name',
      'Huawei ships its new chips to data centres.',
      'Nvidia ships its new chips to data centres.',
    ],
    ['a denial', 'The chips are sold to data centres.', 'The chips are not sold to data centres.'],
    [
      'who does it to whom',
      'The ministry of trade sued the alliance of chip makers over its fees.',
      'The alliance of chip makers sued the ministry of trade over its fees.',
    ],
    ['other words', 'China is ahead of America in AI.', 'America trails China in AI.'],
  ])('are not two claims that differ in %s', (_, one, other) => {
    const type = 'policy';
    const kinds = relate(claim(one, { type }), claim(other, { type })).map(({ kind }) => kind);
    expect(kinds).not.toContain('same');
  });
});

describe('relations', () => {
  it('are symmetric in what relates and how', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (quotes) => {
        const claims = quotes.map((quote, index) =>
          claim(`${quote} China leads in patents`, { direction: index % 2 ? 'cn' : 'us' }),
        );
        const all = relationsAmong(claims);
        for (const [id, related] of all) {
          for (const { claimId, kind } of related) {
            expect(all.get(claimId)?.find((each) => each.claimId === id)?.kind).toBe(kind);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('follow a page that changes or goes', () => {
    const one = claim('China leads the United States in battery patents.', { direction: 'cn' });
    const other = claim('In battery patents the U.S. leads China.', { direction: 'us' });
    const here = readClaim(one);
    const index = new RelationIndex();
    index.set(digestOf(one.pageId, [here]));
    index.set(digestOf(other.pageId, [readClaim(other)]));
    expect(index.candidates(here)).toMatchObject([{ claimId: other.claimId }]);
    index.set(digestOf(other.pageId, [readClaim({ ...other, quote: 'Something else.' })]));
    expect(index.candidates(here)).toEqual([]);
    index.set(digestOf(other.pageId, []));
    expect(index.candidates(here)).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['patents', 'patent'],
    ['leads', 'leading'],
    ['companies', 'company'],
    ['train', 'training'],
    ['plan', 'planned'],
    ['surpasses', 'surpassed'],
  ])('bring %s and %s together', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it('know an actor under any of its names', () => {
    expect([...termsOf('The U.S. and America’s rivals').actors]).toEqual(['United States']);
  });

  it('read figures with their units', () => {
    const { figures } = termsOf('It costs 1,500 million, 40 per cent more than three years ago.');
    expect(figures.map(({ value, unit }) => [value, unit])).toEqual([
      [1500, 'million'],
      [40, '%'],
      [3, 'year'],
    ]);
  });

  it('read a long row of digits at once', () => {
    const began = performance.now();
    expect(termsOf(`The key is ${'1,'.repeat(10_000)} two years old.`).figures).toMatchObject([
      { value: 2, unit: 'year' },
    ]);
    expect(performance.now() - began).toBeLessThan(400);
  });

  it('see a denial', () => {
    expect(termsOf('They aren’t behind.').isNegated).toBe(true);
    expect(termsOf('They are behind.').isNegated).toBe(false);
  });
});
