/** The claim on the card. It lives in a frame on a page, whose storage is apart: the worker is asked for everything. */
import { useCallback, useEffect, useState } from 'react';
import { useAnnounce } from '../../components/base/LiveRegion.tsx';
import { useI18n } from '../../components/hooks/i18n.ts';
import { joinedSteps, NOTE_MS } from '../../components/hooks/joinedSteps.ts';
import { useChangeWords } from '../../components/hooks/judging.ts';
import { type AnnotationChange, sendMessage } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { CardAddress } from '../../utils/spotter/card-address.ts';
import type { AnnotationBefore, RelatedClaim } from '../../utils/store/library.ts';

export interface CardClaim {
  /** As it was saved last. Undefined while it is being asked for; null when there is no such claim. */
  entry: LibraryEntry | null | undefined;
  /** What it is to claims of other articles. */
  related: readonly RelatedClaim[];
  /** Changes made and not yet saved; they are shown as if they were. */
  unsaved: AnnotationChange;
  /** What went wrong last, until something goes well. */
  failure: Failure | null;
  /** Whether what was to be taken back last has been changed elsewhere meanwhile, and stays. */
  left: boolean;
  change(change: AnnotationChange): void;
  /** Takes the last change back; null when there is none. */
  undo: (() => void) | null;
}

interface Failure {
  what: 'read' | 'save';
  error: unknown;
  /** Does again what failed; says then what it would have said. */
  retry(): void;
}

interface Unsaved {
  change: AnnotationChange;
  /** Writes still under way. */
  writes: number;
}

const NOTHING: Unsaved = { change: {}, writes: 0 };

/** A change that can be taken back, and when it was made last. */
interface Step {
  made: Promise<AnnotationBefore[]>;
  isNote: boolean;
  at: number;
}

/** A step more; a note that is being written is one, not one for every key. */
function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const last = steps.at(-1);
  return step.isNote && last?.isNote && step.at - last.at < NOTE_MS
    ? [...steps.slice(0, -1), { ...step, made: joinedSteps(last.made, step.made) }]
    : [...steps, step];
}

export function useCardClaim(address: CardAddress | null): CardClaim {
  const { t } = useI18n();
  const announce = useAnnounce();
  const words = useChangeWords();
  const [entry, setEntry] = useState<LibraryEntry | null | undefined>(address ? undefined : null);
  const [related, setRelated] = useState<readonly RelatedClaim[]>([]);
  const [unsaved, setUnsaved] = useState(NOTHING);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [left, setLeft] = useState(false);

  useEffect(() => {
    if (!address) return;
    let stopped = false;
    const ask = () => {
      const fail = (error: unknown) => {
        if (!stopped) setFailure({ what: 'read', error, retry: askAgain });
      };
      sendMessage('cardOpened', address).then((opened) => !stopped && setEntry(opened), fail);
      sendMessage('cardRelated', address).then((found) => !stopped && setRelated(found), fail);
    };
    const askAgain = () => {
      setFailure(null);
      ask();
    };
    ask();
    // It may have been judged in the popup or another window meanwhile.
    addEventListener('focus', ask);
    return () => {
      stopped = true;
      removeEventListener('focus', ask);
    };
  }, [address]);

  /** Says what came of work on the claim; what went wrong can be tried again. */
  const tell = useCallback(
    (work: Promise<string>, retry: () => void): void => {
      setLeft(false);
      setFailure(null);
      work.then(announce, (error: unknown) => setFailure({ what: 'save', error, retry }));
    },
    [announce],
  );

  const change = useCallback(
    (wanted: AnnotationChange, request: string = crypto.randomUUID()): void => {
      if (!address) return;
      setUnsaved((now) => ({ change: { ...now.change, ...wanted }, writes: now.writes + 1 }));
      const judged = sendMessage('cardAnnotated', { ...address, change: wanted, request });
      const made = judged.then(({ made }) => [made]);
      const step: Step = { made, isNote: 'note' in wanted, at: Date.now() };
      setSteps((before) => withStep(before, step));
      const saved = judged
        .then(
          ({ entry }) => {
            setEntry(entry);
            return words(wanted);
          },
          (error) => {
            setSteps((before) => before.filter((each) => each.made !== made));
            throw error;
          },
        )
        .finally(() =>
          setUnsaved((now) => (now.writes > 1 ? { ...now, writes: now.writes - 1 } : NOTHING)),
        );
      made.catch(() => {});
      tell(saved, () => change(wanted, request));
    },
    [address, tell, words],
  );

  const takeBack = useCallback(
    ({ made }: Step): void => {
      const restore = async () => {
        const [before] = await made;
        if (!address || !before) return t('undo.done');
        const restored = await sendMessage('cardRestored', { ...address, made: before });
        setEntry(restored.entry);
        setLeft(restored.left);
        return t(restored.left ? 'undo.left' : 'undo.done', { count: 1 });
      };
      const again = () => tell(restore(), again);
      again();
    },
    [address, tell, t],
  );

  const last = steps.at(-1);
  const undo = last
    ? () => {
        setSteps((before) => before.slice(0, -1));
        takeBack(last);
      }
    : null;

  return { entry, related, unsaved: unsaved.change, failure, left, change, undo };
}
