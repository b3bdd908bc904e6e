import { describe, expect, it } from 'vitest';
import { collect } from '../../../utils/page/collect.ts';
import { dayOf } from '../../../utils/page/metadata.ts';
import { articleDocument, openFixture, paragraphs } from './support.ts';

const url = 'https://www.tides.example/2031/03/05/the-night-of-the-tide-table';
const metaOf = (head: string, body = '') =>
  collect(
    articleDocument(`<h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}${body}`, head),
    { url },
  ).meta;
const linked = (object: object) =>
  `<script type="application/ld+json">${JSON.stringify(object)}</script>`;

describe('metadata', () => {
  it('comes from the declarations of a common content system', () => {
    const page = openFixture('wordpress');
    expect(collect(page.document, { url: page.url }).meta).toEqual({
      isArticle: true,
      title: 'Harbour lab says its new model reads ship logs faster than any rival',
      outlet: 'The Quayside Post',
      author: 'Tove Lind',
      published: '2031-03-04',
      lang: 'en-GB',
      address: page.url,
      canonical: 'https://quayside.example/2031/03/04/harbour-lab-reads-ship-logs/',
      ogUrl: null,
    });
  });

  it('takes names out of every shape of JSON-LD author', () => {
    const authored = (author: unknown) => metaOf(linked({ '@type': 'NewsArticle', author })).author;
    expect(authored('Ilse Marrow')).toBe('Ilse Marrow');
    expect(authored({ '@type': 'Person', name: 'Ilse Marrow' })).toBe('Ilse Marrow');
    expect(authored([{ name: 'Ilse Marrow' }, { name: 'Tove Lind' }])).toBe(
      'Ilse Marrow, Tove Lind',
    );
    expect(authored({ name: ['Ilse Marrow'] })).toBe('Ilse Marrow');
    expect(authored('https://tides.example/ilse')).toBe('');
  });

  it('finds names that stand elsewhere in the JSON-LD', () => {
    const graph = [
      { '@type': 'WebPage', '@id': '#page' },
      {
        '@type': 'NewsArticle',
        author: [{ '@id': '#ilse' }, { '@id': '#nobody' }, {}],
        publisher: { '@id': '#tides' },
      },
      { '@type': 'Person', '@id': '#ilse', name: 'Ilse Marrow' },
      { '@type': 'Organization', '@id': '#tides', name: 'The Tides' },
    ];
    const named = { author: 'Ilse Marrow', outlet: 'The Tides' };
    expect(metaOf(linked({ '@graph': graph }))).toMatchObject(named);
    expect(metaOf(graph.map(linked).join(''))).toMatchObject(named);
    const circle = { '@type': 'NewsArticle', '@id': '#a', name: { '@id': '#a' } };
    expect(metaOf(linked({ ...circle, author: { '@id': '#a' } })).author).toBe('');
  });

  it('reads values that carry a type or a language', () => {
    const value = (text: string) => ({ '@value': text, '@type': 'xsd:dateTime' });
    const object = {
      '@type': 'NewsArticle',
      datePublished: [value('2031-03-01T10:00:00Z')],
      author: { name: value('Ilse Marrow') },
    };
    expect(metaOf(linked(object))).toMatchObject({
      published: '2031-03-01',
      author: 'Ilse Marrow',
    });
  });

  it('is not taken from what an article is about', () => {
    const review = { '@type': 'Review', author: 'A. Buyer', datePublished: '2030-01-01' };
    const article = {
      '@type': 'NewsArticle',
      headline: 'A tide table',
      author: 'Ilse Marrow',
      datePublished: '2031-03-01',
    };
    const crumbs = { '@type': 'BreadcrumbList', itemListElement: [] };
    expect(metaOf(linked([crumbs, review, article]))).toMatchObject({
      published: '2031-03-01',
      author: 'Ilse Marrow',
    });
    expect(metaOf(linked(review)).author).toBe('A. Buyer');
  });

  it('falls back to the byline', () => {
    const authorIn = (byline: string) => metaOf('', `<p class="byline">${byline}</p>`).author;
    expect(authorIn('By Ilse Marrow')).toBe('Ilse Marrow');
    expect(authorIn('By Ilse Marrow <time>2031-03-01</time>')).toBe('Ilse Marrow');
    expect(authorIn('Ilse Marrow, Mar. 1, 2031')).toBe('Ilse Marrow');
    expect(authorIn('by Ilse Marrow and Tove Lind · 5 min read')).toBe('Ilse Marrow and Tove Lind');
    expect(authorIn('Ilse Marrow 1 March 2031, 10:30')).toBe('Ilse Marrow');
    expect(authorIn('By Ilse Marrow 12 min read')).toBe('Ilse Marrow');
    expect(authorIn('4by4 Staff')).toBe('4by4 Staff');
    expect(authorIn('By Studio 54')).toBe('Studio 54');
    expect(authorIn('Ilse Marrow, Channel 4 News')).toBe('Ilse Marrow, Channel 4 News');
  });

  it('finds the date in JSON-LD, meta, time or address, in that order', () => {
    const time = '<time datetime="2031-03-03T10:00Z">Monday</time>';
    const named = '<meta name="date" content="2031-03-02">';
    const object = linked({ '@type': 'NewsArticle', datePublished: '2031-03-01T23:30:00-08:00' });
    expect(metaOf(object + named, time).published).toBe('2031-03-01');
    expect(metaOf(named, time).published).toBe('2031-03-02');
    expect(metaOf('', time).published).toBe('2031-03-03');
    expect(metaOf('').published).toBe('2031-03-05');
  });

  it('is read of JSON-LD in a CDATA section, with commas too many, broken lines, and lists of one value', () => {
    const object = `{"@type": "NewsArticle", "datePublished": ["2031-03-01"], "author": "Ilse
      Marrow",}`;
    for (const written of [object, `[${object}]`, `//<![CDATA[\n${object}\n//]]>`]) {
      expect(metaOf(`<script type="application/ld+json">${written}</script>`)).toMatchObject({
        published: '2031-03-01',
        author: 'Ilse Marrow',
      });
    }
  });

  it('takes the outlet off the document title only when nothing better is there', () => {
    const document = articleDocument(
      paragraphs('Alder', 'Birch', 'Cedar', 'Dogwood'),
      '<meta property="og:site_name" content="Tides">',
    );
    document.title = 'The night of the tide table | Tides';
    expect(collect(document, { url }).meta.title).toBe('The night of the tide table');
  });

  it('shortens a heading that holds the whole article', () => {
    const text = 'The tide table told of a long night. '.repeat(80).trim();
    const { title } = collect(articleDocument(`<h1>${text}</h1><p>${text}</p>`), { url }).meta;
    expect(title.length).toBeLessThanOrEqual(501);
    expect(text.startsWith(title.slice(0, -1))).toBe(true);
  });
});

describe('dayOf', () => {
  it.each([
    ['2031-03-04', '2031-03-04'],
    ['2031-03-04T23:59:00-08:00', '2031-03-04'],
    ['20310304', '2031-03-04'],
    ['2031/3/4 10:00', '2031-03-04'],
    ['4 March 2031', '2031-03-04'],
    ['March 4th, 2031', '2031-03-04'],
    ['Tue, 04 Mar 2031 10:00:00 GMT', '2031-03-04'],
    ['Tue Mar 04 10:00:00 UTC 2031', '2031-03-04'],
  ])('reads %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each(['', 'yesterday', '2031-02-30', '2031-13-01', '04.03.31', '1930900800000'])(
    'does not make up a day from %j',
    (text) => expect(dayOf(text)).toBeNull(),
  );
});
