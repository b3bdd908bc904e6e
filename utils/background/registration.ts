/**
 * Keeps the content script where the reader wants it and has allowed it, and nowhere else. The browser holds the
 * registration; this brings it in line whenever wishes or permissions change, and at every start.
 */
import { browser, MatchPattern, type ScriptPublicPath } from '#imports';
import { grantedPages, type Reach, reachOf } from '../permissions.ts';
import { readSettings, type Settings } from '../settings.ts';
import { WORLD, type World } from '../spotter/world.ts';
import { showCount } from './badge.ts';
import type { PageSender } from './senders.ts';
import { askTab, forgetTab, noteAsked, shownPage, wasAsked } from './tabs.ts';

/** The one place that knows what the build calls the content scripts. */
const GATE = { id: 'spotter', file: '/gate.js' } as const;
/** Reads pages, with what the gate left for it. */
const SPOTTER_FILE = '/spotter.js';

/** Tabs brought in line at a time, so that a window full of them does not start at once. */
const TABS_AT_ONCE = 8;

/** Whether the script starts by itself on an address. Pure. */
export function covers(reach: Reach | null, url: string): boolean {
  const includes = (pattern: string) => new MatchPattern(pattern).includes(url);
  return reach?.matches.some(includes) === true && !reach.excludeMatches.some(includes);
}

let queue: Promise<unknown> = Promise.resolve();

/** Runs one after the other: two changes at once must not register twice. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = queue.then(work);
  queue = next.catch(() => {});
  return next;
}

/** Brings the registration in line. Gives where the script starts by itself now. */
export const syncRegistration = (): Promise<Reach | null> =>
  inTurn(async () => {
    const reach = reachOf(await readSettings(), await grantedPages());
    const ids = [GATE.id];
    const [registered] = await browser.scripting.getRegisteredContentScripts({ ids });
    if (!reach) {
      if (registered) await browser.scripting.unregisterContentScripts({ ids });
      return null;
    }
    const script = {
      id: GATE.id,
      js: [GATE.file],
      matches: reach.matches,
      excludeMatches: reach.excludeMatches,
      allFrames: false,
      runAt: 'document_end' as const,
      persistAcrossSessions: true,
    };
    if (registered) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
    return reach;
  });

/** Brings registration and open tabs in line: starts the script where it may run now, stops it where it may not. */
export async function syncEverywhere(): Promise<void> {
  const reach = await syncRegistration();
  const tabs = (await browser.tabs.query({})).filter((tab) => tab.id !== undefined);
  for (let at = 0; at < tabs.length; at += TABS_AT_ONCE) {
    await Promise.all(
      tabs.slice(at, at + TABS_AT_ONCE).map(async ({ id, url, discarded }) => {
        if (id === undefined || discarded) return;
        // Without permission for a tab the browser does not tell its address.
        if (url !== undefined && covers(reach, url)) await startGate(id);
        else if (!(await isAllowedByClick(id, url))) await stopIn(id);
      }),
    );
  }
}

/** Whether the reader's click started the script on what this tab shows, and no rule of the site forbids it since. */
const isAllowedByClick = async (tabId: number, url: string | undefined): Promise<boolean> =>
  (await wasAsked(tabId)) && !(await isOff(url));

/** Whether the reader has switched a site off. */
export const isOff = async (url: string | undefined): Promise<boolean> =>
  isOffIn(await readSettings(), url);

function isOffIn({ sites }: Pick<Settings, 'sites'>, url: string | undefined): boolean {
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  return sites[host] === 'off';
}

/**
 * Whether a script that reports itself may stay: where it may start by itself, where the reader asked for it, and on
 * what the tab has shown since. A page in the back/forward cache cannot be told when that changes.
 */
export async function isWanted({ tabId, url, documentId }: PageSender): Promise<boolean> {
  // All at once: the page waits for the answer.
  const [settings, granted, shown, asked] = await Promise.all([
    readSettings(),
    grantedPages(),
    shownPage(tabId),
    wasAsked(tabId),
  ]);
  if (isOffIn(settings, url)) return false;
  if (covers(reachOf(settings, granted), url)) return true;
  return shown ? shown.documentId === documentId : asked;
}

/** Runs scripts in a tab's top frame. False where the browser does not allow it. */
async function inject(tabId: number, files: ScriptPublicPath[]): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
    return true;
  } catch {
    // A page of the browser or of its store, an error page, a tab that is closed.
    return false;
  }
}

/** Has a page looked at, and read if it may be an article, unless that is done already. */
async function startGate(tabId: number): Promise<void> {
  if (!(await askTab(tabId, 'tabReport', undefined))) await inject(tabId, [GATE.file]);
}

/** Has a page read whose gate has knocked. */
export const startBehindGate = (tabId: number): Promise<boolean> => inject(tabId, [SPOTTER_FILE]);

/** Has a tab's page read, for the reader wants something of it. False where the browser does not allow it. */
export async function startIn(tabId: number): Promise<boolean> {
  const running = await askTab(tabId, 'tabReport', undefined);
  if (running && !running.answer.isUnread) return true;
  if (!running) await noteAsked(tabId);
  return inject(tabId, [GATE.file, SPOTTER_FILE]);
}

/**
 * Runs the content script because the reader asked for it on this tab, also on what does not look like an article.
 * False where the browser does not allow it.
 */
export async function startAsked(tabId: number): Promise<boolean> {
  const running = await askTab(tabId, 'tabReport', undefined);
  if (running && !running.answer.isArticle) await askTab(tabId, 'stop', undefined);
  try {
    // Gives nothing back: what a browser cannot copy, as this object, makes some of them fail.
    const sign = (name: string) => {
      const scope = globalThis as unknown as Record<symbol, World>;
      const key = Symbol.for(name);
      scope[key] ??= {};
      scope[key].asked = true;
    };
    await browser.scripting.executeScript({
      target: { tabId },
      func: sign,
      args: [WORLD.description ?? ''],
    });
  } catch {
    return false;
  }
  await noteAsked(tabId);
  return startIn(tabId);
}

/** Stops the script in a tab, if there is any. */
export async function stopIn(tabId: number): Promise<void> {
  // Also where nobody answers: a page the tab may come back to is not the reader's wish any more.
  await forgetTab(tabId);
  if (await askTab(tabId, 'stop', undefined)) await showCount(tabId, null);
}
