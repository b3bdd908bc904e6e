// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { articleSignals } from '../../../utils/page/signals.ts';
import { type GateDependencies, startGate } from '../../../utils/spotter/gate.ts';
import { paragraphs } from '../page/support.ts';

const HEAD = '<meta property="og:type" content="article"><title>The tide tables</title>';
const ARTICLE = `<article><h1>The tide tables</h1>${paragraphs('Alder', 'Birch', 'Cedar')}</article>`;
/** Enough text to tell what it is about. */
const LONG_ARTICLE = `<article><h1>The tide tables</h1>${paragraphs(...'ABCDEFGHIJKL')}</article>`;
const LIST = `<ul>${'<li><a href="/a">A boat</a></li>'.repeat(60)}</ul>`;

let ending: AbortController;
let visibility: DocumentVisibilityState;
let knock: ReturnType<typeof vi.fn<GateDependencies['knock']>>;
let report: ReturnType<typeof startGate>;

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/boats');
  document.head.innerHTML = '';
  document.body.innerHTML = LIST;
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  knock = vi.fn<GateDependencies['knock']>(async () => {});
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

const show = (html: string, head = '') => {
  document.head.innerHTML = head;
  document.body.innerHTML = html;
};

function start(isAlive = () => true) {
  ending = new AbortController();
  report = startGate({
    document,
    window: window as Window & typeof globalThis,
    look: articleSignals,
    knock,
    isAlive,
    signal: ending.signal,
  });
}
const told = () => knock.mock.calls.map(([{ isLikely }]) => isLikely);

describe('the gate', () => {
  it('has an article read at once', () => {
    show(ARTICLE, `${HEAD}<link rel="canonical" href="https://tides.example/tables">`);
    start();
    expect(knock).toHaveBeenCalledWith({
      isLikely: true,
      address: location.href,
      canonical: 'https://tides.example/tables',
      ogUrl: null,
    });
  });

  it('tells of any other page once, for what may be saved of it', async () => {
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told()).toEqual([false]);
  });

  it('notices an article that is rendered late', async () => {
    start();
    await vi.advanceTimersByTimeAsync(3_000);
    show(ARTICLE.repeat(3), HEAD.replace('tide', 'AI'));
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([false, true]);
  });

  it('notices an article that comes late into a page of many other elements', async () => {
    const shell = LIST.repeat(10);
    show(`${shell}<main></main>`, HEAD.replace('tide', 'AI'));
    start();
    await vi.advanceTimersByTimeAsync(3_000);
    const main = document.querySelector('main') as Element;
    main.innerHTML = ARTICLE.repeat(3);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([false, true]);
  });

  it('notices an article that is navigated to without a load', async () => {
    start();
    history.pushState(null, '', '/tables');
    show(ARTICLE, HEAD);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([false, true]);
  });

  it('looks again after text has grown in elements that are no paragraphs', async () => {
    start();
    const text =
      'The harbour office keeps its tables in a drawer that sticks when it rains. '.repeat(4);
    show(`<h1>The tide tables</h1>${`<div><span>${text}</span><br><br></div>`.repeat(40)}`, HEAD);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([false, true]);
  });

  it('leaves an article alone that does not mention AI, until it does', async () => {
    show(LONG_ARTICLE, HEAD);
    start();
    expect(told()).toEqual([false]);
    expect(report()).toMatchObject({ absence: 'offTopic', isUnread: true });
    show(`${LONG_ARTICLE}${LIST}<p>The tables are made by AI now.</p>`, HEAD);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([false, true]);
  });

  it('has an article read that mentions AI in its title alone', () => {
    show(LONG_ARTICLE, HEAD.replace('The tide', 'Chatbots and the tide'));
    start();
    expect(told()).toEqual([true]);
  });

  it('tells under which addresses a page it leaves alone is known', () => {
    const names =
      '<link rel="canonical" href="/tables"><meta property="og:url" content=" https://tides.example/t ">';
    show(LONG_ARTICLE, `${HEAD}${names}`);
    start();
    expect(knock).toHaveBeenCalledWith(
      expect.objectContaining({ canonical: '/tables', ogUrl: 'https://tides.example/t' }),
    );
  });

  it('takes an address that is declared by name, as the reading does', () => {
    show(LONG_ARTICLE, `${HEAD}<meta name="og:url" content="https://tides.example/named">`);
    start();
    expect(knock).toHaveBeenCalledWith(
      expect.objectContaining({ ogUrl: 'https://tides.example/named' }),
    );
  });

  it('tells of a page that is no article that it is none', () => {
    start();
    expect(report()).toMatchObject({ absence: 'notArticle', isArticle: false });
  });

  it('waits for the reader to look', async () => {
    visibility = 'hidden';
    show(ARTICLE, HEAD);
    start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(knock).not.toHaveBeenCalled();
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told()).toEqual([true]);
  });

  it('knocks again when nobody heard it', async () => {
    show(ARTICLE, HEAD);
    knock.mockRejectedValueOnce(new Error('no receiver'));
    start();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(told()).toEqual([true, true]);
  });

  it('goes quiet when the page is read, or its extension is gone', async () => {
    let alive = true;
    start(() => alive);
    alive = false;
    show(ARTICLE, HEAD);
    await vi.advanceTimersByTimeAsync(2_000);
    alive = true;
    ending.abort();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told()).toEqual([false]);
  });
});
