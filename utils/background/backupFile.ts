/** What a scheduled back-up needs from the browser: a file with an address, and a download. */
import { browser } from '#imports';
import type { BackupFailure } from '../backup/schedule.ts';
import { BACKUP_PAGE, mayDownload } from '../backup/scheduled.ts';
import { sendMessage } from '../messages.ts';
import { readSettings } from '../settings.ts';
import type { Library } from '../store/library.ts';
import { BackupError, type MadeFile } from './backup.ts';

/** Between two looks at a download; looking also keeps the worker from being stopped over it. */
const LOOK_MS = 200;
/** A local file of any size is written before this. */
const PATIENCE_MS = 10 * 60_000;

/** Makes the file where there is a document: here in Firefox, on a page of its own beside Chromium's worker. */
export async function makeFile(
  library: Library,
  exportedAt: string,
  unless: string | null,
): Promise<MadeFile | null> {
  if (!(await mayDownload())) {
    throw new BackupError('notAllowed', 'The permission to download is missing.');
  }
  const { name, version } = browser.runtime.getManifest();
  const { reviewer } = await readSettings();
  const order = { reviewer, exportedAt, generator: `${name} ${version}`, unless };
  // Settled when it is built: Chromium's worker would carry the formats and never use them.
  if (import.meta.env.FIREFOX) {
    const { makeBackup } = await import('../backup/file.ts');
    const made = await makeBackup(library, order);
    if (!made) return null;
    const url = URL.createObjectURL(made.file);
    return { url, mark: made.mark, release: async () => URL.revokeObjectURL(url) };
  }
  // One left over from a worker that was stopped would be in the way.
  await closeBackupPage();
  await browser.offscreen.createDocument({
    url: BACKUP_PAGE,
    reasons: ['BLOBS'],
    justification:
      'Makes the file of the back-up, which a service worker cannot offer for download.',
  });
  try {
    const made = await sendMessage('backupOrdered', order);
    if (made) return { ...made, release: closeBackupPage };
  } catch (error) {
    await closeBackupPage();
    throw error;
  }
  await closeBackupPage();
  return null;
}

async function closeBackupPage(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) await browser.offscreen.closeDocument();
}

/** Downloads without asking where to. Resolves to the file's name when it is on the disk. */
export async function download(url: string, name: string): Promise<string> {
  const id = await browser.downloads.download({
    url,
    filename: name,
    conflictAction: 'uniquify',
    saveAs: false,
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const [item] = await browser.downloads.search({ id });
    if (!item) throw new BackupError('failed', 'The download was taken away.');
    if (item.state === 'complete') return item.filename.split(/[\\/]/).at(-1) ?? name;
    if (item.state === 'interrupted') {
      throw new BackupError(reasonOf(item.error), item.error ?? 'interrupted');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new BackupError('failed', 'The download did not end.');
}

/** What an interrupted download says about itself, as far as the reader can do something about it. */
function reasonOf(error: string | undefined): BackupFailure {
  if (error === 'FILE_NO_SPACE') return 'noSpace';
  return error?.startsWith('FILE_ACCESS') || error === 'FILE_FAILED' ? 'noFolder' : 'failed';
}
