/** What of the library awaits the reader, for the names of its parts. */
import { useCallback } from 'react';
import { localDay } from '../../../utils/calendar.ts';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';
import { useSettled } from './useSettled.ts';

/** The claims come first. */
const PATIENCE_MS = 1_000;

export interface Awaiting {
  /** Conflicts the reader has not settled. */
  conflicts: number;
  /** Predictions without an outcome whose last day has passed. */
  predictions: number;
}

/** Counted in an index and in the list of all claims, which is in memory by then; null while that is not known. */
export function useAwaiting(): Awaiting | null {
  const { library } = useServices();
  const isTime = useSettled(true, PATIENCE_MS) !== null;
  const query = useCallback(async () => {
    const [{ total }, predictions] = await Promise.all([
      library.conflicts({ offset: 0, limit: 0 }),
      library.count({ overdueOn: localDay() }),
    ]);
    return { conflicts: total, predictions };
  }, [library]);
  return useLive(isTime ? query : null, { keep: true }).data;
}
