import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { useStretches } from '../useStretches.ts';
import type { LibraryQuery } from './filters.ts';

/** The claims of a query: the ids of all, the records of those in view. */
export function useEntryList(query: LibraryQuery) {
  const { library } = useServices();
  return useStretches(
    useCallback(() => library.listEntries(query, { offset: 0, limit: 0 }), [library, query]),
    useCallback((claimIds: readonly string[]) => library.entries(claimIds), [library]),
  );
}
