/** Gate, collect, spot, paint, tell the background; and again when the page changes or moves on. */
import { createPainter } from '../anchoring/painter.ts';
import type { TabReport } from '../messages.ts';
import { collecting, recollecting } from '../page/collect.ts';
import type { CollectedPage, PageSighting } from '../page/types.ts';
import { createBudget } from './budget.ts';
import { observeChanges } from './changes.ts';
import { tierOf } from './claims.ts';
import { createGuide, type Guide } from './guide.ts';

import { markHead, withoutStaleHead } from './head.ts';
import { readingSurroundings } from './outside.ts';
import type { Spotter, SpotterDependencies } from './ports.ts';
import { isSameText } from './same-text.ts';
import { Cancelled, runInSlices } from './schedule.ts';
import { detectSelection, treesOf } from './selection.ts';
import { onThemeChange } from './theme.ts';
import { claimInView, nextInView } from './view.ts';
import { createVisit, type Visit } from './visit.ts';

/** How often the page is looked over for what sends no event; only while it is visible. */
const PULSE_MS = 1_000;
/** With so many times the paragraphs, a page is read anew from the start. */
const GROWTH = 1.25;

/** A page left behind by client-side navigation, until the text of the next one is there. */
interface Departure {
  page: CollectedPage;
  meta: PageSighting;
  /** Mark of its head when the address changed. */
  head: string;
}

/**
 * Starts spotting in a document. Nothing is read before the page is visible; everything is undone by `stop`.
 */
