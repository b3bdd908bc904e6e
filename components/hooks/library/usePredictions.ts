/** The prediction ledger, and what the reader says became of a prediction. */
import { useCallback } from 'react';
import { localDay } from '../../../utils/calendar.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { OUTCOMES, type Outcome } from '../../../utils/records.ts';
import {
  type HitRate,
  hitRates,
  type LedgerEntry,
  ledgerOf,
  type Prediction,
} from '../../../utils/relations/ledger.ts';
import { useServices } from '../services.ts';
import { type Live, useLive } from '../useLive.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export interface Ledger {
  entries: LedgerEntry<Prediction>[];
  speakers: HitRate[];
  outlets: HitRate[];
}

/** Predictions of the whole library, overdue first, and how often each speaker and outlet was right. */
export function useLedger(): Live<Ledger> & { retry: () => void } {
  const { library } = useServices();
  return useLive(
    useCallback(async () => {
      const predictions = (await library.summaries({})).map(
        (summary): Prediction => ({
          ...summary,
          outcome: OUTCOMES.find((outcome) => outcome === summary.outcome) ?? null,
        }),
      );
      return {
        entries: ledgerOf(predictions, localDay()),
        speakers: hitRates(predictions, 'speaker'),
        outlets: hitRates(predictions, 'outlet'),
      };
    }, [library]),
    { keep: true },
  );
}

/** The records of some claims, by id. */
export function useEntries(ids: readonly string[]): ReadonlyMap<string, LibraryEntry> {
  const { library } = useServices();
  const key = ids.join(' ');
  const { data } = useLive(
    useCallback(
      async () =>
        new Map(
          (await library.entries(key === '' ? [] : key.split(' '))).map((entry) => [
            entry.claim.id,
            entry,
          ]),
        ),
      [library, key],
    ),
    { keep: true },
  );
  return data ?? NONE;
}
const NONE: ReadonlyMap<string, LibraryEntry> = new Map();

export interface OutcomeJob extends Omit<Undoable<Outcome | null>, 'run'> {
  /** A verdict with a note; null takes the outcome away, and its note with it. */
  save(entry: LibraryEntry, verdict: Outcome | null, note: string): void;
}

export function useOutcome(): OutcomeJob {
  const { library, pagesChanged } = useServices();
  const { run, ...job } = useUndoable<Outcome | null>();
  const save = useCallback(
    ({ claim, page }: LibraryEntry, verdict: Outcome | null, note: string) => {
      const outcome =
        verdict === null ? null : { verdict, note, decided: new Date().toISOString() };
      void run(async () => {
        const before = await library.annotateMany([claim.id], { outcome });
        void pagesChanged([page.id]);
        return {
          done: verdict,
          back: () => library.restoreAnnotations(before).then(() => void pagesChanged([page.id])),
        };
      });
    },
    [library, pagesChanged, run],
  );
  return { ...job, save };
}
