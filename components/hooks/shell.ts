/** What every page of the extension needs from the browser; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type { Settings } from '../../utils/settings.ts';
import type { PageKeys } from './pageKeys.ts';

export interface Access {
  everywhere(): Promise<boolean>;
  host(host: string): Promise<boolean>;
  /** First thing in a click handler. Every page when no host is given. */
  request(host?: string): Promise<boolean>;
  /** Calls back when access was granted or taken away; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  change(change: (settings: Settings) => Partial<Settings>): Promise<Settings>;
  watch(listener: (settings: Settings) => void): () => void;
}

export interface Shell {
  access: Access;
  settings: SettingsStore;
  /** Tells the worker that the reader changed where Racemark may run. */
  accessChanged(): Promise<void>;
  /** The shortcuts that act on pages, as they are set. */
  pageKeys(): Promise<PageKeys>;
  /** BCP 47 tag of the browser's interface. */
  browserLanguage: string;
}

export const ShellContext = createContext<Shell | null>(null);

/** What the browser offers to the page. */
export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('useShell: no ShellContext above this component');
  return shell;
}
