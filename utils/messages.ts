/**
 * Every message between contexts, grouped by direction. Nothing else in the project names a message.
 *
 * Whoever receives one validates it at run time: the background with the schemas in
 * `utils/background/schemas.ts`, which are checked against these types; the content script accepts messages
 * from its own extension only.
 */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Analysis, AnalysisRequest } from './analysis/analysis.ts';
import type { Pens } from './anchoring/palette.ts';
import type { AnchorState, Selectors } from './anchoring/types.ts';
import type { BackupFile, BackupOrder } from './backup/file.ts';
import type { BackupLog } from './backup/schedule.ts';
import type { Article, ClaimType, Detection, Sensitivity, Tier } from './claims/types.ts';
import type { PageSighting } from './page/types.ts';
import type {
  AnnotationRecord,
  Credibility,
  LibraryEntry,
  PageRecord,
  PairRecord,
  Stance,
} from './records.ts';
import type {
  AnnotationBefore,
  BackupMark,
  EntryStretch,
  JudgedClaim,
  RelatedClaim,
} from './store/library.ts';
import type { LibraryQuery } from './store/queries.ts';

/** A saved claim as a content script needs it: enough to find and paint it, nothing the page must not learn. */
export interface KnownClaim {
  id: string;
  quote: string;
  selectors: Selectors;
  tier: Tier;
  type: ClaimType;
  status: 'new' | 'reviewed' | 'dismissed';
  /** Reviewers disagree, or another saved article contradicts it. */
  disputed: boolean;
  /** The reader's own: it may stand anywhere on the page. */
  isOwn: boolean;
}

/** What the background knows about a page; the answer to most messages of a content script. */
export interface PageState {
  pageId: string;
  claims: KnownClaim[];
}

/** A detection with its way back to the page, and the saved claim it is, where resolving has shown that. */
export interface AnchoredDetection extends Detection {
  selectors: Selectors;
  claimId: string | null;
}

/** How a saved claim stands on the page now: `quote` where its words changed, `selectors` of where it is. */
export interface AnchorReport {
  claimId: string;
  state: AnchorState;
  quote: string | null;
  selectors: Selectors | null;
}

/**
 * Settings a content script obeys. What was learnt from "Not a claim" is none of them: it holds for what is read from then
 * on, and an open article does not change under its reader.
 */
export interface SpotterSettings {
  sensitivity: Sensitivity;
  showWider: boolean;
  hiddenTypes: ClaimType[];
  /** What claims are drawn with. */
  pens: Pens;
}

export const ABSENCES = ['notArticle', 'offTopic', 'noHighlightApi', 'unreadable'] as const;

/** What a content script tells the popup about its tab. */
export interface TabReport {
  isArticle: boolean;
  title: string;
  /** Null before the background has answered for the first time. */
  pageId: string | null;
  counts: { race: number; wider: number };
  anchors: { claimId: string; state: AnchorState }[];
  absence: (typeof ABSENCES)[number] | null;
  /** Only the gate runs: from outside the page does not look like an article, or does not mention AI. */
  isUnread?: true;
}

/** A change the reader makes to one claim; only the fields given are changed. */
export interface AnnotationChange {
  stance?: Stance | null;
  credibility?: Credibility | null;
  note?: string;
  tags?: string[];
  dismissed?: boolean;
  /** Replaces all corrections; a field left out is as detected again. */
  corrections?: AnnotationRecord['corrections'];
  outcome?: AnnotationRecord['outcome'];
}

/** Which of all saved claims popup and side panel list. */
export type ClaimSearch = Pick<LibraryQuery, 'text' | 'tiers' | 'types' | 'statuses'>;

/** The first claims of a search, by id, and how many there are in all. */
export interface ClaimList {
  total: number;
  ids: string[];
}

interface FromContentScript {
  /**
   * From the gate: here is a page with these addresses. It is read when it may be an article, or when claims of
   * it are saved.
   */
  pageKnocked(
    data: { isLikely: boolean } & Pick<PageSighting, 'address' | 'canonical' | 'ogUrl'>,
  ): void;
  /** Asked first on an article: what is saved for it. */
  pageOpened(data: { meta: PageSighting }): {
    state: PageState;
    /** Lets a card on this tab ask for this page's claims; nothing else opens with it. */
    token: string;
  };
  /**
   * The text work on an article: claims, saved quotes found again, places described; and the settings it was done by.
   * Nothing is kept.
   */
  articleAnalysed(data: AnalysisRequest): Analysis & { settings: SpotterSettings };
  /** All detections of the page as it stands. Rejected when the database cannot take them; nothing is then half-written. */
  pageScanned(data: {
    meta: PageSighting;
    /** What the detections' offsets count in. Kept only until the speakers have been looked up in it. */
    article: Article;
    detections: AnchoredDetection[];
    anchors: AnchorReport[];
  }): PageState;
  /** The reader's own claim, or with `claimId` the place they showed for a saved one. */
  selectionSaved(data: {
    meta: PageSighting;
    article: Article;
    detection: AnchoredDetection;
  }): PageState;
  /** How many claims are painted; the badge shows it, unless it says what went wrong. Null for no article. */
  claimsPainted(data: { count: number | null }): void;
  /** Rules that draw highlights, in place of those before; sent where a content script cannot put them in itself. */
  highlightsStyled(data: { css: string; before: string }): void;
}

