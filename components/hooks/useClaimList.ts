/** All saved claims that fit the popup's filters. */
import { useCallback, useMemo, useState } from 'react';
import type { ClaimType, Tier } from '../../utils/claims/types.ts';
import type { ClaimSearch } from '../../utils/messages.ts';
import { useReviewServices } from './services.ts';
import { useStretches } from './useStretches.ts';

interface Filters {
  text: string;
  tier: Tier | 'all';
  type: ClaimType | 'all';
  unreviewed: boolean;
}

/** Claims listed at first, and how many more whenever the end comes into view. */
const STEP = 500;
/** How near the end is before more are listed. */
const NEAR = 100;

const searchFor = ({ text, tier, type, unreviewed }: Filters): ClaimSearch => ({
  ...(text.trim() !== '' && { text }),
  ...(tier !== 'all' && { tiers: [tier] }),
  ...(type !== 'all' && { types: [type] }),
  ...(unreviewed && { statuses: ['new'] }),
});

/** The list grows as it is scrolled: no message carries the ids of a whole library. */
export function useClaimList(filters: Filters, inHand: string | null) {
  const { library } = useReviewServices();
  const search = useMemo(() => searchFor(filters), [filters]);
  const [wanted, setWanted] = useState({ search, limit: STEP });
  // Another search begins at its beginning.
  const limit = wanted.search === search ? wanted.limit : STEP;

  const claims = useStretches(
    useCallback(() => library.list(search, limit), [library, search, limit]),
    library.entries,
    inHand,
  );

  const { show: showStretch, ids, total } = claims;
  const show = useCallback(
    (first: number, last: number) => {
      showStretch(first, last);
      if (ids.length < total && last > ids.length - NEAR) {
        setWanted({ search, limit: ids.length + STEP });
      }
    },
    [showStretch, ids, total, search],
  );
  return { ...claims, show };
}
