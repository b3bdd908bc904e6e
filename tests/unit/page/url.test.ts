import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, withoutTracking } from '../../../utils/page/url.ts';

const url = (page: string, canonical: string | null = null, og: string | null = null) =>
  identify(page, canonical, og).url;

describe('the address to open a page again', () => {
  it.each([
    ['as it is', 'http://www.tides.example/a/?b=1&a=2', 'http://www.tides.example/a/?b=1&a=2'],
    [
      'no tracking',
      'https://m.tides.example/a?utm_source=x&id=7',
      'https://m.tides.example/a?id=7',
    ],
    ['no place on the page', 'https://tides.example/a#top', 'https://tides.example/a'],
    ['a route', 'https://tides.example/#/a', 'https://tides.example/#/a'],
    ['no password', 'https://me:secret@tides.example/a', 'https://tides.example/a'],
    ['a file', 'file:///home/a.html#top', 'file:///home/a.html'],
    ['no address at all', 'nowhere', 'nowhere'],
  ])('%s', (_, from, expected) => {
    expect(withoutTracking(from)).toBe(expected);
  });
});

describe('identity of a page', () => {
  it.each([
    ['scheme, port and host', 'http://WWW.Tides.example:80/a', 'https://tides.example/a'],
    ['a trailing slash', 'https://tides.example/a/', 'https://tides.example/a'],
    ['an index file', 'https://tides.example/a/index.html', 'https://tides.example/a'],
    ['a mobile host', 'https://m.tides.example/a', 'https://tides.example/a'],
    ['a mobile host in a language', 'https://en.m.tides.example/a', 'https://en.tides.example/a'],
    ['an AMP host', 'https://amp.tides.example/a', 'https://tides.example/a'],
    ['an AMP path', 'https://tides.example/a/amp/', 'https://tides.example/a'],
    ['an AMP prefix', 'https://tides.example/amp/a', 'https://tides.example/a'],
    ['an AMP extension', 'https://tides.example/a.amp.html', 'https://tides.example/a.html'],
    ['an AMP parameter', 'https://tides.example/a?outputType=amp', 'https://tides.example/a'],
    [
      'an AMP cache',
      'https://tides-example.cdn.ampproject.org/c/s/www.tides.example/a?usqp=x',
      'https://tides.example/a?usqp=x',
    ],
    [
      'an AMP viewer',
      'https://www.google.com/amp/s/www.tides.example/a',
      'https://tides.example/a',
    ],
    [
      'tracking',
      'https://tides.example/a?utm_source=x&fbclid=y&gclid=z&at_medium=rss',
      'https://tides.example/a',
    ],
    [
      'the order of parameters',
      'https://tides.example/a?b=2&a=1',
      'https://tides.example/a?a=1&b=2',
    ],
    ['a place on the page', 'https://tides.example/a#comments', 'https://tides.example/a'],
    ['a text fragment', 'https://tides.example/a#:~:text=tide', 'https://tides.example/a'],
  ])('folds %s', (_, page, folded) => expect(url(page)).toBe(folded));

  it.each([
    ['a number', 'https://tides.example/story?id=123', 'https://tides.example/story?id=124'],
    ['an article parameter', 'https://tides.example/?p=1', 'https://tides.example/?p=2'],
    ['a port', 'https://tides.example:8080/a', 'https://tides.example/a'],
    ['a route', 'https://tides.example/#/story/1', 'https://tides.example/#/story/2'],
    ['a hash-bang route', 'https://tides.example/#!/story/1', 'https://tides.example/#!/story/2'],
    ['the case of a path', 'https://tides.example/A1b', 'https://tides.example/a1b'],
    ['a meaningful ref', 'https://tides.example/a?ref=123', 'https://tides.example/a?ref=124'],
    ['a subdomain', 'https://north.tides.example/a', 'https://south.tides.example/a'],
  ])('never merges pages that differ in %s', (_, one, other) => {
    expect(url(one)).not.toBe(url(other));
  });

  it('believes a canonical address of the same site, and keeps the one it was opened under', () => {
    expect(
      identify(
        'https://tides.example/x/4711?from=home',
        'https://www.tides.example/ports/a-4711',
        null,
      ),
    ).toEqual({
      url: 'https://tides.example/ports/a-4711',
      aliases: ['https://tides.example/x/4711?from=home'],
    });
  });

  it.each([
    ['another site', 'https://tides.example/ports/a', 'https://aggregator.example/ports/a'],
    ['the home page', 'https://tides.example/ports/a', 'https://tides.example/'],
    ['a section', 'https://tides.example/ports/a', 'https://tides.example/ports'],
    [
      'the page without its number',
      'https://tides.example/story?id=7',
      'https://tides.example/story',
    ],
    ['another route', 'https://tides.example/#/a', 'https://tides.example/#/b'],
    ['no address', 'https://tides.example/ports/a', 'http://['],
    ['a script', 'https://tides.example/ports/a', 'javascript:alert(1)'],
    [
      'a neighbour under a shared suffix',
      'https://tides.co.uk/ports/a',
      'https://other.co.uk/ports/a',
    ],
  ])('refuses a canonical address that names %s', (_, page, canonical) => {
    expect(url(page, canonical)).toBe(url(page));
  });

  it('falls back to the Open Graph address', () => {
    const page = 'https://tides.example/x/4711';
    expect(url(page, 'https://tides.example/', 'https://tides.example/ports/a-4711')).toBe(
      'https://tides.example/ports/a-4711',
    );
  });

  it('is its own identity', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = url(address);
        expect(url(once)).toBe(once);
      }),
      { numRuns: 60 },
    );
  });
});