interface FromCard {
  /** One claim of the page the card is shown on. */
  cardOpened(data: { claimId: string; token: string }): LibraryEntry | null;
  /** What that claim is to claims of other articles. */
  cardRelated(data: { claimId: string; token: string }): RelatedClaim[];
  /** @param data.request as of `claimAnnotated`. */
  cardAnnotated(data: {
    claimId: string;
    token: string;
    change: AnnotationChange;
    request: string;
  }): JudgedClaim;
  /** Takes a change of the card back; `left` where something of it has been changed since, and stays so. */
  cardRestored(data: { claimId: string; token: string; made: AnnotationBefore }): {
    entry: LibraryEntry | null;
    left: boolean;
  };
}

/** Pages named in one message at most. */
export const PAGES_NAMED = 1_000;

interface FromExtensionPages {
  /** The page that is saved under one of these addresses. */
  pageFound(data: { addresses: string[] }): PageRecord | null;
  /** A page's claims in page order, dismissed ones included. */
  pageClaims(data: { pageId: string }): LibraryEntry[];
  claimsListed(data: { search: ClaimSearch; limit: number }): ClaimList;
  claimsRead(data: { claimIds: string[] }): LibraryEntry[];
  /** The tags most used, most used first. */
  tagsListed(): string[];
  /** The whole library, one stretch after another; each begins at `next` of the one before, the first at null. */
  libraryRead(data: { after: string | null }): EntryStretch;
  /** All that was said about two claims together. */
  pairsRead(): PairRecord[];
  /** The state of the library, asked for before all of it is exported. */
  libraryMarked(): BackupMark;
  /** An export of everything, begun at this mark, has been handed to the browser. */
  libraryBackedUp(data: { mark: BackupMark }): void;
  /**
   * Judges a claim. Gives what stood before, for taking it back.
   * @param data.request random, and the same when it is sent again because no answer came: it is done once.
   */
  claimAnnotated(data: {
    claimId: string;
    change: AnnotationChange;
    request: string;
  }): AnnotationBefore[];
  /** What a claim is to claims of other articles: conflicts first, the likest first. */
  relatedClaims(data: { claimId: string }): RelatedClaim[];
  /** Takes changes back: puts annotations as they were. Gives the claims of which something has been changed since. */
  annotationsRestored(data: { before: AnnotationBefore[] }): string[];
  /**
   * Something about these pages was written by an extension page: the tabs showing them shall repaint. Null for more
   * than `PAGES_NAMED` of them: all tabs shall.
   */
  pagesChanged(data: { pageIds: string[] | null }): void;
  /** The reader changed where Racemark may run: registration of the content script shall follow. */
  accessChanged(): void;
  /** Run on this tab once, by the reader's click (activeTab). */
  spotTab(data: { tabId: number }): { ok: boolean };
  /** The reader has opened the popup over a tab: what its button says of trouble has been seen. */
  buttonSeen(data: { tabId: number }): void;
  /** Writes the scheduled back-up now. Gives what became of it; a failure is no error of the message. */
  backupAsked(): BackupLog;
}

interface ToBackupPage {
  /** Makes the file of a back-up and offers it at an address, which holds while the page is open. */
  backupOrdered(data: BackupOrder): ({ url: string } & Pick<BackupFile, 'mark'>) | null;
}

/** Why no new place was taken for a claim; `failed` may work when tried again. */
export const REATTACH_PROBLEMS = [
  'noSelection',
  'notText',
  'tooLong',
  'unknownClaim',
  'failed',
] as const;

export interface ReattachAnswer {
  attached: boolean;
  /** Only when not attached. */
  reason?: (typeof REATTACH_PROBLEMS)[number];
}

export interface ToContentScript {
  tabReport(): TabReport;
  /** Repaint after a change made elsewhere. */
  stateChanged(data: { state: PageState; settings: SpotterSettings }): void;
  /** Scroll to a claim and flash it. False when it is not on the page. */
  showClaim(data: { claimId: string }): boolean;
  /**
   * The claim under the reader's eyes, or null for none; answered once it is another one than this, after half a
   * minute at the latest. Nothing on the page is watched while nobody asks.
   */
  claimInView(data: { but: string | null }): string | null;
  /** Move to the next or previous claim. */
  stepClaim(data: { by: 1 | -1 }): void;
  /** Save what is selected as the reader's own claim. */
  saveSelection(): { saved: boolean };
  /** Take what is selected as the place of a saved claim that was lost or stands in several places. */
  reattachClaim(data: { claimId: string }): ReattachAnswer;
  /** Remove every trace from the page. */
  stop(): void;
}

export interface ProtocolMap
  extends FromContentScript,
    FromCard,
    FromExtensionPages,
    ToBackupPage,
    ToContentScript {}

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();
