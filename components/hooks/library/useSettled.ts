import { useEffect, useState } from 'react';

/**
 * A value that has not changed for a while: what may wait asks by it, so that what must not wait is answered first.
 * Null until the first one has stood so long.
 */
export function useSettled<T>(value: T, milliseconds: number): T | null {
  const [settled, setSettled] = useState<T | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
