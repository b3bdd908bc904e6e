import { describe, expect, it } from 'vitest';
import { collect, recollect } from '../../../utils/page/collect.ts';
import { articleDocument, paragraphs, prose, textsOf } from './support.ts';

const url = 'https://tides.example/2031/03/the-night-of-the-tide-table';

function openPage() {
  const document = articleDocument(`<div id="ticker">1</div>
    <article><h1>A tide table</h1><section><p id="a">${prose('Alder')}</p>${paragraphs('Birch')}</section>
    <section>${paragraphs('Cedar', 'Dogwood')}</section></article>`);
  return { document, page: collect(document, { url }) };
}

const find = (document: Document, selector: string): Element => {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
};

describe('recollect', () => {
  it('gives the same page back for changes outside the article', () => {
    const { document, page } = openPage();
    const ticker = find(document, '#ticker');
    ticker.textContent = '2';
    expect(recollect(page, [ticker])).toBe(page);
  });

  it('reads a changed paragraph and keeps all other blocks as they were', () => {
    const { document, page } = openPage();
    const text = find(document, '#a').firstChild as Text;
    text.data = prose('Aspen');
    const next = recollect(page, [text]);
    expect(textsOf(next)).toEqual(textsOf(page).with(1, prose('Aspen')));
    expect(next.blocks.filter((block, at) => block === page.blocks[at])).toHaveLength(4);
    expect(next.article.text).toBe(textsOf(next).join('\n\n'));
  });

  it('takes in a paragraph that came late, and lets go of one that left', () => {
    const { document, page } = openPage();
    const [first, second] = document.querySelectorAll('section');
    second?.insertAdjacentHTML('beforeend', paragraphs('Elder'));
    find(document, '#a').remove();
    const next = recollect(
      page,
      [first, second].filter((node) => node !== undefined),
    );
    expect(textsOf(next).slice(1)).toEqual(['Birch', 'Cedar', 'Dogwood', 'Elder'].map(prose));
    expect(next.blocks[2]).toBe(page.blocks[3]);
  });

  it('agrees with collecting anew after any run of changes', () => {
    const { document, page } = openPage();
    let current = page;
    for (let round = 0; round < 40; round += 1) {
      const sections = document.querySelectorAll('section');
      const section = sections[round % sections.length];
      if (section === undefined) continue;
      if (round % 3 === 0) section.insertAdjacentHTML('afterbegin', paragraphs(`Word${round}`));
      else if (round % 3 === 1) section.lastElementChild?.toggleAttribute('hidden');
      else section.firstElementChild?.append(` Added in round ${round}.`);
      current = recollect(current, [section, ...section.children]);
      expect(textsOf(current)).toEqual(textsOf(collect(document, { url, force: true })));
    }
  });

  it('collects anew when the headline changes or the article is replaced', () => {
    const { document, page } = openPage();
    find(document, 'h1').textContent = 'Another table';
    const renamed = recollect(page, [find(document, 'h1')]);
    expect(renamed.meta.title).toBe('Another table');
    find(document, 'article').outerHTML =
      `<article><h1>A third</h1>${paragraphs('Fir', 'Gorse', 'Hazel')}</article>`;
    expect(textsOf(recollect(renamed, [document.body]))).toEqual([
      'A third',
      ...['Fir', 'Gorse', 'Hazel'].map(prose),
    ]);
  });

  it('sees changes inside a shadow root', () => {
    const document =
      articleDocument(`<article><h1>A tide table</h1>${paragraphs('Alder', 'Birch', 'Cedar')}
      <late-part><template shadowrootmode="open"><p>${prose('Dogwood')}</p></template></late-part></article>`);
    const page = collect(document, { url });
    const inside = document.querySelector('late-part')?.shadowRoot?.querySelector('p')?.firstChild;
    (inside as Text).data = prose('Elder');
    expect(textsOf(recollect(page, [inside as Text])).at(-1)).toBe(prose('Elder'));
  });
});
