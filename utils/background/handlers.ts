/** What the worker does with each message. */
import type { Analysis, AnalysisRequest, SpottingSettings } from '../analysis/analysis.ts';
import type { Reason } from '../claims/types.ts';
import type { PageState } from '../messages.ts';
import type { AnnotationRecord, LibraryEntry } from '../records.ts';
import { type Settings, spotterSettings } from '../settings.ts';
import { libraryErrorCode } from '../store/errors.ts';
import type { Library } from '../store/library.ts';
import { trustedMeta, trustedNames } from './addresses.ts';
import type { Backups } from './backup.ts';
import type { Enrichment } from './enrichment.ts';
import { type Handlers, refuse } from './receive.ts';
import type { Relating } from './relations.ts';
import type { PageSender } from './senders.ts';

/** How many tags are proposed. */
const MOST_TAGS = 50;

export interface HandlerDeps {
  library: Library;
  enrichment: Pick<Enrichment, 'run'>;
  relating: Pick<Relating, 'run'>;
  settings: () => Promise<Settings>;
  tabs: {
    note(sender: PageSender, pageId: string): Promise<string>;
    shown(tabId: number): Promise<{ pageId: string; token: string } | null>;
    /** Tells the tabs that show these pages, or any where it is null; `except` knows already. */
    tell(pageIds: readonly string[] | null, except?: number): Promise<void>;
  };
  badge: {
    count(tabId: number, count: number | null): Promise<void>;
    /** The reader has to make room. */
    storageFull(tabId: number): Promise<void>;
    /**
     * Something was saved: there is room again, and where it was what the reader had selected, or the reader has `seen`
     * the button, nothing is wrong any more.
     */
    allIsWell(tabId: number, because: 'page' | 'selection' | 'seen'): Promise<void>;
  };
  syncEverywhere(): Promise<void>;
  startAsked(tabId: number): Promise<boolean>;
  backups: Pick<Backups, 'run'>;
  /** Has the page of a tab read, where the content script may run by itself. */
  startReading(tabId: number): Promise<boolean>;
  /** Whether the script may stay where it runs. */
  isWanted(sender: PageSender): Promise<boolean>;
  /** Stops the script in a tab. */
  stop(tabId: number): Promise<void>;
  /** Puts rules of highlights into a tab, in place of those before. */
  restyle(tabId: number, css: string, before: string): Promise<void>;
  /** The text work on an article; loaded with the first article, for it is most of the worker's code. */
  analyse(request: AnalysisRequest, settings: SpottingSettings): Promise<Analysis>;
  /** Loads what `analyse` needs. */
  warm(): Promise<unknown>;
  /** Has spotting learn from a claim with these reasons: it was dismissed, or is a claim after all. */
  learn(reasons: readonly Reason[], dismissed: boolean): Promise<unknown>;
  /** Does something after the answer has gone out; a failure is reported. */
  later(what: string, work: () => Promise<unknown>): void;
}

