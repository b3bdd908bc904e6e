/** The library and the tabs, for the pages that review claims; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type {
  AnnotationChange,
  ClaimList,
  ClaimSearch,
  ReattachAnswer,
  TabReport,
} from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { AnnotationBefore, Library, RelatedClaim } from '../../utils/store/library.ts';

/** The tab the reader looks at. Without access to it the browser does not tell its address. */
export interface ActiveTab {
  id: number;
  url: string | null;
  loading: boolean;
  isPrivate: boolean;
}

export interface Tabs {
  active(): Promise<ActiveTab | null>;
  /** Calls back when another tab is active or the active one moved on; returns how to stop. */
  onChange(listener: () => void): () => void;
  /**
   * What a tab shows, as far as the browser lets it be looked at: `closed` where it lets nobody in, or not without a
   * permission.
   */
  kind(tabId: number): Promise<'page' | 'pdf' | 'closed'>;
  /** What the content script says; null when none runs there. */
  report(tabId: number): Promise<TabReport | null>;
  /** Scrolls to a claim. False when it is not on the page. */
  show(tabId: number, claimId: string): Promise<boolean>;
  /** Takes what is selected in a tab as the place of a claim; null when nobody answers there. */
  reattach(tabId: number, claimId: string): Promise<ReattachAnswer | null>;
  /**
   * The claim under the reader's eyes, answered once it is another one than this, after half a minute at the latest.
   * Undefined when nobody answers.
   */
  claimInView(tabId: number, but: string | null): Promise<string | null | undefined>;
  /** Runs on a tab because the reader asked. False where the browser does not allow it. */
  spot(tabId: number): Promise<boolean>;
  /** Says that the reader looks at what the toolbar button has to say about a tab. */
  seen(tabId: number): Promise<void>;
  open(url: string): Promise<void>;
}

/** What a review asks of the library. The worker answers: a page that reviews opens no database of its own. */
export interface ReviewLibrary
  extends Pick<
    Library,
    | 'findPage'
    | 'entriesOfPage'
    | 'entries'
    | 'pairs'
    | 'restoreAnnotations'
    | 'backupMark'
    | 'markBackedUp'
  > {
  /** Everything, as `Library.eachEntry` streams it. */
  eachEntry(): ReturnType<Library['eachEntry']>;
  /** The first claims of a search, so many at most, and how many there are in all. */
  list(search: ClaimSearch, limit: number): Promise<ClaimList>;
  /** What a claim is to claims of other articles: conflicts first, the likest first. */
  related(claimId: string): Promise<RelatedClaim[]>;
  /** The tags most used, most used first. */
  tags(): Promise<readonly string[]>;
  /**
   * Changes the reader's annotation of a claim, and arrives even when this page is closed the moment after: a popup
   * goes at the first click outside it.
   */
  annotate(claimId: string, change: AnnotationChange): Promise<AnnotationBefore[]>;
  /** Calls back after every write to the library, whoever made it; returns how to stop. */
  onChange(listener: () => void): () => void;
}

interface Surroundings {
  tabs: Tabs;
  /** Tells the tabs that show these pages that something about them was written. */
  pagesChanged(pageIds: readonly string[]): Promise<void>;
  /** Name and version, as exports state it. */
  generator: string;
}

export interface ReviewServices extends Surroundings {
  library: ReviewLibrary;
  first: FirstReview;
}

/** What a review opens with, asked for before it is drawn: with it the first picture is the whole. */
export interface FirstReview {
  /** Null where something of it is not known, or may be no longer what it was. */
  known(): {
    tab: ActiveTab;
    report: TabReport;
    /** What is saved of the page, as `entriesOfPage` gives it. */
    entries: readonly LibraryEntry[];
  } | null;
  /** Once it has been drawn. */
  drop(): void;
}

export const ReviewContext = createContext<ReviewServices | null>(null);

/** The services of a page that reviews claims. */
export function useReviewServices(): ReviewServices {
  const services = use(ReviewContext);
  if (!services) throw new Error('useReviewServices: no ReviewContext above this component');
  return services;
}

/** The same for the library page, which opens the library itself: it lists, charts and imports the whole of it. */
export interface Services extends Surroundings {
  library: Library;
  first: FirstClaims;
}

/** The claims the library page opens with, as `Library.newest` gives them, read before it is drawn. */
export interface FirstClaims {
  /** Null where they are not known, or may be no longer what they were. */
  known(): readonly LibraryEntry[] | null;
  /** Once they have been drawn, or something has been written. */
  drop(): void;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the library page. */
export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('useServices: no ServicesContext above this component');
  return services;
}
