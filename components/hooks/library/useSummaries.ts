import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';
import type { LibraryQuery } from './filters.ts';

/** All claims of a query in a few fields each. */
export function useSummaries(query: LibraryQuery) {
  const { library } = useServices();
  return useLive(
    useCallback(() => library.summaries(query), [library, query]),
    { keep: true },
  );
}
