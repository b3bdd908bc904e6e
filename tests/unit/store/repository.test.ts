import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { LibraryWrites } from '../../../utils/records.ts';
import { openLibrary } from '../../../utils/store/repository.ts';
import { metaOf, scanOf } from '../../fixtures/records.ts';
import { libraryContract } from './contract.ts';
import { memoryLibrary } from './open.ts';

const LEAD = 'The northern lab is a year ahead of everyone.';
const CHIPS = 'Nobody else has the chips to catch up by 2028.';

libraryContract(memoryLibrary);

describe('an import that is cancelled', () => {
  async function exported(): Promise<LibraryWrites> {
    const library = memoryLibrary();
    const { claims } = await library.savePage(scanOf([LEAD, CHIPS, LEAD]));
    await library.annotate(claims[0]?.id ?? '', { stance: 'agree' });
    const records = await library.recordsAt([metaOf().url]);
    const annotations = records.annotations.map((record) => ({ record, replaces: null }));
    return { ...records, annotations, pairs: [] };
  }

  it('leaves nothing', async () => {
    const library = memoryLibrary();
    const cancel = new AbortController();
    const options = { signal: cancel.signal, onProgress: () => cancel.abort() };
    const applied = library.applyPlan(await exported(), options);
    await expect(applied).rejects.toMatchObject({ code: 'cancelled' });
    expect(await library.usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
  });
});

describe('trouble', () => {
  it('says that there is no room, keeps nothing of the write, and can do it later', async () => {
    const library = memoryLibrary();
    await library.savePage(scanOf([LEAD]));
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      if (this.name === 'pageClaims') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const scan = scanOf([LEAD, CHIPS], { title: 'Changed' });
    await expect(library.savePage(scan)).rejects.toMatchObject({
      code: 'storageFull',
      message: expect.stringContaining('no room'),
    });
    full.mockRestore();
    expect(await library.usage()).toEqual({ pages: 1, claims: 1, annotations: 0 });
    expect((await library.findPage([metaOf().url]))?.title).toBe('Two labs, one finish line');
    expect((await library.savePage(scan)).claims).toHaveLength(2);
  });

  it('refuses data of a newer version and leaves it as it is', async () => {
    const factory = new IDBFactory();
    const contents = (version?: number) =>
      new Promise<unknown>((resolve, reject) => {
        const request = factory.open('racemark', version);
        request.onupgradeneeded = () =>
          request.result.createObjectStore('future').add('precious', 'key');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const get = database.transaction('future').objectStore('future').get('key');
          get.onsuccess = () => {
            resolve([database.version, [...database.objectStoreNames], get.result]);
            database.close();
          };
        };
      });
    const before = await contents(9990);
    const library = openLibrary({ indexedDB: factory, IDBKeyRange });
    for (const attempt of [() => library.usage(), () => library.savePage(scanOf([LEAD]))]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'newerData',
        message: expect.stringContaining('version 999'),
      });
    }
    expect(await contents()).toEqual(before);
  });
});

describe('a change to very many claims', () => {
  it('is made to each, and gives what stood before', async () => {
    const library = memoryLibrary();
    const ids: string[] = [];
    for (let page = 0; page < 3; page += 1) {
      const quotes = Array.from({ length: 800 }, (_, at) => `${LEAD} Page ${page}, claim ${at}.`);
      const url = `https://courier.example/${page}`;
      ids.push(...(await library.savePage(scanOf(quotes, { url }))).claims.map(({ id }) => id));
    }
    const before = await library.annotateMany(ids, { tags: ['all'] });
    expect(before.map(({ claimId }) => claimId)).toEqual(ids);
    expect(await library.count({ tags: ['all'] })).toBe(2400);
    await library.restoreAnnotations(before);
    expect(await library.usage()).toEqual({ pages: 3, claims: 2400, annotations: 0 });
  }, 30_000);
});
