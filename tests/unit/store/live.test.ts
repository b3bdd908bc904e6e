import { Dexie, liveQuery } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { scanOf } from '../../fixtures/records.ts';
import { memoryLibrary } from './open.ts';

beforeAll(() => {
  // Live queries ask nothing where the browser has no database, whatever database the library uses.
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });
});

describe('a live query', () => {
  it('follows changes also when it was the first to open the library', async () => {
    const indexedDB = new IDBFactory();
    const worker = memoryLibrary({ indexedDB });
    const page = memoryLibrary({ indexedDB });
    const { pageId } = await worker.savePage(scanOf(['One lab leads.', 'Another follows.']));
    const seen: (string | null)[] = [];
    const subscription = liveQuery(async () => await page.entriesOfPage(pageId)).subscribe({
      next: ([entry]) => seen.push(entry?.own?.stance ?? null),
    });
    await vi.waitFor(() => expect(seen).toEqual([null]));
    const [first] = await worker.entriesOfPage(pageId);
    await worker.annotate(first?.claim.id ?? '', { stance: 'agree' });
    await vi.waitFor(() => expect(seen.at(-1)).toBe('agree'));
    subscription.unsubscribe();
  });
});
