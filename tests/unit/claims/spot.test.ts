import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ADJUSTMENT } from '../../../utils/claims/lessons.ts';
import type { ReadingCache } from '../../../utils/claims/reading.ts';
import { spot, spotting } from '../../../utils/claims/spot.ts';
import type { Article, Block } from '../../../utils/claims/types.ts';

const articleOf = (lines: readonly string[]): Article => {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of lines) {
    blocks.push({ kind: at === 0 ? 'headline' : 'paragraph', start: at, end: at + line.length });
    at += line.length + 2;
  }
  return {
    text: lines.join('\n\n'),
    blocks,
    title: lines[0] ?? '',
    date: '2026-03-01',
    lang: 'en',
  };
};

const RACE = [
  'China is closing the gap with America in artificial intelligence',
  'By Ada Example',
  'Chinese AI models are now only a few months behind the best American ones, analysts say. OpenAI still leads, but DeepSeek and Alibaba are catching up fast.',
  'What happens next?',
  'Export controls on advanced chips have slowed Chinese labs, which lack computing power. The gap remains evident.',
  'Subscribe to our newsletter.',
];

describe('spot', () => {
  it('finds what the article puts forward about the race, and leaves furniture alone', () => {
    const quotes = spot(articleOf(RACE)).map(({ quote, tier }) => `${tier}: ${quote}`);
    expect(quotes.some((quote) => /^race: .*catching up fast/.test(quote))).toBe(true);
    expect(quotes.some((quote) => /^race: .*Export controls/.test(quote))).toBe(true);
    expect(quotes.join('\n')).not.toMatch(/newsletter|By Ada|happens next/);
  });

  it('reads a sentence by its surroundings: "The gap" of what depends on the article', () => {
    const quotes = (article: Article) => spot(article).map(({ quote }) => quote);
    expect(quotes(articleOf(RACE))).toContain('The gap remains evident.');
    const elsewhere = articleOf([
      'Wages in the valley',
      'Farm workers earned less than miners in March.',
      'The gap remains evident.',
    ]);
    expect(quotes(elsewhere)).toEqual([]);
  });

  it('tells AI news without a contest from the race', () => {
    const claims = spot(
      articleOf([
        'Museum tries an AI guide',
        'The chatbot can answer questions about paintings in twelve languages.',
        'The generative AI model was trained on the catalogue of the museum.',
      ]),
    );
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.every(({ tier }) => tier === 'wider')).toBe(true);
  });

  it('is silent on articles about something else and on Chinese text', () => {
    expect(
      spot(
        articleOf([
          'Late goal wins the derby',
          'The home team led by two goals at half time. The rivals caught up but lost in the end.',
          'They will race for the title next month.',
        ]),
      ),
    ).toEqual([]);
    expect(
      spot(articleOf(['中美人工智能差距', '中国的AI模型正在追赶美国。差距还有两年。'])),
    ).toEqual([]);
  });

  it('is silent where words of AI work mean something else', () => {
    const protocol = articleOf([
      'A storage protocol for small servers',
      'The server stores a model of each folder and trains no index. A token is sent with every request.',
      'The agent reads the parameters of the request, and the cluster answers with a checkpoint.',
      'Compared with the version before, the new one is faster than any other server on the market.',
    ]);
    expect(spot(protocol, { sensitivity: 'more' })).toEqual([]);
  });

  it('takes the race for chips as an input to AI, without the word', () => {
    const chips = articleOf([
      'Washington tightens its chip rules again',
      'The new export controls bar Chinese buyers from the most advanced semiconductors made by Nvidia.',
      'Huawei chips are still years behind those of Nvidia, and the sanctions have slowed China down.',
    ]);
    expect(spot(chips).some(({ tier }) => tier === 'race')).toBe(true);
  });

  it('gives exact quotes and reasons, strongest first, with the words that fired them', () => {
    const article = articleOf(RACE);
    for (const { quote, start, end, score, reasons } of spot(article)) {
      expect(article.text.slice(start, end)).toBe(quote);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      expect(reasons.length).toBeGreaterThan(0);
      const weights = reasons.map(({ weight }) => Math.abs(weight));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      for (const { evidence } of reasons) expect(quote).toContain(evidence);
    }
  });

  it('obeys the reader: sensitivity, tiers, types', () => {
    const article = articleOf(RACE);
    const count = (sensitivity: 'fewer' | 'balanced' | 'more') =>
      spot(article, { sensitivity }).length;
    expect(count('fewer')).toBeLessThanOrEqual(count('balanced'));
    expect(count('balanced')).toBeLessThanOrEqual(count('more'));
    expect(spot(article, { showWider: false }).every(({ tier }) => tier === 'race')).toBe(true);
    const [first] = spot(article);
    if (!first) throw new Error('no claim found');
    const hidden = spot(article, { hiddenTypes: [first.type] });
    expect(hidden.every(({ type }) => type !== first.type)).toBe(true);
  });

  it('learns from "not a claim", within bounds', () => {
    const article = articleOf(RACE);
    const scoreOf = (change: number) =>
      spot(article, { sensitivity: 'more', adjustments: { gap: change } }).find(({ quote }) =>
        quote.startsWith('The gap'),
      )?.score ?? 0;
    expect(scoreOf(-0.5)).toBeLessThan(scoreOf(0));
    expect(scoreOf(-99)).toBe(scoreOf(-MOST_ADJUSTMENT));
    expect(spot(article, { adjustments: { 'no such feature': -5 } })).toEqual(spot(article));
  });

  it('gives the same claims with a cache, and after a block has changed', () => {
    const cache: ReadingCache = new Map();
    const article = articleOf(RACE);
    expect(spot(article, { cache })).toEqual(spot(article));
    expect(spot(article, { cache })).toEqual(spot(article));
    const changed = articleOf(RACE.with(3, 'Some say that OpenAI is years ahead of Baidu in AI.'));
    expect(spot(changed, { cache })).toEqual(spot(changed));
  });

  const words = fc.constantFrom(
    'AI',
    'A.I.',
    'China',
    'the',
    'US',
    'leads',
    'race',
    'OpenAI',
    'chips',
    'behind',
    'will',
    '“',
    '”',
    '"',
    '.',
    '?',
    ',',
    '\u200b',
    '\u00ad',
    '。',
    'éclair',
    '5%',
    '$3bn',
    '🙂',
  );
  const line = fc.array(words, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(' '));

  it('keeps claims inside the text, in order and apart, on any text', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const article = articleOf(lines);
        let last = 0;
        for (const { start, end, quote } of spot(article, { sensitivity: 'more' })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(article.text.slice(start, end)).toBe(quote);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(article.text.length);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on where in the text the blocks lie, nor on the pauses', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(50), (lines, shift) => {
        const article = articleOf(lines);
        const moved: Article = {
          ...article,
          text: '\n'.repeat(shift) + article.text,
          blocks: article.blocks.map((block) => ({
            ...block,
            start: block.start + shift,
            end: block.end + shift,
          })),
        };
        const back = spot(moved).map((claim) => ({
          ...claim,
          start: claim.start - shift,
          end: claim.end - shift,
        }));
        expect(back).toEqual(spot(article));
        const steps = spotting(article);
        let step = steps.next();
        while (!step.done) step = steps.next();
        expect(step.value).toEqual(spot(article));
      }),
      { numRuns: 40 },
    );
  });

  it('pauses while it reads closely what is no claim in the end', () => {
    const line = 'He asked the chatbot for a recipe.';
    const article = articleOf(['AI', ...Array.from({ length: 60 }, () => `${line} ${line}`)]);
    expect(spot(article)).toEqual([]);
    let slices = 0;
    for (const work = spotting(article); !work.next().done; ) slices++;
    // Two for the text and its surroundings; the others for some 120 sentences.
    expect(slices).toBeGreaterThan(5);
  });

  it('takes time in proportion to the text, whatever is repeated', () => {
    const SHORT = 2_000;
    const TIMES = 32;
    const pieces = fc.array(
      fc.constantFrom('Mr. A', 'Mr. ', 'A.I. ', '“', 'China ', 'leads ', 'but, ', 'said ', '? '),
      { minLength: 1, maxLength: 4 },
    );
    const least = (text: string) => {
      const article = articleOf(['The AI race', text]);
      return Math.min(
        ...Array.from({ length: 5 }, () => {
          const before = performance.now();
          spot(article);
          return performance.now() - before;
        }),
      );
    };
    fc.assert(
      fc.property(pieces, (parts) => {
        const part = parts.join('');
        const short = part.repeat(Math.ceil(SHORT / part.length));
        // Eight times as long for what else runs; in quadratic time it would be 32 times.
        expect(least(short.repeat(TIMES))).toBeLessThan((least(short) + 1) * TIMES * 8);
      }),
      { numRuns: 10, examples: [[['Mr. A']]] },
    );
  });

  it.each([
    ['A.I.', 'A.I. '.repeat(60_000)],
    ['opening quotes', '“'.repeat(300_000)],
    ['full stops', '. '.repeat(100_000)],
    ['one endless word', 'a'.repeat(600_000)],
    ['short questions', 'AI? '.repeat(30_000)],
  ])('ends on a long run of %s', (_, text) => {
    const article = articleOf(['AI', text]);
    for (const { start, end } of spot(article)) expect(end).toBeGreaterThan(start);
  });
});
