/** A question to the library whose answer stays current; its failure is a state, not an exception. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useReviewServices } from './services.ts';

export type Live<T> =
  | { status: 'loading'; data: null; error: null }
  | { status: 'ready'; data: T; error: null }
  | { status: 'failed'; data: null; error: unknown };

const LOADING = { status: 'loading', data: null, error: null } as const;

interface Options<T> {
  /** Whether the answer to the question before stands until there is a new one. */
  keep?: boolean;
  /** The answer to the first question, where it is known before it is asked: it is not asked until something is written. */
  known?: T | undefined;
}

/**
 * Asks, and asks again after every write to the library, in whichever context.
 * @param query memoised; another function is another question. Null asks nothing.
 */
export function useLive<T>(
  query: (() => Promise<T>) | null,
  { keep = false, known }: Options<T> = {},
): Live<T> & { retry: () => void } {
  const { library } = useReviewServices();
  const [seen, setSeen] = useState<{ query: typeof query; live: Live<T> } | null>(() =>
    known === undefined ? null : { query, live: { status: 'ready', data: known, error: null } },
  );
  const [attempt, setAttempt] = useState(0);
  const answered = useRef(known === undefined ? null : query);
  // Asked before the page is painted: an answer that is there already is in its first picture.
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
    if (answered.current !== query || attempt > 0) void ask();
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
