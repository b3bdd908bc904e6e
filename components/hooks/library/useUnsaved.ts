import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';
import { useSettled } from './useSettled.ts';

/** The claims come first. */
const PATIENCE_MS = 1_000;

/** How many changes of judgements are not backed up; null while that is not known. */
export function useUnsaved(): number | null {
  const { library } = useServices();
  const isTime = useSettled(true, PATIENCE_MS) !== null;
  const query = useCallback(async () => (await library.backupState()).unsaved, [library]);
  return useLive(isTime ? query : null, { keep: true }).data;
}
