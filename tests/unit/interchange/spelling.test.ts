import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../utils/interchange/errors.ts';
import { parseImport } from '../../../utils/interchange/parse.ts';
import type { ImportedLibrary } from '../../../utils/interchange/plan.ts';
import { aLibrary, write } from './samples.ts';

const OA = 'http://www.w3.org/ns/oa#';
const PAGE = 'https://courier.example/labs';
const QUOTE = 'The northern lab leads.';

const read = (file: unknown): Promise<ImportedLibrary> => parseImport(JSON.stringify(file));

const PLAIN = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:note:1',
  type: 'Annotation',
  motivation: 'commenting',
  creator: { type: 'Person', name: 'Kim' },
  created: '2026-03-01T10:00:00Z',
  body: [
    { type: 'TextualBody', value: 'Says who?', purpose: 'commenting' },
    { type: 'TextualBody', value: 'lead', purpose: 'tagging' },
  ],
  target: {
    source: PAGE,
    selector: [
      { type: 'TextQuoteSelector', exact: QUOTE, prefix: 'Today. ', suffix: ' So what' },
      { type: 'TextPositionSelector', start: 7, end: 30 },
    ],
  },
};

const PREFIXED = {
  '@id': 'urn:note:1',
  '@type': 'oa:Annotation',
  'oa:motivatedBy': { '@id': 'oa:commenting' },
  'dcterms:creator': { '@type': 'foaf:Person', 'foaf:name': 'Kim' },
  'dcterms:created': { '@type': 'xsd:dateTime', '@value': '2026-03-01T10:00:00Z' },
  'oa:hasBody': [
    {
      '@type': 'oa:TextualBody',
      'rdf:value': 'Says who?',
      'oa:hasPurpose': { '@id': 'oa:commenting' },
    },
    { '@type': 'oa:TextualBody', 'rdf:value': 'lead', 'oa:hasPurpose': { '@id': 'oa:tagging' } },
  ],
  'oa:hasTarget': {
    'oa:hasSource': { '@id': PAGE },
    'oa:hasSelector': [
      {
        '@type': 'oa:TextQuoteSelector',
        'oa:exact': QUOTE,
        'oa:prefix': 'Today. ',
        'oa:suffix': ' So what',
      },
      { '@type': 'oa:TextPositionSelector', 'oa:start': 7, 'oa:end': 30 },
    ],
  },
};

/** As a processor writes it that knows no context: whole addresses, every value in a list. */
const EXPANDED = [
  {
    '@id': 'urn:note:1',
    '@type': [`${OA}Annotation`],
    [`${OA}motivatedBy`]: [{ '@id': `${OA}commenting` }],
    'http://purl.org/dc/terms/creator': [
      {
        '@type': ['http://xmlns.com/foaf/0.1/Person'],
        'http://xmlns.com/foaf/0.1/name': [{ '@value': 'Kim' }],
      },
    ],
    'http://purl.org/dc/terms/created': [{ '@value': '2026-03-01T10:00:00Z' }],
    [`${OA}hasBody`]: [
      {
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': 'Says who?' }],
        [`${OA}hasPurpose`]: [{ '@id': `${OA}commenting` }],
      },
      {
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': 'lead' }],
        [`${OA}hasPurpose`]: [{ '@id': `${OA}tagging` }],
      },
    ],
    [`${OA}hasTarget`]: [
      {
        [`${OA}hasSource`]: [{ '@id': PAGE }],
        [`${OA}hasSelector`]: [
          {
            '@type': [`${OA}TextQuoteSelector`],
            [`${OA}exact`]: [{ '@value': QUOTE }],
            [`${OA}prefix`]: [{ '@value': 'Today. ' }],
            [`${OA}suffix`]: [{ '@value': ' So what' }],
          },
          {
            '@type': [`${OA}TextPositionSelector`],
            [`${OA}start`]: [{ '@value': 7 }],
            [`${OA}end`]: [{ '@value': 30 }],
          },
        ],
      },
    ],
  },
];

