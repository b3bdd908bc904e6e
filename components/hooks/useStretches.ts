/** A long list of claims: the ids of all that are listed, the records of those in view. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { steadyOrder } from './steadyOrder.ts';
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
 * @param isSteady keeps the order while the list is the same one, whatever is judged: nothing goes from under the
 *   reader's hands. `unsorted` of them would stand elsewhere by now; `sortAgain` puts them there.
 */
export function useStretches(
  list: () => Promise<Listed>,
  read: (claimIds: readonly string[]) => Promise<readonly LibraryEntry[]>,
  inHand: string | null,
  known?: Listed & { entries: readonly LibraryEntry[] },
  isSteady = false,
) {
  const [range, setRange] = useState({ from: 0, to: STRETCH });
  // The answer to the question before stands for a while: whose it is has to be known.
  const listed = useLive<Listed & { of: typeof list }>(
    useCallback(async () => ({ ...(await list()), of: list }), [list]),
    { keep: true, known: known && { ...known, of: list } },
  );
  const [turn, setTurn] = useState(0);
  const order = useRef<{ of: unknown; turn: number; ids: readonly string[] } | null>(null);
  const { ids: found, unsorted } = useMemo(() => {
    const { ids: sorted = NOTHING, of = null } = listed.data ?? {};
    const before = order.current;
    const isSame = isSteady && before !== null && before.of === of && before.turn === turn;
    const ordered = isSame ? steadyOrder(before.ids, sorted) : { ids: sorted, unsorted: 0 };
    order.current = { of, turn, ids: ordered.ids };
    return ordered;
  }, [listed.data, isSteady, turn]);
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
    unsorted,
    sortAgain: useCallback(() => setTurn((before) => before + 1), []),
    entryOf: useCallback((claimId: string) => byId.get(claimId) ?? null, [byId]),
    show,
  };
}
