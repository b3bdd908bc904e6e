/** Filters under a name: kept in the settings, so that every window has them. */
import type { SavedFilter } from '../../../utils/settings.ts';
import { useSettings } from '../settings.ts';
import { type Filters, filterAddress } from './filters.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export interface SavedDone {
  kind: 'saved' | 'renamed' | 'deleted';
  name: string;
}

export interface SavedFilters {
  all: readonly SavedFilter[];
  /** The one that is in force. */
  current: SavedFilter | null;
  job: Undoable<SavedDone>;
  /** Keeps the filters that are in force; those of the same name go. */
  save(name: string): void;
  rename(filter: SavedFilter, name: string): void;
  remove(filter: SavedFilter): void;
}

export function useSavedFilters(filters: Filters): SavedFilters {
  const { settings, change } = useSettings();
  const job = useUndoable<SavedDone>();
  const all = settings.savedFilters;
  const query = filterAddress(filters);

  /** Changes the list; the way back puts the filters concerned as they were and leaves others alone. */
  const edit = (
    kind: SavedDone['kind'],
    name: string,
    edited: (now: readonly SavedFilter[]) => SavedFilter[],
  ) =>
    void job.run(async () => {
      await change(({ savedFilters }) => ({ savedFilters: edited(savedFilters) }));
      return {
        done: { kind, name },
        back: () =>
          change(({ savedFilters }) => ({
            savedFilters: restored(savedFilters, all, edited(all)),
          })).then(() => []),
      };
    });

  return {
    all,
    current: all.find((each) => each.query === query) ?? null,
    job,
    save: (name) => {
      const saved = { id: crypto.randomUUID(), name, query };
      edit('saved', name, (now) => [...now.filter((each) => each.name !== name), saved]);
    },
    rename: ({ id }, name) =>
      edit('renamed', name, (now) =>
        now.map((each) => (each.id === id ? { ...each, name } : each)),
      ),
    remove: ({ id, name }) => edit('deleted', name, (now) => now.filter((each) => each.id !== id)),
  };
}

/** The list as it stands, but with what an edit changed as it was before. */
export function restored(
  now: readonly SavedFilter[],
  before: readonly SavedFilter[],
  after: readonly SavedFilter[],
): SavedFilter[] {
  const added = new Set(
    after.map(({ id }) => id).filter((id) => !before.some((old) => old.id === id)),
  );
  const list = now.filter(({ id }) => !added.has(id));
  for (const [place, old] of before.entries()) {
    const at = list.findIndex(({ id }) => id === old.id);
    const isChanged = !after.some((each) => each.id === old.id && each.name === old.name);
    if (!isChanged) continue;
    if (at >= 0) list[at] = old;
    else list.splice(place, 0, old);
  }
  return list;
}
