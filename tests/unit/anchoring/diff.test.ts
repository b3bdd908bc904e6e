import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../utils/anchoring/diff.ts';

describe('diffWords', () => {
  it('shows a word put in', () => {
    expect(diffWords('Tariffs will rise.', 'Tariffs will not rise.')).toEqual([
      { kind: 'same', text: 'Tariffs will ' },
      { kind: 'added', text: 'not ' },
      { kind: 'same', text: 'rise.' },
    ]);
  });

  it('shows what was replaced before what replaces it', () => {
    expect(diffWords('up 5.5% by May', 'up 6.5% by May')).toEqual([
      { kind: 'same', text: 'up ' },
      { kind: 'removed', text: '5.5' },
      { kind: 'added', text: '6.5' },
      { kind: 'same', text: '% by May' },
    ]);
  });

  it('shows punctuation apart from words', () => {
    expect(diffWords('Stop, now', 'Stop now')).toEqual([
      { kind: 'same', text: 'Stop ' },
      { kind: 'removed', text: ', ' },
      { kind: 'same', text: 'now' },
    ]);
  });

  it('takes folded words for the same unless case counts', () => {
    expect(diffWords('tell us “why”', 'Tell US "why"')).toEqual([
      { kind: 'same', text: 'Tell US "why"' },
    ]);
    expect(diffWords('tell us', 'tell US', true).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
    ]);
  });

  it('compares scripts without spaces character by character', () => {
    expect(
      diffWords('経済は成長する', '経済は成長しない').filter(({ kind }) => kind !== 'same'),
    ).toEqual([
      { kind: 'removed', text: 'する' },
      { kind: 'added', text: 'しない' },
    ]);
  });

  it('keeps both texts whole', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd.', '5%', 'é', '中', '😀'), { maxLength: 30 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        const join = (kind: string) =>
          parts
            .filter((part) => part.kind === 'same' || part.kind === kind)
            .map((part) => part.text.trim())
            .join(' ')
            .replace(/\s/g, '');
        expect(join('added')).toBe(after.replace(/\s/g, ''));
        expect(join('removed')).toBe(before.replace(/\s/g, ''));
      }),
    );
  });
});
