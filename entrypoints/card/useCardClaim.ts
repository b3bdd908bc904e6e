/** The claim on the card. It lives in a frame on a page, whose storage is apart: the worker is asked for everything. */
import { useCallback, useEffect, useState } from 'react';
import { type AnnotationChange, sendMessage } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { CardAddress } from '../../utils/spotter/card-address.ts';

export interface CardClaim {
  /** As it was saved last. Undefined while it is being asked for; null when there is no such claim. */
  entry: LibraryEntry | null | undefined;
  /** Changes made and not yet saved; they are shown as if they were. */
  unsaved: AnnotationChange;
  /** What went wrong last, until something goes well. */
  error: unknown;
  change(change: AnnotationChange): void;
}

interface Unsaved {
  change: AnnotationChange;
  /** Writes still under way. */
  writes: number;
}

const NOTHING: Unsaved = { change: {}, writes: 0 };

export function useCardClaim(address: CardAddress | null): CardClaim {
  const [entry, setEntry] = useState<LibraryEntry | null | undefined>(address ? undefined : null);
  const [unsaved, setUnsaved] = useState(NOTHING);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (!address) return;
    let stopped = false;
    sendMessage('cardOpened', address).then(
      (opened) => !stopped && setEntry(opened),
      (failure: unknown) => !stopped && setError(failure),
    );
    return () => {
      stopped = true;
    };
  }, [address]);

  const change = useCallback(
    (wanted: AnnotationChange) => {
      if (!address) return;
      setUnsaved((now) => ({ change: { ...now.change, ...wanted }, writes: now.writes + 1 }));
      sendMessage('cardAnnotated', { ...address, change: wanted })
        .then((saved) => {
          setEntry(saved);
          setError(null);
        }, setError)
        .finally(() => {
          setUnsaved((now) => (now.writes > 1 ? { ...now, writes: now.writes - 1 } : NOTHING));
        });
    },
    [address],
  );

  return { entry, unsaved: unsaved.change, error, change };
}
