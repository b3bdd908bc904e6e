/** When a scheduled back-up is due and what its file is called. Pure. */

export const BACKUP_INTERVALS = ['off', 'daily', 'weekly', 'monthly'] as const;
export type BackupInterval = (typeof BACKUP_INTERVALS)[number];

/** The alarm of the next one. */
export const BACKUP_ALARM = 'backup';

export const BACKUP_FAILURES = [
  /** The permission to download is missing. Next: switch the back-up on again. */
  'notAllowed',
  /** No room on the disk. Next: free some. */
  'noSpace',
  /** The browser's folder for downloads cannot be written. Next: look at it in the browser's settings. */
  'noFolder',
  /** The library could not be read. Next: open it, which says why. */
  'unreadable',
  /** Anything else, the browser's refusals of downloads among them. Next: try again. */
  'failed',
] as const;
export type BackupFailure = (typeof BACKUP_FAILURES)[number];

/** What became of scheduled back-ups so far. Times are ISO 8601. */
export interface BackupLog {
  /** When a file was last written, or found to be as the library is. */
  last: string | null;
  /** Name of the last file written, without its folder. */
  file: string | null;
  /** State of the library in that file; the same state is not written twice. */
  state: string | null;
  /** The last attempt, when it failed. */
  failure: { at: string; reason: BackupFailure } | null;
}

export const NO_BACKUPS: BackupLog = { last: null, file: null, state: null, failure: null };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const INTERVAL_MS: Record<Exclude<BackupInterval, 'off'>, number> = {
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
  monthly: 30 * DAY_MS,
};
/** What failed is tried again after this long, until it is written. */
const RETRY_MS = HOUR_MS;

/** When an attempt that has failed, or was broken off, is made again. */
export const retryAfter = (attempt: Date): Date => new Date(attempt.getTime() + RETRY_MS);

/** When the next back-up is due; null when none is scheduled. The first is due at once. */
export function nextBackup(interval: BackupInterval, log: BackupLog, now: Date): Date | null {
  if (interval === 'off') return null;
  if (log.failure) return retryAfter(new Date(log.failure.at));
  return log.last === null ? now : new Date(Date.parse(log.last) + INTERVAL_MS[interval]);
}

/** The file's name, with the local date: `racemark-backup-2026-03-09.json`. */
export function backupFileName(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `racemark-backup-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

/** Whatever is stored as the log, by this or an older version, as one that is whole. */
export function parseBackupLog(stored: unknown): BackupLog {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const time = (value: unknown) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
  const failure = given.failure as { at?: unknown; reason?: unknown } | null | undefined;
  const at = time(failure?.at);
  const reason = BACKUP_FAILURES.find((known) => known === failure?.reason);
  return {
    last: time(given.last),
    file: text(given.file),
    state: text(given.state),
    failure: at !== null && reason ? { at, reason } : null,
  };
}
