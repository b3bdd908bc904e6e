/**
 * Scheduled back-ups: writes the library to a file when one is due. What was done and what failed lies in storage
 * and the time of the next in an alarm, so a worker that is stopped over it tries again.
 */
import {
  type BackupFailure,
  type BackupInterval,
  type BackupLog,
  backupFileName,
  nextBackup,
  retryAfter,
} from '../backup/schedule.ts';
import { libraryErrorCode } from '../store/errors.ts';
import type { BackupMark, Library } from '../store/library.ts';
import { nameOfError, type Report } from './diagnostics.ts';

/** Why a file could not be written, where the browser has said so. */
export class BackupError extends Error {
  readonly reason: BackupFailure;

  constructor(reason: BackupFailure, message: string) {
    super(message);
    this.name = 'BackupError';
    this.reason = reason;
  }
}

export interface MadeFile {
  /** Address the browser can download from until `release`. */
  url: string;
  mark: BackupMark;
  release(): Promise<void>;
}

export interface BackupDeps {
  library: Pick<Library, 'markBackedUp'>;
  interval(): Promise<BackupInterval>;
  log: { read(): Promise<BackupLog>; write(log: BackupLog): Promise<void> };
  /** Makes the file; null when the library is as `unless` says. */
  make(exportedAt: string, unless: string | null): Promise<MadeFile | null>;
  /** Resolves to the name given when the file is on the disk. Rejects with a `BackupError`. */
  download(url: string, name: string): Promise<string>;
  /** Sets the alarm; null takes it away. */
  wakeAt(when: Date | null): Promise<void>;
  /** Tells the reader that the last attempt failed, or that all is well again. */
  tell(failure: BackupFailure | null): Promise<void>;
  report: Report;
  now(): Date;
}

export interface Backups {
  /** Sets the alarm by the settings and what has been done. */
  schedule(): Promise<void>;
  /** Writes a back-up now, or waits for the one being written. Never rejects for a failure to write: the log says it. */
  run(): Promise<BackupLog>;
}

export function createBackups(deps: BackupDeps): Backups {
  let running: Promise<BackupLog> | null = null;

  const schedule = async () => {
    const [interval, log] = await Promise.all([deps.interval(), deps.log.read()]);
    await deps.wakeAt(nextBackup(interval, log, deps.now()));
  };

  const write = async (before: BackupLog): Promise<BackupLog> => {
    const started = deps.now();
    const made = await deps.make(started.toISOString(), before.state);
    if (!made) return { ...before, last: started.toISOString(), failure: null };
    try {
      const file = await deps.download(made.url, backupFileName(started));
      await deps.library.markBackedUp(made.mark);
      return { last: started.toISOString(), file, state: made.mark.state, failure: null };
    } finally {
      await made.release();
    }
  };

  const attempt = async (): Promise<BackupLog> => {
    const [interval, before] = await Promise.all([deps.interval(), deps.log.read()]);
    // Before anything is begun: a worker that is stopped over it has nothing else to wake it.
    if (interval !== 'off') await deps.wakeAt(retryAfter(deps.now()));
    let after: BackupLog;
    try {
      after = await write(before);
    } catch (error) {
      const reason = reasonOf(error);
      deps.report('failed', 'back-up', `${reason} ${nameOfError(error)}`);
      after = { ...before, failure: { at: deps.now().toISOString(), reason } };
    }
    await deps.log.write(after);
    await deps.tell(after.failure?.reason ?? null);
    await schedule();
    return after;
  };

  return {
    schedule,
    run() {
      running ??= attempt().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function reasonOf(error: unknown): BackupFailure {
  if (error instanceof BackupError) return error.reason;
  return libraryErrorCode(error) ? 'unreadable' : 'failed';
}
