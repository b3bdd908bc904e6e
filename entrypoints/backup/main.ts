/** A page nobody sees: Chromium's worker has it make the file of a scheduled back-up, and closes it afterwards. */
import { browser } from '#imports';
import { makeBackup } from '../../utils/backup/file.ts';
import { onMessage } from '../../utils/messages.ts';
import { openLibrary } from '../../utils/store/repository.ts';

onMessage('backupOrdered', async ({ data, sender }) => {
  // Content scripts have a tab.
  if (sender.id !== browser.runtime.id || sender.tab) throw new Error('not for this sender');
  const made = await makeBackup(openLibrary(), data);
  return made && { url: URL.createObjectURL(made.file), mark: made.mark };
});
