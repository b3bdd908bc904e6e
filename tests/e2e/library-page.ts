/** The library page in a real browser, filled by an import, at a day that does not move. */
import type { Page } from 'playwright-core';
import type { LibraryEntry } from '../../utils/records.ts';
import type { Settings } from '../../utils/settings.ts';
import { TODAY } from '../fixtures/readers-library.ts';
import { write } from '../unit/interchange/samples.ts';
import { type Rules, violations } from './accessible.ts';
import { type Extension, launch, until } from './harness.ts';

export interface LibraryPage {
  extension: Extension;
  page: Page;
  /** Goes to an address of the page, `#` left out, as a link from elsewhere would. */
  go(hash: string): Promise<void>;
  /** Goes to another view of the page as a link in it would: it is not loaded again. */
  turn(hash: string): Promise<void>;
  /** How many claims are listed, as the page says it. */
  total(): Promise<string | null>;
  set(change: Partial<Settings>): Promise<void>;
  /** What axe finds wrong, in short. */
  violations(rules?: Rules): Promise<string[]>;
  close(): Promise<void>;
}

export async function libraryWith(
  entries: readonly LibraryEntry[],
  viewport = { width: 1280, height: 860 },
): Promise<LibraryPage> {
  const extension = await launch({ viewport });
  const page = await extension.page('library.html');
  await page.clock.setFixedTime(new Date(TODAY));
  const address = `chrome-extension://${extension.id}/library.html`;
  const go = async (hash: string) => {
    await page.goto('about:blank');
    await page.goto(`${address}#${hash}`);
    await page.getByRole('tabpanel').waitFor();
  };
  if (entries.length > 0) {
    await go('view=files');
    await page.locator('input[type=file]').setInputFiles({
      name: 'library.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await write('json', [...entries])),
    });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('library.json was imported.').first().waitFor();
  }
  await go('');
  return {
    extension,
    page,
    go,
    async turn(hash) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      const view = new URLSearchParams(hash).get('view') ?? 'claims';
      await page.locator(`[role=tab][aria-selected=true][data-tab=${view}]`).waitFor();
      await page.getByRole('tabpanel').waitFor();
    },
    total: () => page.locator('output').first().textContent(),
    set: (change) =>
      extension.evaluate(async (wanted) => {
        const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
        await chrome.storage.local.set({ settings: { ...settings, ...wanted } });
      }, change),
    violations: (rules) => violations(page, rules),
    close: () => extension.close(),
  };
}

/** Waits until the page says that so many claims are listed. */
export const untilListed = (library: LibraryPage, count: number): Promise<boolean> =>
  until(
    `${count} claims`,
    async () =>
      (await library.total()) === `${count.toLocaleString('en')} claim${count === 1 ? '' : 's'}`,
  );
