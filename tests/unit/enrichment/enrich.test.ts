import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../utils/claims/sentences.ts';
import type { Article, Detection } from '../../../utils/claims/types.ts';
import { enrich } from '../../../utils/enrichment/enrich.ts';

/** An article of paragraphs, every sentence of which counts as spotted. */
function articleOf(...paragraphs: string[]): { article: Article; detections: Detection[] } {
  const text = paragraphs.join('\n');
  let at = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: 'paragraph' as const, start: at, end: at + paragraph.length };
    at = block.end + 1;
    return block;
  });
  const article: Article = { text, blocks, title: '', date: null, lang: 'en' };
  const detections = blocks.flatMap(({ start, end }) =>
    splitSentences(text, start, end).map(
      (span): Detection => ({
        ...span,
        quote: text.slice(span.start, span.end),
        tier: 'race',
        type: 'standing',
        direction: 'none',
        speaker: 'author',
        horizon: null,
        score: 1,
        reasons: [],
      }),
    ),
  );
  return { article, detections };
}

async function speakers(...paragraphs: string[]) {
  const { article, detections } = articleOf(...paragraphs);
  return (await enrich(article, detections)).map(({ speaker }) => speaker);
}

const speaker = async (text: string) => (await speakers(text))[0];

describe('speaker of one sentence', () => {
  it.each([
    ['Laura Brandt said that China leads in drones.', 'Laura Brandt'],
    ['China leads in drones, says Laura Brandt of the Baltic Institute.', 'Laura Brandt'],
    ['“China leads in drones,” said Laura Brandt, a fellow at a think-tank.', 'Laura Brandt'],
    ['According to Laura Brandt, China leads in drones.', 'Laura Brandt'],
    ['China leads in drones, according to the Baltic Institute.', 'Baltic Institute'],
    [
      'China leads in drones, according to a survey of pilots published on Monday by the Baltic Institute.',
      'Baltic Institute',
    ],
    ['Laura Brandt: China leads in drones', 'Laura Brandt'],
    ['Laura Brandt, who runs a fund in Tallinn, argues that China leads.', 'Laura Brandt'],
    ['The lab’s co-founder, Zhang Weilin, warned that chips are short.', 'Zhang Weilin'],
    ['Chinese AI expert Zhang Weilin claims the gap is closing.', 'Zhang Weilin'],
    ['Senator Laura Brandt warned that the lead is shrinking.', 'Laura Brandt'],
    ['Critics argue that the curbs have failed.', 'critics'],
    ['A US official said the curbs would stay.', 'a US official'],
    ['A spokesperson for OpenAI said the model was ready.', 'OpenAI spokesperson'],
    ['Nvidia said that demand from China had fallen.', 'Nvidia'],
    [
      'A study by the Baltic Institute found that half of the chips were smuggled.',
      'Baltic Institute',
    ],
    ['As Laura Brandt puts it, the race is over; the lead, she notes, is gone.', 'Laura Brandt'],
    ['The chip has been described by Laura Brandt as “a leap for China”.', 'Laura Brandt'],
    [
      'Laura Brandt, a lawyer, warned of “a lost decade” and said that China leads.',
      'Laura Brandt',
    ],
    ['To sum up, as one retired engineer put it, “the lead is gone”.', 'one retired engineer'],
    ['Europeans already worry, and many analysts talk of a lost decade.', 'many analysts'],
    ['In Laura Brandt’s view, America is a year ahead.', 'Laura Brandt'],
  ])('%s', async (text, expected) => {
    expect(await speaker(text)).toBe(expected);
  });

  it.each([
    'China leads in drones.',
    'The data show that China leads in drones.',
    'OpenAI announced a new model.',
    'While analysts worry about chips, China leads in drones.',
    'The state reports a large budget for its claims office.',
    'I think that America is a year ahead.',
    'A firm called Laurel has built a faster chip.',
  ])('is the author for %s', async (text) => {
    expect(await speaker(text)).toBe('author');
  });
});

describe('speaker across sentences', () => {
  it('fills family names out and follows pronouns', async () => {
    expect(
      await speakers(
        'Laura Brandt said that China leads in drones.',
        'Brandt added that Europe lags.',
        'She also said that the gap is growing.',
      ),
    ).toEqual(['Laura Brandt', 'Laura Brandt', 'Laura Brandt']);
  });

  it('carries a quotation over its sentences, whichever end names the speaker', async () => {
    expect(
      await speakers(
        '“China leads in drones. America leads in chips,” said Laura Brandt. The mood is calm.',
      ),
    ).toEqual(['Laura Brandt', 'Laura Brandt', 'author']);
    expect(
      await speakers('Laura Brandt said: “China leads in drones. America leads in chips.”'),
    ).toEqual(['Laura Brandt', 'Laura Brandt']);
  });

  it('carries a quotation over paragraphs', async () => {
    expect(
      await speakers(
        'Laura Brandt said: “China leads in drones.',
        '“America leads in chips.”',
        'Exports fell.',
      ),
    ).toEqual(['Laura Brandt', 'Laura Brandt', 'author']);
  });

  it('gives a following quotation without a name to the last speaker', async () => {
    expect(
      await speakers('Laura Brandt said that China leads. “America has lost its edge.”'),
    ).toEqual(['Laura Brandt', 'Laura Brandt']);
  });

  it('resolves "the company" to the last one named', async () => {
    expect(
      await speakers('Baidu unveiled a chatbot.', 'The company said that it beats its rivals.'),
    ).toEqual(['author', 'Baidu']);
  });

  it('is null rather than a guess when nobody is named', async () => {
    expect(await speakers('“America has lost its edge.”')).toEqual([null]);
    expect(await speakers('He said that America has lost its edge.')).toEqual([null]);
  });
});

describe('claim clause', () => {
  const clause = async (text: string) => {
    const { article, detections } = articleOf(text);
    const [found] = await enrich(article, detections);
    return found && article.text.slice(found.clause.start, found.clause.end);
  };

  it.each([
    ['Laura Brandt said that China leads in drones.', 'China leads in drones.'],
    ['China leads in drones, says Laura Brandt.', 'China leads in drones'],
    ['China leads in drones.', 'China leads in drones.'],
  ])('%s', async (text, expected) => {
    expect(await clause(text)).toBe(expected);
  });
});

it('finishes on a flood of opening quotes', async () => {
  const { article, detections } = articleOf('“'.repeat(20_000), 'China leads.');
  expect((await enrich(article, detections)).at(-1)?.speaker).toBe('author');
});

it('finishes on one endless sentence of sayings', async () => {
  const { article, detections } = articleOf(
    'China leads he said they argue and warned '.repeat(10_000),
  );
  expect(await enrich(article, detections)).toHaveLength(detections.length);
});

it('reads a colon before a long run of capitals, as a key or a picture in text is, at once', async () => {
  const { article, detections } = articleOf(`China leads. The key is: ${'QbZK'.repeat(140)}==`);
  await speaker('China leads, Laura Brandt said.');
  const began = performance.now();
  expect((await enrich(article, detections)).map(({ speaker }) => speaker)).toEqual([
    'author',
    'author',
  ]);
  expect(performance.now() - began).toBeLessThan(1_500);
});

it('has nothing to do without detections', async () => {
  const { article } = articleOf('China leads.');
  expect(await enrich(article, [])).toEqual([]);
});
