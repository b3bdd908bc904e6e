import { describe, expect, it } from 'vitest';
import { foldQuote, pageIdOf } from '../../../utils/identity.ts';
import { ImportError } from '../../../utils/interchange/errors.ts';
import { decodeFile, parseImport } from '../../../utils/interchange/parse.ts';
import { aLibrary, write } from './samples.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests break files in ways no type allows
type Loose = any;

const exported = async (): Promise<Loose> => JSON.parse(await write('json', aLibrary()));

async function messageOf(file: unknown): Promise<string> {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  try {
    await parseImport(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    return (error as ImportError).message;
  }
  throw new Error('the file was taken');
}

describe('a Racemark file that is not sound', () => {
  const cases: [what: string, change: (file: Loose) => void, message: string][] = [
    [
      'a rating off the scale',
      ({ claims }) => Object.assign(claims[1], { credibility: 9 }),
      'claims[1].credibility: 9 is not between 1 and 5',
    ],
    [
      'a colleague’s rating off the scale',
      ({ claims }) => Object.assign(claims[0].others[0], { credibility: 0 }),
      'claims[0].others[0].credibility: 0 is not between 1 and 5',
    ],
    [
      'an unknown stance',
      ({ claims }) => Object.assign(claims[0], { stance: 'maybe' }),
      'claims[0].stance: "maybe" is not one of agree, unsure, disagree',
    ],
    [
      'text where a list belongs',
      ({ claims }) => Object.assign(claims[0], { tags: 'chips' }),
      'claims[0].tags: "chips" is not a list',
    ],
    [
      'a missing field',
      ({ claims }) => delete claims[0].selectors.quote.exact,
      'claims[0].selectors.quote.exact: is missing',
    ],
    [
      'an unknown field',
      ({ claims }) => Object.assign(claims[0], { stanse: 'agree' }),
      'claims[0].stanse: is not a field of this format',
    ],
    [
      'a claim on no page',
      ({ claims }) => Object.assign(claims[1], { pageId: 'nowhere' }),
      'claims[1].pageId: no page has the id "nowhere"',
    ],
    [
      'one id twice',
      ({ claims }) => Object.assign(claims[1], { id: claims[0].id }),
      'claims[1].id: "fe0b8a8daff43a166db56e0359934f67" is also the id of claims[0]',
    ],
    [
      'one page twice',
      ({ pages }) => pages.push({ ...pages[0], id: 'other' }),
      'pages[1].url: "https://news.example/chips" is also the address of pages[0]',
    ],
    [
      'one reviewer twice',
      ({ claims }) => claims[0].others.push(claims[0].others[0]),
      'claims[0].others[1].reviewer: "Ann" stands twice on this claim',
    ],
    [
      'an address that would run as a script',
      ({ pages }) => Object.assign(pages[0], { url: 'javascript:alert(1)' }),
      'pages[0].url: "javascript:alert(1)" is not an http, https or file address',
    ],
    [
      'a day that is not in the calendar',
      ({ pages }) => Object.assign(pages[0], { published: '2026-02-30' }),
      'pages[0].published: "2026-02-30" is not a date (YYYY-MM-DD)',
    ],
    [
      'a time without zone',
      ({ claims }) => Object.assign(claims[0], { modified: '2026-02-03T10:00:00' }),
      'claims[0].modified: "2026-02-03T10:00:00" is not a time in UTC (YYYY-MM-DDTHH:MM:SSZ)',
    ],
    [
      'half a surrogate pair in an id',
      ({ pages }) => Object.assign(pages[0], { id: '\ud800' }),
      'pages[0].id: holds a character no id may have',
    ],
    [
      'a place that ends before it starts',
      ({ claims }) => Object.assign(claims[0].selectors.position, { start: 9, end: 3 }),
      'claims[0].selectors.position: ends at 3, before it starts at 9',
    ],
    [
      'a later version',
      (file) => Object.assign(file, { version: 2 }),
      'version: 2 is newer than this Racemark reads (1); update the extension first',
    ],
    ['no version', (file) => delete file.version, 'version: is missing'],
    ['no claims', (file) => delete file.claims, 'claims: is missing'],
    [
      'another format',
      (file) => Object.assign(file, { format: 'x' }),
      'format: "x" is not "racemark"',
    ],
    [
      'a list of lists',
      (file) => Object.assign(file, { claims: [[1]] }),
      'claims[0].id: is missing',
    ],
  ];

  it.each(cases)('is refused for %s, naming place and reason', async (_, change, message) => {
    const file = await exported();
    change(file);
    expect((await messageOf(file)).split('\n')[0]).toBe(message);
  });

  it.each([
    ['', 'file: is empty'],
    ['[1, 2]', 'file: a list is not an export we can read'],
    ['"text"', 'file: "text" is not an export we can read'],
    ['null', 'file: null is not an export we can read'],
    ['{}', 'format: is missing: neither Racemark JSON, Web Annotations nor a Hypothesis export'],
  ])('is refused when it is %j', async (text, message) => {
    expect(await messageOf(text)).toBe(message);
  });

  it('is refused when it is no JSON, saying where', async () => {
    const text = await write('json', aLibrary());
    expect(await messageOf(text.slice(0, -20))).toMatch(/^file: is not JSON: .*(position|line)/);
  });

  it('is refused when its bytes are no UTF-8', () => {
    expect(() => decodeFile(new Uint8Array([0x7b, 0xff, 0x7d]))).toThrow('file: is not UTF-8 text');
    expect(decodeFile(new TextEncoder().encode('\ufeff{}'))).toBe('{}');
  });

  it('spells out the first problems and counts the rest', async () => {
    const file = await exported();
    file.claims = Array.from({ length: 8 }, (_, index) => ({
      ...file.claims[1],
      id: `c${index}`,
      credibility: 7,
    }));
    const lines = (await messageOf(file)).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[5]).toBe('and 3 more');
  });

  it('names a broken page, not its claims', async () => {
    const file = await exported();
    file.pages[0].published = 'soon';
    expect(await messageOf(file)).toBe('pages[0].published: "soon" is not a date (YYYY-MM-DD)');
  });

  it('stops reading a file in which everything is wrong', async () => {
    const file = await exported();
    file.claims = Array.from({ length: 5_000 }, () => 1);
    expect((await messageOf(file)).split('\n').at(-1)).toBe('and 15 more');
  });

  it('cannot reach the prototype of anything', async () => {
    const text = await write('json', aLibrary());
    const polluted = text.replace(
      '"corrections":{}',
      '"corrections":{"__proto__":{"polluted":true}}',
    );
    expect(polluted).not.toBe(text);
    expect(await messageOf(polluted)).toBe(
      'claims[0].corrections.__proto__: is not a field of this format',
    );
    const constructed = text.replace('"corrections":{}', '"corrections":{"constructor":1}');
    expect(await messageOf(constructed)).toContain('claims[0].corrections.constructor');
    expect({}).not.toHaveProperty('polluted');
  });

  it('may be nested however deep', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(await messageOf(deep)).toMatch(/^file: /);
    const text = await write('json', aLibrary());
    const inside = text.replace('"tags":[]', `"tags":${deep}`);
    expect(await messageOf(inside)).toBe('claims[1].tags[0]: a list is not text');
  });

  it('may be too large in one place', async () => {
    const file = await exported();
    file.claims[0].tags = Array.from({ length: 1_001 }, (_, index) => `t${index}`);
    expect(await messageOf(file)).toBe('claims[0].tags: 1001 entries are more than 1000');
  });
});

