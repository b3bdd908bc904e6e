/** The main job in a real browser: spot, save, tag, come back, export. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  articlePage,
  CHIP_ARTICLE,
  LAB_ARTICLE,
  type SampleArticle,
} from '../fixtures/articles.ts';
import {
  choose,
  type Extension,
  highlights,
  type LaunchOptions,
  paintedClaims,
  storedRows,
  until,
} from './harness.ts';
import { sharedBrowser } from './shared-browser.ts';

const launch = sharedBrowser();
let extension: Extension;

async function start(options: LaunchOptions = {}): Promise<Extension> {
  extension = await launch({
    ...options,
    site: {
      [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE),
      [LAB_ARTICLE.url]: articlePage(LAB_ARTICLE),
      ...options.site,
    },
  });
  return extension;
}

/** Waits until at least so many claims are painted and gives their texts. */
const painted = (page: Page, atLeast = 1) =>
  until(`${atLeast} painted claims`, async () => {
    const texts = await paintedClaims(page);
    return texts.length >= atLeast && texts;
  });

const NOTE = 'Which benchmarks? “ü” 界';

interface ExportedClaim {
  quote: string;
  stance?: string | null;
  credibility?: number | null;
}

const badge = (tabUrl: string) =>
  extension.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
    return tab?.id ? chrome.action.getBadgeText({ tabId: tab.id }) : null;
  }, tabUrl);

/** The claims in the popup, by quote, in the order shown. */
const listed = (popup: Page) =>
  until('claims in the popup', async () => {
    const quotes = await popup.getByTestId('claim-quote').allTextContents();
    return quotes.length > 0 && quotes.map((quote) => quote.replace(/\s+/g, ' ').trim());
  });

const tag = async (popup: Page, stance: string, credibility: string) => {
  const radio = (group: string, name: string) =>
    popup.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
  await choose(radio('Stance', stance));
  await choose(radio('Credibility', credibility));
};

async function exportFromPopup(popup: Page, scope: RegExp) {
  await popup.getByRole('button', { name: 'Export', exact: true }).click();
  await popup.getByRole('menuitem', { name: scope }).click();
  const { name, text } = await extension.downloaded(/^racemark-\d{4}-\d{2}-\d{2}.*\.json$/);
  return { name, text, data: JSON.parse(text) };
}

describe('an article', () => {
  it('is highlighted in place, counted and left unchanged', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    const texts = await painted(page, 3);
    expect(texts.some((text) => text.includes('trails OpenAI'))).toBe(true);
    expect(texts.some((text) => text.includes('coffee bar'))).toBe(false);
    const { race = [], wider = [] } = await highlights(page);
    expect(race.length).toBeGreaterThan(0);
    expect(wider.some((text) => text.includes('patient records'))).toBe(true);
    expect(race.some((text) => text.includes('patient records'))).toBe(false);
    const served = articlePage(CHIP_ARTICLE);
    const counts = await page.evaluate((html) => {
      const before = new DOMParser().parseFromString(html, 'text/html');
      return [before, document].map((each) => [
        each.querySelectorAll('*').length,
        each.body.textContent?.length,
      ]);
    }, served);
    expect(counts[1]).toEqual(counts[0]);
    await until('the badge', async () => (await badge(CHIP_ARTICLE.url)) === String(texts.length));
  });

  it('is saved once, however often and under whatever address it is opened', async () => {
    const tracked = `${CHIP_ARTICLE.url}?utm_source=mail&fbclid=1`;
    await start({ site: { [tracked]: articlePage(CHIP_ARTICLE) } });
    const page = await extension.open(CHIP_ARTICLE.url);
    const first = await painted(page, 3);
    const popup = await extension.popup();
    const quotes = await listed(popup);
    expect(quotes).toHaveLength(first.length);
    await popup.close();
    await page.reload();
    await painted(page, 3);
    const second = await extension.open(tracked);
    await painted(second, 3);
    const again = await extension.popup();
    await until('the same list', async () => {
      const now = await listed(again);
      return now.length === quotes.length && now.every((quote, index) => quote === quotes[index]);
    });
    await again.getByRole('tab', { name: /^All/ }).click();
    await until('every claim once', async () => {
      const all = await listed(again);
      return all.length === new Set(all).size && all.length === quotes.length;
    });
  });

  it('shows paragraphs that arrive late', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    const before = await painted(page, 3);
    await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent =
        'Baidu’s latest AI model has overtaken Google’s on three Chinese benchmarks, the company said.';
      document.querySelector('article')?.append(paragraph);
    });
    await until('the late claim', async () =>
      (await paintedClaims(page)).some((text) => text.startsWith('Baidu')),
    );
    expect(await paintedClaims(page)).toEqual(expect.arrayContaining(before));
  });

  it('is followed through client-side navigation and back', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    await painted(page, 3);
    const navigate = (article: SampleArticle) =>
      page.evaluate(
        ({ path, title, paragraphs }) => {
          history.pushState(null, '', path);
          document.title = title;
          const root = document.querySelector('article');
          const heading = document.createElement('h1');
          heading.textContent = title;
          root?.replaceChildren(
            heading,
            ...paragraphs.map((text) => {
              const paragraph = document.createElement('p');
              paragraph.textContent = text;
              return paragraph;
            }),
          );
        },
        {
          path: new URL(article.url).pathname,
          title: article.title,
          paragraphs: [...article.paragraphs],
        },
      );
    await navigate(LAB_ARTICLE);
    await until('the second article’s claims only', async () => {
      const texts = await paintedClaims(page);
      return (
        texts.some((text) => text.includes('Qwen has overtaken')) &&
        !texts.some((text) => text.includes('DeepSeek'))
      );
    });
    const popup = await extension.popup();
    const quotes = await listed(popup);
    expect(quotes.some((quote) => quote.includes('Qwen'))).toBe(true);
    expect(quotes.some((quote) => quote.includes('DeepSeek'))).toBe(false);
    await popup.close();
    // Going back loads the address the application made up.
    extension.site[page.url()] = articlePage({ ...LAB_ARTICLE, url: page.url() });
    await page.goto(LAB_ARTICLE.url);
    await painted(page, 2);
    await page.goBack();
    await painted(page, 1);
  });

  it('is highlighted under a strict content security policy and on a dark page', async () => {
    const strict = 'http://strict.example/2026/11/03/chips';
    const dark = 'http://dark.example/2026/11/03/chips';
    await start({
      site: {
        [strict]: {
          body: articlePage({ ...CHIP_ARTICLE, url: strict }),
          headers: {
            'content-security-policy':
              "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin allow-scripts",
          },
        },
        [dark]: articlePage(
          { ...CHIP_ARTICLE, url: dark },
          { style: 'background:#111;color:#eee' },
        ),
      },
    });
    const open = async (url: string) => {
      const page = await extension.context.newPage();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(url);
      await page.bringToFront();
      return page;
    };
    const strictPage = await open(strict);
    expect((await painted(strictPage, 3)).length).toBeGreaterThan(2);
    const light = await strictPage.screenshot();
    const darkPage = await open(dark);
    expect((await painted(darkPage, 3)).length).toBeGreaterThan(2);
    const darkShot = await darkPage.screenshot();
    expect(light.equals(darkShot)).toBe(false);
  });
});

