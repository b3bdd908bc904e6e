/** The page in the active tab: what can be said about it, and how to have it read. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { TabReport } from '../../utils/messages.ts';
import { ruleFor, type Settings } from '../../utils/settings.ts';
import { withoutFragment } from './opening.ts';
import {
  type ActiveTab,
  type FirstReview,
  type ReviewServices,
  useReviewServices,
} from './services.ts';
import { useSettings } from './settings.ts';
import { type Shell, useShell } from './shell.ts';

/** Why there is no list of claims, or nothing on the page where there is one. */
export type Problem =
  /** The browser lets no extension in. */
  | 'browser'
  | 'pdf'
  | 'off'
  | 'click'
  /** Wanted here, but the permission is missing. */
  | 'ungranted'
  /** Wanted here and permitted, but open since before that. */
  | 'idle'
  | 'notArticle'
  /** No word of it speaks of AI. */
  | 'offTopic'
  | 'unreadable'
  | 'noHighlights'
  /** Claims are shown, and none is saved by itself. */
  | 'private'
  /** Claims are shown, and the library does not take them. */
  | 'unsaved';

export interface ActivePage {
  /** False until it is known what is in the tab. */
  known: boolean;
  tabId: number | null;
  /** Empty where the address is not told or has none. */
  host: string;
  /** Null while the page is unknown to the library. */
  pageId: string | null;
  problem: Problem | null;
  /** Whether the content script is still at work on its first answer. */
  working: boolean;
  report: TabReport | null;
  /** Why the library could not be asked about the page; null when it could. */
  failure: unknown;
}

export interface PageActions {
  /** Reads the page because the reader asked. */
  spot(): Promise<void>;
  /** Looks at the tab again. */
  look(): void;
}

const UNKNOWN: ActivePage = {
  known: false,
  tabId: null,
  host: '',
  pageId: null,
  problem: null,
  working: false,
  report: null,
  failure: null,
};

/** Between two looks at a page that has not said yet what it is. */
const IMPATIENCE_MS = 150;
/** Between two looks at one that has: late text and client-side navigation. */
const PULSE_MS = 1_000;
/** A page with nothing to list is looked at less and less often, up to so seldom, until something happens. */
const SLOWEST_MS = 8_000;
const SLOWER = 1.5;

const ABSENCES = {
  notArticle: 'notArticle',
  offTopic: 'offTopic',
  unreadable: 'unreadable',
  noHighlightApi: 'noHighlights',
} as const;

type Sources = ReviewServices & Pick<Shell, 'access'>;

/** What is known besides the tab. */
interface Circumstances {
  settings: Settings;
  /** Whether the browser refused this tab when the reader asked for it. */
  refused: boolean;
  /** Whether the reader opened this window on the tab by a click, for which the browser tells any address it may tell. */
  clicked: boolean;
}

async function lookAt(services: Sources, circumstances: Circumstances): Promise<ActivePage> {
  const tab = await services.tabs.active();
  if (!tab) return { ...UNKNOWN, known: true, problem: 'browser' };
  const page = pageIn(tab);
  if (page.problem) return page;
  const report = await services.tabs.report(tab.id);
  if (report) {
    let problem: Problem | null = report.absence && ABSENCES[report.absence];
    if (problem === 'notArticle' && (await services.tabs.kind(tab.id)) === 'pdf') problem = 'pdf';
    const working = report.pageId === null && problem === null;
    // A page that gets no answer waits for a library that may be out of order: asked here, it says so.
    if (working) await services.library.findPage([tab.url ?? '']);
    const isShown = report.counts.race + report.counts.wider > 0;
    if (tab.isPrivate && isShown && !working) problem ??= 'private';
    return { ...page, report, pageId: report.pageId, problem, working };
  }
  return { ...page, ...(await withoutScript(services, circumstances, tab, page.host)) };
}

/** What a tab's address says about its page. */
function pageIn({ id, url }: ActiveTab): ActivePage {
  const address = url !== null && URL.canParse(url) ? new URL(url) : null;
  const isPage = address === null || /^(https?|file):$/.test(address.protocol);
  const host = isPage ? (address?.hostname ?? '') : '';
  return { ...UNKNOWN, known: true, tabId: id, host, problem: isPage ? null : 'browser' };
}

/** The page a review opens on, where all there is to say about it is that it has claims. */
function openedOn(first: ReturnType<FirstReview['known']>): ActivePage {
  if (!first) return UNKNOWN;
  const { tab, report } = first;
  const page = pageIn(tab);
  if (page.problem || report.absence || report.pageId === null || tab.isPrivate) return UNKNOWN;
  return { ...page, report, pageId: report.pageId };
}