/** Flattened: every object a node of its own, named by others. */
const GRAPH = {
  '@context': { oa: OA },
  '@graph': [
    { '@id': '_:person', '@type': 'foaf:Person', 'foaf:name': 'Kim' },
    {
      ...PREFIXED,
      'dcterms:creator': { '@id': '_:person' },
      'oa:hasTarget': { '@id': '_:target' },
    },
    {
      '@id': '_:target',
      'oa:hasSource': { '@id': PAGE },
      'oa:hasSelector': [{ '@id': '_:quote' }, { '@id': '_:position' }],
    },
    { '@id': '_:quote', ...PREFIXED['oa:hasTarget']['oa:hasSelector'][0] },
    { '@id': '_:position', ...PREFIXED['oa:hasTarget']['oa:hasSelector'][1] },
  ],
};

describe('Web Annotations in another spelling', () => {
  it.each([
    ['with prefixes', PREFIXED],
    ['with a list of them', [PREFIXED]],
    ['written out in full', EXPANDED],
    ['as a graph', GRAPH],
    ['as a graph of the recommended terms', { '@graph': [PLAIN] }],
  ])('say the same %s', async (_, file) => {
    const plain = await read(PLAIN);
    expect(plain.entries).toMatchObject([
      {
        page: { url: PAGE },
        claim: { quote: QUOTE, selectors: { position: { start: 7, end: 30 } } },
        own: { reviewer: 'Kim', note: 'Says who?', tags: ['lead'] },
      },
    ]);
    expect(await read(file)).toEqual(plain);
  });

  it('are read from a collection with prefixes', async () => {
    const collection = {
      '@type': 'as:OrderedCollection',
      'as:totalItems': 1,
      'as:first': { '@type': 'as:OrderedCollectionPage', 'as:items': { '@list': [PREFIXED] } },
    };
    expect((await read(collection)).entries).toHaveLength(1);
  });

  it('keep what Racemark wrote beside the model', async () => {
    const file = JSON.parse(await write('w3c', aLibrary()));
    const ours = await read(file);
    const graph = { '@context': file['@context'], '@graph': file.first.items };
    expect((await read(graph)).entries).toEqual(ours.entries);
    const expanded = file.first.items.map((item: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(item).map(([key, value]) =>
          key.startsWith('racemark:')
            ? [
                key.replace('racemark:', 'urn:racemark:terms#'),
                [{ '@type': '@json', '@value': value }],
              ]
            : [key.replace(/^(id|type)$/, '@$1'), value],
        ),
      ),
    );
    expect((await read({ '@graph': expanded })).entries).toEqual(ours.entries);
  });

  it.each([
    ['in a circle', { '@graph': [{ ...PREFIXED, 'oa:hasTarget': { '@id': 'urn:note:1' } }] }],
    ['not at all', { '@graph': [{ '@type': 'foaf:Person' }] }],
  ])('end with a word where nodes name each other %s', async (_, file) => {
    const outcome = await read(file).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
    else expect(outcome).toMatchObject({ entries: [], omitted: [{}] });
  });

  it('are refused where few nodes stand for too many', async () => {
    const layers = Array.from({ length: 9 }, (_, at) => ({
      '@id': `_:${at}`,
      'oa:refinedBy': Array.from({ length: 30 }, () => ({ '@id': `_:${at + 1}` })),
    }));
    const file = { '@graph': [{ ...PREFIXED, 'oa:hasTarget': { '@id': '_:0' } }, ...layers] };
    await expect(read(file)).rejects.toThrow('nodes that name each other too often');
  });

  it('may be nested as deep as JSON goes', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify({ ...PREFIXED, 'oa:hasBody': 'deep' }).replace('"deep"', deep);
    expect((await parseImport(text)).entries).toHaveLength(1);
  });
});
