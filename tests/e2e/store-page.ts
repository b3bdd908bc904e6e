/** The page side of `store.test.ts`: libraries by name, called from outside. */
import { onLibraryChange } from '../../utils/store/changes.ts';
import type { Library } from '../../utils/store/library.ts';
import { openLibrary } from '../../utils/store/repository.ts';

interface Opened {
  library: Library;
  /** What its clock says, ISO 8601; null for the time it is. */
  time: string | null;
}

const opened = new Map<string, Opened>();

function libraryOf(name: string): Opened {
  const known = opened.get(name);
  if (known) return known;
  const now = () => (entry.time === null ? new Date() : new Date(entry.time));
  const entry: Opened = { library: openLibrary({ name, now }), time: null };
  opened.set(name, entry);
  return entry;
}

const watched: number[] = [];

const store = {
  async call(name: string, time: string | null, method: keyof Library, parameters: unknown[]) {
    const entry = libraryOf(name);
    entry.time = time;
    const given = parameters.map((each) => {
      const { source } = (each ?? {}) as { source?: string };
      return source === undefined ? each : new Function(`return ${source}`)();
    });
    const called = entry.library[method].bind(entry.library) as (...all: unknown[]) => unknown;
    try {
      const result = called(...given);
      if (method !== 'eachEntry') return { value: await result };
      const entries: unknown[] = [];
      for await (const each of result as AsyncIterable<unknown>) entries.push(each);
      return { value: entries };
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      return { code, message };
    }
  },
  watch(name: string) {
    const { library } = libraryOf(name);
    const count = () => library.count({}).then((claims) => watched.push(claims));
    onLibraryChange(() => void count(), name);
    void count();
  },
  watched,
};
Object.assign(globalThis, { store });
