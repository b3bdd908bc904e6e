import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onLibraryChange } from '../../../utils/store/changes.ts';
import { scanOf } from '../../fixtures/records.ts';
import { memoryLibrary } from './open.ts';

describe('word of a write', () => {
  /** Two contexts on one database, and what the second hears of. */
  async function contexts() {
    const indexedDB = new IDBFactory();
    const [worker, page] = [memoryLibrary({ indexedDB }), memoryLibrary({ indexedDB })];
    const { pageId } = await worker.savePage(scanOf(['One lab leads.', 'Another follows.']));
    const heard = vi.fn();
    onTestFinished(onLibraryChange(heard));
    return { worker, page, pageId, heard };
  }

  it('reaches other contexts when what was written can be read', async () => {
    const { worker, page, pageId, heard } = await contexts();
    const [first] = await page.entriesOfPage(pageId);
    const claimId = first?.claim.id ?? '';
    await worker.annotate(claimId, { stance: 'agree' });
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    expect((await page.entry(claimId))?.own?.stance).toBe('agree');
  });

  it('is not sent of a write that failed, nor of reading', async () => {
    const { worker, pageId, heard } = await contexts();
    await expect(worker.annotate('nobody', { stance: 'agree' })).rejects.toThrow();
    await worker.entriesOfPage(pageId);
    await worker.annotate((await worker.entriesOfPage(pageId))[0]?.claim.id ?? '', {});
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  });
});
