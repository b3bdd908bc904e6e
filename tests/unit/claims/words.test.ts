import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsOf } from '../../../utils/claims/words.ts';

const lower = (text: string) => wordsOf(text).map((word) => word.lower);

it('keeps dotted abbreviations whole and drops their dots', () => {
  expect(lower('The U.S. sold A.I. chips.')).toEqual(['the', 'us', 'sold', 'ai', 'chips']);
});

it('parts words at hyphens and keeps figures together', () => {
  expect(lower('GPT-4 costs $1,000.50')).toEqual(['gpt', '4', 'costs', '1,000.50']);
});

it('drops possessives and straightens apostrophes', () => {
  expect(lower('Baidu’s chatbot doesn’t win')).toEqual(['baidu', 'chatbot', "doesn't", 'win']);
});

it('reads through soft hyphens and zero-width characters', () => {
  expect(lower('semi\u00adconductor and lea\u200bder')).toEqual(['semiconductor', 'and', 'leader']);
});

it('gives offsets into the text as it stands', () => {
  const text = 'Alibaba’s model';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Alibaba’s',
    'model',
  ]);
});

it('never overlaps and never leaves the text', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 0xffff }), { maxLength: 80 }), (codes) => {
      const text = String.fromCharCode(...codes);
      let last = 0;
      return wordsOf(text).every(({ start, end }) => {
        const inOrder = start >= last && end > start && end <= text.length;
        last = end;
        return inOrder;
      });
    }),
  );
});

it('knows a spelling again until too many were met, and reads every one as it is written', () => {
  const spellingOf = (text: string) => wordsOf(text)[0]?.spelling;
  const first = spellingOf('Overtakes');
  expect(spellingOf('Overtakes')).toBe(first);
  const made = Array.from({ length: 40_000 }, (_, i) => `Word${i.toString(36)}`);
  expect(wordsOf(made.join(' ')).map(({ text }) => text)).toEqual(made);
  expect(wordsOf(made.toReversed().join(' ')).map(({ text }) => text)).toEqual(made.toReversed());
  expect(spellingOf('Overtakes')).not.toBe(first);
  expect(spellingOf('Overtakes')).toEqual(first);
});
