/**
 * Popup, side panel, card and welcome page in every state, light and dark, in both languages and with the reader's own
 * colours, checked by axe-core.
 */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { violations as violationsOf } from './accessible.ts';
import { type Extension, paintedClaims, until } from './harness.ts';
import { sharedBrowser } from './shared-browser.ts';

const FRONT = 'http://www.harbourpost.example/';

const launch = sharedBrowser();
let extension: Extension;
beforeEach(async () => {
  extension = await launch({
    site: {
      [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE),
      [FRONT]: '<!doctype html><title>The Post</title><h1>Today</h1><p>Read the paper.</p>',
    },
  });
});

const set = (change: object) =>
  extension.evaluate(async (wanted) => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, ...wanted } });
  }, change);

const LOOKS = [
  { theme: 'light', language: 'en', palette: 'safe', forced: false, rules: 'all' },
  { theme: 'dark', language: 'zh', palette: 'standard', forced: false, rules: 'drawn' },
  { theme: 'light', language: 'zh', palette: 'standard', forced: true, rules: 'drawn' },
] as const;

/** Of the card that belongs to the tab with this address. */
const cardAddress = (url: string) =>
  extension.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
    const key = `tab.${tab?.id}`;
    const { [key]: shown } =
      await chrome.storage.session.get<Record<string, { pageId: string; token: string }>>(key);
    const { res } = await chrome.runtime.sendMessage({
      id: 1,
      type: 'pageClaims',
      data: { pageId: shown?.pageId },
      timestamp: Date.now(),
    });
    return `card.html#${new URLSearchParams({ claimId: res[0].claim.id, token: shown?.token ?? '' })}`;
  }, url);

/** As if a newer Racemark had written the library. */
const makeNewer = () =>
  extension.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('racemark', 1_000_000);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    undefined,
  );

/** Expects that nothing was found in any state. */
const clean = (found: Record<string, string[]>) =>
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));

describe.each(LOOKS)(
  'in $theme, $language, forced colours: $forced',
  ({ forced, rules, ...look }) => {
    const violations = (page: Page) => violationsOf(page, rules);
    const colours = (page: Page) => page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });

    it('the review is accessible in every state', { timeout: 120_000 }, async () => {
      await set(look);
      const page = await extension.open(CHIP_ARTICLE.url);
      await until('claims', async () => (await paintedClaims(page)).length >= 3);
      const popup = await extension.popup();
      await colours(popup);
      const { keyboard } = popup;
      await popup.getByTestId('claim-quote').nth(2).waitFor();
      const found: Record<string, string[]> = { list: await violations(popup) };
      await keyboard.press('a');
      await keyboard.press('4');
      await keyboard.press('t');
      await keyboard.type('chips,');
      await keyboard.press('Escape');
      await popup.locator('[data-focused="true"] summary').click();
      found.judged = await violations(popup);
      await keyboard.press('j');
      await keyboard.press('d');
      await keyboard.press('e');
      await popup.locator('[data-focused="true"] select').first().waitFor();
      found.correcting = await violations(popup);
      await keyboard.press('Escape');
      await keyboard.press('x');
      found.dismissed = await violations(popup);
      await keyboard.press('u');
      await keyboard.press('?');
      await popup.getByRole('dialog').waitFor();
      found.shortcuts = await violations(popup);
      await keyboard.press('Escape');
      await popup.locator('footer button').last().click();
      await popup.getByRole('dialog').waitFor();
      found.settings = await violations(popup);
      // What follows is made of the same parts.
      if (forced) return clean(found);
      await keyboard.press('Escape');
      await popup.locator('[aria-haspopup="menu"]').click();
      await popup.getByRole('menuitem').first().waitFor();
      found.export = await violations(popup);
      await keyboard.press('Escape');
      await popup.getByRole('tab').nth(1).click();
      await popup.getByRole('searchbox').waitFor();
      await popup.getByTestId('claim-quote').first().waitFor();
      found.all = await violations(popup);
      await popup.getByRole('searchbox').fill('zebra');
      await popup.getByRole('heading').waitFor();
      found.nothing = await violations(popup);
      await popup.close();
      const panel = await extension.context.newPage();
      await colours(panel);
      await panel.setViewportSize({ width: 360, height: 760 });
      await page.bringToFront();
      await panel.goto(`chrome-extension://${extension.id}/sidepanel.html`);
      await panel.getByTestId('claim-quote').nth(2).waitFor();
      found.sidePanel = await violations(panel);
      const card = await cardAddress(CHIP_ARTICLE.url);
      await colours(page);
      await page.goto(`chrome-extension://${extension.id}/${card}`);
      await page.getByRole('radiogroup').first().waitFor();
      await page.keyboard.press('a');
      await page.locator('summary').last().click();
      found.card = await violations(page);
      await page.goto(`chrome-extension://${extension.id}/card.html#claimId=none&token=guess`);
      await page.reload();
      await page.getByRole('alert').waitFor();
      found.cardRefused = await violations(page);
      await extension.open(FRONT);
      const empty = await extension.popup();
      await colours(empty);
      await empty.getByRole('heading').waitFor();
      found.noArticle = await violations(empty);
      await makeNewer();
      await empty.getByRole('tab').nth(1).click();
      await empty.getByRole('alert').waitFor();
      found.unreadable = await violations(empty);
      await empty.close();
      clean(found);
    });

    it('the welcome page is accessible', async () => {
      await set(look);
      const page = await extension.page('welcome.html');
      await colours(page);
      const claims = page.getByRole('complementary').getByRole('listitem');
      await claims.first().waitFor();
      const before = await violations(page);
      await claims.first().getByRole('button').click();
      await page.getByRole('radiogroup').first().waitFor();
      expect([...before, ...(await violations(page))]).toEqual([]);
      await page.close();
    });
  },
);