describe('a page that is no article', () => {
  it('is left alone', async () => {
    const front = 'http://www.harbourpost.example/';
    const teasers = Array.from(
      { length: 20 },
      (_, index) =>
        `<li><a href="/story-${index}">China is closing the AI gap with the United States, part ${index}</a></li>`,
    );
    await start({
      site: {
        [front]: `<!doctype html><title>The Post</title><h1>Today</h1><ul>${teasers.join('')}</ul>`,
      },
    });
    const page = await extension.open(front);
    const article = await extension.open(CHIP_ARTICLE.url);
    await painted(article, 3);
    expect(await highlights(page)).toEqual({});
    expect(await badge(front)).toBe('');
  });
});

describe('the popup', () => {
  it('tags claims, survives the death of the worker, and exports what was tagged', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    await painted(page, 3);
    await until('the badge', async () => (await badge(CHIP_ARTICLE.url)) !== '');
    await extension.killWorker();
    const popup = await extension.popup();
    const quotes = await listed(popup);
    await tag(popup, 'Agree', '4');
    await popup.keyboard.press('j');
    await extension.killWorker();
    await popup.keyboard.press('d');
    await popup.keyboard.press('2');
    await until('the page to show two reviewed claims', async () => {
      const { reviewed = [] } = await highlights(page);
      return reviewed.length === 2;
    });
    const { name, data } = await exportFromPopup(popup, /JSON.*this page/i);
    expect(name).toMatch(/^racemark-\d{4}-\d{2}-\d{2}-page\.json$/);
    expect(data.format).toBe('racemark');
    expect(data.claims.map((claim: ExportedClaim) => claim.quote)).toEqual(quotes);
    const tags = data.claims.map((claim: ExportedClaim) => [
      claim.stance ?? null,
      claim.credibility ?? null,
    ]);
    expect(tags.slice(0, 2)).toEqual([
      ['agree', 4],
      ['disagree', 2],
    ]);
    expect(tags.slice(2).every(([stance]: (string | null)[]) => stance === null)).toBe(true);
  });

  it('keeps tags through a reload of the page, and a note written beside them', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    await painted(page, 3);
    const popup = await extension.popup();
    await listed(popup);
    await tag(popup, 'Unsure', '3');
    await popup.getByRole('textbox', { name: 'Note' }).fill(NOTE);
    await popup.keyboard.press('Tab');
    await until('one reviewed claim', async () => (await highlights(page)).reviewed?.length === 1);
    await until('the note to be saved', async () =>
      (await storedRows(extension, 'annotations')).some(({ note }) => note === NOTE),
    );
    await popup.close();
    await page.reload();
    await until('one reviewed claim', async () => (await highlights(page)).reviewed?.length === 1);
    const again = await extension.popup();
    await listed(again);
    expect(await again.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(NOTE);
    expect(
      await again
        .getByRole('radiogroup', { name: 'Stance' })
        .getByRole('radio', { name: 'Unsure' })
        .isChecked(),
    ).toBe(true);
  });

  it('dismisses what is not a claim, with undo', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    const before = await painted(page, 3);
    const popup = await extension.popup();
    const quotes = await listed(popup);
    await popup
      .getByRole('button', { name: /Not a claim/ })
      .first()
      .click();
    await until(
      'one claim less',
      async () => (await paintedClaims(page)).length === before.length - 1,
    );
    await popup.getByRole('button', { name: /Undo/ }).click();
    await until('it to be back', async () => (await paintedClaims(page)).length === before.length);
    expect(await listed(popup)).toEqual(quotes);
  });

  it('scrolls the page to a claim and flashes it', async () => {
    const far = { ...CHIP_ARTICLE, url: 'http://www.harbourpost.example/tech/2026/11/far' };
    const gap = '<div style="height:3000px"></div>';
    const html = articlePage(far).replaceAll('</p>\n', `</p>${gap}\n`);
    await start({ site: { [far.url]: html } });
    const page = await extension.open(far.url);
    await painted(page, 3);
    const popup = await extension.popup();
    await listed(popup);
    await popup.getByTestId('claim-quote').last().click();
    await until('the page to scroll', () => page.evaluate(() => scrollY > 2000));
    await until('the flash', async () => (await highlights(page)).focused?.length === 1);
  });
});

