import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { useReviewServices } from './services.ts';
import { type Live, useLive } from './useLive.ts';

/**
 * A page's claims in page order, dismissed ones included; null asks nothing. An entry that has not changed is the
 * same object as before.
 */
export function usePageEntries(
  pageId: string | null,
): Live<readonly LibraryEntry[]> & { retry: () => void } {
  const { library, first } = useReviewServices();
  const [opened] = useState(() => (pageId === null ? undefined : first.known()?.entries));
  useEffect(() => first.drop(), [first]);
  const known = useRef<Known | null>(null);
  const query = useCallback(async () => {
    const entries = await library.entriesOfPage(pageId ?? '', { dismissed: true });
    const before = known.current ?? knownOf(opened ?? []);
    known.current = knownOf(entries, before);
    return [...known.current.values()].map(({ entry }) => entry);
  }, [library, pageId, opened]);
  return useLive<readonly LibraryEntry[]>(pageId === null ? null : query, { known: opened });
}

/** Entries by their claims' ids, with all there is in them. */
type Known = ReadonlyMap<string, { text: string; entry: LibraryEntry }>;

/** @param before keeps its entries where nothing has changed in them. */
function knownOf(entries: readonly LibraryEntry[], before?: Known): Known {
  return new Map(
    entries.map((entry) => {
      const { id } = entry.claim;
      const text = JSON.stringify(entry);
      const same = before?.get(id);
      return [id, same?.text === text ? same : { text, entry }];
    }),
  );
}
