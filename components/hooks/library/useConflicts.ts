/** Claims of different articles that cannot both hold, and the reader's word on them. */
import { useCallback, useMemo } from 'react';
import type { LibraryEntry } from '../../../utils/records.ts';
import { turned } from '../../../utils/relations/relation.ts';
import type { ConflictList, ConflictPair } from '../../../utils/store/library.ts';
import { useServices } from '../services.ts';
import { type Live, useLive } from '../useLive.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export type { ConflictPair };

/** The first so many of the conflicts, or of those the reader said are none. */
export function useConflicts(
  settled: boolean,
  limit: number,
): Live<ConflictList> & { retry: () => void; entries: readonly LibraryEntry[] | null } {
  const { library } = useServices();
  const live = useLive(
    useCallback(
      () => library.conflicts({ offset: 0, limit }, { settled }),
      [library, limit, settled],
    ),
    { keep: true },
  );
  const { data } = live;
  const entries = useMemo(
    () => data?.pairs.flatMap(({ here, there }) => [here, there]) ?? null,
    [data],
  );
  return { ...live, entries };
}

export interface Settling extends Omit<Undoable<boolean>, 'run'> {
  /** Says that two claims do not conflict, or that they do after all. */
  settle(pair: ConflictPair, settled: boolean): void;
}

export function useSettling(): Settling {
  const { library, pagesChanged } = useServices();
  const { run, ...job } = useUndoable<boolean>();
  const settle = useCallback(
    ({ here, there }: ConflictPair, settled: boolean) => {
      const claims = [here.claim.id, there.claim.id] as const;
      const write = async (value: boolean) => {
        await library.settleConflict(claims, value);
        void pagesChanged([here.page.id, there.page.id]);
      };
      void run(async () => {
        await write(settled);
        return {
          done: settled,
          back: async () => {
            await write(!settled);
            return [];
          },
        };
      });
    },
    [library, pagesChanged, run],
  );
  return { ...job, settle };
}

/** How far the reader holds with a claim: by stance first, then by rating; nothing said, or undecided, is 0. */
function leaningOf({ own }: LibraryEntry): number {
  const stance = own?.stance === 'agree' ? 1 : own?.stance === 'disagree' ? -1 : 0;
  const rating = own?.credibility ? own.credibility - MIDDLE : 0;
  return stance * STANCE_WEIGHT + rating;
}
const MIDDLE = 3;
/** More than ratings can outweigh. */
const STANCE_WEIGHT = 10;

/** Which of two claims the reader holds with: a judgement of either decides; null while open. */
export function sideOf({
  here,
  there,
}: Pick<ConflictPair, 'here' | 'there'>): 'here' | 'there' | null {
  const difference = leaningOf(here) - leaningOf(there);
  return difference === 0 ? null : difference > 0 ? 'here' : 'there';
}

const dayOf = ({ page, claim }: LibraryEntry): string => page.published ?? claim.firstSeen;

/** The pair with the earlier claim first. */
export const inOrder = (pair: ConflictPair): ConflictPair =>
  dayOf(pair.here) <= dayOf(pair.there)
    ? pair
    : { ...pair, here: pair.there, there: pair.here, why: turned(pair.why) };
