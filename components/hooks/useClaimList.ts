/** All claims that fit some filters: the ids of all, the records of those in view. */
import { useCallback, useMemo, useState } from 'react';
import type { ClaimType, Tier } from '../../utils/claims/types.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { LibraryQuery } from '../../utils/store/queries.ts';
import { useServices } from './services.ts';
import { useLive } from './useLive.ts';

interface Filters {
  text: string;
  tier: Tier | 'all';
  type: ClaimType | 'all';
  unreviewed: boolean;
}

/** Claims are read in stretches of this many. */
const STRETCH = 40;

const queryFor = ({ text, tier, type, unreviewed }: Filters): LibraryQuery => ({
  ...(text.trim() !== '' && { text }),
  ...(tier !== 'all' && { tiers: [tier] }),
  ...(type !== 'all' && { types: [type] }),
  ...(unreviewed && { statuses: ['new'] }),
});

const NOTHING: readonly string[] = [];

/** The claims of the popup's filters. */
export const useClaimList = (filters: Filters) =>
  useEntryList(useMemo(() => queryFor(filters), [filters]));

/** The claims of a query: the ids of all, the records of those in view. */
export function useEntryList(query: LibraryQuery) {
  const { library } = useServices();
  const [range, setRange] = useState({ from: 0, to: STRETCH });

  const list = useLive(
    useCallback(() => library.listEntries(query, { offset: 0, limit: 0 }), [library, query]),
    { keep: true },
  );
  const ids = list.data?.ids ?? NOTHING;

  const wanted = useMemo(() => ids.slice(range.from, range.to), [ids, range]);
  const stretch = useLive(
    useCallback(() => library.entries(wanted), [library, wanted]),
    { keep: true },
  );
  const entries = stretch.data;
  const byId = useMemo(
    () => new Map(entries?.map((entry): [string, LibraryEntry] => [entry.claim.id, entry])),
    [entries],
  );

  /** Says which places of the list are in view. */
  const show = useCallback((first: number, last: number) => {
    const from = Math.max(0, Math.floor(first / STRETCH) * STRETCH);
    const to = (Math.floor(last / STRETCH) + 1) * STRETCH;
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);

  return {
    status: list.status,
    error: list.error,
    retry: list.retry,
    total: list.data?.total ?? 0,
    ids,
    entries,
    entryOf: useCallback((claimId: string) => byId.get(claimId) ?? null, [byId]),
    show,
  };
}
