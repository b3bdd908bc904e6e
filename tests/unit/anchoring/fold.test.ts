import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText } from '../../../utils/anchoring/fold.ts';

describe('foldText', () => {
  it.each([
    ['Case', 'THE Ruhr', 'the ruhr'],
    ['white space', 'two\u00a0 words\n\there', 'two words here'],
    ['curly quotes', '“so” she’d ‘say’', "\"so\" she'd 'say'"],
    ['angle quotes', '«oui»', '"oui"'],
    ['dashes', 'a–b—c−d‑e', 'a-b-c-d-e'],
    ['ellipsis', 'and so…', 'and so...'],
    ['soft hyphens and zero-width spaces', 'com\u00adpu\u200bter', 'computer'],
    ['direction marks', '\u200fשלום\u200e', 'שלום'],
    ['decomposed accents', 'cafe\u0301', 'café'],
    ['ligatures', 'e\ufb03cient', 'efficient'],
    ['final sigma', 'ΛΟΓΟΣ λόγος', 'λογοσ λόγοσ'],
  ])('folds %s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['superscripts', 'm²', 'm2'],
    ['fractions', '½', '1/2'],
    ['accents', 'resume', 'résumé'],
    ['digits', '5 percent', '6 percent'],
  ])('keeps %s apart', (_, one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });
});

/** Text that folds unevenly: dropped, grown, joined, collapsed, half a surrogate pair. */
const awkward = fc.string({
  unit: fc.constantFrom(
    'A',
    ' ',
    '\n',
    '\u00ad',
    '\u200b',
    '…',
    '\u0301',
    'ﬁ',
    'İ',
    '“',
    '—',
    '😀',
    '\ud83d',
    '𐕰',
    '\ufeff',
  ),
});

describe('fold', () => {
  it('gives the same text with a map and without', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(foldText(text)).toBe(fold(text).text);
      }),
    );
  });

  it('maps every folded unit to where it came from', () => {
    const text = 'A\u00adB  C…é';
    const { text: folded, map } = fold(text);
    expect(folded).toBe('ab c...é');
    const at = (offset: number) => text[map?.[offset] ?? offset];
    expect(Array.from(folded, (_, offset) => at(offset))).toEqual([
      'A',
      'B',
      ' ',
      'C',
      '…',
      '…',
      '…',
      'é',
    ]);
    expect(map?.[folded.length]).toBe(text.length);
  });

  it('needs no map where every offset stays', () => {
    expect(fold('It’s – “fine”').map).toBeNull();
  });

  it('gives the same for a text folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
    );
  });

  it('maps in ascending order and within the text', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const { text: folded, map } = fold(text);
        if (map === null) return;
        expect(map.length).toBe(folded.length + 1);
        expect(map.every((at, unit) => unit === 0 || at >= (map[unit - 1] ?? 0))).toBe(true);
        expect(map.at(-1)).toBe(text.length);
      }),
    );
  });
});