describe('a Racemark file edited by hand', () => {
  it('takes a judgement without times as made when the file was written', async () => {
    const file = await exported();
    Object.assign(file.claims[1], { stance: 'agree' });
    const { entries } = await parseImport(JSON.stringify(file));
    expect(entries[1]?.own).toMatchObject({
      stance: 'agree',
      created: file.exportedAt,
      modified: file.exportedAt,
    });
  });

  it('may leave out what a reader did not say', async () => {
    const file = await exported();
    for (const field of [
      'stance',
      'credibility',
      'note',
      'tags',
      'created',
      'modified',
      'others',
    ]) {
      delete file.claims[1][field];
    }
    const { entries } = await parseImport(JSON.stringify(file));
    expect(entries[1]).toMatchObject({ own: null, others: [] });
  });

  it('lists pages that no claim names', async () => {
    const file = await exported();
    file.pages.push({ ...file.pages[0], id: 'p', url: 'https://other.example/' });
    const { omitted } = await parseImport(JSON.stringify(file));
    expect(omitted).toEqual([{ path: 'pages[1]', reason: 'no claim names this page' }]);
  });
});

describe('Web Annotations of another tool', () => {
  const annotation = (change: Loose = {}): Loose => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://tool.example/1',
    type: 'Annotation',
    creator: { type: 'Person', name: 'Dee' },
    created: '2026-01-05T12:00:00+02:00',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: 'compute' },
      { type: 'TextualBody', value: 'Compare the earlier report.' },
      { type: 'Image', id: 'https://tool.example/image' },
    ],
    target: {
      source: 'https://news.example/story?utm_source=mail',
      selector: {
        type: 'FragmentSelector',
        value: 'section',
        refinedBy: [
          { type: 'TextPositionSelector', start: 5, end: 30 },
          { type: 'TextQuoteSelector', exact: 'Both labs trail the third.', prefix: 'So ' },
        ],
      },
    },
    ...change,
  });

  const read = (file: unknown) =>
    parseImport(JSON.stringify(file), { addressOf: (url) => url.replace(/\?.*/, '') });

  it('become claims with the reviewer, tags and note', async () => {
    const { entries, source } = await read(annotation());
    expect(source).toBe('w3c');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      page: {
        id: pageIdOf('https://news.example/story'),
        url: 'https://news.example/story',
        aliases: ['https://news.example/story?utm_source=mail'],
        outlet: 'news.example',
      },
      claim: {
        origin: 'reader',
        quote: 'Both labs trail the third.',
        selectors: {
          quote: { exact: 'Both labs trail the third.', prefix: 'So ', suffix: '' },
          position: { start: 5, end: 30 },
        },
      },
      own: {
        reviewer: 'Dee',
        tags: ['compute'],
        note: 'Compare the earlier report.',
        modified: '2026-01-05T10:00:00.000Z',
      },
    });
  });

  it.each([
    ['one annotation', (one: Loose) => one],
    ['a list', (one: Loose) => [one]],
    ['a page', (one: Loose) => ({ type: 'AnnotationPage', items: [one] })],
    ['a collection', (one: Loose) => ({ type: ['AnnotationCollection'], first: { items: [one] } })],
  ])('are read from %s', async (_, wrap) => {
    expect((await read(wrap(annotation()))).entries).toHaveLength(1);
  });

  it('carry stance, direction and credibility where they are given in our words', async () => {
    const body = [
      { type: 'TextualBody', purpose: 'classifying', value: 'agree' },
      { type: 'TextualBody', purpose: 'classifying', value: 'cn' },
      { type: 'TextualBody', purpose: 'assessing', value: '4' },
      { type: 'TextualBody', purpose: 'assessing', value: '7 of 10' },
    ];
    const { entries } = await read(annotation({ body }));
    expect(entries[0]?.own).toMatchObject({
      stance: 'agree',
      credibility: 4,
      corrections: { direction: 'cn' },
      note: '7 of 10',
    });
  });

  it('of several people on the same words are one claim', async () => {
    const second = annotation({ creator: 'https://people.example/eve', bodyValue: 'Doubtful.' });
    delete second.body;
    const { entries } = await read([annotation(), second]);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.own).toBeNull();
    expect(entries[0]?.others.map(({ reviewer, note }) => [reviewer, note])).toEqual([
      ['Dee', 'Compare the earlier report.'],
      ['https://people.example/eve', 'Doubtful.'],
    ]);
  });

  it('without words on a web page are left out and listed', async () => {
    const { entries, omitted } = await read([
      annotation({ target: 'https://news.example/story' }),
      annotation({ target: { ...annotation().target, source: 'urn:isbn:1' } }),
    ]);
    expect(entries).toEqual([]);
    expect(omitted).toEqual([
      { path: '[0]', reason: 'marks no words: no target has a TextQuoteSelector' },
      { path: '[1]', reason: 'its source "urn:isbn:1" is not an http, https or file address' },
    ]);
  });

  it('are refused with path and reason when they are malformed', async () => {
    const target = annotation().target;
    delete target.selector.refinedBy[1].exact;
    expect(await messageOf({ type: 'AnnotationPage', items: [annotation({ target })] })).toMatch(
      /^items\[0\]\.target\.selector\.refinedBy\[1\]\.exact: is missing$/,
    );
    expect(await messageOf({ type: 'AnnotationCollection', first: 'https://x.example' })).toBe(
      'first: "https://x.example" is not an embedded page; nothing is fetched',
    );
    expect(await messageOf([annotation(), 7])).toBe('[1]: 7 is not an annotation');
  });
});

