/** The database, opened at the first use, and the two ways in: whatever goes wrong comes out as a `LibraryError`. */
import { Dexie } from 'dexie';
import { type ChangeChannel, LIBRARY_NAME, openChanges } from './changes.ts';
import { toLibraryError } from './errors.ts';
import { LibraryDatabase, refuseNewerData } from './schema.ts';

export interface LibraryDeps {
  /** Name of the database; the default is the extension's own. */
  name?: string;
  now?: () => Date;
  /** Another implementation of IndexedDB, for tests. */
  indexedDB?: IDBFactory;
  /** Where writes are told; the default reaches every context of the extension. */
  changes?: ChangeChannel;
  IDBKeyRange?: typeof globalThis.IDBKeyRange;
}

export class Access {
  readonly db: LibraryDatabase;
  readonly #now: () => Date;
  readonly #factory: IDBFactory;
  readonly #changes: ChangeChannel;
  #opening: Promise<void> | null = null;

  constructor(deps: LibraryDeps) {
    const { indexedDB = globalThis.indexedDB, IDBKeyRange = globalThis.IDBKeyRange } = deps;
    const { name = LIBRARY_NAME } = deps;
    this.db = new LibraryDatabase(name, { indexedDB, IDBKeyRange });
    this.#changes = deps.changes ?? openChanges(name);
    this.#now = deps.now ?? (() => new Date());
    this.#factory = indexedDB;
  }

  /** ISO 8601. */
  now(): string {
    return this.#now().toISOString();
  }

  async open(): Promise<void> {
    if (this.db.isOpen()) return;
    this.#opening ??= (async () => {
      await refuseNewerData(this.db.name, this.#factory);
      await this.db.open();
    })();
    try {
      await this.#opening;
    } finally {
      this.#opening = null;
    }
  }

  async read<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      // Waited for through Dexie, or a live query that is the first to open the library would not know what it reads.
      await Dexie.Promise.resolve(this.open());
      return await work();
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  /** Runs the work in one transaction over all tables, and tells of it; whatever it throws, nothing of it is kept. */
  async write<T>(work: () => PromiseLike<T>): Promise<T> {
    const result = await this.writeUntold(work);
    this.tell();
    return result;
  }

  /** Says that something has been written. */
  tell(): void {
    this.#changes.post();
  }

  /** The same for what no screen shows: the word of a write has every list read anew. */
  async writeUntold<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      await this.open();
      return await this.db.transaction('rw', this.db.tables, work);
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  close(): void {
    this.db.close({ disableAutoOpen: true });
    this.#changes.close();
  }
}
