import { describe, expect, it } from 'vitest';
import { parseWritten, readWritten } from '../../../scripts/training/written.ts';

const HEAD = '# date=2026-02-03\tgenre=news';
const HEADLINE = 'h\t2\tstanding\tus\tauthor\t\t1\tAmerica leads in AI';
const fileOf = (...rows: string[]) => [HEAD, HEADLINE, ...rows, ''].join('\n');

describe('parseWritten', () => {
  it('puts blocks and labelled sentences together', () => {
    const source = fileOf(
      's\t0\t\t\t\t\t\tWhat now?',
      'p\t1\tforecast\t\tMei Lin\tby 2031\t\tThe tool will be free by 2031, Mei Lin said.',
      'c\t0\t\t\t\t\t\tShe smiled.',
      'H\t0\t\t\t\t\t\tThe numbers',
      'l\t2\tresource\tcn\tauthor\t\t0\tIt has more engineers.',
    );
    const { article, sentences, date, written } = parseWritten(source, 'race/one.tsv');
    expect(
      article.blocks.map(({ kind, start, end }) => [kind, article.text.slice(start, end)]),
    ).toEqual([
      ['headline', 'America leads in AI'],
      ['standfirst', 'What now?'],
      ['paragraph', 'The tool will be free by 2031, Mei Lin said. She smiled.'],
      ['subheading', 'The numbers'],
      ['listItem', 'It has more engineers.'],
    ]);
    expect(sentences.map(({ start, end }) => article.text.slice(start, end))[3]).toBe(
      'She smiled.',
    );
    expect(sentences[2]).toMatchObject({
      tier: 1,
      type: 'forecast',
      speaker: 'Mei Lin',
      horizon: 'by 2031',
    });
    expect(sentences[5]).toMatchObject({ tier: 2, direction: 'cn', standalone: false });
    expect({ title: article.title, date, written }).toEqual({
      title: 'America leads in AI',
      date: '2026-02-03',
      written: true,
    });
  });

  const refused: [string, string, RegExp][] = [
    ['no head', HEADLINE, /^a\.tsv:1: the first line/],
    [
      'a day that is none',
      `# date=2026-13-40\tgenre=news\n${HEADLINE}`,
      /^a\.tsv:1: the first line/,
    ],
    ['missing columns', fileOf('p\t0\t\t\tHello.'), /^a\.tsv:3: not 8 columns/],
    ['an unknown kind', fileOf('x\t0\t\t\t\t\t\tHello.'), /^a\.tsv:3: there is no kind "x"/],
    ['a second headline', fileOf('h\t0\t\t\t\t\t\tHello'), /^a\.tsv:3: .* one headline/],
    ['no headline', `${HEAD}\np\t0\t\t\t\t\t\tHello.`, /^a\.tsv:2: .* one headline/],
    ['a headline that goes on', fileOf('c\t0\t\t\t\t\t\tHello.'), /^a\.tsv:3: the headline is one/],
    ['no text', fileOf('p\t0\t\t\t\t\t\t'), /^a\.tsv:3: the text is empty/],
    ['an unknown tier', fileOf('p\t3\t\t\t\t\t\tHello.'), /^a\.tsv:3: there is no tier "3"/],
    [
      'an unknown type',
      fileOf('p\t1\tnews\t\tauthor\t\t\tHello.'),
      /^a\.tsv:3: type "news" with tier 1/,
    ],
    [
      'a direction of a wider claim',
      fileOf('p\t1\timpact\tus\tauthor\t\t\tHello.'),
      /^a\.tsv:3: direction "us"/,
    ],
    [
      'a speaker of nothing',
      fileOf('p\t0\t\t\tauthor\t\t\tHello.'),
      /^a\.tsv:3: speaker "author" with tier 0/,
    ],
    [
      'no word on standing alone',
      fileOf('p\t2\timpact\tus\tauthor\t\t\tHello.'),
      /^a\.tsv:3: standalone ""/,
    ],
    [
      'a horizon of nothing',
      fileOf('p\t0\t\t\t\tsoon\t\tHello soon.'),
      /^a\.tsv:3: horizon "soon" with/,
    ],
    [
      'a horizon that is not there',
      fileOf('p\t1\tforecast\t\tauthor\tsoon\t\tHello.'),
      /^a\.tsv:3: the text does not/,
    ],
  ];
  it.each(refused)('refuses %s, naming file and line', (_, source, message) => {
    expect(() => parseWritten(source, 'a.tsv')).toThrow(message);
  });
});

describe('readWritten', () => {
  it('finds every article of the project well formed', () => {
    const ids = readWritten().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
