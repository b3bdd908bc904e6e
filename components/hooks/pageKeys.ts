/** The shortcuts that act on a page while nothing of Racemark is open. The browser keeps them, and lets the reader change them. */
import { useEffect, useState } from 'react';
import { useShell } from './shell.ts';

/** As the browser writes them; empty where none is set. */
export type PageKeys = Record<'next' | 'previous' | 'save', string>;

/** As the manifest proposes them. */
const PROPOSED: PageKeys = { next: 'Alt+J', previous: 'Alt+K', save: 'Alt+Shift+S' };

/** The keys that are set; those proposed until the browser has said which are. */
export function usePageKeys(): PageKeys {
  const { pageKeys } = useShell();
  const [keys, setKeys] = useState(PROPOSED);
  useEffect(() => {
    let isStopped = false;
    void pageKeys().then((set) => !isStopped && setKeys(set));
    return () => {
      isStopped = true;
    };
  }, [pageKeys]);
  return keys;
}
