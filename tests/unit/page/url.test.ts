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

  it.each([
    // Two articles in one place, told apart by what looks like tracking, by order, case or encoding.
    ['https://tides.example/a?ref=A4711', 'https://tides.example/a?ref=A4712'],
    ['https://tides.example/a?cid=2031-04', 'https://tides.example/a?cid=2031-05'],
    ['https://tides.example/a?st=77', 'https://tides.example/a?st=78'],
    ['https://tides.example/a?clid=7', 'https://tides.example/a?clid=8'],
    ['https://tides.example/a?id=1&id=2', 'https://tides.example/a?id=2&id=1'],
    ['https://tides.example/a?slug=rain', 'https://tides.example/a?slug=snow'],
    ['https://tides.example/a?q=rain', 'https://tides.example/a?q=snow'],
    ['https://tides.example/a?id=x', 'https://tides.example/a?id=X'],
    ['https://tides.example/a%2Fb', 'https://tides.example/a/b'],
    ['https://tides.example/%E6%BD%AE', 'https://tides.example/%E6%B5%AA'],
    // Folding of hosts and paths that goes too far.
    ['https://mobile.co.uk/a', 'https://touch.co.uk/a'],
    ['https://m.github.io/a', 'https://amp.github.io/a'],
    ['https://m.tides.example/a', 'https://tides.example.org/a'],
    ['https://amp.example/a', 'https://www.example/a'],
    ['https://wwwtides.example/a', 'https://tides.example/a'],
    ['https://tides.example/champ', 'https://tides.example/ch'],
    ['https://tides.example/lamp.html', 'https://tides.example/l.html'],
    ['https://tides.example/amplifiers', 'https://tides.example/lifiers'],
    ['https://tides.example/index-fund.html', 'https://tides.example/-fund.html'],
    ['https://tides.example/a/index', 'https://tides.example/a'],
    // A viewer that is none.
    ['https://google.evil.example/amp/s/tides.example/a', 'https://tides.example/a'],
    ['https://google.pirates/amp/s/tides.example/a', 'https://tides.example/a'],
    ['https://cdn.ampproject.org.evil.example/c/s/tides.example/a', 'https://tides.example/a'],
    // Pages of an application.
    ['https://tides.example/#!rain', 'https://tides.example/#!snow'],
    ['https://tides.example/#story/1', 'https://tides.example/#story/2'],
    ['https://tides.example/app?v=1#/a', 'https://tides.example/app?v=2#/a'],
  ])('never merges %s and %s', (one, other) => {
    expect(url(one)).not.toBe(url(other));
  });

  it.each([
    ['one address for all articles', '/2031/04/rain-in-the-hills', '/latest'],
    ['an overview for all articles', '/x/4711', '/overview/today'],
    ['the story before', '/2031/rain-in-the-hills', '/2031/snow-on-the-coast'],
    ['a story of the same year', '/a-storm-in-2031', '/the-vote-of-2031'],
    ['a story of the same words', '/us-china-chips-race-heats', '/china-chips-race-has-begun'],
    ['a story of one word of it', '/the-chips-race', '/2031/who-makes-chips'],
    ['a topic of it', '/2031/04/china-leads-the-chips-race', '/topics/china'],
    ['an overview for all essays', '/essays/compute', '/blog'],
    ['an overview for all stories', '/story/chips-war', '/stories'],
    ['another number', '/story?id=7', '/archive?id=8'],
    ['a page without its name', '/story?slug=rain', '/story'],
    ['another page without its name', '/story?slug=rain', '/read'],
    ['the first of several pages', '/story?page=2', '/story'],
    ['another in Chinese', '/%E6%B5%B7%E6%B8%AF%E5%BC%80%E6%94%BE', '/%E5%A4%A7%E9%9B%AA'],
  ])('does not let a template merge articles by naming %s', (_, path, canonical) => {
    const page = `https://tides.example${path}`;
    expect(url(page, canonical)).toBe(url(page));
  });

  it.each([
    ['a number for a name', '/x/4711', '/ports/the-pilots-wait'],
    ['an article number for a name', '/?p=4711', '/2031/04/the-pilots-wait'],
    ['a name that was shortened', '/the-pilots-wait-all-night', '/pilots-wait'],
    [
      'a name with a word changed',
      '/lab-says-pilots-wait-all-night',
      '/x/lab-says-pilots-wait-for-night',
    ],
    ['a name in Chinese', '/node?id=4711', '/%E6%B5%B7%E6%B8%AF%E5%BC%80%E6%94%BE'],
    ['a short address', '/s/b', '/ports/tides'],
    ['a word of its name', '/essays/compute', '/blog/compute'],
    ['a name that says more', '/essays/compute', '/2031/who-has-the-machines'],
    ['its desktop host', 'https://edition.tides.example/a/b', 'https://www.tides.example/a/b'],
  ])('believes a canonical address that gives %s', (_, path, canonical) => {
    const page = new URL(path, 'https://tides.example').href;
    expect(url(page, canonical)).toBe(url(new URL(canonical, page).href));
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
      'a neighbour on a shared host',
      'https://tides.substack.com/p/rain',
      'https://other.substack.com/p/rain',
    ],
    ['a neighbour by number', 'http://10.0.1.5/ports/a', 'http://10.9.1.5/ports/a'],
    ['another port', 'http://localhost:3000/ports/a', 'http://localhost:8080/ports/b'],
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
