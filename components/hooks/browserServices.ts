/** Library, tabs and messages of an extension page that reviews claims. */
import { browser } from '#imports';
import { sendMessage } from '../../utils/messages.ts';
import { libraryErrorCode } from '../../utils/store/errors.ts';
import { openLibrary } from '../../utils/store/repository.ts';
import type { Services, Tabs } from './services.ts';

const TOP = 0;

const tabs: Tabs = {
  async active() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    return { id: tab.id, url: tab.url ?? null, loading: tab.status === 'loading' };
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

  // No answer means that no content script runs there: an everyday state, not a failure.
  report: (tabId) => sendMessage('tabReport', undefined, { tabId, frameId: TOP }).catch(() => null),

  show: (tabId, claimId) =>
    sendMessage('showClaim', { claimId }, { tabId, frameId: TOP }).catch(() => false),

  spot: async (tabId) => (await sendMessage('spotTab', { tabId })).ok,

  async open(url) {
    await browser.tabs.create({ url });
  },
};

/** Opens nothing yet: the library does so on its first use. */
export function browserServices(): Services {
  const { name, version } = browser.runtime.getManifest();
  const library = openLibrary();
  return {
    library,
    tabs,
    annotate: (claimId, change) =>
      sendMessage('claimAnnotated', { claimId, change }).catch((error: unknown) => {
        if (libraryErrorCode(error)) throw error;
        // The worker was stopped over it. The same change twice is the same change.
        return library.annotateMany([claimId], change);
      }),
    pagesChanged: (pageIds) => sendMessage('pagesChanged', { pageIds: [...pageIds] }),
    generator: `${name} ${version}`,
  };
}
