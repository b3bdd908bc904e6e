/** Judging claims: every change is shown at once, saved at once, told to the tabs, and can be undone. */
import { useCallback, useRef, useState } from 'react';
import type { AnnotationChange } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { AnnotationBefore } from '../../utils/store/library.ts';
import { type Pending, usePending } from './pending.ts';
import { useReviewServices } from './services.ts';

export type { AnnotationChange };

/** What the reader is told after a change. */
export type Notice =
  | { kind: 'dismissed'; claimId: string }
  | { kind: 'failed'; error: unknown; retry(): void };

export interface Review extends Pick<Pending, 'shown'> {
  /** Gives whether it was saved; what went wrong is the notice. */
  change(entry: LibraryEntry, change: AnnotationChange): Promise<boolean>;
  /** Takes the last change back; null when there is none. */
  undo(): Undoing | null;
  notice: Notice | null;
  closeNotice(): void;
}

/** A change that is being taken back. */
export interface Undoing {
  /** The claim it was made to. */
  claimId: string;
  /** Whether it was; what went wrong is the notice. */
  done: Promise<boolean>;
}

/** A change that can be taken back. */
interface Step {
  claimId: string;
  pageId: string;
  saved: Promise<AnnotationBefore[]>;
  /** When it was made last, in milliseconds. */
  at: number;
  isNote: boolean;
}

/** Changes of one note closer together than this are taken back together. */
const NOTE_MS = 2_000;
/** How many changes can be taken back. */
const UNDO_DEPTH = 100;

/**
 * @param entries the entries listed now, as the live query gives them: once a saved change has come back with them,
 *   they are shown as they are.
 */
export function useReview(entries: readonly LibraryEntry[] | null): Review {
  const { library, pagesChanged } = useReviewServices();
  const { shown, begin, drop } = usePending(entries);
  const [notice, setNotice] = useState<Notice | null>(null);
  const history = useRef<Step[]>([]);

  const change = useCallback(
    (entry: LibraryEntry, wanted: AnnotationChange): Promise<boolean> => {
      const { id: claimId, pageId } = entry.claim;
      const settle = begin(claimId, wanted);
      setNotice(wanted.dismissed ? { kind: 'dismissed', claimId } : null);
      const saved = library.annotate(claimId, wanted);
      const step = { claimId, pageId, saved, at: Date.now(), isNote: 'note' in wanted };
      const last = history.current.at(-1);
      // A note that is being written is one change, not one for every key.
      if (step.isNote && last?.isNote && last.claimId === claimId && step.at - last.at < NOTE_MS) {
        last.at = step.at;
      } else history.current = [...history.current, step].slice(-UNDO_DEPTH);
      return saved.then(
        () => {
          settle(true);
          void pagesChanged([pageId]);
          return true;
        },
        (error) => {
          history.current = history.current.filter((each) => each !== step);
          settle(false);
          setNotice({ kind: 'failed', error, retry: () => void change(entry, wanted) });
          return false;
        },
      );
    },
    [library, pagesChanged, begin],
  );

  const undo = useCallback(() => {
    const step = history.current.at(-1);
    if (!step) return null;
    history.current = history.current.slice(0, -1);
    setNotice(null);
    const restore = (): Promise<boolean> =>
      step.saved
        .then((before) => library.restoreAnnotations(before))
        .then(
          () => {
            drop(step.claimId);
            void pagesChanged([step.pageId]);
            return true;
          },
          (error) => {
            setNotice({ kind: 'failed', error, retry: () => void restore() });
            return false;
          },
        );
    return { claimId: step.claimId, done: restore() };
  }, [library, pagesChanged, drop]);

  const closeNotice = useCallback(() => setNotice(null), []);
  return { shown, change, undo, notice, closeNotice };
}