describe('our own Web Annotations', () => {
  it('say where a body was changed into something we do not know', async () => {
    const file: Loose = JSON.parse(await write('w3c', aLibrary()));
    file.first.items[0].body[2].value = '9';
    expect(await messageOf(file)).toBe('first.items[0].body[2].value: "9" is not between 1 and 5');
    file.first.items[0].body[2].value = '4';
    file.first.items[0].body[0].value = 'perhaps';
    expect(await messageOf(file)).toMatch(/^first\.items\[0\]\.body\[0\]\.value: "perhaps" is not/);
  });

  it('carry changes another tool made to the bodies', async () => {
    const file: Loose = JSON.parse(await write('w3c', aLibrary()));
    file.first.items[0].body[2].value = '5';
    file.first.items[0].body.splice(3, 1);
    const { entries } = await parseImport(JSON.stringify(file));
    expect(entries[0]?.own).toMatchObject({ credibility: 5, tags: ['forecast'] });
  });
});

describe('an export of Hypothesis', () => {
  const annotation = (change: Loose = {}): Loose => ({
    id: 'h1',
    created: '2026-01-05T10:00:00.123456+00:00',
    updated: '2026-01-06T10:00:00.123456+00:00',
    user: 'acct:dee@hypothes.is',
    uri: 'https://news.example/story',
    text: 'Which figures?',
    tags: ['sources'],
    group: '__world__',
    permissions: { read: ['group:__world__'] },
    target: [
      {
        source: 'https://news.example/story',
        selector: [
          { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]' },
          { type: 'TextPositionSelector', start: 900, end: 930 },
          { type: 'TextQuoteSelector', exact: 'Spending has doubled.', prefix: 'a', suffix: 'b' },
        ],
      },
    ],
    document: { title: ['A story'] },
    user_info: { display_name: 'Dee' },
    ...change,
  });

  const file = (...annotations: Loose[]) =>
    JSON.stringify({
      export_date: '2026-02-01T00:00:00Z',
      export_userid: 'acct:dee@hypothes.is',
      client_version: '1.0',
      annotations,
    });

  it('becomes claims of the one who made them', async () => {
    const { entries, source } = await parseImport(file(annotation()));
    expect(source).toBe('hypothesis');
    expect(entries[0]).toMatchObject({
      page: { title: 'A story', url: 'https://news.example/story' },
      claim: { quote: 'Spending has doubled.', origin: 'reader' },
      own: {
        reviewer: 'dee',
        note: 'Which figures?',
        tags: ['sources'],
        created: '2026-01-05T10:00:00.123Z',
        modified: '2026-01-06T10:00:00.123Z',
      },
    });
  });

  it('may also be an answer of its API', async () => {
    const answer = JSON.stringify({ total: 1, rows: [annotation()] });
    const { entries } = await parseImport(answer);
    expect(entries).toEqual((await parseImport(file(annotation()))).entries);
    expect(await messageOf(JSON.stringify({ total: 1, rows: [{}] }))).toContain(
      'rows[0].uri: is missing',
    );
  });

  it('leaves out replies, page notes and what is no web page', async () => {
    const { entries, omitted } = await parseImport(
      file(
        annotation({ references: ['h0'] }),
        annotation({ target: [{ source: 'https://news.example/story' }] }),
        annotation({ uri: 'urn:x-pdf:1' }),
      ),
    );
    expect(entries).toEqual([]);
    expect(omitted.map(({ path }) => path)).toEqual([
      'annotations[0]',
      'annotations[1]',
      'annotations[2]',
    ]);
  });

  it('tells the same words apart where they stand twice', async () => {
    const again = annotation({ id: 'h2', text: 'Again.' });
    again.target[0].selector[2].prefix = 'elsewhere ';
    const { entries } = await parseImport(file(annotation(), again));
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map(({ claim }) => claim.id)).size).toBe(2);
    expect(new Set(entries.map(({ claim }) => foldQuote(claim.quote))).size).toBe(1);
  });

  it('gathers what one person said twice about the same words', async () => {
    const later = annotation({ text: 'Found them.', tags: ['sources', 'done'] });
    later.updated = '2026-01-09T00:00:00Z';
    const { entries } = await parseImport(file(later, annotation()));
    expect(entries[0]?.own).toMatchObject({
      note: 'Which figures?\n\nFound them.',
      tags: ['sources', 'done'],
      modified: '2026-01-09T00:00:00.000Z',
    });
  });

  it('is refused with path and reason when it is malformed', async () => {
    expect(await messageOf(file(annotation({ user: undefined })))).toBe(
      'annotations[0].user: is missing',
    );
    expect(await messageOf(file(annotation({ tags: 'x' })))).toBe(
      'annotations[0].tags: "x" is not a list',
    );
  });
});
