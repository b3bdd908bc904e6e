/** The browser's storage as a whole: how much there is, whether it may be taken away, and emptying it. */
import { browser } from '#imports';
import { BACKUP_ALARM } from './backup/schedule.ts';
import type { Library } from './store/library.ts';

/** Bytes, as the browser estimates them for the whole extension. */
export interface StorageState {
  used: number;
  available: number;
  /** Whether the browser has promised not to clear it when disk space runs low. */
  persisted: boolean;
}

export async function storageState(): Promise<StorageState> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { used: usage, available: Math.max(0, quota - usage), persisted };
}

/**
 * Asks the browser to keep the data. Gives what it answered. Only a document can ask: Firefox's event page, which is
 * granted it without a word to the reader, but not Chromium's worker.
 */
export const keepStorage = async (): Promise<boolean> =>
  (await navigator.storage.persisted()) || ((await navigator.storage.persist?.()) ?? false);

/** Changes of annotations since the last back-up after which the reader is reminded. */
export const REMIND_AFTER = 50;

/**
 * Deletes everything there is: library, settings, diagnostics, what is known of open tabs, the back-up that is due,
 * caches. No site is chosen any more then. Offer a back-up first.
 * @param bringInLine has the worker take the content script out of all pages where it may not run.
 */
export async function eraseEverything(
  library: Pick<Library, 'eraseAll'>,
  bringInLine: () => Promise<void>,
): Promise<void> {
  // First of all: where the database refuses, the rest is as it was.
  await library.eraseAll();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  await bringInLine();
  // Until they were stopped, scripts on open pages have gone on saving.
  await library.eraseAll();
  await browser.storage.session.clear();
  await browser.alarms.clear(BACKUP_ALARM);
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
}
