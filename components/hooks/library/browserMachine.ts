import { browser } from '#imports';
import { clearDiagnostics, readDiagnostics } from '../../../utils/background/diagnostics.ts';
import {
  scheduleBackups,
  scheduledBackups,
  watchBackups,
} from '../../../utils/backup/scheduled.ts';
import { sendMessage } from '../../../utils/messages.ts';
import {
  eraseEverything,
  keepStorage,
  REMIND_AFTER,
  storageState,
} from '../../../utils/storage.ts';
import type { Library } from '../../../utils/store/library.ts';
import type { Machine } from './machine.ts';

export const browserMachine = (library: Library): Machine => ({
  storage: storageState,
  keep: keepStorage,
  erase: () => eraseEverything(library, () => sendMessage('accessChanged')),
  backups: {
    read: scheduledBackups,
    schedule: scheduleBackups,
    run: async () => {
      await sendMessage('backupAsked');
    },
    watch: watchBackups,
  },
  diagnostics: readDiagnostics,
  clearDiagnostics,
  remindAfter: REMIND_AFTER,
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
});
