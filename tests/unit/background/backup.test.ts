import { describe, expect, it, vi } from 'vitest';
import { type BackupDeps, BackupError, createBackups } from '../../../utils/background/backup.ts';
import {
  type BackupLog,
  backupFileName,
  NO_BACKUPS,
  nextBackup,
  parseBackupLog,
} from '../../../utils/backup/schedule.ts';
import { LibraryError } from '../../../utils/store/errors.ts';

const NOW = new Date('2026-03-09T08:00:00Z');
const done = (last: string): BackupLog => ({ ...NO_BACKUPS, last, state: 'state 1' });

describe('the next back-up', () => {
  it.each([
    ['none while off', 'off', done('2026-01-01T00:00:00Z'), null],
    ['at once when there was none', 'weekly', NO_BACKUPS, '2026-03-09T08:00:00.000Z'],
    ['a day later', 'daily', done('2026-03-09T07:00:00Z'), '2026-03-10T07:00:00.000Z'],
    ['a week later', 'weekly', done('2026-03-09T07:00:00Z'), '2026-03-16T07:00:00.000Z'],
    ['30 days later', 'monthly', done('2026-03-09T07:00:00Z'), '2026-04-08T07:00:00.000Z'],
    [
      'an hour after a failure',
      'monthly',
      {
        ...done('2026-03-01T00:00:00Z'),
        failure: { at: '2026-03-09T07:30:00Z', reason: 'failed' },
      },
      '2026-03-09T08:30:00.000Z',
    ],
  ] as const)('is %s', (_, interval, log, due) => {
    expect(nextBackup(interval, log, NOW)?.toISOString() ?? null).toBe(due);
  });

  it('is a file named by the day', () => {
    expect(backupFileName(new Date(2026, 2, 9, 23, 59))).toBe('racemark-backup-2026-03-09.json');
  });

  it('is told by a log that is whole, whatever is stored', () => {
    expect(parseBackupLog(undefined)).toEqual(NO_BACKUPS);
    expect(parseBackupLog({ last: 'never', file: 3, failure: { at: 1, reason: 'x' } })).toEqual(
      NO_BACKUPS,
    );
    const log = {
      ...done('2026-03-09T07:00:00Z'),
      failure: { at: '2026-03-09T07:30:00Z', reason: 'noSpace' as const },
    };
    expect(parseBackupLog(structuredClone(log))).toEqual(log);
  });
});

function jobOf(given: Partial<BackupDeps> = {}, first: BackupLog = NO_BACKUPS) {
  let log = first;
  const release = vi.fn(async () => {});
  const deps = {
    library: { markBackedUp: vi.fn(async () => {}) },
    interval: async () => 'weekly' as const,
    log: {
      read: async () => log,
      write: async (next: BackupLog) => {
        log = next;
      },
    },
    make: vi.fn(async () => ({ url: 'blob:1', mark: { state: 'state 2', unsaved: 3 }, release })),
    download: vi.fn(async (_: string, name: string) => name),
    wakeAt: vi.fn(async () => {}),
    tell: vi.fn(async () => {}),
    report: vi.fn(),
    now: () => NOW,
    ...given,
  } satisfies BackupDeps;
  return { job: createBackups(deps), deps, release, log: () => log };
}

describe('a scheduled back-up', () => {
  it('is written, counted as saved, and followed by an alarm for the next', async () => {
    const { job, deps, release, log } = jobOf();
    await job.run();
    expect(deps.download).toHaveBeenCalledWith('blob:1', backupFileName(NOW));
    expect(deps.library.markBackedUp).toHaveBeenCalledWith({ state: 'state 2', unsaved: 3 });
    expect(log()).toEqual({
      last: NOW.toISOString(),
      file: backupFileName(NOW),
      state: 'state 2',
      failure: null,
    });
    expect(deps.wakeAt).toHaveBeenLastCalledWith(new Date('2026-03-16T08:00:00Z'));
    expect(deps.tell).toHaveBeenLastCalledWith(null);
    expect(release).toHaveBeenCalledOnce();
  });

  it('writes no second file of a library that has not changed', async () => {
    const { job, deps, log } = jobOf(
      { make: vi.fn(async () => null) },
      done('2026-03-01T00:00:00Z'),
    );
    await job.run();
    expect(deps.make).toHaveBeenCalledWith(NOW.toISOString(), 'state 1');
    expect(deps.download).not.toHaveBeenCalled();
    expect(log()).toMatchObject({ last: NOW.toISOString(), state: 'state 1', failure: null });
  });

  it.each([
    ['the disk is full', new BackupError('noSpace', 'FILE_NO_SPACE'), 'noSpace'],
    ['the library cannot be read', new LibraryError('unavailable', 'x'), 'unreadable'],
    ['something else happens', new Error('x'), 'failed'],
  ])('that fails because %s is told, kept as unsaved and tried again', async (_, error, reason) => {
    const { job, deps, release, log } = jobOf({
      download: vi.fn(async () => {
        throw error;
      }),
    });
    expect(await job.run()).toEqual(log());
    expect(log()).toEqual({ ...NO_BACKUPS, failure: { at: NOW.toISOString(), reason } });
    expect(deps.library.markBackedUp).not.toHaveBeenCalled();
    expect(deps.tell).toHaveBeenLastCalledWith(reason);
    expect(deps.report).toHaveBeenCalledWith('failed', 'back-up', expect.stringContaining(reason));
    expect(deps.wakeAt).toHaveBeenLastCalledWith(new Date('2026-03-09T09:00:00Z'));
    expect(release).toHaveBeenCalledOnce();
  });

  it('is written once, however often it is asked for at the same time', async () => {
    const { job, deps } = jobOf();
    await Promise.all([job.run(), job.run(), job.run()]);
    expect(deps.download).toHaveBeenCalledOnce();
  });

  it('has an alarm that tries it again should the worker be stopped over it', async () => {
    const { job, deps } = jobOf({ make: vi.fn(() => new Promise<never>(() => {})) });
    void job.run();
    await vi.waitFor(() => expect(deps.make).toHaveBeenCalled());
    expect(deps.wakeAt).toHaveBeenLastCalledWith(new Date('2026-03-09T09:00:00Z'));
  });

  it('asked for while switched off leaves no alarm behind', async () => {
    const { job, deps } = jobOf({ interval: async () => 'off' });
    await job.run();
    expect(deps.wakeAt).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('is not scheduled while switched off', async () => {
    const { job, deps } = jobOf({ interval: async () => 'off' }, done('2026-03-01T00:00:00Z'));
    await job.schedule();
    expect(deps.wakeAt).toHaveBeenLastCalledWith(null);
  });
});
