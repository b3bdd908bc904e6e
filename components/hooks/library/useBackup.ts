import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';

/** What there is and how far it is saved outside the browser. */
export function useBackup() {
  const { library } = useServices();
  return useLive(
    useCallback(async () => {
      const [usage, backup] = [await library.usage(), await library.backupState()];
      return { ...usage, ...backup };
    }, [library]),
    { keep: true },
  );
}
