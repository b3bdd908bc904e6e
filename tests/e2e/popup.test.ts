/** The popup by keyboard and by mouse: triage, filters, search, export, states, settings. */
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
  scaled,
  until,
} from './harness.ts';
import { sharedBrowser } from './shared-browser.ts';

const launch = sharedBrowser();
let extension: Extension;

const FERRY: SampleArticle = {
  url: 'http://www.harbourpost.example/city/2026/11/ferry-bar',
  title: 'The ferry terminal gets a coffee bar',
  published: '2026-11-04T08:00:00Z',
  paragraphs: [
    'The ferry terminal got a coffee bar this autumn. It opens at six in the morning and sells buns to those who wait for the first boat.',
    'Painters were at work all summer on the roof. They used eleven shades of blue, said the harbour master, who chose them with her daughters.',
    'A second bar will open next year at the other end of the pier, where the boats to the islands leave twice a day in fair weather.',
  ],
};

const FRONT = 'http://www.harbourpost.example/';

async function start(options: LaunchOptions = {}): Promise<Extension> {
  extension = await launch({
    ...options,
    site: {
      [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE),
      [LAB_ARTICLE.url]: articlePage(LAB_ARTICLE),
      [FERRY.url]: articlePage(FERRY),
      [FRONT]: '<!doctype html><title>The Post</title><h1>Today</h1><p>Read the paper.</p>',
      ...options.site,
    },
  });
  return extension;
}

/** An article open with its claims painted. */
async function read(article: SampleArticle): Promise<Page> {
  const page = await extension.open(article.url);
  await until('claims', async () => (await paintedClaims(page)).length >= 3);
  return page;
}

const quotes = (popup: Page) =>
  until('claims in the popup', async () => {
    const all = await popup.getByTestId('claim-quote').allTextContents();
    return all.length > 0 && all;
  });

const inHand = (popup: Page) =>
  popup.locator('[data-focused="true"] [data-testid="claim-quote"]').textContent();

const settings = () =>
  extension.evaluate(async () => {
    const { settings = {} } = await chrome.storage.local.get<{
      settings?: Record<string, unknown>;
    }>('settings');
    return settings;
  }, undefined);

