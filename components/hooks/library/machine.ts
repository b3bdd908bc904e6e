/** What the settings need from the browser besides the library; as one object, so that a test can put another in its place. */
import { createContext, use } from 'react';
import type { DiagnosticEntry } from '../../../utils/background/diagnostics.ts';
import type { StorageState } from '../../../utils/storage.ts';

export type { DiagnosticEntry, StorageState };

export interface Machine {
  storage(): Promise<StorageState>;
  /** Asks the browser not to clear the data when space runs low. Gives what it answered. */
  keep(): Promise<boolean>;
  /** Deletes library, settings, diagnostics and caches. */
  erase(): Promise<void>;
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
