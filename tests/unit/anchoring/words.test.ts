import { describe, expect, it } from 'vitest';
import { isInsideWord, wordsIn } from '../../../utils/anchoring/words.ts';

const words = (text: string) => {
  const { starts, ends } = wordsIn(text);
  return Array.from(starts, (start, at) => text.slice(start, ends[at]));
};

describe('wordsIn', () => {
  it.each([
    ["it doesn't cost 3.5 or 1,000", ['it', "doesn't", 'cost', '3.5', 'or', '1,000']],
    ['state-of-the-art', ['state', 'of', 'the', 'art']],
    ['end. next, then', ['end', 'next', 'then']],
    ["'quoted'", ['quoted']],
    ['größe über', ['größe', 'über']],
    ['שלום עולם', ['שלום', 'עולם']],
    ['chips 🚀 up', ['chips', 'up']],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('pairs the characters of scripts written without spaces', () => {
    expect(words('人工知能')).toEqual(['人工', '工知', '知能']);
    expect(words('の')).toEqual(['の']);
  });

  it('gives equal words equal hashes', () => {
    const { hashes } = wordsIn('one two one');
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});

describe('isInsideWord', () => {
  it.each([
    ['whole word', 5, false],
    ['whole word', 7, true],
    ['3.5 up', 1, true],
    ['3.5 up', 2, true],
    ["don't", 3, true],
    ['end.', 3, false],
    ['text', 0, false],
    ['text', 4, false],
  ])('%j at %i: %s', (text, offset, inside) => {
    expect(isInsideWord(text, offset)).toBe(inside);
  });
});
