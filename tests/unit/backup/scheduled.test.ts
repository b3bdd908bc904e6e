import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_BACKUPS } from '../../../utils/backup/schedule.ts';
import {
  scheduleBackups,
  scheduledBackups,
  watchBackups,
  writeBackupLog,
} from '../../../utils/backup/scheduled.ts';
import { readSettings } from '../../../utils/settings.ts';

/** What the reader answers, and what has been granted. */
let answer = true;
let granted: string[] = [];
const request = vi.fn(async ({ permissions }: { permissions: string[] }) => {
  if (answer) granted.push(...permissions);
  return answer;
});

beforeEach(() => {
  fakeBrowser.reset();
  answer = true;
  granted = [];
  request.mockClear();
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ optional_permissions: ['downloads', 'offscreen'] }),
  });
  Object.assign(fakeBrowser, {
    permissions: {
      request,
      contains: async ({ permissions }: { permissions: string[] }) =>
        permissions.every((each) => granted.includes(each)),
      remove: async ({ permissions }: { permissions: string[] }) => {
        granted = granted.filter((each) => !permissions.includes(each));
        return true;
      },
    },
  });
});

describe('switching scheduled back-ups', () => {
  it('asks for the permission, and keeps the interval when it is given', async () => {
    expect(await scheduleBackups('weekly')).toBe(true);
    expect(request).toHaveBeenCalledWith({ permissions: ['downloads', 'offscreen'] });
    expect(await scheduledBackups()).toMatchObject({ interval: 'weekly', allowed: true });
  });

  it('changes nothing when the permission is refused', async () => {
    answer = false;
    expect(await scheduleBackups('daily')).toBe(false);
    expect((await readSettings()).backups).toBe('off');
    expect(await scheduledBackups()).toMatchObject({ interval: 'off', allowed: false, next: null });
  });

  it('gives the permission back when they are switched off', async () => {
    await scheduleBackups('daily');
    expect(await scheduleBackups('off')).toBe(true);
    expect(granted).toEqual([]);
    expect(await scheduledBackups()).toMatchObject({ interval: 'off', next: null });
  });

  it('tells how they stand, also when that changes', async () => {
    await scheduleBackups('daily');
    const changed = vi.fn();
    const stop = watchBackups(changed);
    await writeBackupLog({ ...NO_BACKUPS, last: '2026-03-09T08:00:00.000Z', file: 'a.json' });
    expect(changed).toHaveBeenCalledOnce();
    expect(await scheduledBackups()).toMatchObject({
      last: '2026-03-09T08:00:00.000Z',
      file: 'a.json',
      failure: null,
      next: '2026-03-10T08:00:00.000Z',
    });
    stop();
    await writeBackupLog(NO_BACKUPS);
    expect(changed).toHaveBeenCalledOnce();
  });
});
