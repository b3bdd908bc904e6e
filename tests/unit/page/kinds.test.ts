/** Kinds of page that reading meets every day, in markup as such pages have it. All text is made up. */
import { describe, expect, it } from 'vitest';
import { openHtml } from '../../../scripts/lib/html-file.ts';
import { collect } from '../../../utils/page/collect.ts';
import { readParagraphs } from '../../../utils/page/paragraphs.ts';
import { articleSignals, isWorthReading } from '../../../utils/page/signals.ts';
import { paragraphs, prose, textsOf } from './support.ts';

const WORDS = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
];
const each = (part: (word: string, at: number) => string): string => WORDS.map(part).join('');
const NAVIGATION = `<nav><ul>${each((word) => `<li><a href="/${word}">${word}</a></li>`)}</ul></nav>`;

interface Sample {
  url: string;
  title: string;
  head?: string;
  body: string;
}

const pageOf = ({ title, head = '', body }: Sample, lang = 'en') =>
  openHtml(
    `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body>${body}</body></html>`,
  ).document;

const OTHERS: Record<string, Sample> = {
  'a thread of a forum, with long posts': {
    url: 'https://boats.example/viewtopic.php?t=4711',
    title: 'Which anchor for mud? - Boat owners',
    body: `${NAVIGATION}<div id="page-body"><h2 class="topic-title">Which anchor for mud?</h2>${each(
      (word, at) =>
        `<div class="post"><dl class="postprofile"><dt><a href="/u${at}" class="username">${word}</a></dt><dd>Posts: ${at * 77}</dd><dd><a href="/pm">PM</a></dd></dl><div class="postbody"><h3><a href="#p${at}">Re: Which anchor for mud?</a></h3><p class="author">by <a href="/u${at}">${word}</a></p><div class="content">${prose(word)} ${prose('That')}</div><div class="signature">Sail when you can</div></div></div>`,
    )}</div>`,
  },
  'a question with its answers': {
    url: 'https://ask.example/questions/88123/how-do-i-read-a-tide-table',
    title: 'How do I read a tide table? - Ask',
    head: '<script type="application/ld+json">{"@type":"QAPage"}</script><meta property="og:type" content="website">',
    body: `${NAVIGATION}<div id="question"><h1><a href="#">How do I read a tide table?</a></h1><div class="post-text"><p>${prose('Alder')}</p></div></div>${each((word, at) => `<div class="answer"><div class="vote">${at}</div><div class="post-text"><p>${prose(word)}</p></div><div class="user"><a href="/users/${at}">${word}</a></div><ul class="comments"><li>Thanks <a href="/u">you</a></li></ul></div>`)}`,
  },
  'mail with a newsletter open': {
    url: 'https://mail.example/u/0/#inbox/FMfcg',
    title: 'Inbox (3) - tove@mail.example',
    body: `<div role="navigation">${each((word) => `<a href="#label/${word}">${word}</a>`)}</div><div role="main"><table role="grid">${each((word) => `<tr><td><a href="#inbox/${word}">${word}: the week in tides</a></td></tr>`)}</table><h2>The week in tides</h2><div class="message">${paragraphs(...WORDS)}</div></div>`,
  },
  'an editor with a long draft': {
    url: 'https://docs.example/document/d/1aB2cD3/edit',
    title: 'Draft: the night of the tide table - Docs',
    body: `<div role="menubar">${each((word) => `<button>${word}</button>`)}</div><div contenteditable="true" class="page">${paragraphs(...WORDS)}</div>`,
  },
  'an issue in a tracker': {
    url: 'https://tracker.example/issues/HARB-4711',
    title: '[HARB-4711] Tide table prints twice - Tracker',
    body: `${NAVIGATION}<div role="application"><h1>Tide table prints twice</h1><dl>${each((word) => `<dt>${word}</dt><dd>none</dd>`)}</dl><div class="description"><p>${prose('Alder')}</p></div>${each((word) => `<div class="comment"><a href="/u/${word}">${word}</a> said<p>${prose(word)}</p></div>`)}</div>`,
  },
  'a dashboard': {
    url: 'https://fleet.example/app/dashboard',
    title: 'Fleet overview',
    head: '<meta name="robots" content="noindex">',
    body: `<aside>${NAVIGATION}</aside><main><h1>Fleet overview</h1>${each((word, at) => `<section class="card"><h2>${word}</h2><p>${at * 13} ships</p><a href="/app/${word}">Open</a></section>`)}<p>${prose('Alder')}</p></main>`,
  },
  'a chat with an assistant': {
    url: 'https://chat.example/c/8f2b1c',
    title: 'Tide tables explained',
    body: `<nav>${each((word) => `<a href="/c/${word}">${word} chat</a>`)}</nav><main><div role="presentation">${each((word) => `<div class="turn user">How about ${word}?</div><div class="turn answer"><p>${prose(word)}</p><button>Copy</button></div>`)}</div><form><div contenteditable="true"></div></form></main>`,
  },
  'search results with long excerpts': {
    url: 'https://find.example/search?q=tide+table',
    title: 'tide table - Find',
    body: `<form role="search"><input></form><main>${each((word, at) => `<div class="result"><h3><a href="https://r${at}.example/">${word} and the tide table</a></h3><cite>r${at}.example</cite><p>${prose(word)}</p></div>`)}</main>`,
  },
  'a product with a long description and reviews': {
    url: 'https://chandler.example/p/brass-lantern-for-small-boats-4711',
    title: 'Brass lantern for small boats | Chandler',
    head: '<meta property="og:type" content="og:product"><script type="application/ld+json">{"@type":"Product","offers":{"price":"49"}}</script>',
    body: `${NAVIGATION}<main><h1>Brass lantern for small boats</h1><span itemprop="price">49</span><form action="/cart"><button name="add-to-cart">Add to cart</button></form><div class="description">${paragraphs('Alder', 'Birch', 'Cedar')}</div>${each((word) => `<div class="review"><b>${word}</b><p>${prose(word)}</p></div>`)}</main>`,
  },
  'a list of stories with standfirsts': {
    url: 'https://tides.example/section/ports/',
    title: 'Ports | Tides',
    head: '<meta property="og:type" content="website">',
    body: `${NAVIGATION}<main><h1>Ports</h1>${each((word, at) => `<article><h2><a href="/2031/story-${at}">${word} and the night of the tide table</a></h2><p>${prose(word)}</p><time>4 March</time></article>`)}</main>`,
  },
  'a feed of posts': {
    url: 'https://social.example/home',
    title: 'Home / Social',
    body: `${NAVIGATION}<main><h1>Home</h1>${each((word, at) => `<article role="article"><a href="/u${at}">${word}</a><time>2h</time><div lang="en">${prose(word)}</div><button>Reply</button><a href="/u${at}/status/${at}">Share</a></article>`)}</main>`,
  },
  'a reference page': {
    url: 'https://docs.harbour.example/reference/api/tides',
    title: 'tides() - Harbour API reference',
    body: `${NAVIGATION}<main><h1>tides()</h1>${each((word) => `<h3>${word}</h3><pre><code>tides.${word}(42)</code></pre><p>Returns the tide.</p>`)}</main>`,
  },
  'terms of service': {
    url: 'https://harbour.example/legal/terms',
    title: 'Terms of service | Harbour',
    body: `${NAVIGATION}<main><h1>Terms of service</h1>${each((word, at) => `<h2>${at}. ${word}</h2><p>${prose(word)}</p>`)}</main>`,
  },
};