/** Why no content script answers, and what is saved for the page all the same. */
async function withoutScript(
  { access, library, tabs }: Sources,
  { settings, refused, clicked }: Circumstances,
  { id, url, loading }: ActiveTab,
  host: string,
): Promise<Pick<ActivePage, 'pageId' | 'problem' | 'working'>> {
  const saved = url === null ? null : await library.findPage([withoutFragment(url)]);
  const pageId = saved?.id ?? null;
  // Nothing runs on files by itself.
  const rule = url?.startsWith('file:') ? 'click' : ruleFor(settings, host);
  const problem = async (): Promise<Problem | null> => {
    if (refused) return 'browser';
    if (rule === 'off') return 'off';
    if (url === null) return clicked || (await access.everywhere()) ? 'browser' : 'click';
    const kind = await tabs.kind(id);
    if (kind === 'pdf') return 'pdf';
    if (rule === 'click') return kind === 'closed' && !loading ? 'browser' : 'click';
    if (!(await access.host(host)) && !(await access.everywhere())) return 'ungranted';
    if (loading) return null;
    // Switched on, or the extension updated, while the page lay in the back/forward cache.
    return kind === 'page' ? 'idle' : 'browser';
  };
  const found = await problem();
  return { pageId, problem: found, working: found === null };
}

/** The same, where what a tab shows is found out once: a script has to run in it for that. */
function askingKindOnce(services: Sources): Sources {
  const kinds = new Map<number, ReturnType<Sources['tabs']['kind']>>();
  const kind = (tabId: number) => {
    const known = kinds.get(tabId) ?? services.tabs.kind(tabId);
    kinds.set(tabId, known);
    return known;
  };
  return { ...services, tabs: { ...services.tabs, kind } };
}

/**
 * Follows the active tab. `spot` runs on it by the reader's click.
 * @param clicked whether this window was opened on the tab by a click.
 */
export function useActivePage(clicked: boolean): ActivePage & PageActions {
  const reviewing = useReviewServices();
  const { access } = useShell();
  const services = useMemo(() => ({ ...reviewing, access }), [reviewing, access]);
  const { settings } = useSettings();
  const [page, setPage] = useState(() => openedOn(reviewing.first.known()));
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<number | null>(null);

  // Asked before the page is painted: an answer that is there already is in its first picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt looks at the same tab again
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    let pause = PULSE_MS;
    let last = UNKNOWN;
    let asking = askingKindOnce(services);
    const look = async () => {
      clearTimeout(timer);
      turn += 1;
      const mine = turn;
      const seen = await lookAt(asking, {
        settings,
        refused: refused !== null,
        clicked,
      }).catch((failure) => ({
        ...UNKNOWN,
        known: true,
        failure,
      }));
      if (mine !== turn) return;
      const isQuiet = seen.problem !== null && isSame(last, seen);
      pause = isQuiet ? Math.min(pause * SLOWER, SLOWEST_MS) : PULSE_MS;
      last = seen;
      setPage((before) => (isSame(before, seen) ? before : seen));
      timer = setTimeout(look, seen.working ? IMPATIENCE_MS : pause);
    };
    /** Looks at once, and as if for the first time. */
    const lookAgain = () => {
      pause = PULSE_MS;
      last = UNKNOWN;
      asking = askingKindOnce(services);
      void look();
    };
    void look();
    const stopTabs = services.tabs.onChange(() => {
      setRefused(null);
      lookAgain();
    });
    const stopAccess = services.access.onChange(lookAgain);
    // A page that has been read after all has been saved.
    const stopLibrary = services.library.onChange(() => {
      if (last.problem !== null) void look();
    });
    return () => {
      turn = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
      stopTabs();
      stopAccess();
      stopLibrary();
    };
  }, [services, settings, refused, clicked, attempt]);

  const { tabId } = page;
  useEffect(() => {
    if (clicked && tabId !== null) void services.tabs.seen(tabId);
  }, [services, clicked, tabId]);
  const spot = useCallback(async () => {
    if (tabId === null) return;
    setPage((before) => ({ ...before, working: true }));
    const isAllowed = await services.tabs.spot(tabId);
    if (isAllowed) {
      setPage((before) => ({ ...before, problem: null }));
      setAttempt((before) => before + 1);
    } else setRefused(tabId);
  }, [services, tabId]);

  const look = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...page, spot, look };
}

const isSame = (one: ActivePage, other: ActivePage) =>
  one.failure === other.failure && JSON.stringify(one) === JSON.stringify(other);