export function startSpotter(dependencies: SpotterDependencies): Spotter {
  const { document, window, background, turns, card, judge, force } = dependencies;
  const { isSamePlace, isVisible, onAddressChange } = dependencies.whereabouts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const painter = createPainter(document, {
    inherits: dependencies.inheritsHighlights,
    sheets: dependencies.sheets,
  });
  const budget = createBudget(turns.now);
  const changes = observeChanges(window, () => schedule());
  let visit: Visit | null = null;
  let departure: Departure | null = null;
  let address = window.location.href;
  let title = '';
  let absence: TabReport['absence'] = null;
  /** Paragraphs on the page when it was last collected. */
  let paragraphs = 0;
  let reading = false;
  /** As collected last, article or not. */
  let seen: CollectedPage | null = null;
  let timer: number | undefined;
  let pulse: number | undefined;
  let led: Guide | null = null;
  /** Resolves once the page was read for the first time. */
  const firstLook = Promise.withResolvers<void>();

  /** Sets up what only articles need; most pages are none. */
  const guide = (): Guide => {
    if (led) return led;
    led = createGuide(() => visit, painter, dependencies);
    onThemeChange(document, window, signal, async () => {
      await turns.frame();
      if (visit && !signal.aborted) painter.recolour();
    });
    return led;
  };

  /** Plans the next look at the page; several changes in a short time are read together. */
  const schedule = () => {
    if (reading || timer !== undefined || signal.aborted || !isVisible(document)) return;
    timer = window.setTimeout(read, budget.wait());
  };

  const read = async () => {
    timer = undefined;
    const changed = changes.take();
    if (!changed || signal.aborted) return;
    if (!dependencies.isAlive()) return stop();
    reading = true;
    try {
      await readPage(changed);
    } catch (error) {
      if (!(error instanceof Cancelled)) fail();
    } finally {
      reading = false;
      firstLook.resolve();
    }
    if (changes.pending()) schedule();
  };

  const readPage = async (changed: ReadonlySet<Node> | 'everything') => {
    const page = await collect(changed);
    if (visit && page === visit.page) return budget.spend(await visit.seek());
    seen = page;
    const isRead = page.meta.isArticle || (force && page.blocks.length > 0);
    if (!isRead) await hold(page);
    // After the address changed, the text may still be the old article's: then so is its identity.
    else if (visit?.page.blocks.length && (!departure || isSameText(page, departure.page))) {
      await show(visit, page);
    } else await arrive(page);
  };

  /** The page is no article: only claims that the reader selected on it are looked for. */
  const hold = async (page: CollectedPage) => {
    if (visit?.page.blocks.length === 0 && !departure) return budget.spend(await visit.seek());
    leave(page.meta);
    const known = await background.pageOpened(page.meta).catch(() => null);
    if (known?.state.claims.length && !signal.aborted) await arrive(page);
  };

  /** The page as it is now: what was collected before where the changes do not concern it. */
  const collect = async (changed: ReadonlySet<Node> | 'everything'): Promise<CollectedPage> => {
    const last = visit?.page;
    const work =
      last?.blocks.length && !departure && changed !== 'everything' && !isGone(last) && !hasGrown()
        ? recollecting(last, changed)
        : collecting(document, judge, { url: window.location.href, force });
    const { value, cost } = await runInSlices(work, turns, signal);
    budget.spend(cost);
    if (value !== last) paragraphs = countParagraphs(document);
    return value;
  };

  /** Text may also arrive beside what was taken for the article. */
  const hasGrown = () => countParagraphs(document) > paragraphs * GROWTH + 2;

  /** A new article. */
  const arrive = async (page: CollectedPage) => {
    guide();
    const meta = departure
      ? withoutStaleHead(page, departure.meta, departure.head, markHead(document), address)
      : page.meta;
    departure = null;
    visit?.close();
    visit = createVisit(page, meta, painter, dependencies, fail);
    title = meta.title;
    absence = painter.supported ? null : 'noHighlightApi';
    await show(visit, page);
  };

  const show = async (present: Visit, page: CollectedPage) => {
    const trees = treesOf(page.blocks).add(document);
    changes.watch(trees);
    guide().attend(trees);
    budget.spend(await present.update(page));
  };

  /** The page is no article, or none any more. */
  const leave = (meta: PageSighting) => {
    if (visit) background.claimsPainted(null).catch(() => {});
    close();
    title = meta.title;
    absence = 'notArticle';
  };
  const close = () => {
    card?.close();
    visit?.close();
    visit = null;
    changes.watch([]);
  };
  const fail = () => {
    close();
    absence = 'unreadable';
  };

  const onAddress = () => {
    const next = window.location.href;
    if (isSamePlace(next, address)) return;
    address = next;
    if (visit && isSamePlace(next, visit.address)) departure = null;
    else if (visit) departure ??= { page: visit.page, meta: visit.meta, head: markHead(document) };
    changes.add('everything');
  };

  /** Looks after what no event tells of. */
  const beat = () => {
    if (!dependencies.isAlive()) return stop();
    onAddress();
    if (visit) {
      painter.repair();
      if (visit.shown.some(({ range }) => isLost(range))) changes.add('everything');
    } else if (absence === 'notArticle' && hasGrown()) {
      changes.add('everything');
    }
  };

  const onVisibility = () => {
    window.clearInterval(pulse);
    if (!isVisible(document)) return;
    pulse = window.setInterval(beat, PULSE_MS);
    if (changes.pending()) schedule();
  };

  const stop = () => {
    if (signal.aborted) return;
    stopping.abort(0);
    window.clearTimeout(timer);
    window.clearInterval(pulse);
    led?.stop();
    close();
    changes.stop();
  };

  /**
   * Saves what is selected: as a claim of its own, or as the place of a saved one. Null when that is done, else why not.
   * Rejects when the background does not take it.
   */
  const saveSelected = async (claimId: string | null) => {
    if (claimId !== null && !visit?.resolved.some(({ known }) => known.id === claimId)) {
      return 'unknownClaim';
    }
    await firstLook.promise;
    if (!visit && seen) await arrive(seen);
    if (!visit) return 'notText';
    const { meta, page } = visit;
    let { article } = page;
    let detection = detectSelection(window, visit.index, visit.detections);
    if (detection === 'notText' || article.text === '') {
      const around = await runInSlices(readingSurroundings(document, meta), turns, signal);
      ({ article } = around.value);
      detection = detectSelection(window, around.value.index, []);
    }
    if (typeof detection === 'string') return detection;
    const { start, end } = detection;
    const request = { article, spot: false, saved: [], spans: [{ start, end }] };
    const [selectors] = (await background.articleAnalysed(request)).described;
    if (!selectors) return 'failed';
    const selection = { meta, article, detection: { ...detection, selectors, claimId } };
    visit.accept(await background.selectionSaved(selection));
    return null;
  };

  document.addEventListener('visibilitychange', onVisibility, { signal });
  document.addEventListener('prerenderingchange', onVisibility, { signal });
  window.addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      onVisibility();
      visit?.refresh();
    },
    { signal },
  );
  onAddressChange(window, signal, onAddress);
  onVisibility();
  changes.add('everything');

  return {
    tabReport: () => ({
      isArticle: visit?.meta.isArticle ?? false,
      title,
      pageId: visit?.pageId ?? null,
      counts: count(visit),
      anchors:
        visit?.resolved.map(({ known, resolution }) => ({
          claimId: known.id,
          state: resolution.state,
        })) ?? [],
      absence,
    }),
    stateChanged({ state, settings }) {
      if (visit?.pageId === state.pageId) visit.accept(state, settings);
    },
    showClaim(claimId) {
      const claim = led?.shown().find(({ known }) => known?.id === claimId);
      if (claim) led?.show(claim);
      return claim !== undefined;
    },
    claimInView: (but) =>
      nextInView(but, () => claimInView(visit?.shown ?? [], window.innerHeight), window, signal),
    stepClaim: (by) => guide().step(by),
    saveSelection: async () => (await saveSelected(null)) === null,
    async reattachClaim(claimId) {
      const reason = await saveSelected(claimId).catch(() => 'failed' as const);
      return reason === null ? { attached: true } : { attached: false, reason };
    },
    stop,
  };
}

const isLost = (range: Range) => range.collapsed || !range.startContainer.isConnected;

/** Whether the article as it was read has been taken off the page, for instance to be rendered anew. */
function isGone({ blocks }: CollectedPage): boolean {
  const gone = blocks.filter(({ pieces }) => pieces[0]?.node.isConnected === false);
  return gone.length * 2 > blocks.length;
}

const countParagraphs = (document: Document): number => document.getElementsByTagName('p').length;

function count(visit: Visit | null): { race: number; wider: number } {
  const shown = visit?.shown ?? [];
  const race = shown.filter((claim) => tierOf(claim) === 'race').length;
  return { race, wider: shown.length - race };
}
