import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import type { Library } from '../../../utils/store/library.ts';
import { openLibrary } from '../../../utils/store/repository.ts';

/** A clock that stands until it is set. */
export function clockAt(time: string) {
  let now = new Date(time);
  return {
    now: () => now,
    set: (next: string) => {
      now = new Date(next);
    },
  };
}

/** A library of its own in memory, closed when the test ends. */
export function memoryLibrary(
  options: { indexedDB?: IDBFactory; now?: () => Date } = {},
): Library & { factory: IDBFactory } {
  const indexedDB = options.indexedDB ?? new IDBFactory();
  const library = openLibrary({ ...options, indexedDB, IDBKeyRange });
  onTestFinished(() => library.close());
  return Object.assign(library, { factory: indexedDB });
}
