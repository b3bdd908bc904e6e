/** Scheduled back-ups: how they stand, and switching them. */
import { useCallback, useEffect, useState } from 'react';
import type { BackupInterval } from '../../../utils/backup/schedule.ts';
import type { ScheduledBackups } from '../../../utils/backup/scheduled.ts';
import { useMachine } from './machine.ts';
import { useAnswer } from './useAnswer.ts';

interface Schedule {
  data: ScheduledBackups | null;
  error: unknown;
  working: boolean;
  /** First thing in a click handler: the browser asks for a permission. Whether it holds. */
  schedule(interval: BackupInterval): Promise<boolean>;
  /** Writes one now. */
  runNow(): Promise<void>;
}

export function useSchedule(): Schedule {
  const { backups } = useMachine();
  const { data, error, ask } = useAnswer(backups.read);
  const [working, setWorking] = useState(false);
  useEffect(() => backups.watch(ask), [backups, ask]);

  const schedule = useCallback(
    async (interval: BackupInterval) => {
      const holds = await backups.schedule(interval);
      ask();
      return holds;
    },
    [backups, ask],
  );
  const runNow = useCallback(async () => {
    setWorking(true);
    try {
      await backups.run();
    } finally {
      setWorking(false);
      ask();
    }
  }, [backups, ask]);
  return { data, error, working, schedule, runNow };
}
