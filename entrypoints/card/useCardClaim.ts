/** The claim on the card. It lives in a frame on a page, whose storage is apart: the worker is asked for everything. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/base/LiveRegion.tsx';
import { useI18n } from '../../components/hooks/i18n.ts';
import { useChangeWords } from '../../components/hooks/judging.ts';
import { saidOf } from '../../components/review/ReviewFields.tsx';
import { type AnnotationChange, sendMessage } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { CardAddress } from '../../utils/spotter/card-address.ts';
import type { RelatedClaim } from '../../utils/store/library.ts';

export interface CardClaim {
  /** As it was saved last. Undefined while it is being asked for; null when there is no such claim. */
  entry: LibraryEntry | null | undefined;
  /** What it is to claims of other articles. */
  related: readonly RelatedClaim[];
  /** Changes made and not yet saved; they are shown as if they were. */
  unsaved: AnnotationChange;
  /** What went wrong last, until something goes well. */
  failure: Failure | null;
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
/** Changes of one note closer together than this are taken back together. */
const NOTE_MS = 2_000;

/** What has to be changed back, and when it was changed last. */
interface Step {
  back: AnnotationChange;
  at: number;
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
  const shown = useRef<AnnotationChange>({});
  shown.current = {
    ...saidOf(entry?.own ?? null),
    dismissed: entry?.own?.dismissed ?? false,
    corrections: entry?.own?.corrections ?? {},
    ...unsaved.change,
  };

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

  /** Saves a change and says so. */
  const save = useCallback(
    async (wanted: AnnotationChange, said: string): Promise<void> => {
      if (!address) return;
      setUnsaved((now) => ({ change: { ...now.change, ...wanted }, writes: now.writes + 1 }));
      try {
        setEntry(await sendMessage('cardAnnotated', { ...address, change: wanted }));
        setFailure(null);
        announce(said);
      } catch (error) {
        setFailure({ what: 'save', error, retry: () => void save(wanted, said) });
      } finally {
        setUnsaved((now) => (now.writes > 1 ? { ...now, writes: now.writes - 1 } : NOTHING));
      }
    },
    [address, announce],
  );

  const change = useCallback(
    (wanted: AnnotationChange) => {
      const fields = Object.keys(wanted) as (keyof AnnotationChange)[];
      const back = Object.fromEntries(fields.map((field) => [field, shown.current[field]]));
      const at = Date.now();
      setSteps((before) => {
        const last = before.at(-1);
        // A note that is being written is one change, not one for every key.
        const isSameNote =
          'note' in wanted && last && 'note' in last.back && at - last.at < NOTE_MS;
        return isSameNote ? [...before.slice(0, -1), { ...last, at }] : [...before, { back, at }];
      });
      void save(wanted, words(wanted));
    },
    [save, words],
  );

  const last = steps.at(-1);
  const undo = last
    ? () => {
        setSteps((before) => before.slice(0, -1));
        void save(last.back, t('undo.done'));
      }
    : null;

  return { entry, related, unsaved: unsaved.change, failure, change, undo };
}
