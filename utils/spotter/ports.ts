/** What the spotter needs from where it runs: a content script, the welcome page, a test. */
import type { Analysis, AnalysisRequest } from '../analysis/analysis.ts';
import type { Sheets } from '../anchoring/sheets.ts';
import type { Article } from '../claims/types.ts';
import type {
  AnchoredDetection,
  AnchorReport,
  KnownClaim,
  PageState,
  ReattachAnswer,
  SpotterSettings,
  TabReport,
} from '../messages.ts';
import type { Judge } from '../page/collect.ts';
import type { PageSighting } from '../page/types.ts';
import type { Whereabouts } from './navigation.ts';
import type { Turns } from './schedule.ts';

export interface PageScan {
  meta: PageSighting;
  article: Article;
  detections: AnchoredDetection[];
  anchors: AnchorReport[];
}

export interface SavedSelection {
  meta: PageSighting;
  article: Article;
  detection: AnchoredDetection;
}

/** The background, as far as the spotter talks to it. Every call may reject. */
export interface Background {
  pageOpened(meta: PageSighting): Promise<{ state: PageState; token: string }>;
  articleAnalysed(request: AnalysisRequest): Promise<Analysis & { settings: SpotterSettings }>;
  pageScanned(scan: PageScan): Promise<PageState>;
  selectionSaved(selection: SavedSelection): Promise<PageState>;
  claimsPainted(count: number | null): Promise<void>;
}

/** The words said to a screen reader. */
export interface Phrases {
  /** Said when a claim is moved to: its number, how many there are, and its text. */
  claim(position: number, total: number, quote: string): string;
  noClaims(): string;
}

/** Where a claim is looked at closer. */
export interface Card {
  /** @param token lets it ask for this page's claims. */
  open(claim: KnownClaim, range: Range, token: string): void;
  close(): void;
}

export interface SpotterDependencies {
  document: Document;
  window: Window & typeof globalThis;
  background: Background;
  turns: Turns;
  /** Tells articles from other pages. */
  judge: Judge;
  whereabouts: Whereabouts;
  phrases: Phrases;
  /** Null where a claim cannot be looked at closer. */
  card: Card | null;
  /** False once the extension was updated or removed under this script. */
  isAlive(): boolean;
  /** Whether highlight styles inherit into inline elements; see the painter. */
  inheritsHighlights: boolean;
  /** Makes the style sheets of highlights. */
  sheets: Sheets;
  /** Spot although the page does not look like an article: the reader asked for it. */
  force: boolean;
}

/** A running spotter; the methods answer the messages of the same names. */
export interface Spotter {
  tabReport(): TabReport;
  stateChanged(change: { state: PageState; settings: SpotterSettings }): void;
  showClaim(claimId: string): boolean;
  claimInView(but: string | null): Promise<string | null>;
  stepClaim(by: 1 | -1): void;
  saveSelection(): Promise<boolean>;
  reattachClaim(claimId: string): Promise<ReattachAnswer>;
  stop(): void;
}
