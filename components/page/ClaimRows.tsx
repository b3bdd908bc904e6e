import { useVirtualizer } from '@tanstack/react-virtual';
import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { afterPaint } from '../hooks/afterPaint.ts';
import { usePrinting } from '../hooks/usePrinting.ts';
import { STRETCH } from '../hooks/useStretches.ts';
import type { Triage } from '../hooks/useTriage.ts';
import { ClaimItem } from '../review/ClaimItem.tsx';
import styles from './ClaimRows.module.css';

/** Height of a compact claim before it has been measured. */
const ROW_PX = 84;
const estimateSize = () => ROW_PX;
const OVERSCAN = 6;
/** How far below the upper edge a claim reached by a key comes to rest. */
const REST_PX = 64;

interface ClaimRowsProps {
  label: string;
  /** Scrolls; outlives the rows, so that fields in it can be found. */
  scroller: RefObject<HTMLDivElement | null>;
  ids: readonly string[];
  /** Null while it is read. */
  entryOf(claimId: string): LibraryEntry | null;
  /** Told which places of the list are in view. */
  onView(first: number, last: number): void;
  triage: Triage;
  /** Scrolled to when it changes: a claim that was linked to. */
  reveal?: { claimId: string } | null;
  sourceOf(entry: LibraryEntry): ReactNode;
  onOpen(entry: LibraryEntry): void;
  loadTags(): Promise<readonly string[]>;
  /** Below the fields of the claim in hand. */
  moreOf?: (entry: LibraryEntry) => ReactNode;
  /** Before each claim. */
  lead?: (claimId: string, entry: LibraryEntry | null) => ReactNode;
}

/** Claims of many pages, of which only those in view are drawn and read. */
export function ClaimRows(props: ClaimRowsProps) {
  const { label, scroller, ids, entryOf, onView, triage, reveal = null } = props;
  const { sourceOf, onOpen, loadTags, lead, moreOf } = props;
  const [isDrawn, setDrawn] = useState(false);
  const isPrinting = usePrinting();
  const [windowSize] = useState(() => ({ width: innerWidth, height: innerHeight }));
  const rows = useVirtualizer({
    count: ids.length,
    // Rows that may be in view are in the first picture; it need not wait for the others, nor for the list's size.
    initialRect: windowSize,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: isPrinting ? STRETCH : isDrawn ? OVERSCAN : 0,
    // Memoised: with another function every place of the list is worked out anew.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    scrollPaddingStart: REST_PX,
  });
  const items = rows.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onView(first, last), [onView, first, last]);

  const isFilled = ids.length > 0;
  useEffect(() => {
    return isFilled ? afterPaint(() => setDrawn(true)) : undefined;
  }, [isFilled]);

  const { focusedId, by } = triage;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another claim in hand scrolls
  useLayoutEffect(() => {
    const list = scroller.current;
    const at = focusedId === null ? -1 : ids.indexOf(focusedId);
    if (!list || at < 0) return;
    const startOf = () => (rows.measurementsCache[at]?.start ?? 0) - list.scrollTop;
    const held = startOf();
    // One claim grew, another shrank: in this same picture what is below stands where it belongs.
    for (const row of list.querySelectorAll<HTMLElement>('[data-index]')) {
      rows.resizeItem(Number(row.dataset.index), row.offsetHeight);
    }
    rows.getTotalSize();
    if (by === 'key') rows.scrollToIndex(at, { align: 'start' });
    // What was pressed stays under the pointer.
    else if (by === 'pointer') list.scrollTop += startOf() - held;
  }, [focusedId, by]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another link scrolls
  useEffect(() => {
    const at = reveal === null ? -1 : ids.indexOf(reveal.claimId);
    if (at >= 0) rows.scrollToIndex(at, { align: 'start' });
  }, [reveal]);

  return (
    <div ref={scroller} className={styles.list} hidden={ids.length === 0}>
      <ol aria-label={label} className={styles.rows} style={{ blockSize: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const id = ids[index] ?? '';
          const entry = entryOf(id);
          const focused = id === focusedId;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={ids.length}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                id={id}
                entry={entry}
                focused={focused}
                grabsFocus={by === 'key'}
                correcting={focused && triage.correcting}
                triage={triage}
                sourceOf={sourceOf}
                onOpen={onOpen}
                loadTags={loadTags}
                lead={lead}
                moreOf={moreOf}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

interface RowProps extends Pick<ClaimRowsProps, 'sourceOf' | 'onOpen' | 'loadTags'> {
  id: string;
  entry: LibraryEntry | null;
  focused: boolean;
  grabsFocus: boolean;
  correcting: boolean;
  triage: Triage;
  lead: ClaimRowsProps['lead'] | undefined;
  moreOf: ClaimRowsProps['moreOf'] | undefined;
}

/** What stands in a row; drawn again when it changes, not when the list is scrolled. */
const Row = memo(function Row(props: RowProps) {
  const { id, entry, focused, grabsFocus, correcting, triage, lead, moreOf } = props;
  const { sourceOf, onOpen, loadTags } = props;
  return (
    <>
      {lead?.(id, entry)}
      {entry ? (
        <ClaimItem
          entry={entry}
          anchor={entry.claim.anchor}
          focused={focused}
          grabsFocus={grabsFocus}
          correcting={correcting}
          onPick={() => triage.pick(id)}
          onCorrecting={triage.setCorrecting}
          onChange={(change) => triage.change(entry, change)}
          loadTags={loadTags}
          source={sourceOf(entry)}
          more={focused && moreOf?.(entry)}
          onOpen={() => onOpen(entry)}
        />
      ) : (
        <div className={styles.blank} />
      )}
    </>
  );
});
