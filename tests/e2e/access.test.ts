/** Popup, side panel, card and welcome page for everybody: targets, zoom, the keyboard alone. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { smallTargets, sticksOut } from './accessible.ts';
import type { Extension } from './harness.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type StandIn, standIn } from './stand-in.ts';

const launch = sharedBrowser();
let extension: Extension;
let article: StandIn;
beforeEach(async () => {
  extension = await launch({ undecided: true });
  article = await standIn(extension);
});

async function openPanel(width = 360, height = 740): Promise<Page> {
  const panel = await extension.context.newPage();
  await panel.setViewportSize({ width, height });
  await article.page.bringToFront();
  await panel.goto(`chrome-extension://${extension.id}/sidepanel.html`);
  await panel.getByTestId('claim-quote').nth(2).waitFor();
  return panel;
}

it('nothing that is pressed is smaller than 24 pixels', async () => {
  // The welcome page opens by itself, and may have come to the front meanwhile.
  await article.page.bringToFront();
  const popup = await extension.popup();
  await popup.getByTestId('claim-quote').nth(2).waitFor();
  await popup.keyboard.press('t');
  await popup.keyboard.type('chips,');
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('e');
  await popup.locator('[data-focused="true"] select').first().waitFor();
  const found: Record<string, string[]> = { list: await smallTargets(popup) };
  await popup.locator('[aria-haspopup="menu"]').click();
  await popup.getByRole('menuitem').first().waitFor();
  found.menu = await smallTargets(popup);
  await popup.keyboard.press('Escape');
  await popup.locator('footer button').last().click();
  await popup.getByRole('dialog').waitFor();
  found.settings = await smallTargets(popup);
  await popup.close();
  // As narrow as a sidebar gets, where the site's name wants all the room there is.
  const panel = await openPanel(240);
  found.narrow = await smallTargets(panel);
  await panel.close();
  await article.page.goto(await article.cardAddress(0));
  await article.page.getByRole('radiogroup').first().waitFor();
  found.card = await smallTargets(article.page);
  expect(found).toEqual({ list: [], menu: [], settings: [], narrow: [], card: [] });
});

describe('at twice the size', () => {
  // What a browser leaves of a popup of 800 by 600 pixels, and of a side panel 640 wide.
  it.each([
    ['a popup', 400, 290],
    ['a side panel', 320, 370],
  ])('%s shows everything, nothing sideways', async (_, width, height) => {
    const panel = await openPanel(width, height);
    expect(await sticksOut(panel)).toEqual([]);
    const fields = [
      panel.getByRole('radio', { name: '5' }),
      panel.getByRole('textbox', { name: 'Note' }),
      panel.getByRole('button', { name: 'Not a claim' }),
    ];
    for (const field of fields) {
      await field.scrollIntoViewIfNeeded();
      const box = await field.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
    }
    await panel.keyboard.press('?');
    const dialog = panel.getByRole('dialog');
    await dialog.waitFor();
    expect(await sticksOut(panel)).toEqual([]);
    await dialog.getByText('Leave a field; close').scrollIntoViewIfNeeded();
    await panel.keyboard.press('Escape');
    await panel.locator('footer button').last().click();
    await dialog.getByRole('combobox', { name: 'Language' }).scrollIntoViewIfNeeded();
    expect(await sticksOut(panel)).toEqual([]);
  });

  it('letters may be twice as large', async () => {
    const panel = await openPanel(400, 560);
    await panel.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await sticksOut(panel)).toEqual([]);
  });

  it('the welcome page goes into one column', async () => {
    const page = await extension.page('welcome.html');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  /** Tabs on until this has the focus. */
  const tabTo = async (page: Page, name: RegExp) => {
    const wanted = page.getByRole('button', { name }).first();
    for (let step = 0; step < 15; step += 1) {
      if (await wanted.evaluate((each) => each === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached by Tab`);
  };

  it('the welcome page chooses, and tries', async () => {
    const page = await extension.page('welcome.html');
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    await tabTo(page, /Only when I click/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Only when I click/, pressed: true }).waitFor();
    const claims = page.getByRole('complementary').getByRole('button');
    for (let step = 0; step < 15; step += 1) {
      if (await claims.first().evaluate((each) => each === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('radiogroup', { name: 'Stance' }).waitFor();
  });
});
