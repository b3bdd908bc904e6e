import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';
import type { LibraryQuery } from './filters.ts';

/** How many claims a query has. */
export function useCount(query: LibraryQuery) {
  const { library } = useServices();
  return useLive(
    useCallback(() => library.count(query), [library, query]),
    { keep: true },
  );
}
