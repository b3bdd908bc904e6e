/** Going through a long list by a key held down, and by mouse: the claim in hand stays in sight, and nothing lags. */
import { afterAll, expect, it } from 'vitest';
import type { LibraryEntry } from '../../utils/records.ts';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { until } from './harness.ts';
import { type LibraryPage, libraryWith, untilListed } from './library-page.ts';
import { beginning } from './shared-browser.ts';

const COUNT = 2_000;

/** The reader's library over and over, each claim on a page of its own. */
function entries(): LibraryEntry[] {
  const known = aReadersLibrary();
  return Array.from({ length: COUNT }, (_, at) => {
    const { page, claim } = known[at % known.length] as LibraryEntry;
    const numbered = (id: string) => id.slice(0, -4) + at.toString(16).padStart(4, '0');
    const pageId = numbered(page.id);
    return {
      page: {
        ...page,
        id: pageId,
        url: `${page.url}-${at}`,
        visited: `${page.visited || page.url}-${at}`,
      },
      claim: { ...claim, id: numbered(claim.id), pageId, quote: `${claim.quote} (${at})` },
      own: null,
      others: [],
    };
  });
}

let library: LibraryPage;
beginning(async () => {
  await library?.close();
  library = await libraryWith(entries());
});
afterAll(() => library?.close());

const inHand = () =>
  library.page.evaluate(() => {
    const item = document.querySelector('[data-focused="true"]');
    return {
      at: Number(item?.closest('[data-index]')?.getAttribute('data-index')),
      hasFocus: item?.contains(document.activeElement) ?? false,
      top: item?.getBoundingClientRect().top ?? 0,
    };
  });

it('a key held down leads through it, the claim in hand at one place all the way', async () => {
  const { page } = library;
  await page.getByTestId('claim-quote').first().waitFor();
  for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  const { top } = await inHand();
  await page.evaluate(() => {
    const seen: number[] = [];
    const look = () => {
      const item = document.querySelector('[data-focused="true"]');
      seen.push(item?.getBoundingClientRect().top ?? -1);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { seen });
  });
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.down('j');
    await page.waitForTimeout(25);
  }
  await page.keyboard.up('j');
  const reached = await inHand();
  expect(reached.at).toBeGreaterThan(10);
  await page.waitForTimeout(500);
  // Nothing is still to be done when the key is let go, and the focus has come along.
  expect(await inHand()).toEqual({ at: reached.at, hasFocus: true, top });
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(new Set(seen)).toEqual(new Set([top]));
  const address = () => new URL(page.url()).hash;
  await until('the claim in the address', () => address().startsWith('#claim='));
  await page.reload();
  await until('the same claim', async () => (await inHand()).at === reached.at);
});

it('a claim that is pressed stays under the pointer', async () => {
  const { page } = library;
  await page.keyboard.press('j');
  await page.waitForTimeout(300);
  const { at } = await inHand();
  const next = page.locator(`[data-index="${at + 2}"]`);
  const before = await next.boundingBox();
  await next.getByTestId('claim-quote').click();
  await until('the claim in hand', async () => (await inHand()).at === at + 2);
  expect((await next.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

it('a claim that is judged stays in hand where only claims to review are listed', async () => {
  const { page } = library;
  await library.go('status=new');
  await untilListed(library, COUNT);
  const quoteAt = (at: number) =>
    page.locator(`[data-index="${at}"]`).getByTestId('claim-quote').textContent();
  const quotes = await Promise.all([0, 1, 2].map(quoteAt));
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await untilListed(library, COUNT - 1);
  await page.keyboard.press('4');
  const item = page.locator('[data-index="1"]');
  await until('the rating', () => item.getByRole('radio', { name: '4' }).isChecked());
  expect(await item.getByRole('radio', { name: 'Agree', exact: true }).isChecked()).toBe(true);
  expect(await Promise.all([0, 1, 2].map(quoteAt))).toEqual(quotes);
  await page.keyboard.press('j');
  await until('the next one in its place', async () => (await quoteAt(1)) === quotes[2]);
  expect((await inHand()).at).toBe(1);
  await page.keyboard.press('x');
  await untilListed(library, COUNT - 2);
  expect(await quoteAt(0)).toBe(quotes[0]);
  expect([quotes[1], quotes[2]]).not.toContain(await quoteAt(1));
});
