/** A question to the library whose answer stays current; its failure is a state, not an exception. */
import { useCallback, useLayoutEffect, useState } from 'react';
import { useReviewServices } from './services.ts';

export type Live<T> =
  | { status: 'loading'; data: null; error: null }
  | { status: 'ready'; data: T; error: null }
  | { status: 'failed'; data: null; error: unknown };

const LOADING = { status: 'loading', data: null, error: null } as const;

/**
 * Asks, and asks again after every write to the library, in whichever context.
 * @param query memoised; another function is another question. Null asks nothing.
 * @param keep whether the answer to the question before stands until there is a new one.
 */
export function useLive<T>(
  query: (() => Promise<T>) | null,
  { keep = false }: { keep?: boolean } = {},
): Live<T> & { retry: () => void } {
  const { library } = useReviewServices();
  const [seen, setSeen] = useState<{ query: typeof query; live: Live<T> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // Asked before the page is painted: an answer that is there already is in its first picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same question again
  useLayoutEffect(() => {
    if (!query) return;
    let stopped = false;
    let asking = false;
    let outdated = false;
    const tell = (live: Live<T>) => {
      if (!stopped) setSeen({ query, live });
    };
    // One question at a time: what is written while it is open is asked for once, after it.
    const ask = async () => {
      outdated = true;
      if (asking) return;
      asking = true;
      while (outdated && !stopped) {
        outdated = false;
        await query().then(
          (data) => tell({ status: 'ready', data, error: null }),
          (error: unknown) => tell({ status: 'failed', data: null, error }),
        );
      }
      asking = false;
    };
    const stop = library.onChange(() => void ask());
    void ask();
    return () => {
      stopped = true;
      stop();
    };
  }, [library, query, attempt]);
  const retry = useCallback(() => {
    setSeen(null);
    setAttempt((before) => before + 1);
  }, []);
  const live = seen && (seen.query === query || keep) ? seen.live : LOADING;
  return { ...live, retry };
}
