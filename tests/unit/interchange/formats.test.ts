import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSV_COLUMNS } from '../../../utils/interchange/csv.ts';
import { exportFileName, FORMATS } from '../../../utils/interchange/formats.ts';
import { linkTo, textFragmentOf, uriOf } from '../../../utils/interchange/links.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { library, libraryWithPairs } from './arbitraries.ts';
import { aClaim, aLibrary, anAnnotation, aPage, write } from './samples.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const EVERYTHING = { includeDismissed: true, includeDeleted: true };

describe('JSON', () => {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(join(root, 'docs/racemark-export.schema.json'), 'utf8'));
  const isValid = ajv.compile(schema);

  it('is what its JSON Schema says, for any library', async () => {
    await fc.assert(
      fc.asyncProperty(libraryWithPairs, async ({ entries, pairs }) => {
        const file = JSON.parse(await write('json', entries, { ...EVERYTHING, pairs }));
        expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('has a schema that refuses what the import refuses', async () => {
    const changes: ((claim: Record<string, unknown>) => void)[] = [
      (claim) => Object.assign(claim, { credibility: 9 }),
      (claim) => Object.assign(claim, { stance: 'maybe' }),
      (claim) => Object.assign(claim, { colour: 'red' }),
      (claim) => delete claim.selectors,
      (claim) => Object.assign(claim, { firstSeen: 'yesterday' }),
    ];
    for (const change of changes) {
      const file = JSON.parse(await write('json', aLibrary()));
      change(file.claims[0]);
      expect(isValid(file)).toBe(false);
    }
  });

  it('is streamed in pieces of a bounded size', async () => {
    const { serialize } = await import('../../../utils/interchange/serialize.ts');
    const [entry] = aLibrary();
    if (!entry) throw new Error('the sample has changed');
    let taken = 0;
    async function* many() {
      for (let index = 0; index < 500; index += 1) {
        taken += 1;
        yield {
          ...(entry as LibraryEntry),
          claim: { ...(entry as LibraryEntry).claim, id: `${index}` },
        };
      }
    }
    const options = { exportedAt: '2026-03-09T08:00:00Z', generator: 'test' };
    const sizes = [];
    let takenAtFirst = 0;
    for await (const piece of serialize('json', many(), options)) {
      takenAtFirst ||= taken;
      sizes.push(piece.length);
    }
    expect(takenAtFirst).toBeLessThan(100);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(80_000);
  });
});

describe('every format', () => {
  it.each(FORMATS)('%s is whole text for any library', async (format) => {
    await fc.assert(
      fc.asyncProperty(library, async (entries) => {
        const text = await write(format, entries, EVERYTHING);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\0');
        if (!['csv', 'markdown'].includes(format)) JSON.parse(text);
      }),
      { numRuns: 60 },
    );
  });

  it('has a file name with the local date', () => {
    const evening = new Date(2026, 2, 9, 23, 59);
    expect(FORMATS.map((format) => exportFileName(format, evening))).toEqual([
      'racemark-2026-03-09.json',
      'racemark-2026-03-09.jsonld',
      'racemark-2026-03-09.csv',
      'racemark-2026-03-09.md',
      'racemark-2026-03-09.claimreview.jsonld',
    ]);
    expect(exportFileName('csv', evening, 'page')).toBe('racemark-2026-03-09-page.csv');
    expect(exportFileName('json', evening, 'filtered')).toBe('racemark-2026-03-09-filtered.json');
  });
});

const validator = join(root, '../shared/w3c/validate.mjs');

describe.runIf(existsSync(validator))('W3C annotations, by the assertions of the W3C', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'racemark-w3c-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('pass every MUST, for generated libraries', { timeout: 60_000 }, async () => {
    const libraries = fc.sample(library, { seed: 5, numRuns: 40 });
    const files = [];
    for (const [index, entries] of [aLibrary(), ...libraries].entries()) {
      const file = join(folder, `${index}.jsonld`);
      writeFileSync(file, await write('w3c', entries, EVERYTHING));
      files.push(file);
    }
    const report = execFileSync('node', [validator, ...files], { cwd: root, encoding: 'utf8' });
    const [, good, seen] = /^(\d+) of (\d+) annotations pass all 54 MUST/m.exec(report) ?? [];
    expect(Number(seen)).toBeGreaterThan(50);
    expect(good).toBe(seen);
  });
});

describe('a W3C annotation', () => {
  it('carries the judgement in bodies and the place in selectors', async () => {
    const file = JSON.parse(await write('w3c', aLibrary()));
    expect(file.total).toBe(3);
    const [own, ann, found] = file.first.items;
    expect(own.motivation).toBe('assessing');
    expect(
      own.body.map((each: { purpose: string; value: string }) => [each.purpose, each.value]),
    ).toEqual([
      ['classifying', 'disagree'],
      ['classifying', 'cn'],
      ['assessing', '2'],
      ['tagging', 'chips'],
      ['tagging', 'forecast'],
      ['commenting', 'No source is named.'],
    ]);
    expect(own.target.selector.map((each: { type: string }) => each.type)).toEqual([
      'TextQuoteSelector',
      'TextPositionSelector',
      'FragmentSelector',
    ]);
    expect(own.target.state).toEqual({ type: 'TimeState', sourceDate: '2026-03-03T09:00:00.000Z' });
    expect(ann.creator).toEqual({ type: 'Person', name: 'Ann' });
    expect(found.creator.type).toBe('Software');
    expect(found.body).toHaveLength(1);
  });
});

/** A reader of RFC 4180 that shares no code with the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const cell = () => {
    if (text[at] !== '"') {
      const end = text.slice(at).search(/,|\r\n/);
      const plain = text.slice(at, at + end);
      expect(plain).not.toMatch(/["\r\n]/);
      at += end;
      return plain;
    }
    let value = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw new Error('a quoted cell does not end');
      value += text[at];
      if (text[at] === '"') at += 1;
    }
    at += 1;
    return value;
  };
  while (at < text.length) {
    row.push(cell());
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV', () => {
  const column = (rows: string[][], name: string) =>
    rows.slice(1).map((row) => row[CSV_COLUMNS.indexOf(name)]);

  it('is read alike by two readers, one row a claim, for any library', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (entries) => {
        const text = await write('csv', entries);
        const rows = parseCsv(text);
        const wanted = entries.filter(({ own }) => !own || !(own.dismissed || own.deleted));
        expect(rows).toHaveLength(wanted.length + 1);
        expect(rows.every((row) => row.length === CSV_COLUMNS.length)).toBe(true);
        expect(column(rows, 'claim_id')).toEqual(wanted.map(({ claim }) => claim.id));
        const { data } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true });
        expect(data).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('runs no formula, and taking one apostrophe away gives the text back', async () => {
    const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', "'=1", "''-1", '＝1'];
    const harmless = ["'tis", 'a=b', '1-2', '', "it's"];
    const page = aPage();
    const entries = [...risky, ...harmless].map((note, index) => {
      const claim = aClaim(page, { id: `c${index}` });
      return { page, claim, own: anAnnotation(claim.id, { note }), others: [] };
    });
    const notes = column(parseCsv(await write('csv', entries)), 'note');
    expect(notes.slice(0, risky.length)).toEqual(risky.map((note) => `'${note}`));
    expect(notes.slice(risky.length)).toEqual(harmless);
  });

  it('begins with a byte order mark only when asked', async () => {
    expect((await write('csv', aLibrary())).startsWith('quote,')).toBe(true);
    expect((await write('csv', aLibrary(), { bom: true })).startsWith('\ufeffquote,')).toBe(true);
  });

  it('shows the reader’s corrections beside what was detected', async () => {
    const page = aPage();
    const claim = aClaim(page);
    const own = anAnnotation(claim.id, { corrections: { direction: 'us', speaker: 'B. Analyst' } });
    const rows = parseCsv(await write('csv', [{ page, claim, own, others: [] }]));
    expect(column(rows, 'direction')).toEqual(['us']);
    expect(column(rows, 'detected_direction')).toEqual(['cn']);
    expect(column(rows, 'speaker')).toEqual(['B. Analyst']);
    expect(column(rows, 'due')).toEqual(column(rows, 'horizon_to'));
  });

  it('holds the earlier wordings of a changed claim, and when they were last seen', async () => {
    const page = aPage();
    const wordings = [
      { quote: 'It leads by *two*\nyears.', seen: '2026-03-05T23:00:00.000Z' },
      { quote: 'It leads by a year; or so.', seen: '2026-03-07T08:00:00.000Z' },
    ];
    const claim = { ...aClaim(page), anchor: 'changed' as const, wordings };
    const changed = [{ page, claim, own: null, others: [] }];
    expect(column(parseCsv(await write('csv', changed)), 'earlier_wordings')).toEqual([
      '2026-03-05: It leads by *two* years.\n2026-03-07: It leads by a year; or so.',
    ]);
    const markdown = await write('markdown', changed);
    expect(markdown).toContain(
      '\n- Earlier wording, last seen 2026-03-05: It leads by \\*two\\* years.\n- Earlier wording, last seen 2026-03-07: It leads by a year; or so.\n',
    );
    const unchanged = [{ page, claim: aClaim(page), own: null, others: [] }];
    expect(column(parseCsv(await write('csv', unchanged)), 'earlier_wordings')).toEqual(['']);
    expect(await write('markdown', unchanged)).not.toContain('Earlier');
  });

  it('has nobody for a speaker where the reader says so, and the article itself', async () => {
    const page = aPage();
    const claim = { ...aClaim(page), speaker: 'A. Minister' };
    const by = (speaker: string | null) => [
      { page, claim, own: anAnnotation(claim.id, { corrections: { speaker } }), others: [] },
    ];
    const nobody = parseCsv(await write('csv', by(null)));
    expect(column(nobody, 'speaker')).toEqual(['']);
    expect(column(nobody, 'detected_speaker')).toEqual(['A. Minister']);
    expect(column(parseCsv(await write('csv', by('author'))), 'speaker')).toEqual(['author']);
    expect(await write('markdown', by(null))).not.toContain('Speaker:');
    expect(await write('markdown', by('author'))).toContain('Speaker: the article itself');
  });

  it('has the reader’s due date beside the article’s words for it, and none where there is none', async () => {
    const page = aPage();
    const claim = aClaim(page);
    const dueOn = (due: string | null) => [
      { page, claim, own: anAnnotation(claim.id, { corrections: { due } }), others: [] },
    ];
    const later = parseCsv(await write('csv', dueOn('2031-06-30')));
    expect(column(later, 'due')).toEqual(['2031-06-30']);
    expect(column(later, 'horizon_to')).toEqual(['2030-12-31']);
    expect(await write('markdown', dueOn('2031-06-30'))).toContain('(by 2031-06-30)');
    expect(column(parseCsv(await write('csv', dueOn(null))), 'due')).toEqual(['']);
    expect(await write('markdown', dueOn(null))).not.toContain('Due:');
  });

  it('holds what was dismissed or deleted where that was asked for, and says so', async () => {
    const [judged] = aLibrary();
    if (!judged?.own) throw new Error('the sample has changed');
    const dismissed = { ...judged, own: { ...judged.own, dismissed: true } };
    const binned = { ...judged, own: { ...judged.own, deleted: '2026-03-04T00:00:00.000Z' } };
    expect(column(parseCsv(await write('csv', [dismissed, binned])), 'status')).toEqual([]);
    const rows = parseCsv(await write('csv', [dismissed, binned], EVERYTHING));
    expect(column(rows, 'status')).toEqual(['dismissed', 'deleted']);
    const text = await write('markdown', [dismissed, binned], EVERYTHING);
    expect(text).toContain('Marked: not a claim');
    expect(text).toContain('In the bin since: 2026-03-04');
    const reviews = JSON.parse(await write('claimreview', [dismissed, binned], EVERYTHING));
    expect(reviews['@graph']).toEqual([]);
  });

  it('has its columns documented', () => {
    const docs = readFileSync(join(root, 'docs/export.md'), 'utf8');
    for (const name of CSV_COLUMNS) expect(docs).toContain(`\`${name}\``);
  });
});

describe('Markdown', () => {
  it('gathers claims under their article, in the order of first mention', async () => {
    const one = aPage();
    const two = aPage({ url: 'https://other.example/', title: 'Other' });
    const entry = (page: typeof one, quote: string): LibraryEntry => ({
      page,
      claim: aClaim(page, { quote }),
      own: null,
      others: [],
    });
    const text = await write('markdown', [entry(one, 'A.'), entry(two, 'B.'), entry(one, 'C.')]);
    expect(text.match(/^## .*$|^> [A-C]\.$/gm)).toEqual([
      '## [Chips and who makes them](<https://news.example/chips>)',
      '> A.',
      '> C.',
      '## [Other](<https://other.example/>)',
      '> B.',
    ]);
  });

  it('links to the words in the article', async () => {
    expect(await write('markdown', aLibrary())).toContain(
      '[In the article](<https://news.example/chips#:~:text=The%20country,by%202030.>)',
    );
  });

  it('links to the address the page was open under', async () => {
    const page = aPage({ visited: 'http://www.news.example/chips' });
    const claim = aClaim(page);
    const entries = [{ page, claim, own: null, others: [] }];
    for (const format of ['markdown', 'csv'] as const) {
      expect(await write(format, entries)).toContain('http://www.news.example/chips#:~:text=');
    }
  });

  it('lets nothing of a page become markup', async () => {
    const page = aPage({ title: '](javascript:x) <img src=x> # [[note]]', outlet: '# Big' });
    const quote =
      '# Not a title\n> no quote\n1. no item\n- nor this\n```\n<script>x</script>\n==x==';
    const claim = aClaim(page, { quote });
    const own = anAnnotation(claim.id, { note: '---\n*a*\n\n    code', tags: ['#tag'] });
    const text = await write('markdown', [{ page, claim, own, others: [] }]);
    const unescaped = text.replace(/\\[!-/:-@[-`{-~]/g, '');
    expect(unescaped).not.toMatch(/<(?!https?:)/);
    expect(unescaped.match(/^#+ /gm)).toEqual(['# ', '## ']);
    expect(unescaped).not.toMatch(/```|==|\*|\[\[/);
    expect(unescaped).not.toMatch(/^(?:> |\s*)(?:\d+\.|---)/m);
    expect(text).toContain(
      '> \\# Not a title  \n> \\> no quote  \n> 1\\. no item  \n> \\- nor this  ',
    );
  });
});

describe('text of several lines in Markdown', () => {
  const noteAs = async (note: string) => {
    const page = aPage();
    const claim = aClaim(page);
    const own = anAnnotation(claim.id, { note });
    const text = await write('markdown', [{ page, claim, own, others: [] }]);
    return text.slice(text.indexOf('Note:\n\n') + 'Note:\n\n'.length).trimEnd();
  };

  it('keeps its line ends, which a paragraph would swallow', async () => {
    expect(await noteAs('First.\nSecond.\n\nThird.')).toBe('  First.  \n  Second.\n\n  Third.');
  });

  it('keeps addresses that can be followed', async () => {
    for (const [note, written] of [
      ['https://a.example/x_y_z?q=*&r=1', '<https://a.example/x_y_z?q=*&r=1>'],
      ['See (http://a.example/x_y_(z)), p_1.', 'See (<http://a.example/x_y_(z)>), p\\_1.'],
      ['1. https://a.example/_/, then', '1\\. <https://a.example/_/>, then'],
      ['来源：https://a.example/x_y。', '来源：<https://a.example/x_y>。'],
      ['https://a.example/x_新闻', 'https://a.example/x\\_新闻'],
      ['[x](https://a.example/x)', '\\[x\\](<https://a.example/x>)'],
    ] as const) {
      expect(await noteAs(note)).toBe(`  ${written}`);
    }
  });
});

describe('ClaimReview', () => {
  it('names the article by the address it was open under, and by a headline only where it has one', async () => {
    const page = aPage({ visited: 'http://www.news.example/chips', title: '' });
    const claim = aClaim(page);
    const own = anAnnotation(claim.id);
    const text = await write('claimreview', [{ page, claim, own, others: [] }]);
    const [{ itemReviewed }] = JSON.parse(text)['@graph'];
    expect(itemReviewed.appearance.url).toBe('http://www.news.example/chips');
    expect(itemReviewed.appearance).not.toHaveProperty('headline');
  });

  it('holds only what the reader rated, and no stance', async () => {
    const page = aPage();
    const entries: LibraryEntry[] = [
      { credibility: 4, stance: 'disagree', note: '</script><b>' } as const,
      { credibility: null, stance: 'agree' } as const,
    ].map((change, index) => {
      const claim = aClaim(page, { id: `c${index}` });
      return {
        page,
        claim,
        own: anAnnotation(claim.id, change),
        others: [anAnnotation(claim.id, { reviewer: 'Ann' })],
      };
    });
    const text = await write('claimreview', entries, { reviewer: 'Cy' });
    expect(text).not.toContain('<');
    expect(text).not.toContain('disagree');
    const graph = JSON.parse(text)['@graph'];
    expect(graph).toHaveLength(1);
    expect(graph[0]).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: 'The country will lead in training chips by 2030.',
      author: { '@type': 'Person', name: 'Cy' },
      reviewRating: { ratingValue: 4, worstRating: 1, bestRating: 5 },
      reviewBody: '</script><b>',
      itemReviewed: { '@type': 'Claim', appearance: { url: page.url, headline: page.title } },
    });
  });
});

describe('addresses', () => {
  it('are plain URIs', () => {
    expect(uriOf('https://news.example/a|b?q={x}#é')).toBe(
      'https://news.example/a%7Cb?q=%7Bx%7D#%C3%A9',
    );
    expect(uriOf('https://[::1]:80/[x]?a=50%')).toBe('https://[::1]:80/%5Bx%5D?a=50%25');
  });

  it('lead to the words', () => {
    expect(linkTo('https://news.example/', 'text=a', 'a')).toBe('https://news.example/#:~:text=a');
    expect(linkTo('https://news.example/#/route', '', 'a, b-c')).toBe(
      'https://news.example/#/route:~:text=a%2C%20b%2Dc',
    );
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    expect(textFragmentOf(long)).toBe(
      'text=word0%20word1%20word2%20word3%20word4%20word5,word34%20word35%20word36%20word37%20word38%20word39',
    );
  });
});

describe('the convert command', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'racemark-convert-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const convert = (text: string, ...args: string[]) => {
    const file = join(folder, 'in.json');
    writeFileSync(file, text);
    try {
      const stdout = execFileSync(
        join(root, 'node_modules/.bin/node'),
        ['scripts/convert.ts', ...args, file],
        { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      );
      return { status: 0, stdout, stderr: '' };
    } catch (error) {
      return error as { status: number; stdout: string; stderr: string };
    }
  };

  it('goes through W3C and back without loss', { timeout: 30_000 }, async () => {
    const [judged, plain] = aLibrary();
    const own = judged?.own && { ...judged.own, dismissed: true };
    const entries = [judged, plain].flatMap((entry) => (entry ? [entry] : []));
    if (entries[0] && own) entries[0] = { ...entries[0], own };
    const json = await write('json', entries, EVERYTHING);
    const w3c = convert(json, '--to', 'w3c').stdout;
    const back = JSON.parse(convert(w3c, '--to', 'json').stdout);
    const { exportedAt: _, generator: __, ...content } = JSON.parse(json);
    expect(back).toMatchObject(content);
  });

  it('reads standard input', { timeout: 30_000 }, async () => {
    const input = await write('json', aLibrary());
    const csv = execFileSync(
      join(root, 'node_modules/.bin/node'),
      ['scripts/convert.ts', '--to', 'csv', '-'],
      { cwd: root, encoding: 'utf8', input },
    );
    expect(csv).toBe(await write('csv', aLibrary()));
  });

  it('gives the import’s message and status 1 for bad input', { timeout: 30_000 }, async () => {
    const bad = (await write('json', aLibrary())).replace('"credibility":2', '"credibility":9');
    expect(convert(bad, '--to', 'csv')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'claims[0].credibility: 9 is not between 1 and 5\n',
    });
  });
});
