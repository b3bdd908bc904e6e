/** Tabs, and the library by way of the worker, for an extension page that reviews claims. */
import { browser } from '#imports';
import { PAGES_NAMED, sendMessage } from '../../utils/messages.ts';
import { onLibraryChange } from '../../utils/store/changes.ts';
import type { EntryStretch } from '../../utils/store/library.ts';
import { askContentScript } from '../../utils/tabMessages.ts';
import { readingOwnWrites } from './ownWrites.ts';
import type { ReviewLibrary, ReviewServices, Tabs } from './services.ts';

/** How often the worker is asked when it is stopped over the question. */
const TRIES = 3;

const tabs: Tabs = {
  async active() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    return {
      id: tab.id,
      url: tab.url ?? null,
      loading: tab.status === 'loading',
      isPrivate: tab.incognito,
    };
  },

  onChange(listener) {
    const onUpdated = (
      _: number,
      changed: { status?: string; url?: string },
      tab: { active: boolean },
    ) => {
      if (tab.active && (changed.status !== undefined || changed.url !== undefined)) listener();
    };
    browser.tabs.onActivated.addListener(listener);
    browser.tabs.onUpdated.addListener(onUpdated);
    return () => {
      browser.tabs.onActivated.removeListener(listener);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  },

  async kind(tabId) {
    try {
      const [frame] = await browser.scripting.executeScript({
        target: { tabId },
        func: () => document.contentType,
      });
      return frame?.result === 'application/pdf' ? 'pdf' : 'page';
    } catch {
      return 'closed';
    }
  },

  // No answer means that no content script runs there: an everyday state, not a failure.
  report: (tabId) => askContentScript(tabId, 'tabReport', undefined).catch(() => null),

  show: (tabId, claimId) => askContentScript(tabId, 'showClaim', { claimId }).catch(() => false),

  reattach: (tabId, claimId) =>
    askContentScript(tabId, 'reattachClaim', { claimId }).catch(() => null),

  claimInView: (tabId, but) =>
    askContentScript(tabId, 'claimInView', { but }).catch(() => undefined),

  spot: async (tabId) => (await asked(() => sendMessage('spotTab', { tabId }))).ok,

  // Nothing hangs on it.
  seen: (tabId) => sendMessage('buttonSeen', { tabId }).catch(() => {}),

  async open(url) {
    await browser.tabs.create({ url });
  },
};

/**
 * Puts a question to the worker, and again when it was stopped before it answered: what the worker itself refuses
 * or fails at has a code. Everything asked here may be done twice.
 */
async function asked<T>(question: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await question();
    } catch (error) {
      const isAnswer = (error as { code?: unknown } | null)?.code !== undefined;
      if (isAnswer || tried === TRIES) throw error;
    }
  }
}

const library: ReviewLibrary = {
  findPage: (addresses) => asked(() => sendMessage('pageFound', { addresses: [...addresses] })),

  async entriesOfPage(pageId, { dismissed = false } = {}) {
    const entries = await asked(() => sendMessage('pageClaims', { pageId }));
    return dismissed ? entries : entries.filter(({ own }) => !own?.dismissed);
  },

  list: (search, limit) => asked(() => sendMessage('claimsListed', { search, limit })),
  entries: (claimIds) => asked(() => sendMessage('claimsRead', { claimIds: [...claimIds] })),
  related: (claimId) => asked(() => sendMessage('relatedClaims', { claimId })),
  tags: () => asked(() => sendMessage('tagsListed')),

  async *eachEntry() {
    for (let after: string | null = null; ; ) {
      const from: string | null = after;
      const stretch: EntryStretch = await asked(() => sendMessage('libraryRead', { after: from }));
      yield* stretch.entries;
      if (stretch.next === null) return;
      after = stretch.next;
    }
  },

  pairs: () => asked(() => sendMessage('pairsRead')),
  backupMark: () => asked(() => sendMessage('libraryMarked')),
  markBackedUp: (mark) => asked(() => sendMessage('libraryBackedUp', { mark })),
  annotate: (claimId, change) => {
    const request = crypto.randomUUID();
    return asked(() => sendMessage('claimAnnotated', { claimId, change, request }));
  },

  restoreAnnotations: (before) =>
    asked(() => sendMessage('annotationsRestored', { before: [...before] })),

  onChange: onLibraryChange,
};

/** Opens nothing: the worker has the library. */
export function browserServices(): ReviewServices {
  const { name, version } = browser.runtime.getManifest();
  return {
    library: readingOwnWrites(library),
    tabs,
    first: { known: () => null, drop: () => {} },
    // What is saved is saved: a tab that was not told hears of it with its next scan, and the worker logs its failures.
    pagesChanged: (changed) => {
      const pageIds = changed.length > PAGES_NAMED ? null : [...changed];
      return asked(() => sendMessage('pagesChanged', { pageIds })).catch(() => {});
    },
    generator: `${name} ${version}`,
  };
}
