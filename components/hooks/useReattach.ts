import { useCallback } from 'react';
import type { ReattachAnswer } from '../../utils/messages.ts';
import { useReviewServices } from './services.ts';

/** Why a claim has no new place; `noPage`: nobody answers in the tab. */
export type ReattachProblem = NonNullable<ReattachAnswer['reason']> | 'noPage';

/** Takes what is selected in a tab as the place of a claim. Gives why not, or null. */
export function useReattach(): (tabId: number, claimId: string) => Promise<ReattachProblem | null> {
  const { tabs } = useReviewServices();
  return useCallback(
    async (tabId, claimId) => {
      const answer = await tabs.reattach(tabId, claimId);
      if (answer === null) return 'noPage';
      return answer.attached ? null : (answer.reason ?? 'failed');
    },
    [tabs],
  );
}