describe('triage by keyboard alone', () => {
  it('judges, notes, tags, corrects, dismisses and takes back', async () => {
    await start();
    await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    const all = await quotes(popup);
    const { keyboard } = popup;
    await keyboard.press('a');
    await keyboard.press('5');
    await keyboard.press('n');
    await keyboard.type('Seen twice, adds up');
    await keyboard.press('Escape');
    await keyboard.press('t');
    await keyboard.type('chips,open models,');
    await keyboard.press('Escape');
    await keyboard.press('e');
    await popup.getByRole('combobox', { name: 'Direction' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.type('Level');
    await keyboard.press('Escape');
    await keyboard.press('ArrowDown');
    expect(await inHand(popup)).toBe(all[1]);
    await keyboard.press('x');
    expect(await inHand(popup)).toBe(all[2]);
    await keyboard.press('u');
    await until('the claim to be back', async () => (await inHand(popup)) === all[1]);
    await keyboard.press('k');
    expect(await popup.getByRole('radio', { name: 'Agree', exact: true }).isChecked()).toBe(true);
    expect(await popup.getByRole('radio', { name: '5' }).isChecked()).toBe(true);
    expect(await popup.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(
      'Seen twice, adds up',
    );
    await popup.getByRole('button', { name: 'Remove tag open models' }).waitFor();
    await popup.getByText('Level').first().waitFor();
    await keyboard.press('?');
    await popup.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await keyboard.press('Escape');
    await popup.getByRole('dialog').waitFor({ state: 'detached' });
  });

  const judged = scaled(100, 30);
  it(`goes through a long list, ${judged} claims at 600 ms each`, {
    timeout: 120_000,
  }, async () => {
    const long: SampleArticle = {
      ...CHIP_ARTICLE,
      url: 'http://www.harbourpost.example/tech/2026/11/hundred',
      paragraphs: Array.from(
        { length: 160 },
        (_, index) =>
          `Lab number ${index} in China will overtake OpenAI in artificial intelligence by ${2027 + (index % 9)}, analysts of bank ${index} predict.`,
      ),
    };
    await start({ site: { [long.url]: articlePage(long) } });
    const page = await extension.open(long.url);
    await until('a hundred claims', async () => (await paintedClaims(page)).length >= 100, 20_000);
    const popup = await extension.popup();
    await until('a hundred claims listed', async () => (await quotes(popup)).length >= 100);
    const began = Date.now();
    for (let index = 0; index < judged; index++) {
      await popup.keyboard.press('ads'[index % 3] as string);
      await popup.keyboard.press(String(1 + (index % 5)));
      await popup.keyboard.press('j');
    }
    expect(Date.now() - began).toBeLessThan(judged * 600);
    const toReview = popup.getByRole('button', { name: /^To review/ });
    const left = (await quotes(popup)).length - judged;
    await until('all to be reviewed', async () =>
      (await toReview.textContent())?.endsWith(String(left)),
    );
  });
});

describe('a window that is lower than the popup asks for', () => {
  it('is filled, without a scroll bar of its own', async () => {
    await start();
    await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    await quotes(popup);
    const size = await popup.evaluate(() => ({
      beside: innerWidth - document.documentElement.clientWidth,
      below: document.documentElement.scrollHeight - innerHeight,
    }));
    expect(size).toEqual({ beside: 0, below: 0 });
  });
});

describe('filters and search', () => {
  it('narrow this page’s claims, with counts', async () => {
    await start();
    await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    const all = await quotes(popup);
    const tier = popup.getByRole('combobox', { name: 'Tier' });
    await tier.selectOption('wider');
    const wider = await quotes(popup);
    await tier.selectOption('race');
    const race = await quotes(popup);
    expect([...race, ...wider].sort()).toEqual([...all].sort());
    const label = await tier.locator('option[value="race"]').textContent();
    expect(label).toContain(`(${race.length})`);
  });

  it('find saved claims of other pages, which open at their place', async () => {
    await start();
    await read(LAB_ARTICLE);
    await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    await quotes(popup);
    await popup.keyboard.press('/');
    const search = popup.getByRole('searchbox', { name: 'Search claims' });
    await search.waitFor();
    await search.fill('qwen llama');
    await until('the one claim', async () => {
      const found = await quotes(popup);
      return found.length === 1 && found[0]?.includes('Qwen');
    });
    await popup.getByTestId('claim-quote').click();
    await extension.evaluate(() => {
      chrome.tabs.onCreated.addListener(({ pendingUrl, url }) => {
        document.title = pendingUrl ?? url ?? '';
      });
    }, undefined);
    await popup.getByRole('button', { name: 'Open the article' }).click();
    const { host, pathname } = new URL(LAB_ARTICLE.url);
    await until('a tab with the article, at the claim', async () => {
      const opened = await extension.evaluate(() => document.title, undefined);
      return opened.includes(`${host}${pathname}#:~:text=`);
    });
  });
});

describe('a change', () => {
  it('shows in the popup when it is made on the page, without being asked for', async () => {
    await start();
    const page = await extension.open(CHIP_ARTICLE.url);
    const popup = await extension.popup();
    const before = await quotes(popup);
    await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent =
        'Baidu’s latest AI model has overtaken Google’s on three Chinese benchmarks, the company said.';
      document.querySelector('article')?.append(paragraph);
    });
    await until('the new claim', async () => (await quotes(popup)).length === before.length + 1);
  });

  it('made by the publisher is shown with both wordings', async () => {
    await start();
    const page = await read(CHIP_ARTICLE);
    const first = await extension.popup();
    await quotes(first);
    await first.getByTestId('claim-quote').nth(1).click();
    await choose(first.getByRole('radio', { name: 'Agree', exact: true }));
    await until('the claim to look reviewed', async () =>
      (await highlights(page)).reviewed?.some((claim) => claim.includes('four months')),
    );
    await first.close();
    extension.site[CHIP_ARTICLE.url] = articlePage(CHIP_ARTICLE).replace(
      'only four months',
      'only nine months',
    );
    await page.reload();
    await until('claims', async () => (await paintedClaims(page)).length >= 3);
    const popup = await extension.popup();
    await quotes(popup);
    await until('the mark', async () => (await popup.getByText('Wording changed').count()) > 0);
    await popup.getByTestId('claim-quote').filter({ hasText: 'nine months' }).click();
    expect(await popup.locator('del').textContent()).toContain('four');
    expect(await popup.locator('ins').textContent()).toContain('nine');
  });
});

describe('where there are no claims', () => {
  const states: [string, () => Promise<unknown>, RegExp][] = [
    ['an article about something else', () => extension.open(FERRY.url), /No claims about AI/],
    ['a page that is no article', () => extension.open(FRONT), /No article here/],
    ['a page of the browser', () => extension.open('chrome://version'), /cannot read this page/],
  ];
  it.each(states)('says so: %s', async (_, open, words) => {
    await start();
    await open();
    const popup = await extension.popup();
    await popup.getByRole('heading', { name: words }).waitFor();
  });

  it('reads what is no article when asked', async () => {
    const notes = 'http://notes.example/ai';
    const html =
      '<!doctype html><title>Notes</title><p>OpenAI leads China’s labs in artificial intelligence by six months, say two studies.</p>';
    await start({ site: { [notes]: html } });
    const page = await extension.open(notes);
    const popup = await extension.popup();
    await popup.getByRole('button', { name: 'Read it anyway' }).click();
    expect(await quotes(popup)).toHaveLength(1);
    expect(await paintedClaims(page)).toHaveLength(1);
  });

  it('does not run on a site that is switched off, from the popup, at once', async () => {
    await start();
    const page = await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    await quotes(popup);
    await popup.getByRole('button', { name: 'Settings' }).click();
    await choose(popup.getByRole('radio', { name: 'Off here' }));
    await until('the highlights to go', async () => (await paintedClaims(page)).length === 0);
    expect(await settings()).toMatchObject({ sites: { 'www.harbourpost.example': 'off' } });
    await choose(popup.getByRole('radio', { name: 'On here' }));
    await until('the highlights to come', async () => (await paintedClaims(page)).length > 0);
  });
});

describe('settings', () => {
  it('change language, appearance, highlights and sensitivity at once', async () => {
    await start();
    const article = await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    await quotes(popup);
    await popup.getByRole('button', { name: 'Settings' }).click();
    await choose(popup.getByRole('radio', { name: 'More', exact: true }));
    await popup.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
    await until('the dark', () =>
      popup.evaluate(() => getComputedStyle(document.documentElement).colorScheme === 'dark'),
    );
    const drawn = () =>
      article.evaluate(() =>
        document.adoptedStyleSheets.flatMap(({ cssRules }) =>
          [...cssRules].map((rule) => rule.cssText),
        ),
      );
    expect((await drawn()).join()).toContain('rgba(217, 119, 6');
    await popup.getByRole('combobox', { name: 'Highlight colours' }).selectOption('safe');
    await popup.getByRole('combobox', { name: 'Highlight strength' }).selectOption('strong');
    await until('the open page in other colours', async () =>
      /rgba\(213, 94, 0, 0\.25\); text-decoration: underline 3px/.test((await drawn()).join()),
    );
    await popup.getByRole('combobox', { name: 'Language' }).selectOption('zh');
    await popup.getByRole('tab', { name: '全部' }).waitFor({ state: 'attached' });
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    expect(await settings()).toMatchObject({ sensitivity: 'more', theme: 'dark', language: 'zh' });
  });
});

describe('export', () => {
  it('offers every format by keyboard', async () => {
    await start();
    await read(CHIP_ARTICLE);
    const popup = await extension.popup();
    const all = await quotes(popup);
    await popup.keyboard.press('a');
    await popup.keyboard.press('4');
    for (const [name, file] of [
      ['CSV', /\.csv$/],
      ['Markdown', /\.md$/],
      ['Web Annotation', /\.jsonld$/],
      ['ClaimReview', /\.claimreview\.jsonld$/],
    ] as const) {
      await popup.getByRole('button', { name: 'Export', exact: true }).press('Enter');
      const item = popup.getByRole('menuitem', { name: `${name}, this page` });
      for (let step = 0; step < 10; step++) {
        if (await item.evaluate((each) => each === document.activeElement)) break;
        await popup.keyboard.press('ArrowDown');
      }
      await popup.keyboard.press('Enter');
      const { text } = await extension.downloaded(file);
      expect(text, name).toContain((all[0] as string).slice(0, 20));
    }
  });
});
