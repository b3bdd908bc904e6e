import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from '../../../utils/anchoring/scan.ts';
import {
  createTextIndex,
  fromCodePoints,
  preparing,
  toCodePoints,
} from '../../../utils/anchoring/text-index.ts';
import { indexOf } from './support.ts';

describe('createTextIndex', () => {
  it('joins blocks by a blank line', () => {
    const index = indexOf('First.', 'Second.');
    expect(index.text).toBe('First.\n\nSecond.');
    expect(index.starts).toEqual([0, 8]);
  });

  it('is empty without blocks', () => {
    const index = indexOf();
    expect(index.text).toBe('');
    expect(index.folded().text).toBe('');
  });
});

describe('code points', () => {
  it('counts surrogate pairs once', () => {
    const index = indexOf('a😃b😃');
    expect([0, 1, 3, 4, 6].map((at) => toCodePoints(index, at))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map((at) => fromCodePoints(index, at))).toEqual([0, 1, 3, 4, 6]);
  });

  it('agrees with the code points of the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const index = indexOf(text);
        let units = 0;
        Array.from(text).forEach((point, at) => {
          expect(toCodePoints(index, units)).toBe(at);
          expect(fromCodePoints(index, at)).toBe(units);
          units += point.length;
        });
      }),
    );
  });
});

describe('folded', () => {
  it('leads back to the text', () => {
    const index = indexOf('It’s “here”…', 'Soft\u00adly  spoken');
    const { text, toSource } = index.folded();
    expect(text).toBe('it\'s "here"... softly spoken');
    const source = (part: string) => {
      const at = text.indexOf(part);
      return index.text.slice(toSource(at, 'start'), toSource(at + part.length, 'end'));
    };
    expect(source('"here"...')).toBe('“here”…');
    expect(source('softly')).toBe('Soft\u00adly');
    expect(source('spoken')).toBe('spoken');
    expect(source('... softly')).toBe('…\n\nSoft\u00adly');
  });

  it('keeps accents with the letter they stand on', () => {
    const index = indexOf('un cafe\u0301 noir');
    const { text, toSource } = index.folded();
    const end = text.indexOf('café') + 4;
    expect(index.text.slice(0, toSource(end, 'end'))).toBe('un cafe\u0301');
  });

  it('finds what a plain search finds', () => {
    const word = fc.constantFrom('ai', 'lead', 'leads', "it's", '5', '5.1', '中文', '中', 'é', '-');
    const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), text, (paragraphs, part) => {
        const { words, text: folded } = indexOf(...paragraphs).folded();
        expect(words.occurrences(part, 100)).toEqual(scan(folded, part, 100));
      }),
    );
  });

  it('is the same whether prepared in steps or not, and for blocks longer than a step', () => {
    const long = Array.from({ length: 9000 }, (_, at) => `Word${at} “x”  y\u00ad`).join(' ');
    const index = indexOf('Before', long, 'After');
    expect([...preparing(index)].length).toBeGreaterThan(3);
    const { text, words, toSource } = index.folded();
    const [at = -1] = words.occurrences('word8999 "x"', 2);
    expect(index.text.slice(toSource(at, 'start'), toSource(at + 12, 'end'))).toBe('Word8999 “x”');
    expect(text.endsWith(' after')).toBe(true);
  });

  it('takes over the blocks that stayed', () => {
    const { blocks } = indexOf('One stays.', 'One goes.');
    const [first] = createTextIndex({ blocks }).blocks;
    if (first === undefined) throw new Error('no block');
    [...preparing(createTextIndex({ blocks }))];
    const added = { kind: 'paragraph', text: 'One comes.', pieces: [] } as const;
    const index = createTextIndex({ blocks: [first, added] });
    expect(index.folded().text).toBe('one stays. one comes.');
  });
});
