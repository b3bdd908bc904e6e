/** Draws parts as a page of the extension would, over a real library in memory and a browser that is made up. */
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { LiveRegion } from '../../../components/base/LiveRegion.tsx';
import { Providers } from '../../../components/hooks/Providers.tsx';
import type { PageKeys } from '../../../components/hooks/pageKeys.ts';
import {
  type ActiveTab,
  type FirstReview,
  ReviewContext,
  type ReviewServices,
  ServicesContext,
} from '../../../components/hooks/services.ts';
import type { Shell } from '../../../components/hooks/shell.ts';
import { en } from '../../../utils/i18n/en/index.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import type { ReattachAnswer, TabReport } from '../../../utils/messages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/settings.ts';
import { onLibraryChange } from '../../../utils/store/changes.ts';
import type { Library } from '../../../utils/store/library.ts';
import { memoryLibrary } from '../store/open.ts';

// jsdom lays nothing out and has neither modal dialogs nor media.
vi.stubGlobal('matchMedia', () => ({ matches: true }));
Element.prototype.scrollIntoView = () => {};
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

export interface World {
  library: Library;
  settings: Settings;
  tab: ActiveTab | null;
  kind: 'page' | 'pdf' | 'closed';
  report: TabReport | null;
  /** Whether the browser grants what it is asked for. */
  grants: boolean;
  granted: string[];
  /** Whether a content script may be started by a click. */
  spottable: boolean;
  /** What the page answers when a claim is to be attached to its selection. */
  reattached: ReattachAnswer | null;
  /** How often the page says of a claim that it has none such. */
  refusals: number;
  /** The claim under the reader's eyes. */
  inView: string | null;
  /** Shortcuts as the browser has them set. */
  pageKeys: PageKeys;
  /** What was asked and answered before anything was drawn. */
  first: ReturnType<FirstReview['known']>;
  /** What was asked of the browser, in order. */
  calls: string[];
}

export function worldOf(given: Partial<World> = {}): World {
  return {
    library: memoryLibrary(),
    settings: DEFAULT_SETTINGS,
    tab: { id: 7, url: 'https://courier.example/labs', loading: false, isPrivate: false },
    kind: 'page',
    report: null,
    grants: true,
    granted: [],
    spottable: true,
    reattached: { attached: true },
    refusals: 0,
    inView: null,
    pageKeys: { next: '⌥J', previous: '⌥K', save: '⌥⇧S' },
    first: null,
    calls: [],
    ...given,
  };
}

export const reportOf = (pageId: string | null, given: Partial<TabReport> = {}): TabReport => ({
  isArticle: true,
  title: 'Two labs, one finish line',
  pageId,
  counts: { race: 0, wider: 0 },
  anchors: [],
  absence: null,
  ...given,
});

function shellOf(world: World): Shell {
  let watcher: ((settings: Settings) => void) | null = null;
  const accessListeners = new Set<() => void>();
  return {
    access: {
      everywhere: async () => world.granted.includes('*'),
      host: async (host) => world.granted.includes(host),
      request: async (host = '*') => {
        world.calls.push(`request ${host}`);
        if (world.grants) {
          world.granted.push(host);
          for (const told of accessListeners) told();
        }
        return world.grants;
      },
      onChange(listener) {
        accessListeners.add(listener);
        return () => accessListeners.delete(listener);
      },
    },
    settings: {
      read: async () => world.settings,
      change: async (change) => {
        world.settings = { ...world.settings, ...change(world.settings) };
        watcher?.(world.settings);
        return world.settings;
      },
      watch: (listener) => {
        watcher = listener;
        return () => {
          watcher = null;
        };
      },
    },
    accessChanged: async () => {
      world.calls.push('accessChanged');
    },
    pageKeys: async () => world.pageKeys,
    browserLanguage: 'en-GB',
  };
}

const reviewLibraryOf = (world: World): ReviewServices['library'] => ({
  findPage: (addresses) => world.library.findPage(addresses),
  entriesOfPage: (pageId, options) => world.library.entriesOfPage(pageId, options),
  entries: (claimIds) => world.library.entries(claimIds),
  restoreAnnotations: (before) => world.library.restoreAnnotations(before),
  pairs: () => world.library.pairs(),
  backupMark: () => world.library.backupMark(),
  markBackedUp: (mark) => world.library.markBackedUp(mark),
  eachEntry: () => world.library.eachEntry(),
  list: async (search, limit) => {
    const { total, ids } = await world.library.listEntries(search, { offset: 0, limit: 0 });
    return { total, ids: ids.slice(0, limit) };
  },
  related: (claimId) => world.library.related(claimId),
  tags: async () => (await world.library.facets({})).tags.map(({ value }) => value),
  annotate: (claimId, change) => world.library.annotateMany([claimId], change),
  onChange: onLibraryChange,
});

const servicesOf = (world: World): ReviewServices => ({
  library: reviewLibraryOf(world),
  first: { known: () => world.first, drop: () => {} },
  tabs: {
    active: async () => world.tab,
    onChange: () => () => {},
    kind: async () => world.kind,
    report: async () => world.report,
    show: async (_, claimId) => {
      world.calls.push(`show ${claimId}`);
      world.refusals -= 1;
      return world.refusals < 0;
    },
    reattach: async (_, claimId) => {
      world.calls.push(`reattach ${claimId}`);
      return world.reattached;
    },
    claimInView: async (_, but) => {
      await vi.waitFor(() => expect(world.inView).not.toBe(but), { timeout: 60_000 });
      return world.inView;
    },
    spot: async () => {
      world.calls.push('spot');
      return world.spottable;
    },
    seen: async (tabId) => {
      world.calls.push(`seen ${tabId}`);
    },
    open: async (url) => {
      world.calls.push(`open ${url}`);
    },
  },
  pagesChanged: async (pageIds) => {
    world.calls.push(`pagesChanged ${pageIds.join(' ')}`);
  },
  generator: 'Racemark 0',
});

export function draw(world: World, children: ReactNode) {
  const user = userEvent.setup();
  const services = servicesOf(world);
  const first = { known: () => null, drop: () => {} };
  const drawn = render(
    <Providers
      shell={shellOf(world)}
      opening={{ settings: world.settings, translator: createTranslator('en', en) }}
    >
      <ReviewContext value={services}>
        <ServicesContext value={{ ...services, library: world.library, first }}>
          <LiveRegion>{children}</LiveRegion>
        </ServicesContext>
      </ReviewContext>
    </Providers>,
  );
  return { user, ...drawn };
}
