import { useCallback } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { useServices } from './services.ts';
import { type Live, useLive } from './useLive.ts';

/** A page's claims in page order, dismissed ones included; null asks nothing. */
export function usePageEntries(
  pageId: string | null,
): Live<LibraryEntry[]> & { retry: () => void } {
  const { library } = useServices();
  const query = useCallback(
    () => library.entriesOfPage(pageId ?? '', { dismissed: true }),
    [library, pageId],
  );
  return useLive(pageId === null ? null : query);
}
