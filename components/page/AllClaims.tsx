import { Library, SearchX } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { ClaimType, Tier } from '../../utils/claims/types.ts';
import { linkTo } from '../../utils/interchange/links.ts';
import { addressOf, type LibraryEntry } from '../../utils/records.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Skeleton } from '../base/Skeleton.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useReview } from '../hooks/review.ts';
import { useReviewServices } from '../hooks/services.ts';
import { useClaimList } from '../hooks/useClaimList.ts';
import type { Shortcuts } from '../hooks/useShortcuts.ts';
import { useTags } from '../hooks/useTags.ts';
import { useTriage } from '../hooks/useTriage.ts';
import { focusField, leaveField } from '../review/fields.ts';
import { Notices } from '../review/Notices.tsx';
import { ReadFailure } from '../review/ReadFailure.tsx';
import { ClaimRows } from './ClaimRows.tsx';
import { OtherArticles } from './OtherArticles.tsx';
import { SearchBar } from './SearchBar.tsx';

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
  const { tabs } = useReviewServices();
  const [filters, setFilters] = useState(EVERYTHING);
  const scroller = useRef<HTMLDivElement>(null);
  const [inHand, setInHand] = useState<string | null>(null);
  const claims = useClaimList(filters, inHand);
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
  if (inHand !== triage.reviewedId) setInHand(triage.reviewedId);

  const open = useCallback(
    ({ page, claim }: LibraryEntry) =>
      void tabs.open(linkTo(addressOf(page), claim.selectors.fragment, claim.quote)),
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
      <ClaimRows
        label={t('list.all')}
        scroller={scroller}
        ids={ids}
        entryOf={entryOf}
        onView={show}
        triage={triage}
        sourceOf={sourceOf}
        onOpen={open}
        loadTags={loadTags}
        moreOf={({ claim }) => <OtherArticles key={claim.id} claimId={claim.id} />}
      />
      <Notices review={review} onUndo={triage.undo} />
    </>
  );
}
