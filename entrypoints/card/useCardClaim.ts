/** The claim on the card. It lives in a frame on a page, whose storage is apart: the worker is asked for everything. */
import { useCallback, useEffect, useState } from 'react';
import { type AnnotationChange, sendMessage } from '../../utils/messages.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import type { CardAddress } from '../../utils/spotter/card-address.ts';

export interface CardClaim {
  /** Undefined while it is being asked for; null when there is no such claim. */
  entry: LibraryEntry | null | undefined;
  /** What went wrong last, until something goes well. */
  error: unknown;
  change(change: AnnotationChange): void;
}

export function useCardClaim(address: CardAddress | null): CardClaim {
  const [entry, setEntry] = useState<LibraryEntry | null | undefined>(address ? undefined : null);
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
      sendMessage('cardAnnotated', { ...address, change: wanted }).then((saved) => {
        setEntry(saved);
        setError(null);
      }, setError);
    },
    [address],
  );

  return { entry, error, change };
}
