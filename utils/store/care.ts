/** Looking after the library: how much there is, how far it is in a file, and emptying it. */
import type { Access } from './access.ts';
import { beginEpoch, catalogue, claimCount, stamp } from './catalogue-tables.ts';
import { putClaims } from './claims.ts';
import type { BackupState, Library } from './library.ts';
import type { LibraryDatabase } from './schema.ts';

const BACKUP = 'backup';
const NO_BACKUP: BackupState = { unsaved: 0, last: null };

export const careOf = (
  access: Access,
): Pick<
  Library,
  'usage' | 'backupState' | 'backupMark' | 'markBackedUp' | 'eraseAll' | 'close'
> => {
  const { db } = access;
  return {
    usage: () =>
      access.read(async () => {
        const [pages, claims, annotations] = await Promise.all([
          db.pages.count(),
          claimCount(db).then((count) => count ?? db.pageClaims.orderBy('ids').count()),
          db.annotations.count(),
        ]);
        return { pages, claims, annotations };
      }),

    backupState: () => access.read(() => backup(db)),

    backupMark: () =>
      access.read(async () => {
        const [{ epoch, revision }, { unsaved }] = await Promise.all([stamp(db), backup(db)]);
        return { state: `${epoch} ${revision}`, unsaved };
      }),

    markBackedUp: ({ unsaved }) =>
      access.write(async () => {
        const before = await backup(db);
        // What was changed while the file was being written may not be in it.
        const left = Math.max(0, before.unsaved - unsaved);
        await db.meta.put({ name: BACKUP, value: { unsaved: left, last: access.now() } });
      }),

    eraseAll: () =>
      access.write(async () => {
        for (const table of db.tables) await table.clear();
        await beginEpoch(db);
      }),

    close: () => access.close(),
  };
};

async function backup(db: LibraryDatabase): Promise<BackupState> {
  const row = await db.meta.get(BACKUP);
  return (row?.value as BackupState | undefined) ?? NO_BACKUP;
}

/** Counts changes of annotations that are in no file yet, within the transaction that makes them. */
export async function countUnsaved(db: LibraryDatabase, changes: number): Promise<void> {
  const before = await backup(db);
  const value: BackupState = { ...before, unsaved: before.unsaved + changes };
  await db.meta.put({ name: BACKUP, value });
}

/** Forgets a page of which no claim is left: what was read there is nobody's business. To be called in a transaction. */
export async function dropPage(db: LibraryDatabase, pageId: string): Promise<void> {
  await putClaims(db, pageId, []);
  await db.pages.delete(pageId);
  await db.lookups.where('pageId').equals(pageId).delete();
  await catalogue(db, [{ pageId, packed: null }]);
}
