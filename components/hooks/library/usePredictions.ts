/** The prediction ledger, and what the reader says became of a prediction. */
import { useCallback, useRef } from 'react';
import { localDay } from '../../../utils/calendar.ts';
import type { AnnotationChange } from '../../../utils/messages.ts';
import {
  type AnnotationRecord,
  type LibraryEntry,
  OUTCOMES,
  type Outcome,
} from '../../../utils/records.ts';
import {
  type HitRate,
  hitRates,
  type LedgerEntry,
  ledgerOf,
  type Prediction,
} from '../../../utils/relations/ledger.ts';
import type { AnnotationBefore } from '../../../utils/store/library.ts';
import { correctedDue } from '../../claims/effective.ts';
import { joinedSteps, NOTE_MS } from '../joinedSteps.ts';
import { type Pending, usePending } from '../pending.ts';
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
  | { kind: 'note' }
  | { kind: 'due'; due: string | null };

export interface OutcomeJob extends Omit<Undoable<PredictionDone>, 'run'>, Pick<Pending, 'shown'> {
  /** Keeps the note there is; null takes the outcome away, and its note with it. */
  saveVerdict(entry: LibraryEntry, verdict: Outcome | null): void;
  /** Of an outcome there is; changes in short succession are taken back together. */
  saveNote(entry: LibraryEntry, note: string): void;
  /** The day it falls due, `YYYY-MM-DD`; null where nobody can say. */
  saveDue(entry: LibraryEntry, due: string | null): void;
}

/** A note that is being written. */
interface Writing {
  claimId: string;
  /** When it was changed last, in milliseconds. */
  at: number;
  /** What was there before its first change, and what its last one wrote. */
  before: Promise<AnnotationBefore[]>;
}

/**
 * Changes are shown at once. Each is made to what is saved by then: a note does not bring back the verdict it was
 * begun under, nor a verdict the note before.
 * @param read the entries shown, as they were read last.
 */
export function useOutcome(read: unknown): OutcomeJob {
  const { library, pagesChanged } = useServices();
  const { shown, begin, drop } = usePending(read);
  const { run, ...job } = useUndoable<PredictionDone>();
  const writing = useRef<Writing | null>(null);

  const change = useCallback(
    (
      { claim: { id, pageId } }: LibraryEntry,
      seen: AnnotationChange,
      made: (saved: AnnotationRecord) => AnnotationChange,
      done: PredictionDone,
    ) =>
      void run(async () => {
        const settle = begin(id, seen);
        const saving = library.annotateMany([id], made);
        const last = writing.current;
        const at = Date.now();
        const isSame = done.kind === 'note' && last?.claimId === id && at - last.at < NOTE_MS;
        const before = isSame ? joinedSteps(last.before, saving) : saving;
        writing.current = done.kind === 'note' ? { claimId: id, at, before } : null;
        await saving.then(
          () => settle(true),
          (error) => {
            settle(false);
            writing.current = null;
            throw error;
          },
        );
        void pagesChanged([pageId]);
        return {
          done,
          back: async () => {
            writing.current = null;
            const left = await library.restoreAnnotations(await before);
            drop(id);
            void pagesChanged([pageId]);
            return left;
          },
        };
      }),
    [library, pagesChanged, run, begin, drop],
  );

  const saveVerdict: OutcomeJob['saveVerdict'] = (entry, verdict) => {
    const decided = new Date().toISOString();
    const decide = (own: AnnotationRecord | null): AnnotationChange => ({
      outcome: verdict && { verdict, note: own?.outcome?.note ?? '', decided },
    });
    change(entry, decide(entry.own), decide, { kind: 'outcome', verdict });
  };
  const saveNote: OutcomeJob['saveNote'] = (entry, note) => {
    const write = (own: AnnotationRecord | null): AnnotationChange =>
      own?.outcome ? { outcome: { ...own.outcome, note } } : {};
    change(entry, write(entry.own), write, { kind: 'note' });
  };
  const saveDue: OutcomeJob['saveDue'] = (entry, due) => {
    const set = (own: AnnotationRecord | null): AnnotationChange => ({
      corrections: correctedDue({ claim: entry.claim, own }, due),
    });
    change(entry, set(entry.own), set, { kind: 'due', due });
  };
  return { ...job, shown, saveVerdict, saveNote, saveDue };
}
