import { useVirtualizer } from '@tanstack/react-virtual';
import { Library, SearchX } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClaimType, Tier } from '../../utils/claims/types.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Skeleton } from '../base/Skeleton.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useReview } from '../hooks/review.ts';
import { useServices } from '../hooks/services.ts';
import { useClaimList } from '../hooks/useClaimList.ts';
import type { Shortcuts } from '../hooks/useShortcuts.ts';
import { useTags } from '../hooks/useTags.ts';
import { useTriage } from '../hooks/useTriage.ts';
import { ClaimItem } from '../review/ClaimItem.tsx';
import { focusField, leaveField } from '../review/fields.ts';
import { Notices } from '../review/Notices.tsx';
import { ReadFailure } from '../review/ReadFailure.tsx';
import styles from './AllClaims.module.css';
import { SearchBar } from './SearchBar.tsx';

/** Height of a compact claim before it has been measured. */
const ROW_PX = 84;
const OVERSCAN = 6;
/** How far below the upper edge a claim reached by a key comes to rest. */
const REST_PX = 64;

export interface AllFilters {
  text: string;
  tier: Tier | 'all';
  type: ClaimType | 'all';
  unreviewed: boolean;
}

const EVERYTHING: AllFilters = { text: '', tier: 'all', type: 'all', unreviewed: false };

/** All saved claims, searched and filtered; only those in view are drawn and read. */
export function AllClaims({ shortcuts }: { shortcuts: Shortcuts }) {
  const { t, date } = useI18n();
  const { tabs } = useServices();
  const [filters, setFilters] = useState(EVERYTHING);
  const scroller = useRef<HTMLDivElement>(null);
  const claims = useClaimList(filters);
  const { ids, entryOf: savedOf, show } = claims;
  const review = useReview(claims.entries);
  const loadTags = useTags();

  const entryOf = (claimId: string): LibraryEntry | null => {
    const entry = savedOf(claimId);
    return entry && review.shown(entry);
  };

  const search = useRef<HTMLInputElement>(null);
  const triage = useTriage({
    ids,
    entryOf,
    review,
    onPick: () => {},
    shortcuts: { ...shortcuts, '/': () => search.current?.focus() },
    focusField: (field) => focusField(scroller.current, field),
    leaveField: () => leaveField(scroller.current),
  });

  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => ids[index] ?? index,
    scrollPaddingStart: REST_PX,
  });
  const items = rows.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [show, first, last]);

  const { focusedId, by } = triage;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another claim in hand scrolls
  useEffect(() => {
    if (by === 'key' && focusedId !== null) {
      rows.scrollToIndex(ids.indexOf(focusedId), { align: 'start' });
    }
  }, [focusedId, by]);

  const open = useCallback(
    ({ page, claim }: LibraryEntry) => void tabs.open(`${page.url}#:~:${claim.selectors.fragment}`),
    [tabs],
  );

  const sourceOf = ({ page, claim }: LibraryEntry) =>
    [page.outlet, date(page.published ?? claim.firstSeen), page.title].filter(Boolean).join(' · ');

  const isFiltered = filters !== EVERYTHING;
  return (
    <>
      <SearchBar
        ref={search}
        filters={filters}
        total={claims.status === 'ready' ? claims.total : null}
        onChange={(change) => setFilters((before) => ({ ...before, ...change }))}
      />
      {claims.status === 'failed' && <ReadFailure error={claims.error} onRetry={claims.retry} />}
      {claims.status === 'loading' && <Skeleton rows={5} label={t('list.loading')} />}
      {claims.status === 'ready' && ids.length === 0 && (
        <EmptyState
          icon={isFiltered ? <SearchX size={22} /> : <Library size={22} />}
          title={t(isFiltered ? 'state.search.title' : 'state.library.title')}
        >
          {t(isFiltered ? 'state.search.text' : 'state.library.text')}
        </EmptyState>
      )}
      <div ref={scroller} className={styles.list} hidden={ids.length === 0}>
        <ol
          aria-label={t('list.all')}
          className={styles.rows}
          style={{ blockSize: rows.getTotalSize() }}
        >
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
                {entry ? (
                  <ClaimItem
                    entry={entry}
                    anchor={entry.claim.anchor}
                    focused={focused}
                    grabsFocus={by === 'key'}
                    correcting={focused && triage.correcting}
                    onPick={() => triage.pick(id)}
                    onCorrecting={triage.setCorrecting}
                    onChange={(change) => triage.change(entry, change)}
                    loadTags={loadTags}
                    source={sourceOf(entry)}
                    onOpen={() => open(entry)}
                  />
                ) : (
                  <div className={styles.blank} />
                )}
              </li>
            );
          })}
        </ol>
      </div>
      <Notices review={review} onUndo={triage.undo} />
    </>
  );
}
