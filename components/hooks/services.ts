/** The library and the tabs, for the pages that review claims; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type { AnnotationChange, TabReport } from '../../utils/messages.ts';
import type { AnnotationBefore, Library } from '../../utils/store/library.ts';

/** The tab the reader looks at. Without access to it the browser does not tell its address. */
export interface ActiveTab {
  id: number;
  url: string | null;
  loading: boolean;
}

export interface Tabs {
  active(): Promise<ActiveTab | null>;
  /** Calls back when another tab is active or the active one moved on; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** What the content script says; null when none runs there. */
  report(tabId: number): Promise<TabReport | null>;
  /** Scrolls to a claim. False when it is not on the page. */
  show(tabId: number, claimId: string): Promise<boolean>;
  /** Runs on a tab because the reader asked. False where the browser does not allow it. */
  spot(tabId: number): Promise<boolean>;
  open(url: string): Promise<void>;
}

export interface Services {
  library: Library;
  /**
   * Changes the reader's annotation of a claim, and arrives even when this page is closed the moment after: a popup
   * goes at the first click outside it, and takes its own unfinished transactions with it.
   */
  annotate(claimId: string, change: AnnotationChange): Promise<AnnotationBefore[]>;
  tabs: Tabs;
  /** Tells the tabs that show these pages that something about them was written. */
  pagesChanged(pageIds: readonly string[]): Promise<void>;
  /** Name and version, as exports state it. */
  generator: string;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the page. */
export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('useServices: no ServicesContext above this component');
  return services;
}
