/** The library and the tabs, for the pages that review claims; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type { TabReport } from '../../utils/messages.ts';
import type { Library } from '../../utils/store/library.ts';

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
