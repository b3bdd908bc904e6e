/** What a claim is to claims of other articles. */
import { useCallback } from 'react';
import type { RelatedClaim } from '../../../utils/store/library.ts';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';

export type { RelatedClaim };

const NOTHING: readonly RelatedClaim[] = [];

/** Conflicts first, the likest first; nothing while it is read. */
export function useRelated(claimId: string): readonly RelatedClaim[] {
  const { library } = useServices();
  const { data } = useLive(useCallback(() => library.related(claimId), [library, claimId]));
  return data ?? NOTHING;
}
