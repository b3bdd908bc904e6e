/** How the content script behaves on a page over time: changes, navigation, themes, stepping, leaving. */

import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import {
  articlePage,
  CHIP_ARTICLE,
  LAB_ARTICLE,
  type PageOptions,
  type SampleArticle,
} from '../fixtures/articles.ts';
import { type Extension, highlights, launch, paintedClaims, storedRows, until } from './harness.ts';
import { beginning } from './shared-browser.ts';

let extension: Extension;
let pages = 0;
beginning(async () => {
  await extension?.close();
  extension = await launch();
});
afterAll(() => extension?.close());

/** Serves the article under an address of its own and opens it. */
async function open(options: PageOptions = {}, article: SampleArticle = CHIP_ARTICLE) {
  pages += 1;
  const url = `http://news${pages}.example/2026/11/chip-lead`;
  extension.site[url] = articlePage({ ...article, url }, options);
  const page = await extension.open(url);
  return { page, url };
}

const painted = (page: Page, atLeast = 3) =>
  until(`${atLeast} painted claims`, async () => {
    const texts = await paintedClaims(page);
    return texts.length >= atLeast && texts;
  });

/** Sends a message to the content script of the tab that shows this address. */
const tell = <T>(url: string, type: string, data?: unknown): Promise<T> =>
  extension.evaluate(
    async (message) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === message.url);
      const answer = await chrome.tabs.sendMessage(tab?.id ?? -1, {
        id: 1,
        type: message.type,
        data: message.data,
        timestamp: Date.now(),
      });
      return answer?.res;
    },
    { url, type, data },
  ) as Promise<T>;

interface Report {
  isArticle: boolean;
  pageId: string | null;
  counts: { race: number; wider: number };
  absence: string | null;
}
const report = (url: string) => tell<Report>(url, 'tabReport');

/** All records of a table, read past the extension's own code. */
const records = (table: string) => storedRows(extension, table);

const savedUnder = async (path: string) =>
  (await records('pages')).filter(({ url }) => String(url).includes(path));

/** The colour a look has on the first paragraph. */
const styleOf = (page: Page, look: string, property: string) =>
  page.evaluate(
    ([name, key]) => {
      const paragraph = document.querySelector('article p:not(.byline)') as Element;
      return getComputedStyle(paragraph, `::highlight(racemark-${name})`).getPropertyValue(
        key as string,
      );
    },
    [look, property],
  );

