import { describe, expect, it } from 'vitest';
import { collect } from '../../../utils/page/collect.ts';
import { readDeclared } from '../../../utils/page/declared.ts';
import { articleSignals } from '../../../utils/page/signals.ts';
import { articleDocument, openFixture, paragraphs } from './support.ts';

const ARTICLES = ['wordpress', 'hashed', 'line-breaks', 'plain', 'cut-body'];
const OTHERS = ['front-page', 'section', 'shop', 'forum', 'search', 'mail', 'editor'];

describe('what is an article', () => {
  it.each(ARTICLES)('takes %s for an article', (name) => {
    const { document, url } = openFixture(name);
    expect(collect(document, { url }).meta.isArticle).toBe(true);
  });

  it.each(OTHERS)('leaves %s alone', (name) => {
    const { document, url } = openFixture(name);
    const page = collect(document, { url });
    expect(page.meta.isArticle).toBe(false);
    expect(page.blocks).toEqual([]);
  });

  it('collects what is no article when the reader asks for it', () => {
    const { document, url } = openFixture('editor');
    const page = collect(document, { url, force: true });
    expect(page.meta.isArticle).toBe(false);
    expect(page.blocks.length).toBeGreaterThan(3);
  });

  it('does not believe a home page that calls itself an article', () => {
    const text = paragraphs('Alder', 'Birch', 'Cedar');
    const url = 'https://tides.example/';
    expect(collect(articleDocument(`<h1>Tides</h1>${text}`), { url }).meta.isArticle).toBe(false);
  });

  it('does not believe a declaration without text', () => {
    const document = articleDocument('<h1>A tide table</h1><p>Nothing here.</p>');
    expect(collect(document, { url: 'https://tides.example/2031/a-b-c-d-e' }).meta.isArticle).toBe(
      false,
    );
  });

  it('says no from cheap signals alone where no text could change it', () => {
    const { document } = openFixture('mail');
    expect(articleSignals(document, 'https://post.example/').verdict).toBe('no');
  });

  it('survives an empty document', () => {
    const document = articleDocument('');
    document.body.remove();
    expect(collect(document, { url: 'https://tides.example/a' }).blocks).toEqual([]);
  });
});

describe('JSON-LD', () => {
  const declaredBy = (json: string) =>
    readDeclared(articleDocument('', `<script type="application/ld+json">${json}</script>`));

  it.each([
    ['a single object', '{"@type":"NewsArticle"}'],
    ['an array', '[{"@type":"Thing"},{"@type":"NewsArticle"}]'],
    ['a graph', '{"@graph":[{"@type":["Thing","NewsArticle"]}]}'],
    ['a main entity', '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle"}}'],
    ['a raw line break', '{"@type":"NewsArticle","headline":"Two\nlines"}'],
    ['a trailing comma', '{"@type":"NewsArticle",}'],
    ['comment marks', '/* <![CDATA[ */ {"@type":"NewsArticle"} /* ]]> */'],
    ['what cannot be read', '{"@type":"NewsArticle","headline":"She said "no""}'],
  ])('finds the type in %s', (_, json) => {
    expect([...declaredBy(json).types]).toContain('NewsArticle');
  });

  it('does not take the items of a list for the page', () => {
    const { types } = declaredBy(
      '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle"}]}',
    );
    expect([...types]).toEqual(['ItemList']);
  });
});
