import { describe, expect, it } from 'vitest';
import { collect, collecting } from '../../../utils/page/collect.ts';
import { articleSignals } from '../../../utils/page/signals.ts';
import { isArticle } from '../../../utils/page/verdict.ts';
import { HEADLINE, ITEMS, PARAGRAPHS, QUOTE, STANDFIRST } from '../../fixtures/pages/story.ts';
import { articleDocument, openFixture, paragraphs, prose, textsOf } from './support.ts';

const STORY = [
  HEADLINE,
  STANDFIRST,
  ...PARAGRAPHS.slice(0, 3),
  QUOTE,
  ...ITEMS,
  ...PARAGRAPHS.slice(3),
];

const url = 'https://tides.example/2031/03/the-night-of-the-tide-table';
const read = (body: string, head = '') => collect(articleDocument(body, head), { url });

describe('text of an article', () => {
  it.each(['wordpress', 'hashed', 'line-breaks', 'plain', 'cut-body'])(
    'is the same story in the markup of %s',
    (name) => {
      const { document, url } = openFixture(name);
      expect(textsOf(collect(document, { url })).toSorted()).toEqual(STORY.toSorted());
    },
  );

  it.each(['wordpress', 'plain'])('stands in reading order in %s', (name) => {
    const { document, url } = openFixture(name);
    const { blocks, article } = collect(document, { url });
    expect(blocks.slice(0, 3).map(({ text }) => text)).toEqual(STORY.slice(0, 3));
    expect(blocks[0]?.kind).toBe('headline');
    expect(blocks.map(({ kind }) => kind)).toContain('quote');
    expect(blocks.filter(({ kind }) => kind === 'listItem')).toHaveLength(2);
    expect(article.text).toBe(blocks.map(({ text }) => text).join('\n\n'));
    for (const [at, { start, end, kind }] of article.blocks.entries()) {
      expect(article.text.slice(start, end)).toBe(blocks[at]?.text);
      expect(kind).toBe(blocks[at]?.kind);
    }
  });

  it('keeps a wrapper that is named after what stands beside the text', () => {
    const page = read(`<div class="has-newsletter sidebar-wrap"><div class="article-with-comments">
      <h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}</div></div>`);
    expect(textsOf(page)).toEqual(['A tide table', ...['Alder', 'Birch', 'Cedar'].map(prose)]);
  });

  it('keeps paragraphs behind a paywall mark, not the notice', () => {
    const page = read(`<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch')}
      <div class="paywall-content">${paragraphs('Cedar', 'Dogwood')}</div>
      <div class="paywall-notice"><p>Pay to read on, it is cheaper than a boat.</p></div></article>`);
    expect(textsOf(page).slice(1)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood'].map(prose));
  });

  it('reads on through unknown elements in a paragraph, as of a glossary', () => {
    const page = read(`<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}
      <p>The <tide-term>neap tide</tide-term> comes twice a month, at the <tide-term>quarters</tide-term> of the moon.</p>
      <tide-note>It rained.</tide-note></article>`);
    expect(textsOf(page).slice(-2)).toEqual([
      'The neap tide comes twice a month, at the quarters of the moon.',
      'It rained.',
    ]);
  });

  it('leaves out the captions of a common content system', () => {
    const page = read(`<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch')}
      <div class="wp-caption alignleft"><img alt=""><p class="wp-caption-text">The office in the rain.</p></div>
      ${paragraphs('Cedar')}</article>`);
    expect(textsOf(page).slice(1)).toEqual(['Alder', 'Birch', 'Cedar'].map(prose));
  });

  it('leaves out the copy of a block that is there twice', () => {
    const page = read(`<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}
      <p class="pull">${prose('Birch')}</p></article>`);
    expect(textsOf(page)).toHaveLength(4);
  });

  it('reads declarative shadow roots and slots', () => {
    const page = read(`<h1>A tide table</h1><story-body><template shadowrootmode="open">
      <div>${paragraphs('Alder', 'Birch')}<slot></slot></div></template>${paragraphs('Cedar')}</story-body>`);
    expect(textsOf(page).slice(1)).toEqual(['Alder', 'Birch', 'Cedar'].map(prose));
  });

  it('reads a frame of the same origin and no other', () => {
    const document = articleDocument(
      '<h1>A tide table</h1><iframe></iframe><iframe id="far"></iframe>',
    );
    const [near, far] = document.querySelectorAll('iframe');
    if (near?.contentDocument)
      near.contentDocument.body.innerHTML = paragraphs('Alder', 'Birch', 'Cedar');
    Object.defineProperty(far, 'contentDocument', { value: null });
    expect(textsOf(collect(document, { url })).slice(1)).toEqual(
      ['Alder', 'Birch', 'Cedar'].map(prose),
    );
  });
});

describe('blocks and their text nodes', () => {
  const page = read(`<article><h1>A  tide\n table</h1>
    <p>  ${prose('Alder')}\n\t <b> bold</b> , <em>soft\u00adly</em>\u00a0\u00a0said <br> after a break </p>
    ${paragraphs('Birch', 'Cedar')}</article>`);

  it('collapses white space and keeps all else', () => {
    expect(page.blocks[0]?.text).toBe('A tide table');
    expect(page.blocks[1]?.text).toBe(`${prose('Alder')} bold , soft\u00adly said after a break`);
  });

  it('leads from every character back to its text node', () => {
    for (const { text, pieces } of page.blocks) {
      let end = 0;
      for (const { node, nodeStart, start, length } of pieces) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(text.slice(end, start).trim()).toBe('');
        const data = node.data.slice(nodeStart, nodeStart + length).replace(/\s/g, ' ');
        expect(text.slice(start, start + length)).toBe(data);
        end = start + length;
      }
      expect(end).toBe(text.length);
    }
  });
});