describe('what is painted', () => {
  it('adds no element, no attribute and no style rule to the document’s own', async () => {
    const { page, url } = await open();
    await painted(page);
    const now = await page.evaluate(() => document.documentElement.outerHTML);
    const parsed = await page.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
      String(extension.site[url]),
    );
    expect(now).toBe(parsed);
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
  });

  it('tells race from wider by the line as well as the colour, and nothing of what the reader thinks', async () => {
    const { page } = await open();
    await painted(page);
    const race = await styleOf(page, 'race', 'text-decoration');
    const wider = await styleOf(page, 'wider', 'text-decoration');
    expect(race).toMatch(/underline/);
    expect(wider).toMatch(/underline.* dotted/);
    expect(race).not.toMatch(/dotted/);
    const names = await page.evaluate(() => [...CSS.highlights.keys()]);
    expect(
      names.every((name) => /^racemark-(race|wider|reviewed|disputed|focused)$/.test(name)),
    ).toBe(true);
  });

  it('suits a dark page, and follows a change of theme', async () => {
    const { page } = await open({ style: 'background:#14181d;color:#e4e7ea' });
    await painted(page);
    const dark = await styleOf(page, 'race', 'text-decoration-color');
    await page.evaluate(() => {
      document.body.setAttribute('style', 'background:#fff;color:#111');
    });
    await until('other colours', async () => {
      return (await styleOf(page, 'race', 'text-decoration-color')) !== dark;
    });
  });

  it('is not printed, and leaves colours to the reader where they are forced', async () => {
    const { page } = await open();
    await painted(page);
    await page.emulateMedia({ media: 'print' });
    expect(await styleOf(page, 'race', 'text-decoration-line')).toBe('none');
    expect(await styleOf(page, 'race', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    const [background, canvas] = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.backgroundColor = 'Canvas';
      document.body.append(probe);
      const paragraph = document.querySelector('article p:not(.byline)') as Element;
      return [
        getComputedStyle(paragraph, '::highlight(racemark-race)').backgroundColor,
        getComputedStyle(probe).backgroundColor,
      ];
    });
    expect(background).toBe(canvas);
    expect(await styleOf(page, 'wider', 'text-decoration-style')).toBe('dotted');
  });

  it('draws in the colour of the text where a picture lies behind it', async () => {
    const { page } = await open({
      style: 'background:linear-gradient(90deg,#102a6b,#c2185b);color:#fff',
    });
    await painted(page);
    expect(await styleOf(page, 'race', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    const text = await styleOf(page, 'none', 'color');
    expect(await styleOf(page, 'race', 'text-decoration-color')).toBe(text);
  });
});

describe('a page that changes', () => {
  it('keeps its highlights when a framework renders the same text anew', async () => {
    const { page } = await open();
    const before = await painted(page);
    await page.evaluate(() => {
      const article = document.querySelector('article') as Element;
      article.replaceWith(article.cloneNode(true));
    });
    await until('the highlights on the new nodes', async () => {
      const texts = await paintedClaims(page);
      return texts.length === before.length && texts.every((text) => text.length > 0);
    });
    const connected = await page.evaluate(() =>
      [...CSS.highlights.values()].every((highlight) =>
        [...highlight].every((range) => range.startContainer.isConnected),
      ),
    );
    expect(connected).toBe(true);
  });

  it('lets a claim go that is taken out, and counts again', async () => {
    const { page, url } = await open();
    const before = await painted(page);
    await page.evaluate(() => {
      const gone = [...document.querySelectorAll('p')].find((each) =>
        each.textContent?.includes('catch up'),
      );
      gone?.remove();
    });
    await until('one claim less', async () => (await paintedClaims(page)).length < before.length);
    await until('the count', async () => {
      const { counts } = await report(url);
      return counts.race + counts.wider === before.length - 1;
    });
  });

  it('is not read while none of its words speak of AI', async () => {
    const weather = 'The ferry is late again, and the harbour office says the tide is to blame. ';
    const { page, url } = await open(
      {},
      { ...CHIP_ARTICLE, title: 'Late again', paragraphs: Array(8).fill(weather.repeat(4)) },
    );
    await until('the verdict', async () => (await report(url)).absence === 'offTopic');
    expect(await highlights(page)).toEqual({});
  });

  it('becomes an article late, when an application has rendered it', async () => {
    const { page, url } = await open({}, { ...CHIP_ARTICLE, paragraphs: [] });
    await until('the verdict', async () => (await report(url)).absence === 'notArticle');
    expect(await highlights(page)).toEqual({});
    await page.evaluate(
      (paragraphs) => {
        const article = document.querySelector('article') as Element;
        for (const text of paragraphs) {
          const paragraph = document.createElement('p');
          paragraph.textContent = text;
          article.append(paragraph);
        }
      },
      [...CHIP_ARTICLE.paragraphs],
    );
    await painted(page);
    expect((await report(url)).isArticle).toBe(true);
  });
});

describe('client-side navigation', () => {
  const renderLater = (page: Page, path: string, delay: number) =>
    page.evaluate(
      ({ article, to, wait }) => {
        history.pushState(null, '', to);
        setTimeout(() => {
          const root = document.querySelector('article') as Element;
          const heading = document.createElement('h1');
          heading.textContent = article.title;
          root.replaceChildren(
            heading,
            ...article.paragraphs.map((text) => {
              const paragraph = document.createElement('p');
              paragraph.textContent = text;
              return paragraph;
            }),
          );
        }, wait);
      },
      {
        article: { title: LAB_ARTICLE.title, paragraphs: [...LAB_ARTICLE.paragraphs] },
        to: path,
        wait: delay,
      },
    );

  it('does not take the old text for the new page’s while the new one is on its way', async () => {
    const { page, url } = await open();
    await painted(page);
    await until('the page to be saved', async () => (await savedUnder(new URL(url).host)).length);
    const slow = `${new URL(url).host}/slow/labs`;
    await renderLater(page, '/slow/labs', 2_500);
    await page.waitForTimeout(1_500);
    expect(await savedUnder(slow)).toEqual([]);
    expect((await paintedClaims(page)).some((text) => text.includes('DeepSeek'))).toBe(true);
    await until('the new article', async () =>
      (await paintedClaims(page)).some((text) => text.includes('Qwen has overtaken')),
    );
    const [saved] = await until('the new page to be saved', async () => {
      const found = await savedUnder(slow);
      return found.length > 0 && found;
    });
    // The head still is the first article's.
    expect(saved).toMatchObject({ title: LAB_ARTICLE.title, published: null });
    const claims = (await records('claims')).filter(({ pageId }) => pageId === saved?.id);
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.some(({ quote }) => String(quote).includes('DeepSeek'))).toBe(false);
  });

  it('does not mind an address that changes for the same text', async () => {
    const { page, url } = await open();
    const before = await painted(page);
    const { pageId } = await until('the page', async () => {
      const now = await report(url);
      return now.pageId && now;
    });
    const pretty = `${new URL(url).origin}/pretty/address`;
    await page.evaluate((to) => history.replaceState(null, '', to), pretty);
    await page.waitForTimeout(1_500);
    expect(await paintedClaims(page)).toHaveLength(before.length);
    expect((await report(pretty)).pageId).toBe(pageId);
    expect(await savedUnder(`${new URL(url).host}/pretty/address`)).toEqual([]);
  });
});

