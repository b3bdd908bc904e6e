/** Scheduled back-ups as a screen needs them: switching, and how they stand. The worker writes them. */
import { browser } from '#imports';
import { changeSettings, readSettings } from '../settings.ts';
import { type BackupInterval, type BackupLog, nextBackup, parseBackupLog } from './schedule.ts';

/** The page on which Chromium makes the file: its worker cannot. */
export const BACKUP_PAGE = 'backup.html';

const LOG = 'backups';
const PERMISSIONS = ['downloads', 'offscreen'] as const;

export interface ScheduledBackups extends BackupLog {
  interval: BackupInterval;
  /** Whether the reader still allows downloads. */
  allowed: boolean;
  /** When the next is due, ISO 8601; null when none is scheduled. */
  next: string | null;
}

/** Those permissions that this browser's manifest leaves to be asked for. */
function optional(): (typeof PERMISSIONS)[number][] {
  const named: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];
  return PERMISSIONS.filter((permission) => named.includes(permission));
}

/** Whether files may be downloaded. */
export const mayDownload = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ['downloads'] });

/**
 * Switches scheduled back-ups on, to another interval, or off. Call it first thing in a click handler: switching on
 * asks for the permission to download, and browsers ask only then. The first file is written at once.
 * @returns whether it holds; false when the reader refused the permission, and nothing has changed then.
 */
export async function scheduleBackups(interval: BackupInterval): Promise<boolean> {
  if (interval === 'off') {
    await changeSettings(() => ({ backups: interval }));
    await browser.permissions.remove({ permissions: optional() });
    return true;
  }
  if (!(await browser.permissions.request({ permissions: optional() }))) return false;
  await changeSettings(() => ({ backups: interval }));
  return true;
}

/** How scheduled back-ups stand. */
export async function scheduledBackups(): Promise<ScheduledBackups> {
  const [{ backups: interval }, log, allowed] = await Promise.all([
    readSettings(),
    readBackupLog(),
    mayDownload(),
  ]);
  const next = nextBackup(interval, log, new Date())?.toISOString() ?? null;
  return { interval, allowed, ...log, next };
}

/** Calls back after every attempt; returns how to stop. */
export function watchBackups(listener: () => void): () => void {
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && LOG in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

export const readBackupLog = async (): Promise<BackupLog> =>
  parseBackupLog((await browser.storage.local.get(LOG))[LOG]);

export const writeBackupLog = (log: BackupLog): Promise<void> =>
  browser.storage.local.set({ [LOG]: log });
