/** The side panel beside an article: follows scrolling and writes from elsewhere; and what was lost is found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  articlePage,
  CHIP_ARTICLE,
  LAB_ARTICLE,
  type SampleArticle,
} from '../fixtures/articles.ts';
import { GRANTED_BUILD } from './build.ts';
import { choose, type Extension, highlights, paintedClaims, until } from './harness.ts';
import { beginning, sharedBrowser } from './shared-browser.ts';

const launch = sharedBrowser();
let extension: Extension;

/** The article with room between its paragraphs, so that it scrolls. */
const tall = (article: SampleArticle) =>
  articlePage(article, { head: '<style>article p { margin-block: 0 60vh }</style>' });

async function start(): Promise<void> {
  extension = await launch({ site: { [CHIP_ARTICLE.url]: tall(CHIP_ARTICLE) } });
}

async function read(article: SampleArticle): Promise<Page> {
  const page = await extension.open(article.url);
  await until('claims', async () => (await paintedClaims(page)).length >= 3);
  return page;
}

/** The side panel's page in a tab that is never in front: the panel itself cannot be opened without a click. */
async function openPanel(beside: Page): Promise<Page> {
  const panel = await extension.context.newPage();
  await beside.bringToFront();
  await panel.goto(`chrome-extension://${extension.id}/sidepanel.html`);
  return panel;
}

const quotes = (page: Page) =>
  until('claims', async () => {
    const all = await page.getByTestId('claim-quote').allTextContents();
    return all.length > 0 && all;
  });

const bringUp = (page: Page, words: string) =>
  page.evaluate((text) => {
    const paragraph = [...document.querySelectorAll('p')].find((each) =>
      each.textContent?.includes(text),
    );
    scrollTo(0, scrollY + (paragraph?.getBoundingClientRect().top ?? 0) - innerHeight * 0.3);
  }, words);

describe('the side panel', () => {
  it('marks the claim under the reader’s eyes as they scroll, and follows them to other tabs', async () => {
    await start();
    extension.site[LAB_ARTICLE.url] = articlePage(LAB_ARTICLE);
    const page = await read(CHIP_ARTICLE);
    const panel = await openPanel(page);
    await quotes(panel);
    const seen = panel.locator('[data-in-view="true"]');
    for (const words of ['Export controls', 'catch up with the United States', 'Hospitals']) {
      await bringUp(page, words);
      await until(`the mark at "${words}"`, async () => {
        const texts = await seen.getByTestId('claim-quote').allTextContents();
        return texts.length === 1 && texts[0]?.includes(words);
      });
    }
    expect(await seen.getByText('On screen').count()).toBe(1);
    const lists = (words: string) =>
      until(`the claims of the tab in front: ${words}`, async () => {
        const texts = await panel.getByTestId('claim-quote').allTextContents();
        return texts.length > 0 && texts.some((text) => text.includes(words));
      });
    const other = await read(LAB_ARTICLE);
    await lists('Qwen');
    expect(await panel.getByText('catch up with the United States').count()).toBe(0);
    await other.close();
    await page.bringToFront();
    await lists('catch up with the United States');
  });

  it('shows at once what the library page writes, the worker asleep', async () => {
    await start();
    const page = await read(CHIP_ARTICLE);
    const panel = await openPanel(page);
    const before = await quotes(panel);
    const library = await extension.context.newPage();
    await library.goto(`chrome-extension://${extension.id}/library.html`);
    await library.getByTestId('claim-quote').first().waitFor();
    await page.bringToFront();
    await extension.killWorker();
    const box = library.getByRole('checkbox').filter({ visible: true });
    await until('a claim to select', async () => (await box.count()) > 1);
    await library.evaluate(() => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>('ol input[type=checkbox]')];
      boxes[0]?.click();
    });
    await library.getByRole('button', { name: 'Delete' }).first().click();
    await until('one claim less', async () => (await quotes(panel)).length === before.length - 1);
  });

  it('takes the selection for the place of a claim that was lost', async () => {
    await start();
    const page = await read(CHIP_ARTICLE);
    const first = await extension.popup();
    await quotes(first);
    await first.getByTestId('claim-quote').filter({ hasText: 'DeepSeek' }).click();
    await choose(first.getByRole('radio', { name: 'Agree', exact: true }));
    await until('it to be saved', async () => (await highlights(page)).reviewed?.length === 1);
    await first.close();
    const rewritten =
      'On Monday a comparison of many tests put the gap between the best American system and the newest open one at a third of a year.';
    extension.site[CHIP_ARTICLE.url] = tall({
      ...CHIP_ARTICLE,
      paragraphs: [rewritten, ...CHIP_ARTICLE.paragraphs.slice(1)],
    });
    await page.reload();
    const panel = await openPanel(page);
    await quotes(panel);
    await panel.getByText('No longer on the page').first().waitFor();
    await panel.getByTestId('claim-quote').filter({ hasText: 'DeepSeek' }).click();
    const attach = panel.getByRole('button', { name: 'Attach to the selected text' });
    await attach.click();
    await panel.getByRole('alert').getByText('Nothing is selected').waitFor();
    await page.evaluate((words) => {
      const node = [...document.querySelectorAll('p')].find((each) => each.textContent === words)
        ?.firstChild as Text;
      getSelection()?.setBaseAndExtent(node, 0, node, node.length);
    }, rewritten);
    await attach.click();
    await until('the claim at its new place', async () =>
      (await paintedClaims(page)).some((text) => text.startsWith('On Monday a comparison')),
    );
    await panel.getByTestId('claim-quote').filter({ hasText: 'On Monday a comparison' }).waitFor();
    await attach.waitFor({ state: 'detached' });
  });
});

describe('what opening loads', () => {
  let article: Page;
  beginning(async () => {
    await start();
    article = await read(CHIP_ARTICLE);
  });

  it.each([
    ['popup.html', 120],
    ['sidepanel.html', 120],
    ['card.html', 120],
  ])('%s: at most %i kB, gzip', async (name, limit) => {
    const page = await extension.context.newPage();
    await article.bringToFront();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`chrome-extension://${extension.id}/${name}`);
    await page.getByTestId(/quote/).first().waitFor();
    const kilobytes = [...new Set(loaded)].reduce(
      (sum, file) =>
        sum + gzipSync(readFileSync(join(GRANTED_BUILD, file)), { level: 9 }).length / 1000,
      0,
    );
    // The page, its script and its styles: every further file is waited for.
    expect([...new Set(loaded)]).toHaveLength(3);
    // React is among what was counted.
    expect(kilobytes).toBeGreaterThan(67);
    expect(kilobytes).toBeLessThan(limit);
  });
});