export function createHandlers(deps: HandlerDeps): Handlers {
  const { library, tabs, badge } = deps;

  /**
   * Saves for a tab, says so to other tabs on the same page, and starts on the speakers. Where it is known how the page
   * was before, the others are not told unless there is more to it than new words.
   */
  const saved = async (
    sender: PageSender,
    what: 'page' | 'selection',
    save: () => Promise<PageState & { before?: PageState }>,
  ): Promise<PageState> => {
    const { tabId } = sender;
    let state: PageState;
    let before: PageState | undefined;
    try {
      ({ before, ...state } = await save());
    } catch (error) {
      if (libraryErrorCode(error) === 'storageFull') await badge.storageFull(tabId);
      throw error;
    }
    await tabs.note(sender, state.pageId);
    deps.later('badge', () => badge.allIsWell(tabId, what));
    if (!before || differs(before, state))
      deps.later('tell tabs', () => tabs.tell([state.pageId], tabId));
    // Relations come last: they depend on who says it.
    deps.later('enrichment', () => deps.enrichment.run().then(deps.relating.run));
    return state;
  };

  /** A claim of the page the card's tab shows; anything else is not the card's business. */
  const cardEntry = async (tabId: number, claimId: string, token: string) => {
    const shown = await tabs.shown(tabId);
    if (!shown || shown.token !== token) return refuse('This card belongs to another page.');
    const entry = await library.entry(claimId);
    if (entry && entry.page.id !== shown.pageId) return refuse('This claim is on another page.');
    return entry;
  };

  /** Learns from a claim's being dismissed, or taken back into the claims. */
  const learnFrom = (reasons: readonly Reason[], before: boolean, after: boolean): void => {
    if (after !== before && reasons.length > 0)
      deps.later('learning', () => deps.learn(reasons, after));
  };

  /** What follows from a change made on a card. */
  const changedOnCard = (
    entry: LibraryEntry,
    before: AnnotationRecord | null | undefined,
  ): void => {
    learnFrom(entry.claim.reasons, isDismissed(before), isDismissed(entry.own));
    deps.later('tell tabs', () => tabs.tell([entry.page.id]));
    deps.later('relations', deps.relating.run);
  };

  return {
    async pageKnocked({ isLikely, ...names }, { tabId, url }) {
      const isWanted = isLikely || (await library.findPage(trustedNames(names, url))) !== null;
      if (!isWanted) return;
      const starting = deps.startReading(tabId);
      // While the page is being read.
      if (isLikely) deps.later('warming', deps.warm);
      await starting;
    },

    async pageOpened({ meta }, sender) {
      const [state, isWanted] = await Promise.all([
        library.openPage(trustedMeta(meta, sender.url)),
        deps.isWanted(sender),
      ]);
      if (isWanted) return { state, token: await tabs.note(sender, state.pageId) };
      // It was in the back/forward cache when the reader switched it off here.
      deps.later('stopping', () => deps.stop(sender.tabId));
      return { state, token: '' };
    },

    async articleAnalysed(request) {
      const settings = await deps.settings();
      return { ...(await deps.analyse(request, settings)), settings: spotterSettings(settings) };
    },

    async pageScanned({ meta: sighting, ...scan }, sender) {
      const meta = trustedMeta(sighting, sender.url);
      // Of what is read in a private window only what the reader saves is kept.
      if (sender.isPrivate) return library.openPage(meta);
      return saved(sender, 'page', () => library.savePage({ meta, ...scan }));
    },

    selectionSaved({ meta, ...selection }, sender) {
      return saved(sender, 'selection', () =>
        library.saveSelection({ meta: trustedMeta(meta, sender.url), ...selection }),
      );
    },

    claimsPainted({ count }, { tabId }) {
      return badge.count(tabId, count);
    },

    highlightsStyled({ css, before }, { tabId }) {
      return deps.restyle(tabId, css, before);
    },

    cardOpened({ claimId, token }, { tabId }) {
      return cardEntry(tabId, claimId, token);
    },

    async cardRelated({ claimId, token }, { tabId }) {
      const entry = await cardEntry(tabId, claimId, token);
      return entry ? library.related(claimId) : [];
    },

    async cardAnnotated({ claimId, token, change, request }, { tabId }) {
      await cardEntry(tabId, claimId, token);
      const { entry, made } = await library.annotate(claimId, change, request);
      changedOnCard(entry, made.annotation);
      return { entry, made };
    },

    async cardRestored({ claimId, token, made }, { tabId }) {
      const before = await cardEntry(tabId, claimId, token);
      if (made.claimId !== claimId) return refuse('This change was made to another claim.');
      const left = await library.restoreAnnotations([made]);
      const entry = await library.entry(claimId);
      if (entry) changedOnCard(entry, before?.own);
      return { entry, left: left.length > 0 };
    },

    relatedClaims({ claimId }) {
      return library.related(claimId);
    },

    pageFound({ addresses }) {
      return library.findPage(addresses);
    },

    pageClaims({ pageId }) {
      return library.entriesOfPage(pageId, { dismissed: true });
    },

    async claimsListed({ search, limit }) {
      const { total, ids } = await library.listEntries(search, { offset: 0, limit: 0 });
      return { total, ids: ids.slice(0, limit) };
    },

    claimsRead({ claimIds }) {
      return library.entries(claimIds);
    },

    async tagsListed() {
      const { tags } = await library.facets({});
      return tags.slice(0, MOST_TAGS).map(({ value }) => value);
    },

    libraryRead({ after }) {
      return library.entriesAfter(after);
    },

    pairsRead() {
      return library.pairs();
    },

    libraryMarked() {
      return library.backupMark();
    },

    libraryBackedUp({ mark }) {
      return library.markBackedUp(mark);
    },

    async claimAnnotated({ claimId, change, request }) {
      const before = await library.annotateMany([claimId], change, request);
      const { dismissed } = change;
      const entry = dismissed === undefined ? null : await library.entry(claimId);
      if (entry && dismissed !== undefined)
        learnFrom(entry.claim.reasons, isDismissed(before[0]?.annotation), dismissed);
      deps.later('relations', deps.relating.run);
      return before;
    },

    async annotationsRestored({ before }) {
      const claimIds = before.map(({ claimId }) => claimId);
      const entries = await library.entries(claimIds);
      const left = await library.restoreAnnotations(before);
      const after = new Map(
        (await library.entries(claimIds)).map(({ claim, own }) => [claim.id, own]),
      );
      for (const { claim, own } of entries)
        learnFrom(claim.reasons, isDismissed(own), isDismissed(after.get(claim.id)));
      deps.later('relations', deps.relating.run);
      return left;
    },

    async pagesChanged({ pageIds }) {
      await tabs.tell(pageIds);
      deps.later('relations', deps.relating.run);
    },

    async accessChanged() {
      await deps.syncEverywhere();
    },

    async spotTab({ tabId }) {
      return { ok: await deps.startAsked(tabId) };
    },

    buttonSeen({ tabId }) {
      return badge.allIsWell(tabId, 'seen');
    },

    backupAsked() {
      return deps.backups.run();
    },
  };
}

/**
 * Whether two states of a page differ in more than the words and places of claims. Those every tab finds in its own
 * text: two tabs with an older and a newer text of an article would else tell each other of them for ever.
 */
function differs(one: PageState, other: PageState): boolean {
  const gist = ({ pageId, claims }: PageState) =>
    JSON.stringify([
      pageId,
      claims
        .map(({ quote: _, selectors: __, ...rest }) => rest)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]);
  return gist(one) !== gist(other);
}

const isDismissed = (own: AnnotationRecord | null | undefined): boolean => own?.dismissed ?? false;
