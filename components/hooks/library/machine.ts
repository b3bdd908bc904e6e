/** What the settings need from the browser besides the library; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type { DiagnosticEntry } from '../../../utils/background/diagnostics.ts';
import type { BackupInterval } from '../../../utils/backup/schedule.ts';
import type { ScheduledBackups } from '../../../utils/backup/scheduled.ts';
import type { StorageState } from '../../../utils/storage.ts';

export type { DiagnosticEntry, StorageState };

export interface Machine {
  storage(): Promise<StorageState>;
  /** Asks the browser not to clear the data when space runs low. Gives what it answered. */
  keep(): Promise<boolean>;
  /** Deletes library, settings, diagnostics and caches. */
  erase(): Promise<void>;
  /** Back-ups that are written by themselves. */
  backups: {
    read(): Promise<ScheduledBackups>;
    /** First thing in a click handler. Whether it holds: the reader may refuse the permission. */
    schedule(interval: BackupInterval): Promise<boolean>;
    /** Writes one now; how it went is in what is read. */
    run(): Promise<void>;
    /** Calls back after every attempt; returns how to stop. */
    watch(listener: () => void): () => void;
  };
  diagnostics(): Promise<DiagnosticEntry[]>;
  clearDiagnostics(): Promise<void>;
  /** Changes of judgements since the last back-up after which the reader is reminded. */
  remindAfter: number;
  version: string;
  /** The browser as it names itself. */
  userAgent: string;
}

export const MachineContext = createContext<Machine | null>(null);

export function useMachine(): Machine {
  const machine = use(MachineContext);
  if (!machine) throw new Error('useMachine: no MachineContext above this component');
  return machine;
}
