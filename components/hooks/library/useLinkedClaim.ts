import { useEffect, useMemo, useState } from 'react';
import type { Navigation } from './route.ts';
import { useSettled } from './useSettled.ts';

/** So long a list may take until its claim counts as missing. */
const PATIENCE_MS = 500;

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
  const { claimId: wanted } = route;
  const isThere = wanted !== null && ids.includes(wanted);
  const isOpen = followed?.arrivals !== arrivals;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an arrival is followed once, by its own claim
  useEffect(() => {
    // The list may still be the one before: only the claim itself tells.
    if (!isOpen || (wanted !== null && !(isReady && isThere))) return;
    setFollowed({ arrivals, claimId: wanted });
    if (wanted !== null) pick(wanted);
  }, [arrivals, isReady, isThere]);
  const claimId = followed?.claimId ?? null;
  const linked = useMemo(() => (claimId === null ? null : { claimId }), [claimId]);
  const isWaiting = isOpen && isReady && wanted !== null && !isThere;
  return { linked, isMissing: useSettled(isWaiting, PATIENCE_MS) === true && isWaiting };
}
