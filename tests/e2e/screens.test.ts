/** What popup, card, side panel and welcome page look like, state by state, against pictures kept of them. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, it } from 'vitest';
import { type Extension, paintedClaims, until } from './harness.ts';
import {
  documentScreen,
  documentTogether,
  expectScreen,
  LOOKS,
  type ScreenOptions,
  UPDATING,
} from './screens.ts';
import { beginning, sharedBrowser } from './shared-browser.ts';
import { type StandIn, standIn } from './stand-in.ts';

const NOTES = 'http://notes.example/';
/** A PDF file by its type alone. */
const REPORT = 'http://notes.example/report';
const A_PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>';

const launch = sharedBrowser();
let extension: Extension;

const set = (change: object) =>
  extension.evaluate(async (wanted) => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, ...wanted } });
  }, change);

const shown = (popup: Page) => popup.getByTestId('claim-quote').first().waitFor();

describe.each(LOOKS)('in $theme, $language', ({ theme, language }) => {
  let article: StandIn;
  let popup: Page | null = null;
  beginning(async () => {
    extension = await launch({ undecided: true });
    await set({ theme, language });
    article = await standIn(extension);
  });
  afterEach(async () => {
    await popup?.close();
    popup = null;
  });

  const screen = async (page: Page, name: string, options: ScreenOptions = {}) => {
    const full = `${name}-${language}-${theme}`;
    if (language === 'en') await expectScreen(page, full, options);
    await documentScreen(page, full, options);
  };

  const open = async () => {
    await article.page.bringToFront();
    popup = await extension.popup();
    return popup;
  };

  /** Judges the first claims, and leaves the first one in hand. */
  const judge = async (page: Page) => {
    await page.keyboard.press('a');
    await page.keyboard.press('4');
    await page.keyboard.press('t');
    await page.keyboard.type('chips,');
    await page.keyboard.press('Escape');
    for (const key of ['j', 'd', '2', 'j', 's']) await page.keyboard.press(key);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
  };

  /** The popup with the first claims judged, whichever tests ran before. */
  const openJudged = async () => {
    const page = await open();
    await shown(page);
    if ((await page.getByRole('radio', { checked: true }).count()) > 0) return page;
    await judge(page);
    await page.close();
    const again = await open();
    await shown(again);
    return again;
  };

  it('the popup with claims', async () => {
    const page = await open();
    await shown(page);
    await screen(page, 'popup-list');
    await judge(page);
    await page.locator('[data-focused="true"] summary').first().click();
    await page.locator('[data-focused="true"] q').first().waitFor();
    await screen(page, 'popup-judged');
  });

  it('corrections, dismissal and overlays', async () => {
    const page = await openJudged();
    await page.keyboard.press('e');
    await page.locator('[data-focused="true"] select').first().waitFor();
    await screen(page, 'popup-correcting');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.keyboard.press('x');
    await screen(page, 'popup-dismissed');
    await page.keyboard.press('u');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await screen(page, 'popup-shortcuts');
    await page.keyboard.press('Escape');
    await page.locator('footer button').last().click();
    await page.getByRole('dialog').waitFor();
    await screen(page, 'popup-settings');
    await page.keyboard.press('Escape');
    await page.locator('[aria-haspopup="menu"]').click();
    await page.getByRole('menuitem').first().waitFor();
    await screen(page, 'popup-export');
  });

  it('claims that were moved, changed or lost', async () => {
    await article.anchors({ 0: 'orphaned', 1: 'ambiguous', 2: 'moved' });
    const page = await openJudged();
    await screen(page, 'popup-lost');
    await article.anchors({});
  });

  it('all claims, and none that fits', async () => {
    const page = await openJudged();
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('searchbox').waitFor();
    await shown(page);
    await screen(page, 'popup-all');
    await page.getByRole('searchbox').fill('zebra');
    await page.getByRole('heading').waitFor();
    await screen(page, 'popup-nothing');
  });

  it('pages without claims', async () => {
    const states = { click: NOTES, notArticle: NOTES, browser: 'chrome://version/', pdf: REPORT };
    extension.site[NOTES] = '<!doctype html><title>Notes</title><p>Some notes.</p>';
    extension.site[REPORT] = { body: A_PDF, headers: { 'content-type': 'application/pdf' } };
    for (const [name, url] of Object.entries(states)) {
      await set({ everywhere: name === 'notArticle' ? 'on' : 'click' });
      const tab = await extension.open(url);
      const page = await extension.popup();
      await page.getByRole('heading').waitFor();
      await screen(page, `popup-${name}`);
      await page.close();
      await tab.close();
    }
    await set({ everywhere: null });
  });

  it('the side panel beside the page', async () => {
    await (await openJudged()).close();
    await article.answer({ claimInView: article.claimIds[2] });
    const panel = await article.page.context().newPage();
    await panel.setViewportSize({ width: 360, height: 760 });
    await article.page.bringToFront();
    await panel.goto(`chrome-extension://${extension.id}/sidepanel.html`);
    await shown(panel);
    await screen(panel, 'sidepanel');
    await panel.close();
  });

  it('the card', async () => {
    await (await openJudged()).close();
    await screen(article.page, 'card', await article.card(0));
  });

  it('the welcome page', async () => {
    const page = await extension.page('welcome.html');
    await page.setViewportSize({ width: 900, height: 840 });
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    // How much is spotted in the sample is not what is compared.
    await screen(page, 'welcome', {
      mask: [page.getByRole('article'), page.getByRole('complementary')],
    });
    await page.close();
  });
});

it.runIf(UPDATING)('an article with the popup over it', async () => {
  const url = 'http://www.harbourpost.example/technology/2026/11/cheaper-models-test-chip-lead';
  const html = readFileSync(new URL('../../scripts/sample/article.html', import.meta.url), 'utf8');
  extension = await launch({ site: { [url]: html } });
  const ground = await extension.context.newPage();
  const page = await extension.open(url);
  await page.setViewportSize({ width: 820, height: 710 });
  await until('claims', async () => (await paintedClaims(page)).length >= 10);
  const popup = await extension.popup();
  await shown(popup);
  for (const key of ['a', '4', 'j', 'd', '2']) await popup.keyboard.press(key);
  await until('the judgements on the page', () =>
    page.evaluate(() => CSS.highlights.get('racemark-reviewed')?.size === 2),
  );
  await documentTogether(ground, 'overview', { width: 1228, height: 760 }, [
    { of: page, left: 24, top: 25 },
    { of: popup, left: 804, top: 56 },
  ]);
});