describe('large and hostile pages', () => {
  it('pauses often, whatever the page holds', () => {
    const cells = '<tr><td>1</td><td>2</td><td>3</td></tr>'.repeat(400);
    const document = articleDocument(
      `<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}<table>${cells}</table></article>`,
    );
    let steps = 0;
    const work = collecting(document, { look: articleSignals, isArticle }, { url });
    while (work.next().done !== true) steps += 1;
    expect(steps).toBeGreaterThan(10);
  });

  it('reads a text node of a megabyte in pieces', () => {
    const text = `${prose('Alder')} `.repeat(3000);
    const document = articleDocument(`<article><h1>A tide table</h1><div>${text}</div></article>`);
    const work = collecting(document, { look: articleSignals, isArticle }, { url });
    let steps = 0;
    for (;;) {
      const step = work.next();
      if (step.done === true) {
        expect(step.value.blocks.at(-1)?.text).toBe(text.trim());
        break;
      }
      steps += 1;
    }
    expect(steps).toBeGreaterThan(10);
  });

  it('does not run out of stack in deep nesting', () => {
    const document = articleDocument(`<article><h1>A tide table</h1></article>`);
    let at: Element = document.querySelector('article') ?? document.body;
    for (let depth = 0; depth < 1_200; depth += 1)
      at = at.appendChild(document.createElement('div'));
    at.innerHTML = paragraphs('Alder', 'Birch', 'Cedar');
    expect(textsOf(collect(document, { url }))).toHaveLength(4);
  });

  it('reads a form around the page whose fields hide harmless properties of it', () => {
    const page = read(`<form><input name="className"><input name="id"><input name="title">
      <h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}</form>`);
    expect(textsOf(page).slice(1)).toEqual(['Alder', 'Birch', 'Cedar'].map(prose));
  });

  it.each(['parentNode', 'nextSibling', 'localName'])(
    'keeps away from a form in which %s is hidden',
    (name) => {
      const page = read(
        `<form><input name="${name}"><h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}</form>`,
      );
      expect(page.blocks).toEqual([]);
    },
  );
});

describe('several articles on one page', () => {
  const story = (title: string, ...trees: string[]) =>
    `<article><h2>${title}</h2>${paragraphs(...trees)}</article>`;
  const body = `<div class="list">${story('The other night', 'Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder')}
    ${story('The night of the tide table', 'Fir', 'Gorse', 'Hazel')}</div>`;

  it('are told apart by the title of the page', () => {
    const document = articleDocument(body);
    document.title = 'The night of the tide table | Tides';
    expect(textsOf(collect(document, { url }))).toEqual([
      'The night of the tide table',
      ...['Fir', 'Gorse', 'Hazel'].map(prose),
    ]);
  });
});
