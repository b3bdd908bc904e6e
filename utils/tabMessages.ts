/** Messages to content scripts, from the worker and from pages of the extension. */
import { browser } from '#imports';
import type { ToContentScript } from './messages.ts';
import { send } from './spotter/wire.ts';

const TOP = 0;

/**
 * Asks the content script in a tab's top frame. Rejects when there is none that answers.
 *
 * Not by the messaging library: that leaves unread that nobody listened, which is an everyday state here, and the
 * browsers put every such case on their console as an error of the extension's.
 */
export const askContentScript = <K extends keyof ToContentScript>(
  tabId: number,
  name: K,
  data: Parameters<ToContentScript[K]>[0],
): Promise<ReturnType<ToContentScript[K]>> =>
  send(
    { sendMessage: (message) => browser.tabs.sendMessage(tabId, message, { frameId: TOP }) },
    name,
    data,
  );
