/** Every version of the library ever written opens under the code as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../../utils/store/claims.ts';
import { LIBRARY_VERSION, type PageClaimsRow, type PageRow } from '../../../utils/store/schema.ts';
import { dumpDatabase, readDump, restoreDatabase } from '../../fixtures/dumps/dump.ts';
import { scanOf } from '../../fixtures/records.ts';
import { memoryLibrary } from './open.ts';

const dumps = new URL('../../fixtures/dumps/', import.meta.url);
const dumpOf = (version: number) =>
  readDump(readFileSync(fileURLToPath(new URL(`v${version}.json`, dumps)), 'utf8'));
const versions = Array.from({ length: LIBRARY_VERSION }, (_, at) => at + 1);

it('keeps a dump of every version', () => {
  const kept = readdirSync(dumps).filter((name) => /^v\d+\.json$/.test(name));
  expect(kept.sort()).toEqual(versions.map((version) => `v${version}.json`).sort());
});

describe.each(versions)('a library of version %i', (version) => {
  it('opens with all its records, lists, searches, and goes on being written', async () => {
    const dump = dumpOf(version);
    const indexedDB = new IDBFactory();
    await restoreDatabase(indexedDB, dump);
    const library = memoryLibrary({ indexedDB });

    const rows = (name: string) => dump.stores.find((store) => store.name === name)?.rows ?? [];
    expect(await library.usage()).toEqual({ pages: 2, claims: 4, annotations: 4 });
    // Since version 7 claims lie by page, since 8 as text; before them there was no clause.
    const claims = [
      ...rows('claims').map((row) => ({ clause: null, ...(row as object) })),
      ...rows('pageClaims').flatMap((row) => {
        const { claims: found } = row as { claims?: object[] };
        return found ?? claimsIn(row as PageClaimsRow);
      }),
    ];
    for await (const { page, claim, own, others } of library.eachEntry()) {
      const { visited, ...told } = page;
      const row = rows('pages').find((each) => (each as PageRow).id === page.id) as PageRow;
      expect(row).toMatchObject(told);
      // Kept since version 5.
      expect(visited).toBe(version < 5 ? null : row.visited);
      expect(claims).toContainEqual(expect.objectContaining(claim));
      for (const annotation of own ? [own, ...others] : others) {
        expect(rows('annotations')).toContainEqual(expect.objectContaining(annotation));
      }
    }

    const all = await library.listEntries({}, { offset: 0, limit: 9 });
    expect(all.entries.map(({ claim }) => claim.quote)).toEqual([
      'The tools will replace half of all clerks.',
      'The northern lab is two months ahead of everyone.',
    ]);
    for (const text of ['uberholt', 'haddad', 'weekly', 'finish northern']) {
      expect(await library.count({ text })).toBe(1);
    }
    expect(await library.count({ directions: ['parity'], stances: ['disagree'] })).toBe(1);
    expect(await library.count({ bin: true })).toBe(1);
    expect(await library.count({ statuses: ['dismissed'] })).toBe(1);
    expect(await library.pendingLookups()).toHaveLength(2);

    await library.savePage(scanOf(['A wholly new claim.']));
    expect(await library.count({ text: 'wholly' })).toBe(1);
  });

  it('gets the tables and indexes of a library made now', async () => {
    const upgraded = new IDBFactory();
    await restoreDatabase(upgraded, dumpOf(version));
    const fresh = new IDBFactory();
    for (const indexedDB of [upgraded, fresh]) await memoryLibrary({ indexedDB }).usage();
    const shape = async (factory: IDBFactory) => {
      const { version, stores } = await dumpDatabase(factory, 'racemark');
      return { version, stores: stores.map((store) => ({ ...store, rows: null })) };
    };
    expect(await shape(upgraded)).toEqual(await shape(fresh));
  });
});

it('makes records of the pairs that version 8 kept in one list', async () => {
  const dump = dumpOf(8);
  const value = ['bbb aaa', 'ccc ddd'];
  dump.stores.find(({ name }) => name === 'meta')?.rows.push({ name: 'settledConflicts', value });
  const indexedDB = new IDBFactory();
  await restoreDatabase(indexedDB, dump);
  const said = { reviewer: '', noConflict: true };
  expect(await memoryLibrary({ indexedDB }).pairs()).toMatchObject([
    { ...said, claims: ['aaa', 'bbb'] },
    { ...said, claims: ['ccc', 'ddd'] },
  ]);
});
