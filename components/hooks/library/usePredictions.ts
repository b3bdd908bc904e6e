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
import { correctedDue } from '../../claims/effective.ts';
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

/** What was done to a prediction. */
export type PredictionDone =
  | { kind: 'outcome'; verdict: Outcome | null }
  | { kind: 'due'; due: string | null };

export interface OutcomeJob extends Omit<Undoable<PredictionDone>, 'run'> {
  /** A verdict with a note; null takes the outcome away, and its note with it. */
  save(entry: LibraryEntry, verdict: Outcome | null, note: string): void;
  /** The day it falls due, `YYYY-MM-DD`; null where nobody can say. */
  saveDue(entry: LibraryEntry, due: string | null): void;
}

export function useOutcome(): OutcomeJob {
  const { library, pagesChanged } = useServices();
  const { run, ...job } = useUndoable<PredictionDone>();
  const change = useCallback(
    (
      { claim, page }: LibraryEntry,
      wanted: Parameters<typeof library.annotateMany>[1],
      done: PredictionDone,
    ) =>
      void run(async () => {
        const before = await library.annotateMany([claim.id], wanted);
        void pagesChanged([page.id]);
        return {
          done,
          back: () => library.restoreAnnotations(before).then(() => void pagesChanged([page.id])),
        };
      }),
    [library, pagesChanged, run],
  );
  const save: OutcomeJob['save'] = (entry, verdict, note) => {
    const outcome = verdict === null ? null : { verdict, note, decided: new Date().toISOString() };
    change(entry, { outcome }, { kind: 'outcome', verdict });
  };
  const saveDue: OutcomeJob['saveDue'] = (entry, due) =>
    change(entry, (own) => ({ corrections: correctedDue({ claim: entry.claim, own }, due) }), {
      kind: 'due',
      due,
    });
  return { ...job, save, saveDue };
}
