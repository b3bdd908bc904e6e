import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryEntry } from '../../../utils/records.ts';
import { useServices } from '../services.ts';
import { STRETCH, useStretches } from '../useStretches.ts';
import type { LibraryQuery } from './filters.ts';

/** Whether a query is for everything, in the order in which it was saved. */
export const isPlain = ({ sort = 'newest', ...filters }: LibraryQuery): boolean =>
  sort === 'newest' && Object.keys(filters).length === 0;

/**
 * The claims of a query: the ids of all, the records of those in view. When the page opens on everything, the first
 * claims are listed alone, before the rest of a large library has been read (`isPart`).
 */
export function useEntryList(query: LibraryQuery) {
  const { library } = useServices();
  const [isFirst, setFirst] = useState(() => isPlain(query));
  const newest = useRef<readonly LibraryEntry[]>([]);
  const stretches = useStretches(
    useCallback(async () => {
      const entries = isFirst && isPlain(query) ? await library.newest(STRETCH) : [];
      newest.current = entries;
      const ids = entries.map(({ claim }) => claim.id);
      return ids.length > 0
        ? { total: ids.length, ids, isPart: true }
        : library.listEntries(query, { offset: 0, limit: 0 });
    }, [library, query, isFirst]),
    useCallback(
      async (claimIds: readonly string[]) => {
        // The first claims come with their records, which are good for one reading.
        const known = newest.current;
        newest.current = [];
        const isSame =
          known.length === claimIds.length &&
          known.every(({ claim }, at) => claim.id === claimIds[at]);
        return isSame ? [...known] : library.entries(claimIds);
      },
      [library],
    ),
  );
  const isShown = stretches.isPart && (stretches.entries?.length ?? 0) > 0;
  useEffect(() => {
    if (isShown) setFirst(false);
  }, [isShown]);
  return stretches;
}
