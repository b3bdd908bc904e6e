/** A question to the library whose answer stays current; its failure is a state, not an exception. */
import { liveQuery } from 'dexie';
import { useCallback, useEffect, useState } from 'react';

export type Live<T> =
  | { status: 'loading'; data: null; error: null }
  | { status: 'ready'; data: T; error: null }
  | { status: 'failed'; data: null; error: unknown };

const LOADING = { status: 'loading', data: null, error: null } as const;

/**
 * Asks, and asks again whenever what was read changes, in whichever context.
 * @param query memoised; another function is another question. Null asks nothing.
 * @param keep whether the answer to the question before stands until there is a new one.
 */
export function useLive<T>(
  query: (() => Promise<T>) | null,
  { keep = false }: { keep?: boolean } = {},
): Live<T> & { retry: () => void } {
  const [seen, setSeen] = useState<{ query: typeof query; live: Live<T> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same question again
  useEffect(() => {
    if (!query) return;
    // Dexie follows what is read through native awaits only from a function declared async.
    const subscription = liveQuery(async () => await query()).subscribe({
      next: (data) => setSeen({ query, live: { status: 'ready', data, error: null } }),
      error: (error) => setSeen({ query, live: { status: 'failed', data: null, error } }),
    });
    return () => subscription.unsubscribe();
  }, [query, attempt]);
  const retry = useCallback(() => {
    setSeen(null);
    setAttempt((before) => before + 1);
  }, []);
  const live = seen && (seen.query === query || keep) ? seen.live : LOADING;
  return { ...live, retry };
}
