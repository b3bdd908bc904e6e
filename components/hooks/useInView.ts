import { useEffect, useState } from 'react';
import { useReviewServices } from './services.ts';

/** Before a page that did not answer is asked again: it may just be loading. */
const AGAIN_MS = 1_000;

/**
 * The claim under the reader's eyes on the page in a tab, kept current as they scroll; null for none.
 * @param tabId null follows nothing.
 */
export function useInView(tabId: number | null): string | null {
  const { tabs } = useReviewServices();
  const [inView, setInView] = useState<string | null>(null);
  useEffect(() => {
    setInView(null);
    if (tabId === null) return;
    let stopped = false;
    const follow = async () => {
      let seen: string | null = null;
      while (!stopped) {
        const next: string | null | undefined = await tabs.claimInView(tabId, seen);
        if (stopped) return;
        if (next === undefined) await new Promise((done) => setTimeout(done, AGAIN_MS));
        seen = next ?? null;
        setInView(seen);
      }
    };
    void follow();
    return () => {
      stopped = true;
    };
  }, [tabs, tabId]);
  return inView;
}
