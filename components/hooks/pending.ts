/** Changes that are shown before they are saved. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AnnotationChange } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import { withChange } from './withChange.ts';

export interface Pending {
  /** An entry as it will be once everything pressed so far is saved. */
  shown(entry: LibraryEntry): LibraryEntry;
  /** Shows a change from now on. What it gives is called once the change is written, with whether it is kept. */
  begin(claimId: string, change: AnnotationChange): (kept: boolean) => void;
  /** Shows a claim as it is saved: what was done to it has been taken back. */
  drop(claimId: string): void;
}

interface Unsaved {
  change: AnnotationChange;
  /** Writes still under way. */
  writes: number;
}

/**
 * @param read the entries shown, as they were read last: once a saved change has come back with them, they are shown
 *   as they are.
 */
export function usePending(read: unknown): Pending {
  const [pending, setPending] = useState<ReadonlyMap<string, Unsaved>>(new Map());

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read anew holds what has been saved
  useEffect(() => {
    setPending((now) => {
      const open = [...now].filter(([, { writes }]) => writes > 0);
      return open.length === now.size ? now : new Map(open);
    });
  }, [read]);

  const begin = useCallback<Pending['begin']>((claimId, change) => {
    setPending((now) => {
      const mine = now.get(claimId);
      const next = { change: { ...mine?.change, ...change }, writes: (mine?.writes ?? 0) + 1 };
      return new Map(now).set(claimId, next);
    });
    return (kept) =>
      setPending((now) => {
        const mine = now.get(claimId);
        if (!mine) return now;
        const next = new Map(now);
        if (kept || mine.writes > 1) next.set(claimId, { ...mine, writes: mine.writes - 1 });
        else next.delete(claimId);
        return next;
      });
  }, []);

  const drop = useCallback((claimId: string) => {
    setPending((now) => {
      const next = new Map(now);
      next.delete(claimId);
      return next;
    });
  }, []);

  const shown = useCallback(
    (entry: LibraryEntry) => {
      const mine = pending.get(entry.claim.id);
      return mine ? withChange(entry, mine.change) : entry;
    },
    [pending],
  );

  return useMemo(() => ({ shown, begin, drop }), [shown, begin, drop]);
}