describe('two tabs on one page', () => {
  it('agree', async () => {
    await start();
    const first = await extension.open(CHIP_ARTICLE.url);
    await painted(first, 3);
    const second = await extension.open(CHIP_ARTICLE.url);
    await painted(second, 3);
    const popup = await extension.popup();
    await listed(popup);
    await tag(popup, 'Agree', '5');
    for (const page of [first, second]) {
      await until('the claim to be marked reviewed', async () => {
        return (await highlights(page)).reviewed?.length === 1;
      });
    }
  });
});

describe('a claim of the reader’s own', () => {
  it('is saved from the selection and treated like any other', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    const before = await painted(page, 3);
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('p')].find((each) =>
        each.textContent?.includes('coffee bar'),
      );
      if (paragraph) getSelection()?.selectAllChildren(paragraph);
    });
    const tabId = await extension.evaluate(async (url) => {
      return (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1;
    }, CHIP_ARTICLE.url);
    await extension.evaluate(
      (id) => chrome.tabs.sendMessage(id, { id: 7, type: 'saveSelection', timestamp: Date.now() }),
      tabId,
    );
    await until('the own claim', async () =>
      (await paintedClaims(page)).some((text) => text.includes('coffee bar')),
    );
    await page.reload();
    const after = await painted(page, before.length + 1);
    expect(after.some((text) => text.includes('coffee bar'))).toBe(true);
    const popup = await extension.popup();
    expect((await listed(popup)).some((quote) => quote.includes('coffee bar'))).toBe(true);
  });
});

describe('permission', () => {
  it('revoked stops spotting at once; nothing is spotted before it is granted', async () => {
    await start({ undecided: true });
    const page = await extension.open(CHIP_ARTICLE.url);
    await page.waitForTimeout(500);
    expect(await highlights(page)).toEqual({});
    const choose = (everywhere: string) =>
      extension.evaluate(async (choice) => {
        const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
        await chrome.storage.local.set({ settings: { ...settings, everywhere: choice } });
        await chrome.runtime.sendMessage({ id: 1, type: 'accessChanged', timestamp: Date.now() });
      }, everywhere);
    await choose('on');
    await painted(page, 3);
    await choose('click');
    await until('the highlights to go', async () => (await paintedClaims(page)).length === 0);
    const scripts = await extension.evaluate(
      () => chrome.scripting.getRegisteredContentScripts(),
      undefined,
    );
    expect(scripts).toEqual([]);
  });
});

describe('the network', () => {
  it('is never asked by the extension', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    await painted(page, 3);
    const popup = await extension.popup();
    await listed(popup);
    await tag(popup, 'Agree', '5');
    await exportFromPopup(popup, /JSON.*everything/i);
    for (const path of ['welcome.html', 'library.html']) await extension.page(path);
    await page.waitForTimeout(500);
    const foreign = extension.requests.filter(
      (url) => url !== CHIP_ARTICLE.url && !url.endsWith('/favicon.ico'),
    );
    expect(foreign).toEqual([]);
  });
});
