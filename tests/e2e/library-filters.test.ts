/** Narrowing the library: saved filters, filters in force, changed wordings, an article's own view. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { until } from './harness.ts';
import { type LibraryPage, libraryWith, untilListed } from './library-page.ts';
import { beginning } from './shared-browser.ts';

const ENTRIES = aReadersLibrary();
const REWORDED = ENTRIES.filter(({ claim }) => claim.wordings.length > 0);

let library: LibraryPage;
beginning(async () => {
  await library?.close();
  library = await libraryWith(ENTRIES);
});
afterAll(() => library?.close());
beforeEach(async () => {
  await library.go('');
  await untilListed(library, ENTRIES.length);
});

const hash = () => new URL(library.page.url()).hash;
const savedNames = () =>
  library.page.getByRole('list', { name: 'Saved filters' }).getByRole('link').allTextContents();

describe('saved filters', () => {
  it('are kept, applied, renamed and deleted by mouse, and every step can be undone', async () => {
    const { page } = library;
    await page.getByRole('checkbox', { name: /^Forecast: / }).check();
    await page.getByRole('checkbox', { name: /^To review: / }).check();
    const narrowed = hash();
    await page.getByRole('button', { name: 'Save these filters' }).click();
    await page.getByRole('textbox', { name: 'Name for these filters' }).fill('Open forecasts');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const link = page.getByRole('link', { name: 'Open forecasts' });
    expect(await link.getAttribute('aria-current')).toBe('true');
    expect(await page.getByRole('button', { name: 'Save these filters' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await untilListed(library, ENTRIES.length);
    await link.click();
    await until('the filters', () => hash() === narrowed || hash().length === narrowed.length);
    expect(await page.getByRole('checkbox', { name: /^Forecast: / }).isChecked()).toBe(true);
    await page.goBack();
    await untilListed(library, ENTRIES.length);

    await page.getByRole('button', { name: 'Rename “Open forecasts”' }).click();
    await page.getByRole('textbox', { name: 'New name for “Open forecasts”' }).fill('Due');
    await page.keyboard.press('Enter');
    await until('the new name', async () => (await savedNames()).includes('Due'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('the old name', async () => (await savedNames()).includes('Open forecasts'));

    await page.getByRole('button', { name: 'Delete “Open forecasts”' }).click();
    await page.getByText('“Open forecasts” was deleted.').first().waitFor();
    expect(await page.getByRole('link', { name: 'Open forecasts' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('it back', async () => (await savedNames()).includes('Open forecasts'));
    await page.reload();
    await until('it after a reload', async () => (await savedNames()).includes('Open forecasts'));
    expect(await library.violations()).toEqual([]);
    await library.set({ savedFilters: [] });
  });

  it('are gone through by keyboard alone', async () => {
    const { page } = library;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('/');
    await page.keyboard.type('chips');
    await until('fewer', async () => (await library.total()) !== `${ENTRIES.length} claims`);
    await page.getByRole('button', { name: 'Save these filters' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Chips');
    await page.keyboard.press('Enter');
    await until('the focus on it', async () => (await focused()) === 'Chips');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await until('the focus back', async () => (await focused()) === 'Chips');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(
      'it gone',
      async () => (await page.getByRole('link', { name: 'Chips', exact: true }).count()) === 0,
    );
    await page.getByText('“Chips” was deleted.').first().waitFor();
    await page.keyboard.press('u');
    await until('it back', async () => (await savedNames()).includes('Chips'));
    await library.set({ savedFilters: [] });
  });
});

describe('filters in force', () => {
  it('stand above the list and are taken away one by one', async () => {
    const { page } = library;
    await library.go('type=forecast&direction=cn&from=2026-03-01');
    const active = page.getByRole('list', { name: 'Filters in force' });
    await active.waitFor();
    expect(await active.getByRole('button').allTextContents()).toEqual([
      'Forecast',
      'Favours China',
      'From Mar 1, 2026',
    ]);
    expect(await library.violations()).toEqual([]);
    await active.getByRole('button', { name: 'Take away: Favours China' }).click();
    await until('the address', () => hash() === '#type=forecast&from=2026-03-01');
    await active.getByRole('button', { name: 'Take away: From Mar 1, 2026' }).focus();
    await page.keyboard.press('Enter');
    await until('the address', () => hash() === '#type=forecast');
  });
});

describe('a wording the publisher changed', () => {
  it('can be asked for, and is shown with every wording it had and what changed', async () => {
    const { page } = library;
    await page.getByRole('checkbox', { name: `Wording changed: ${REWORDED.length}` }).check();
    await untilListed(library, REWORDED.length);
    const item = page.getByRole('article').filter({ hasText: '20 billion euros' });
    await item.getByTestId('claim-quote').click();
    await item.locator('dd').first().waitFor();
    expect(await item.locator('dd').allTextContents()).toEqual([
      'Brussels has promised 30 billion euros for shared computing centres.',
      'Brussels has promised up to 25 billion euros for shared computing centres.',
      'Brussels has promised 20 billion euros for shared computing centres.',
    ]);
    expect((await item.locator('del').allTextContents()).map((each) => each.trim())).toEqual([
      '30',
    ]);
    expect((await item.locator('ins').allTextContents()).map((each) => each.trim())).toEqual([
      'up to 25',
      '20',
    ]);
    expect(await library.violations()).toEqual([]);
  });
});

describe('an article', () => {
  it('lists its claims in its order, with what is known of it, and is copied and cited', async () => {
    const { page, extension } = library;
    await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('searchbox').fill('how wide');
    await page.getByRole('link', { name: 'How wide is the gap, really?' }).first().click();
    const head = page.getByRole('region', { name: 'All claims of this article' });
    await head.waitFor();
    expect(await head.textContent()).toContain('The Example Courier · By Ines Varga');
    await untilListed(library, 3);
    await expect
      .poll(() => page.getByTestId('claim-quote').allTextContents())
      .toEqual(ENTRIES.slice(0, 3).map(({ claim }) => claim.quote));
    expect(
      await page.getByRole('combobox', { name: 'Sort by' }).locator('option:checked').textContent(),
    ).toBe('In the article’s order');
    await head.getByRole('button', { name: 'Copy citation' }).click();
    await head.getByText('Citation copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Ines Varga. “How wide is the gap, really?” The Example Courier, March 3, 2026. https://courier.example/2026/frontier-gap.',
    );
    await head.getByRole('button', { name: 'Copy as Markdown' }).focus();
    await page.keyboard.press('Enter');
    await head.getByText('Copied as Markdown.').waitFor();
    const markdown = await page.evaluate(() => navigator.clipboard.readText());
    for (const { claim } of ENTRIES.slice(0, 3)) expect(markdown).toContain(`> ${claim.quote}`);
    // It stays on top also where filters leave none of its claims.
    await page.getByRole('searchbox').fill('zebra');
    await page.getByRole('heading', { name: 'No claim fits' }).waitFor();
    expect(await head.isVisible()).toBe(true);
    expect(await library.violations()).toEqual([]);
    await head.getByRole('button', { name: 'All articles' }).click();
    await page.goBack();
    await head.waitFor();
  });

  it('opens at the claim', async () => {
    const { page, extension } = library;
    await page.getByRole('searchbox').fill('leads american');
    await untilListed(library, 1);
    await extension.evaluate(() => {
      chrome.tabs.onCreated.addListener(({ pendingUrl, url }) => {
        document.title = pendingUrl ?? url ?? '';
      });
    }, undefined);
    await page.getByRole('button', { name: 'Open the article' }).focus();
    await page.keyboard.press('Enter');
    await until('a tab with the article, at the claim', async () => {
      const opened = await extension.evaluate(() => document.title, undefined);
      return opened.startsWith(`${ENTRIES[3]?.page.url}#:~:text=China%20leads`);
    });
  });
});
