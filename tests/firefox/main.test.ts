/** The main job in Firefox: an article is read, drawn on, saved; a card opens. */
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/harness.ts';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { allow, type Fox, launch, painted, rows } from './harness.ts';

let fox: Fox;

beforeAll(async () => {
  fox = await launch({ site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) }, allowed: false });
});
afterAll(() => fox?.close());

const picture = async (page: Page) => PNG.sync.read(Buffer.from(await page.screenshot()));

/** Where claims stand in the window, a box a line. */
const boxes = (page: Page) =>
  page.evaluate(() => {
    const ranges: Range[] = [];
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('racemark')) ranges.push(...([...highlight] as Range[]));
    });
    return ranges.flatMap((range) =>
      [...range.getClientRects()].map(({ left, top, right, bottom }) => [
        Math.floor(left) - 2,
        Math.floor(top) - 2,
        // The space at which a line breaks is filled too.
        Math.ceil(right) + 16,
        Math.ceil(bottom) + 2,
      ]),
    );
  });

it('draws on the claims of an article, and nowhere else', async () => {
  const page = await fox.browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  const before = await picture(page);
  await allow(fox);
  await until('highlights', async () => ((await painted(page))['racemark-race'] ?? 0) >= 2);
  const lines = await boxes(page);
  const drawn = lines.map(() => 0);
  let elsewhere = 0;
  await until('all to be drawn', async () => {
    const after = await picture(page);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    drawn.fill(0);
    elsewhere = 0;
    for (let at = 0; at < after.data.length; at += 4) {
      if (after.data.readUInt32LE(at) === before.data.readUInt32LE(at)) continue;
      const [x, y] = [(at / 4) % after.width, Math.floor(at / 4 / after.width)];
      const line = lines.findIndex(
        ([left = 0, top = 0, right = 0, bottom = 0]) =>
          x >= left && x < right && y >= top && y < bottom,
      );
      if (line < 0) elsewhere += 1;
      else drawn[line] = (drawn[line] ?? 0) + 1;
    }
    return drawn.every((pixels) => pixels > 0);
  });
  expect(elsewhere).toBe(0);
  // Every line of every claim, of the wider tier too: all but its letters takes another colour.
  for (const [at, [left = 0, top = 0, right = 0, bottom = 0]] of lines.entries()) {
    expect(drawn[at]).toBeGreaterThan((right - left) * (bottom - top) * 0.5);
  }
  await page.close();
});

it('spots, paints and saves the claims of an article, once', async () => {
  await allow(fox);
  const page = await fox.browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  const counts = await until('highlights', async () => {
    const found = await painted(page);
    return (found['racemark-race'] ?? 0) >= 2 && found;
  });
  const total = (counts['racemark-race'] ?? 0) + (counts['racemark-wider'] ?? 0);
  await until('every claim to be saved', async () => (await rows(fox, 'claims')).length === total);
  await until('the speaker to be known', async () =>
    (await rows(fox, 'claims')).some(({ speaker }) => speaker === 'Mirela Dascalu'),
  );
  await page.reload();
  await until('highlights again', async () => {
    const found = await painted(page);
    return (found['racemark-race'] ?? 0) === counts['racemark-race'];
  });
  expect(await rows(fox, 'claims')).toHaveLength(total);
});

it('opens the card of a claim that is clicked, and closes it by Escape', async () => {
  const page = await fox.browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  await until('highlights', async () => ((await painted(page))['racemark-race'] ?? 0) >= 2);
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
  const [before, alone] = [await elements(), await picture(page)];
  const [[left = 0, top = 0, , bottom = 0] = []] = await boxes(page);
  // A claim has a card once it is saved.
  await until('the card', async () => {
    await page.mouse.click(left + 60, top + 20);
    return (await elements()) > before;
  });
  // Of the card's own frame nothing can be asked here: it is looked at, below the claim, once it is drawn.
  const drawn = async () => {
    const now = await picture(page);
    let pixels = 0;
    for (let y = bottom + 8; y < bottom + 150; y += 1)
      for (let x = left + 4; x < left + 350; x += 1) {
        const at = 4 * (y * now.width + x);
        if (now.data.readUInt32LE(at) !== alone.data.readUInt32LE(at)) pixels += 1;
      }
    return pixels;
  };
  await until('the card to be drawn', async () => (await drawn()) > 1_000);
  await until('no card', async () => {
    await page.keyboard.press('Escape');
    return (await elements()) === before;
  });
  await page.close();
});

it('runs the sample of the welcome page through the same code', async () => {
  const welcome = await fox.page('welcome.html');
  // A page out of sight is read when it is looked at.
  await welcome.bringToFront();
  const found = await until('highlights on the welcome page', async () => {
    const counts = await painted(welcome);
    return (counts['racemark-race'] ?? 0) > 0 && counts;
  });
  expect(found['racemark-race']).toBeGreaterThan(0);
});
