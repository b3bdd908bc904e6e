import { describe, expect, it } from 'vitest';
import type { CollectedPage, PageSighting } from '../../../utils/page/types.ts';
import { withoutStaleHead } from '../../../utils/spotter/head.ts';
import { isSamePlace } from '../../../utils/spotter/navigation.ts';
import { isSameText } from '../../../utils/spotter/same-text.ts';

const META: PageSighting = {
  isArticle: true,
  title: 'Old title',
  outlet: 'The Post',
  author: 'Ines Okafor',
  published: '2026-11-03',
  lang: 'en',
  address: 'https://post.example/old',
  canonical: 'https://post.example/old',
  ogUrl: null,
};

const pageOf = (...texts: string[]): CollectedPage => ({
  meta: META,
  article: { text: '', blocks: [], title: '', date: null, lang: '' },
  blocks: texts.map((text, index) => ({
    kind: index === 0 ? 'headline' : 'paragraph',
    text,
    pieces: [],
  })),
});

describe('isSamePlace', () => {
  it('does not count a place on the page as another page, but does count a route', () => {
    expect(isSamePlace('https://a.example/x', 'https://a.example/x#part')).toBe(true);
    expect(isSamePlace('https://a.example/x#/one', 'https://a.example/x#/two')).toBe(false);
    expect(isSamePlace('https://a.example/x#!/one', 'https://a.example/x')).toBe(false);
    expect(isSamePlace('https://a.example/x#!one', 'https://a.example/x#!two')).toBe(false);
    expect(isSamePlace('https://a.example/x#story/1', 'https://a.example/x#story/2')).toBe(false);
    expect(isSamePlace('https://a.example/x#:~:text=a/b', 'https://a.example/x')).toBe(true);
    expect(isSamePlace('https://a.example/x?a=1', 'https://a.example/x?a=2')).toBe(false);
  });
});

describe('isSameText', () => {
  const last = pageOf('A headline', 'The first paragraph of it.', 'The second.');

  it('knows the old text, also when something was added', () => {
    expect(isSameText(last, last)).toBe(true);
    expect(isSameText(pageOf('A headline', 'The first paragraph of it.', 'New.'), last)).toBe(true);
  });

  it('knows a new article by its text, whatever frame they share', () => {
    expect(isSameText(pageOf('Another', 'Other words stand here now.', 'The second.'), last)).toBe(
      false,
    );
    expect(isSameText(pageOf(), last)).toBe(false);
  });
});

describe('withoutStaleHead', () => {
  const address = 'https://post.example/new';
  const page = pageOf('New headline', 'Text.');

  it('does not let the last page’s head name the new one', () => {
    const meta = withoutStaleHead(page, META, 'head', 'head', address);
    expect(meta).toMatchObject({
      address: 'https://post.example/new',
      canonical: null,
      published: null,
      author: '',
      outlet: 'The Post',
    });
  });

  it('believes a head that was changed', () => {
    expect(withoutStaleHead(page, META, 'head', 'new head', address)).toBe(META);
  });

  it('keeps what did not come from the old page', () => {
    const fresh = { ...page, meta: { ...META, published: '2026-11-20', author: 'Mirela Dascalu' } };
    expect(withoutStaleHead(fresh, META, 'head', 'head', address)).toMatchObject({
      published: '2026-11-20',
      author: 'Mirela Dascalu',
    });
  });
});
