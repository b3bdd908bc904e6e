import { useEffect, useMemo, useState } from 'react';
import type { Navigation } from './route.ts';

interface LinkedClaim {
  /** A new object with every link that is followed. */
  linked: { claimId: string } | null;
  /** The claim of the address is not in the list. */
  isMissing: boolean;
}

/**
 * Takes the claim of a link in hand as soon as the list is there.
 * @param pick takes a claim in hand.
 */
export function useLinkedClaim(
  { route, arrivals }: Navigation,
  ids: readonly string[],
  isReady: boolean,
  pick: (claimId: string) => void,
): LinkedClaim {
  const [followed, setFollowed] = useState<{ arrivals: number; claimId: string | null } | null>(
    null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: an arrival is followed once
  useEffect(() => {
    if (!isReady || followed?.arrivals === arrivals) return;
    setFollowed({ arrivals, claimId: route.claimId });
    if (route.claimId !== null && ids.includes(route.claimId)) pick(route.claimId);
  }, [arrivals, isReady]);
  const claimId = followed?.claimId ?? null;
  const linked = useMemo(() => (claimId === null ? null : { claimId }), [claimId]);
  const isMissing =
    isReady && claimId !== null && claimId === route.claimId && !ids.includes(claimId);
  return { linked, isMissing };
}
