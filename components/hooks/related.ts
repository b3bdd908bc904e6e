/** What a claim is to claims of other articles. */
import { useCallback } from 'react';
import type { RelatedClaim } from '../../utils/store/library.ts';
import { useReviewServices } from './services.ts';
import { useLive } from './useLive.ts';

export type { RelatedClaim };

/** Address of a claim in the library page. */
export const claimAddress = (claimId: string): string =>
  `/library.html#${new URLSearchParams({ claim: claimId })}`;

const NOTHING: readonly RelatedClaim[] = [];

/** Conflicts first, the likest first; nothing while it is read. */
export function useRelated(claimId: string): readonly RelatedClaim[] {
  const { library } = useReviewServices();
  const { data } = useLive(useCallback(() => library.related(claimId), [library, claimId]));
  return data ?? NOTHING;
}
