/** Leading the reader to a claim on the page in a tab. */
import { useCallback, useEffect, useRef } from 'react';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from './i18n.ts';
import { useReviewServices } from './services.ts';

/** A page that was saved just now learns a moment after its readers do which claims it has. */
const TRIES = 7;
const AGAIN_MS = 250;

/**
 * Gives what scrolls the page to a claim and flashes it, and says so when the claim is not there. The claim asked for
 * last counts.
 * @param tabId null where there is no page.
 */
export function useShow(tabId: number | null): (claimId: string) => void {
  const { tabs } = useReviewServices();
  const { t } = useI18n();
  const announce = useAnnounce();
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );
  return useCallback(
    (claimId: string) => {
      latest.current += 1;
      const mine = latest.current;
      if (tabId === null) return;
      const lead = async () => {
        for (let tried = 1; tried <= TRIES; tried += 1) {
          if (await tabs.show(tabId, claimId)) return;
          if (tried < TRIES) await new Promise((done) => setTimeout(done, AGAIN_MS));
          if (latest.current !== mine) return;
        }
        announce(t('said.notOnPage'));
      };
      void lead();
    },
    [tabs, tabId, announce, t],
  );
}
