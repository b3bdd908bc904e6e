/** What the library page looks like, view by view, against pictures kept of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { until } from './harness.ts';
import { type LibraryPage, libraryWith } from './library-page.ts';
import { documentScreen, expectScreen, LOOKS } from './screens.ts';
import { beginning } from './shared-browser.ts';

const WINDOW = { width: 1120, height: 760 };

/** Where each picture is taken, as the page's address has it. */
const PLACES = {
  claims: '',
  changed: 'anchor=changed',
  conflicts: 'view=conflicts',
  predictions: 'view=predictions',
  charts: 'view=charts',
  files: 'view=files',
  settings: 'view=settings',
  narrowed: 'q=zebra&type=forecast',
} as const;

const SAVED = [
  { id: 'brief', name: 'Weekly brief', query: 'tag=weekly+brief' },
  { id: 'chips', name: 'Chips to review', query: 'q=chip&status=new' },
];

/** Skeletons are gone, rows are read. */
const settled = async (page: Page) => {
  await page.waitForFunction(
    () => !document.querySelector('[class*="skeleton"], ol [class*="blank"]'),
  );
};

let library: LibraryPage;
beforeAll(async () => {
  library = await libraryWith(aReadersLibrary(), WINDOW);
  await library.go('view=conflicts');
  await until(
    'all conflicts',
    async () =>
      (await library.page
        .getByRole('list', { name: 'Conflicts', exact: true })
        .getByRole('listitem')
        .count()) === 4,
    20_000,
  );
});
afterAll(() => library?.close());

describe.each(LOOKS)('in $theme, $language', ({ theme, language }) => {
  beginning(async () => {
    await library.set({ theme, language, savedFilters: SAVED });
    await library.go('');
  });

  const screen = async (name: string) => {
    await settled(library.page);
    const full = `library-${name}-${language}-${theme}`;
    // What this machine stores and holds differs from every other.
    const mask = [library.page.locator('[data-machine]')];
    if (language === 'en') await expectScreen(library.page, full, { mask });
    await documentScreen(library.page, full, { mask });
  };

  it.each(Object.entries(PLACES))('%s', async (name, hash) => {
    await library.turn(hash);
    await screen(name);
  });

  it('an article', async () => {
    const [entry] = aReadersLibrary();
    await library.turn(`page=${entry?.page.id}`);
    await library.page.getByRole('heading', { name: entry?.page.title ?? '' }).waitFor();
    await screen('article');
  });

  it('many selected', async () => {
    await library.turn('');
    await settled(library.page);
    await library.page.getByRole('checkbox').nth(0).waitFor();
    await library.page
      .locator('label:has(> input[type=checkbox])', { hasText: /Select all|全选/ })
      .click();
    await screen('selected');
  });
});
