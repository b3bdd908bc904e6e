/** A question to the browser, asked when the part appears and again on demand. */
import { useCallback, useEffect, useState } from 'react';

export function useAnswer<T>(question: () => Promise<T>): {
  data: T | null;
  error: unknown;
  ask(): void;
} {
  const [answer, setAnswer] = useState<{ data: T | null; error: unknown }>({
    data: null,
    error: null,
  });
  const ask = useCallback(() => {
    question().then(
      (data) => setAnswer({ data, error: null }),
      (error: unknown) => setAnswer({ data: null, error }),
    );
  }, [question]);
  useEffect(ask, [ask]);
  return { ...answer, ask };
}