describe('leading the reader', () => {
  it('steps from claim to claim, says which, and adds the live region only then', async () => {
    const { page, url } = await open();
    const total = (await painted(page)).length;
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    const before = await elements();
    await tell(url, 'stepClaim', { by: 1 });
    const first = await until('the focus', async () => (await highlights(page)).focused?.[0]);
    expect(await elements()).toBe(before + 1);
    await tell(url, 'stepClaim', { by: 1 });
    const second = await until('the focus to move', async () => {
      const [now] = (await highlights(page)).focused ?? [];
      return now !== first && now;
    });
    await tell(url, 'stepClaim', { by: -1 });
    await until('the focus to come back', async () => {
      return (await highlights(page)).focused?.[0] === first;
    });
    expect(second).not.toBe(first);
    const cdp = await page.context().newCDPSession(page);
    const spoken = await until('the announcement', async () => {
      const { nodes } = await cdp.send('Accessibility.getFullAXTree');
      const texts = nodes.map(({ name }) => String(name?.value ?? ''));
      return texts.find((text) => /^Claim 1 of \d+: /.test(text));
    });
    expect(spoken).toContain(`of ${total}: `);
    await page.keyboard.press('Escape');
    await until('the focus to go', async () => (await highlights(page)).focused?.length === 0);
  });

  it('passes over claims in text that is folded up, and says that they are not there', async () => {
    const { page, url } = await open({
      head: '<style>article p:nth-of-type(3) { display: none }</style>',
      after: '<div style="height:4000px"></div>',
    });
    await painted(page);
    await until('the page to be saved', async () => (await report(url)).pageId);
    const seen = new Set<string>();
    for (let step = 0; step < 5; step += 1) {
      await tell(url, 'stepClaim', { by: 1 });
      const now = await until('the focus', async () => (await highlights(page)).focused?.[0]);
      seen.add(now);
    }
    const hidden = 'China will catch up';
    expect([...seen].some((text) => text.includes('DeepSeek'))).toBe(true);
    expect([...seen].some((text) => text.includes(hidden))).toBe(false);
    expect((await paintedClaims(page)).some((text) => text.includes(hidden))).toBe(true);
    const { pageId } = await report(url);
    const claims = await until('the claims', async () => {
      const own = (await records('claims')).filter((claim) => claim.pageId === pageId);
      return own.length > 0 && own;
    });
    const lost = claims.find(({ quote }) => String(quote).includes(hidden));
    expect(await tell(url, 'showClaim', { claimId: lost?.id })).toBe(false);
  });

  it('scrolls at once for readers who want no motion', async () => {
    const { page, url } = await open({ after: '<div style="height:4000px"></div>' });
    await painted(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await until('the page to be saved', async () => (await report(url)).pageId);
    const claims = await until('the claims', async () => {
      const all = await records('claims');
      const { pageId } = await report(url);
      const own = all.filter((claim) => claim.pageId === pageId);
      return own.length > 0 && own;
    });
    await page.evaluate(() => scrollTo(0, 3_000));
    // It knows a claim as saved once that is painted.
    await until('the claim', () => tell(url, 'showClaim', { claimId: claims[0]?.id }));
    expect(await page.evaluate(() => scrollY)).toBeLessThan(300);
    expect(await tell(url, 'showClaim', { claimId: 'f'.repeat(32) })).toBe(false);
  });

  it('does not get in the way of selecting text', async () => {
    const { page } = await open();
    await painted(page);
    const box = await page.locator('article p:not(.byline)').first().boundingBox();
    if (!box) throw new Error('the paragraph is not laid out');
    await page.mouse.dblclick(box.x + 30, box.y + box.height / 2);
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => String(getSelection()).trim().length)).toBeGreaterThan(1);
    expect((await highlights(page)).focused ?? []).toEqual([]);
  });
});

describe('stopping', () => {
  it('leaves no trace', async () => {
    const { page, url } = await open();
    await painted(page);
    await tell(url, 'stepClaim', { by: 1 });
    await tell(url, 'stop');
    expect(
      await page.evaluate(() => [
        CSS.highlights.size,
        document.adoptedStyleSheets.length,
        document.documentElement.children.length,
      ]),
    ).toEqual([0, 0, 2]);
  });
});
