import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../utils/claims/sentences.ts';

const sentencesOf = (text: string) =>
  splitSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['abbreviations of states', 'U.S. officials agreed. Others did not.', 2],
    ['an abbreviation that ends a sentence', 'They export to the U.S. The rule changed.', 2],
    ['numbers after No.', 'It is the No. 1 lab by far. No. 2 is close.', 2],
    ['the word no', 'The answer is no. The lab denied it.', 2],
    ['initials', 'George W. Brush met J. K. Lee. They spoke.', 2],
    ['titles', 'Dr. Chen and Mr. Ito left. Gen. Roe stayed.', 2],
    ['decimals and money', 'It cost $5.6 million. Sales rose 3.5 per cent.', 2],
    ['an ellipsis that goes on', 'They waited... and waited. Then it came.', 2],
    ['quotations', '“We lead. They follow.” He smiled.', 3],
    ['a quotation that goes on after its mark', '“Is it over?” she asked. It was.', 2],
    ['exclamation marks', 'What a model! It beat them all.', 2],
    ['parentheses', 'The gap (about 3.5 months, e.g. in code) narrowed. It will close.', 2],
    ['a lost space', 'The model is fast.The other is slow.', 2],
    ['footnote numbers', 'The lead is shrinking.12 Nobody denies it.', 2],
    [
      'numbers of notes in brackets',
      'The lead is shrinking.[3][12] Nobody denies it. [4] So be it.',
      3,
    ],
    ['a note within a sentence', 'The U.S.[3] officials agreed [4] with them.', 1],
    ['items in one line', '• Chips are scarce • Talent is not • Power is cheap', 3],
    ['the link of an embedded post', 'It is not close. pic.tides.example/x https://t.example/y', 2],
    ['firms', 'Acme Inc. shares fell. Beta Corp. rose.', 2],
    ['months', 'It opened on Jan. 3 in Reno. It closed in Feb. 2024.', 2],
    ['names that begin small', 'The rival is older. iPhone sales grew. xAI followed.', 3],
    ['Chinese full stops', '差距正在缩小。两年后可能赶上！谁会赢？', 3],
    ['lines', 'A headline\nA first paragraph.', 2],
    ['a letter that is no initial', 'There is less R than D. In 2017 it turned.', 2],
  ])('survives %s', (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it('leaves list markers and layout marks out', () => {
    expect(sentencesOf('1. Chips are scarce.\n• Talent is not.\n*Power* is cheap._')).toEqual([
      'Chips are scarce.',
      'Talent is not.',
      'Power* is cheap.',
    ]);
  });

  it.each([
    'PORT ELLERY, May 3 (Reuters) - ',
    'PORT ELLERY (AP) — ',
    'Port Ellery, Nov. 28 (Xinhua) -- ',
    'PORT ELLERY, Calif., May 3, 2031 (GLOBE NEWSWIRE) -- ',
    'PORT ELLERY, May 3, 2031 /PRNewswire/ -- ',
    'PORT ELLERY/LOW BAY (AFP) –',
  ])('leaves the dateline “%s” out', (dateline) => {
    const first = 'Its lab leads by a year.';
    expect(sentencesOf(`${dateline}${first} Others trail.`)).toEqual([first, 'Others trail.']);
  });

  it.each([
    'The lab (Reuters called it small) - a rival says - leads by a year.',
    'It leads by a year, says the wire service (Reuters).',
    'NVIDIA — a chip maker — leads by a year.',
    'Huawei (China) - its rival - trails by a year.',
  ])('takes nothing for a dateline in “%s”', (sentence) => {
    expect(sentencesOf(sentence)).toEqual([sentence]);
  });

  it('leaves the numbers of notes out', () => {
    expect(sentencesOf('It shrinks.[3][12] Nobody denies it.” [4] So be it.[5]')).toEqual([
      'It shrinks.',
      'Nobody denies it.”',
      'So be it.',
    ]);
  });

  it('gives offsets into the text it was given', () => {
    const text = '  One. \u00a0Two\u00ad.  ';
    for (const { start, end } of splitSentences(text, 0, text.length)) {
      expect(text.slice(start, end)).toMatch(/^\S.*\S$/);
    }
  });

  const pieces = fc.array(
    fc.constantFrom(
      'U.S.',
      'A.I.',
      'No.',
      ' ',
      '. ',
      '? ',
      '“',
      '”',
      '"',
      '(',
      ')',
      'chips',
      'The',
      '3.5',
      '。',
      '\n',
      '…',
      '\u200b',
      '\u00a0',
      'e.g. ',
      '’',
    ),
    { maxLength: 60 },
  );

  it('gives trimmed, ordered, disjoint stretches inside the bounds', () => {
    fc.assert(
      fc.property(pieces, fc.nat(10), (parts, margin) => {
        const text = parts.join('');
        const from = Math.min(margin, text.length);
        let last = from;
        for (const { start, end } of splitSentences(text, from, text.length)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).not.toBe('');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('loses no letter', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const kept = sentencesOf(text).join('');
        const letters = (value: string) => value.replace(/[^a-z]/gi, '').length;
        expect(letters(kept)).toBe(letters(text));
      }),
    );
  });
});
