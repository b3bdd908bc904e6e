/** "Save as claim" and the shortcuts: what the reader does to a page without opening the popup. */
import { browser } from '#imports';
import { showTrouble } from './badge.ts';
import { isOff, startAsked, startIn } from './registration.ts';
import { askTab } from './tabs.ts';

export const SAVE_MENU = 'save-selection';

/** Offers "Save as claim" on selected text. The browser keeps the item; called when the extension is installed or updated. */
export async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: SAVE_MENU,
    title: browser.i18n.getMessage('menuSaveAsClaim'),
    contexts: ['selection'],
    documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
  });
}

/**
 * Saves what is selected in a tab; where that is not possible the toolbar button says so.
 * @param url what the tab shows, as far as the browser tells.
 */
export async function saveSelectionOf(tabId: number, url: string | undefined): Promise<void> {
  if (await isOff(url)) return showTrouble(tabId, browser.i18n.getMessage('troubleOff'));
  const asked = (await startIn(tabId)) ? await askTab(tabId, 'saveSelection', undefined) : null;
  if (!asked?.answer.saved) {
    await showTrouble(tabId, browser.i18n.getMessage('troubleSelection'));
  }
}

/** Does what a shortcut of the manifest says. */
export async function runCommand(
  command: string,
  tabId: number,
  url: string | undefined,
): Promise<void> {
  if (command === 'save-selection') return saveSelectionOf(tabId, url);
  const by = command === 'next-claim' ? 1 : command === 'previous-claim' ? -1 : null;
  if (by === null) return;
  const step = () => askTab(tabId, 'stepClaim', { by });
  if (await step()) return;
  if (await isOff(url)) return showTrouble(tabId, browser.i18n.getMessage('troubleOff'));
  // Behind its gate a page is no article: there is nothing to step to, and the reader is told so. Where nothing runs
  // yet, the shortcut asks for the page to be read.
  const isGated = (await askTab(tabId, 'tabReport', undefined)) !== null;
  const started = isGated ? (await startIn(tabId)) && (await step()) : await startAsked(tabId);
  if (!started) await showTrouble(tabId, browser.i18n.getMessage('troubleNotReadable'));
}
