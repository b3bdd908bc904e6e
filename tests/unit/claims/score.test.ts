import { describe, expect, it } from 'vitest';
import { readBlock } from '../../../utils/claims/facts.ts';
import { isOnTopic, isReadable } from '../../../utils/claims/gate.ts';
import { MOST_ADJUSTMENTS } from '../../../utils/claims/lessons.ts';
import { createModel } from '../../../utils/claims/model.ts';
import { MOST_OPINION, NO_OPINION, type Opinion } from '../../../utils/claims/opinion.ts';
import { assemble } from '../../../utils/claims/reading.ts';
import { lessonsOf, scoreOf, tierOf, verdictOf } from '../../../utils/claims/score.ts';
import { surroundingsOf } from '../../../utils/claims/surroundings.ts';
import { WEIGHTS } from '../../../utils/claims/weights.ts';

const model = createModel(WEIGHTS);
const readingOf = (lines: readonly string[], title = '') =>
  assemble(
    lines.map((line) => readBlock(line, { kind: 'paragraph', start: 0, end: line.length }, model)),
    title,
    model,
  );

describe('tierOf', () => {
  const least = { any: 0.2, race: -0.5 };
  it.each([
    [3, 2, 'race'],
    [0, 2, 'race'],
    [-2, 2, null],
    [1, -1, 'wider'],
    [0, -1, null],
  ] as const)('%s and %s mean %s', (any, race, tier) => {
    expect(tierOf(any, race, least)).toBe(tier);
  });
});

describe('scoreOf', () => {
  const [values] = surroundingsOf(readingOf(['China is ahead of America in the AI race.']));
  if (!values) throw new Error('nothing read');

  it.each(['any', 'race'] as const)('bounds all lessons together: %s', (head) => {
    const every = { ai: -9, cn: -9, cnState: -9, usState: -9, lead: -9, race: -9, versus: -9 };
    const plain = scoreOf(model, head, values);
    const taught = scoreOf(model, head, values, lessonsOf(every));
    expect(plain - taught).toBeCloseTo(MOST_ADJUSTMENTS);
  });

  it('takes lessons only where the feature speaks, and ignores unknown ones', () => {
    expect(scoreOf(model, 'any', values, lessonsOf({ chip: -1, nonsense: -1 }))).toEqual(
      scoreOf(model, 'any', values),
    );
  });
});

describe('verdictOf', () => {
  const lines = [
    'China is ahead of America in the AI race.',
    'The chatbot writes letters in forty languages.',
    'Its rivals have fallen behind.',
    'Who will win?',
    'The bakery opened at noon and sold out.',
    'Export controls on chips slowed it down.',
  ];
  const rows = surroundingsOf(readingOf(lines, 'The race for AI'));
  const taught = lessonsOf({ race: -1, ai: 0.7 });

  const opinions: readonly Opinion[] = [
    NO_OPINION,
    MOST_OPINION,
    { any: -MOST_OPINION.any, race: MOST_OPINION.race },
    { any: 0.3, race: -MOST_OPINION.race },
  ];
  const each = opinions.flatMap((opinion) => [[], taught].map((lessons) => ({ opinion, lessons })));

  it.each(each)(
    'is what the two scores mean, wherever the thresholds lie: $opinion',
    ({ opinion, lessons }) => {
      for (const values of rows)
        for (let any = -2; any < 3; any += 0.5)
          for (let race = -3; race < 2; race += 0.5) {
            const scores = {
              any: scoreOf(model, 'any', values, lessons, opinion),
              race: scoreOf(model, 'race', values, lessons, opinion),
            };
            const tier = tierOf(scores.any, scores.race, { any, race });
            const score = tier === 'race' ? scores.race : scores.any;
            const verdict = verdictOf(model, values, { any, race }, lessons, () => opinion);
            expect(verdict && { ...verdict, score: verdict.score.toFixed(9) }).toEqual(
              tier && { tier, score: score.toFixed(9), race: expect.closeTo(scores.race, 9) },
            );
          }
    },
  );

  it('asks for no opinion where none can make a claim of a sentence', () => {
    const never = () => {
      throw new Error('asked');
    };
    for (const values of rows)
      expect(verdictOf(model, values, { any: 40, race: 40 }, [], never)).toBeNull();
  });
});

describe('the gate', () => {
  it('wants more than a word in passing, unless the title names AI', () => {
    const other = 'The bakery opened at noon and sold out.';
    const passing = [...Array.from({ length: 30 }, () => other), 'A chatbot took the orders.'];
    expect(isOnTopic(readingOf(passing))).toBe(false);
    expect(isOnTopic(readingOf(passing, 'AI at the bakery'))).toBe(true);
    expect(isOnTopic(readingOf(['A chatbot took the orders.', other]))).toBe(true);
  });

  it('takes no name of a model, robot or part of an address for AI', () => {
    const falcon = ['Falcon is the name of a cape in the north.', 'They fish at Cape Falcon.'];
    expect(isOnTopic(readingOf(falcon, 'Fishing off Cape Falcon'))).toBe(false);
    expect(isOnTopic(readingOf([...falcon, 'A chatbot told them so.']))).toBe(true);
    const robots = [
      'Humanoid robots ran a race in China.',
      'The humanoid that won fell twice.',
      'This was first told at https://news.example.org/ai/robots-ran-a-race.html for subscribers.',
    ];
    expect(isOnTopic(readingOf(robots, 'Robots race in China'))).toBe(false);
    expect(isOnTopic(readingOf([...robots, 'AI keeps them upright.']))).toBe(true);
  });

  it('leaves articles in ideographs alone', () => {
    const articleOf = (text: string) => ({
      ...{ text, title: '', date: null, lang: '' },
      blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
    });
    expect(isReadable(articleOf('中国的人工智能模型正在追赶美国。'))).toBe(false);
    expect(isReadable(articleOf('The firm 百度 (Baidu) is Chinese and has a chatbot.'))).toBe(true);
  });
});
