/** Firefox grants no site at install: what the reader sees, and how Racemark comes to read anyway. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/harness.ts';
import { articlePage, CHIP_ARTICLE, LAB_ARTICLE } from '../fixtures/articles.ts';
import { type Fox, launch, painted, press, says } from './harness.ts';

let fox: Fox;

beforeAll(async () => {
  const site = Object.fromEntries(
    [CHIP_ARTICLE, LAB_ARTICLE].map((article) => [article.url, articlePage(article)]),
  );
  fox = await launch({ site, granted: false });
});
afterAll(() => fox?.close());

it('asks the browser to keep what is stored, without a word to the reader', async () => {
  await until('storage to be kept', () => fox.inside.evaluate(() => navigator.storage.persisted()));
  expect(await fox.prompt()).toBeNull();
});

it('reads a page by a click in the popup', async () => {
  const page = await fox.open(CHIP_ARTICLE.url);
  const popup = await fox.popup();
  // A popup without a width of its own cannot be seen.
  expect(await popup.evaluate(() => [innerWidth, innerHeight])).toEqual([400, 580]);
  await popup.click('Spot claims on this page');
  await until('claims in the popup', async () => (await popup.quotes()).length >= 4);
  expect((await painted(page))['racemark-race']).toBeGreaterThanOrEqual(2);
  await fox.closePopup();
});

it('reads by itself once the reader has said so and the browser has asked', async () => {
  const welcome = await fox.page('welcome.html');
  await welcome.bringToFront();
  const choose = async () => {
    await press(welcome, 'button, label', 'Spot claims on news articles');
    return until('the prompt', () => fox.prompt());
  };
  expect(await choose()).toContain('all websites');
  await fox.answerPrompt(false);
  await says(welcome, 'The browser did not grant access');
  await choose();
  await fox.answerPrompt(true);
  const page = await fox.open(LAB_ARTICLE.url);
  await until('highlights', async () => ((await painted(page))['racemark-race'] ?? 0) >= 2);
});

it('leaves nothing on the console', async () => {
  expect(await fox.complaints()).toEqual([]);
});