const HAN =
  '海港实验室周二表示，最新的语言模型阅读手写航海日志所需的时间只有熟练职员的九分之一，沿岸没有别的实验室接近这一成绩。' +
  '工会在信中写道，测试用的是馆藏中最整洁的日志，遇到潮湿的纸页就会出错的模型，在多雨的海岸用处不大。';

const ARTICLES: Record<string, Sample & { lang?: string; first: string }> = {
  'only a main element': {
    url: 'https://tides.example/the-night-of-the-tide-table',
    title: 'The night of the tide table',
    body: `<header><a href="/">Tides</a></header><main><h1>The night of the tide table</h1><p>By Tove Lind</p>${paragraphs(...WORDS)}</main>`,
    first: prose('Alder'),
  },
  'divs and nothing else': {
    url: 'https://tides.example/news/99182-the-night-of-the-tide-table',
    title: 'The night of the tide table - Tides',
    body: `<div class="a1"><div class="b2">${each((word) => `<a href="/${word}">${word}</a> `)}</div><div class="c3"><div class="d4">The night of the tide table</div><div class="e5">4 March 2031</div>${each((word) => `<div class="f6">${prose(word)}</div>`)}</div></div>`,
    first: prose('Alder'),
  },
  'an AMP page': {
    url: 'https://tides.example/2031/03/the-night-of-the-tide-table/amp/',
    title: 'The night of the tide table',
    head: '<link rel="canonical" href="https://tides.example/2031/03/the-night-of-the-tide-table/">',
    body: `<amp-sidebar><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article class="amp-wp-article"><header><h1>The night of the tide table</h1><div class="amp-wp-byline">Tove Lind</div></header><amp-img></amp-img><div class="amp-wp-article-content">${paragraphs(...WORDS)}</div></article>`,
    first: prose('Alder'),
  },
  'a live blog': {
    url: 'https://tides.example/live/2031/mar/04/storm-over-port-ellery-live',
    title: 'Storm over Port Ellery – live',
    head: '<meta property="og:type" content="article"><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm over Port Ellery – live","datePublished":"2031-03-04"}</script>',
    body: `${NAVIGATION}<main><h1>Storm over Port Ellery – live</h1>${each((word, at) => `<article id="block-${at}"><header><a href="#block-${at}"><time datetime="2031-03-04T0${at}:00">0${at}.00</time></a><h2>${word} gives way</h2></header><p>${prose(word)}</p></article>`)}</main>`,
    first: prose('Alder'),
  },
  'a page laid out in tables': {
    url: 'http://tides.example/archive/the_night_of_the_tide_table.htm',
    title: 'The night of the tide table',
    body: `<table><tr><td><a href="/">Home</a><br><a href="/ports">Ports</a></td><td><font size="5"><b>The night of the tide table</b></font>${each((word) => `<p><font face="Times">${prose(word)}</font></p>`)}</td></tr></table>`,
    first: prose('Alder'),
  },
  'a newsletter on its own page': {
    url: 'https://tove.letters.example/p/the-night-of-the-tide-table',
    title: 'The night of the tide table',
    head: '<meta name="author" content="Tove Lind">',
    body: `<div class="post"><h1 class="post-title">The night of the tide table</h1><h3 class="subtitle">What the pilots waited for</h3><div class="available-content"><div class="body markup">${paragraphs(...WORDS)}<div class="subscription-widget"><form><input><button>Subscribe</button></form></div></div></div></div>`,
    first: prose('Alder'),
  },
  'a release of an authority': {
    url: 'https://port.example/press/releases/2031-03-04-tide-tables',
    title: 'Port authority corrects tide tables',
    body: `<div role="main"><h1>Port authority corrects tide tables</h1><p class="date">4 March 2031</p>${paragraphs(...WORDS.slice(0, 6))}<p>Contact: <a href="mailto:press@port.example">press office</a></p></div>`,
    first: prose('Alder'),
  },
  'Chinese without any declaration': {
    url: 'https://hai.example/a/20310304/48213.html',
    title: '海港实验室的新模型',
    lang: 'zh-CN',
    body: `<div class="nav"><a href="/">首页</a><a href="/tech">科技</a></div><div class="main"><h1>海港实验室的新模型</h1><div class="info">2031年3月4日 来源：海港报</div><div class="text">${each((word) => `<p>　　${word}：${HAN}</p>`)}</div></div>`,
    first: `Alder：${HAN}`,
  },
};

describe('pages that are left alone', () => {
  it.each(Object.entries(OTHERS))('%s', (_, sample) => {
    const document = pageOf(sample);
    const page = collect(document, { url: sample.url });
    expect(page.meta.isArticle).toBe(false);
    expect(page.blocks).toEqual([]);
  });
});

describe('articles in unusual markup', () => {
  it.each(Object.entries(ARTICLES))('%s', (_, sample) => {
    const document = pageOf(sample, sample.lang);
    expect(
      isWorthReading(document, articleSignals(document, sample.url), readParagraphs(document)),
    ).toBe(true);
    const page = collect(document, { url: sample.url });
    expect(page.meta.isArticle).toBe(true);
    expect(textsOf(page)).toContain(sample.first);
    expect(page.blocks.filter(({ kind }) => kind === 'paragraph').length).toBeGreaterThan(5);
  });
});
