/**
 * Which page each tab shows and which token opens cards on it, in `storage.session`: a worker that is stopped and
 * started again still knows.
 */
import { browser } from '#imports';
import type { SpotterSettings, ToContentScript } from '../messages.ts';
import type { Library } from '../store/library.ts';
import { askContentScript } from '../tabMessages.ts';
import type { PageSender } from './senders.ts';

export interface ShownPage {
  pageId: string;
  /** Random; changes with the page, so that a card left open cannot speak for the next one. */
  token: string;
  /** As the browser names it, where it does. */
  documentId?: string | undefined;
}

const PREFIX = 'tab.';
const ASKED_PREFIX = 'asked.';
const keyOf = (tabId: number): string => `${PREFIX}${tabId}`;
const askedKeyOf = (tabId: number): string => `${ASKED_PREFIX}${tabId}`;

/** What a tab shows; null when it shows no page that has reported itself. */
export async function shownPage(tabId: number): Promise<ShownPage | null> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as ShownPage | undefined) ?? null;
}

/** Notes that a tab shows a page. Gives the token for its cards. */
export async function notePage(
  { tabId, documentId }: Pick<PageSender, 'tabId' | 'documentId'>,
  pageId: string,
): Promise<string> {
  const before = await shownPage(tabId);
  if (before?.pageId === pageId && before.documentId === documentId) return before.token;
  // The reader asked for the page before this one.
  if (before && before.pageId !== pageId) {
    await browser.storage.session.remove(askedKeyOf(tabId));
  }
  const token = before?.pageId === pageId ? before.token : crypto.randomUUID();
  const shown: ShownPage = { pageId, token, documentId };
  await browser.storage.session.set({ [keyOf(tabId)]: shown });
  return token;
}

export const forgetTab = (tabId: number): Promise<void> =>
  browser.storage.session.remove([keyOf(tabId), askedKeyOf(tabId)]);

/** Notes that the reader asked for what the tab shows now; holds until it shows another page. */
export async function noteAsked(tabId: number): Promise<void> {
  await forgetTab(tabId);
  await browser.storage.session.set({ [askedKeyOf(tabId)]: true });
}

export async function wasAsked(tabId: number): Promise<boolean> {
  const key = askedKeyOf(tabId);
  return (await browser.storage.session.get(key))[key] === true;
}

/** All tabs that show a page. */
export async function shownPages(): Promise<{ tabId: number; pageId: string }[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([key, value]) =>
    key.startsWith(PREFIX)
      ? [{ tabId: Number(key.slice(PREFIX.length)), pageId: (value as ShownPage).pageId }]
      : [],
  );
}

/** Asks the content script in a tab's top frame; null when there is none that answers. */
export async function askTab<K extends keyof ToContentScript>(
  tabId: number,
  name: K,
  data: Parameters<ToContentScript[K]>[0],
): Promise<{ answer: ReturnType<ToContentScript[K]> } | null> {
  try {
    return { answer: await askContentScript(tabId, name, data) };
  } catch {
    // Closed, navigated, never injected or replaced by an update: all the same to the caller.
    return null;
  }
}

/** How many claims a tab shows; null where no content script says so. */
export async function countIn(tabId: number): Promise<number | null> {
  const { race, wider } = (await askTab(tabId, 'tabReport', undefined))?.answer.counts ?? {};
  return race === undefined || wider === undefined ? null : race + wider;
}

/**
 * Sends the state of pages to the tabs that show them.
 * @param pageIds all shown pages when null.
 * @param except a tab that knows already.
 */
export async function tellTabs(
  library: Library,
  settings: SpotterSettings,
  pageIds: readonly string[] | null,
  except?: number,
): Promise<void> {
  const wanted = pageIds && new Set(pageIds);
  const tabs = (await shownPages()).filter(
    ({ tabId, pageId }) => tabId !== except && (!wanted || wanted.has(pageId)),
  );
  for (const [pageId, showing] of Map.groupBy(tabs, (tab) => tab.pageId)) {
    const state = await library.pageState(pageId);
    await Promise.all(
      showing.map(async ({ tabId }) => {
        // Closed or navigated away: not worth waking the worker for when it happened.
        if (!(await askTab(tabId, 'stateChanged', { state, settings }))) await forgetTab(tabId);
      }),
    );
  }
}
