/** Colleagues whose judgements are the reader's own after all. */
import { useCallback } from 'react';
import type { Colleague } from '../../../utils/store/library.ts';
import { useServices } from '../services.ts';
import { useSettings } from '../settings.ts';
import { useLive } from '../useLive.ts';
import { useAnswer } from './useAnswer.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export type { Colleague };

export interface Adoption {
  colleagues: readonly Colleague[];
  job: Undoable<Colleague>;
  /** Makes a colleague's judgements the reader's. */
  adopt(colleague: Colleague): void;
}

export function useAdoption(): Adoption {
  const { library, pagesChanged } = useServices();
  const { settings, change } = useSettings();
  const job = useUndoable<Colleague>();
  const { data } = useLive(
    useCallback(() => library.colleagues(), [library]),
    { keep: true },
  );
  const adopt = (colleague: Colleague) => {
    const { name } = colleague;
    const before = settings.reviewer;
    void job.run(async () => {
      const adopted = await library.adopt(name);
      const entries = await library.entries(
        adopted.annotations.map(({ theirs }) => theirs.claimId),
      );
      const pages = [...new Set(entries.map(({ page }) => page.id))];
      void pagesChanged(pages);
      // Else the next file under this name would be a colleague's again.
      await change(({ reviewer }) => ({ reviewer: reviewer || name }));
      return {
        done: colleague,
        back: async () => {
          const left = await library.disown(adopted);
          void pagesChanged(pages);
          await change(({ reviewer }) => ({ reviewer: reviewer === name ? before : reviewer }));
          return left;
        },
      };
    });
  };
  return { colleagues: data ?? [], job, adopt };
}

/** What would become of a colleague's judgements. */
export function useAdoptionPlan(name: string) {
  const { library } = useServices();
  return useAnswer(useCallback(() => library.planAdoption(name), [library, name]));
}
