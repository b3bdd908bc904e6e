/** A long list of claims: the ids of all that are listed, the records of those in view. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { useLive } from './useLive.ts';

/** Claims are read in stretches of this many. */
export const STRETCH = 40;

const NOTHING: readonly string[] = [];

interface Listed {
  /** How many there are, listed or not. */
  total: number;
  ids: readonly string[];
  /** Whether these are only the first, and the others follow. */
  isPart?: boolean;
}

/**
 * @param list asks which claims, memoised: another function is another list.
 * @param read the records of some of them.
 * @param inHand stays where it is although it is listed no longer, as long as the list is the same one: what is being
 *   reviewed does not go from under the reader's hands because it is reviewed now.
 * @param known the whole of the first list, where it has been read already.
 */
export function useStretches(
  list: () => Promise<Listed>,
  read: (claimIds: readonly string[]) => Promise<readonly LibraryEntry[]>,
  inHand: string | null,
  known?: Listed & { entries: readonly LibraryEntry[] },
) {
  const [range, setRange] = useState({ from: 0, to: STRETCH });
  const listed = useLive<Listed>(list, { keep: true, known });
  const found = listed.data?.ids ?? NOTHING;
  const shown = useRef({ list, ids: found });
  const ids = useMemo(() => {
    const at = shown.current.list === list ? shown.current.ids.indexOf(inHand ?? '') : -1;
    if (inHand === null || at < 0 || found.includes(inHand)) return found;
    return [...found.slice(0, at), inHand, ...found.slice(at)];
  }, [found, inHand, list]);
  shown.current = { list, ids };

  const wanted = useMemo(() => ids.slice(range.from, range.to), [ids, range]);
  const stretch = useLive<readonly LibraryEntry[]>(
    useCallback(async () => (wanted.length === 0 ? [] : read(wanted)), [read, wanted]),
    { keep: true, known: known?.entries },
  );
  const entries = stretch.data;
  const byId = useMemo(
    () => new Map(entries?.map((entry): [string, LibraryEntry] => [entry.claim.id, entry])),
    [entries],
  );

  /** Says which places of the list are in view. */
  const show = useCallback((first: number, last: number) => {
    const from = Math.max(0, Math.floor(first / STRETCH) * STRETCH);
    const to = (Math.floor(last / STRETCH) + 1) * STRETCH;
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);

  return {
    status: listed.status,
    error: listed.error,
    retry: listed.retry,
    total: listed.data?.total ?? 0,
    isPart: listed.data?.isPart ?? false,
    ids,
    entries,
    entryOf: useCallback((claimId: string) => byId.get(claimId) ?? null, [byId]),
    show,
  };
}
