import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryEntry } from '../../../utils/records.ts';
import { afterPaint } from '../afterPaint.ts';
import { useServices } from '../services.ts';
import { STRETCH, useStretches } from '../useStretches.ts';
import { isPlain, type LibraryQuery, type Sort } from './filters.ts';

/** The first claims as a list of which the rest follows; undefined when there are none. */
const partOf = (entries: readonly LibraryEntry[]) =>
  entries.length === 0
    ? undefined
    : { total: entries.length, ids: entries.map(({ claim }) => claim.id), isPart: true, entries };

/** Orders that go by what the reader says of a claim. */
const SHIFTING: ReadonlySet<Sort | undefined> = new Set(['credibility', 'speaker', 'due']);

/**
 * The claims of a query: the ids of all, the records of those in view. When the page opens on everything, the first
 * claims are listed alone (`isPart`), and until they are shown nothing else should be read of a large library
 * (`isFirst`).
 */
export function useEntryList(query: LibraryQuery, inHand: string | null) {
  const { library, first } = useServices();
  const [isFirst, setFirst] = useState(() => isPlain(query));
  const [known] = useState(() => (isFirst ? partOf(first.known() ?? []) : undefined));
  const newest = useRef<readonly LibraryEntry[]>([]);
  const stretches = useStretches(
    useCallback(async () => {
      const entries = isFirst && isPlain(query) ? await library.newest(STRETCH) : [];
      newest.current = entries;
      return partOf(entries) ?? library.listEntries(query, { offset: 0, limit: 0 });
    }, [library, query, isFirst]),
    useCallback(
      async (claimIds: readonly string[]) => {
        // The first claims come with their records, which are good for one reading.
        const known = newest.current;
        newest.current = [];
        const isSame =
          known.length === claimIds.length &&
          known.every(({ claim }, at) => claim.id === claimIds[at]);
        return isSame ? [...known] : library.entries(claimIds);
      },
      [library],
    ),
    inHand,
    known,
    SHIFTING.has(query.sort),
  );
  useEffect(() => first.drop(), [first]);
  const { status, isPart, entries } = stretches;
  const isShown = status !== 'loading' && (!isPart || (entries?.length ?? 0) > 0);
  useEffect(() => {
    return isShown ? afterPaint(() => setFirst(false)) : undefined;
  }, [isShown]);
  return { ...stretches, isFirst };
}
