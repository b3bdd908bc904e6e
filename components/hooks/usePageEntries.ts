import { useCallback, useRef } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { useReviewServices } from './services.ts';
import { type Live, useLive } from './useLive.ts';

/**
 * A page's claims in page order, dismissed ones included; null asks nothing. An entry that has not changed is the
 * same object as before.
 */
export function usePageEntries(
  pageId: string | null,
): Live<LibraryEntry[]> & { retry: () => void } {
  const { library } = useReviewServices();
  const known = useRef(new Map<string, { text: string; entry: LibraryEntry }>());
  const query = useCallback(async () => {
    const entries = await library.entriesOfPage(pageId ?? '', { dismissed: true });
    const next = new Map<string, { text: string; entry: LibraryEntry }>();
    for (const entry of entries) {
      const { id } = entry.claim;
      const text = JSON.stringify(entry);
      const before = known.current.get(id);
      next.set(id, before?.text === text ? before : { text, entry });
    }
    known.current = next;
    return [...next.values()].map(({ entry }) => entry);
  }, [library, pageId]);
  return useLive(pageId === null ? null : query);
}
