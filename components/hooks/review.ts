/** Judging claims: every change is shown at once, saved at once, said, told to the tabs, and can be undone. */
import { useCallback, useRef, useState } from 'react';
import type { AnnotationChange } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { AnnotationBefore } from '../../utils/store/library.ts';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from './i18n.ts';
import { joinedSteps, NOTE_MS } from './joinedSteps.ts';
import { useChangeWords } from './judging.ts';
import { type Pending, usePending } from './pending.ts';
import { useReviewServices } from './services.ts';

export type { AnnotationChange };

/** What the reader is told after a change. */
export type Notice =
  | { kind: 'dismissed'; claimId: string }
  /** It was to be taken back, and has been changed elsewhere meanwhile. */
  | { kind: 'left' }
  | { kind: 'failed'; error: unknown; retry(): void };

export interface Review extends Pick<Pending, 'shown'> {
  /** What went wrong is the notice. */
  change(entry: LibraryEntry, change: AnnotationChange): void;
  /** Takes the last change back and gives the claim it was made to; null when there is none. */
  undo(): string | null;
  notice: Notice | null;
  closeNotice(): void;
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

/** How many changes can be taken back. */
const UNDO_DEPTH = 100;

/**
 * @param entries the entries listed now, as the live query gives them: once a saved change has come back with them,
 *   they are shown as they are.
 */
export function useReview(entries: readonly LibraryEntry[] | null): Review {
  const { library, pagesChanged } = useReviewServices();
  const { t } = useI18n();
  const announce = useAnnounce();
  const said = useChangeWords();
  const { shown, begin, drop } = usePending(entries);
  const [notice, setNotice] = useState<Notice | null>(null);
  const history = useRef<Step[]>([]);

  const change = useCallback(
    (entry: LibraryEntry, wanted: AnnotationChange): void => {
      const { id: claimId, pageId } = entry.claim;
      const settle = begin(claimId, wanted);
      setNotice(wanted.dismissed ? { kind: 'dismissed', claimId } : null);
      const saved = library.annotate(claimId, wanted);
      const step = { claimId, pageId, saved, at: Date.now(), isNote: 'note' in wanted };
      const last = history.current.at(-1);
      // A note that is being written is one change, not one for every key.
      if (step.isNote && last?.isNote && last.claimId === claimId && step.at - last.at < NOTE_MS) {
        last.at = step.at;
        last.saved = joinedSteps(last.saved, saved);
      } else history.current = [...history.current, step].slice(-UNDO_DEPTH);
      saved.then(
        () => {
          settle(true);
          announce(said(wanted));
          void pagesChanged([pageId]);
        },
        (error) => {
          history.current = history.current.filter((each) => each !== step);
          settle(false);
          setNotice({ kind: 'failed', error, retry: () => change(entry, wanted) });
        },
      );
    },
    [library, pagesChanged, begin, announce, said],
  );

  const undo = useCallback(() => {
    const step = history.current.at(-1);
    if (!step) return null;
    history.current = history.current.slice(0, -1);
    const restore = (): void => {
      setNotice(null);
      step.saved
        .then((before) => library.restoreAnnotations(before))
        .then(
          (left) => {
            drop(step.claimId);
            announce(t(left.length > 0 ? 'undo.left' : 'undo.done', { count: left.length }));
            if (left.length > 0) setNotice({ kind: 'left' });
            void pagesChanged([step.pageId]);
          },
          (error) => setNotice({ kind: 'failed', error, retry: restore }),
        );
    };
    restore();
    return step.claimId;
  }, [library, pagesChanged, drop, announce, t]);

  const closeNotice = useCallback(() => setNotice(null), []);
  return { shown, change, undo, notice, closeNotice };
}
