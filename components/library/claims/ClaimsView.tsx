import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { linkTo } from '../../../utils/interchange/links.ts';
import { addressOf, type LibraryEntry } from '../../../utils/records.ts';
import { Skeleton } from '../../base/Skeleton.tsx';
import { RelatedClaims } from '../../claims/RelatedClaims.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { type Filters, isNarrowed, NO_FILTERS, queryOf } from '../../hooks/library/filters.ts';
import { articleAddress, claimAddress, type Navigation } from '../../hooks/library/route.ts';
import { useArticle } from '../../hooks/library/useArticle.ts';
import { type BulkChange, useBulk } from '../../hooks/library/useBulk.ts';
import { useEntryList } from '../../hooks/library/useEntryList.ts';
import { useLinkedClaim } from '../../hooks/library/useLinkedClaim.ts';
import { useMarkedWords } from '../../hooks/library/useMarkedWords.ts';
import { useRelated } from '../../hooks/library/useRelated.ts';
import { useSavedFilters } from '../../hooks/library/useSavedFilters.ts';
import { useSelection } from '../../hooks/library/useSelection.ts';
import { useReview } from '../../hooks/review.ts';
import { useServices } from '../../hooks/services.ts';
import { useTags } from '../../hooks/useTags.ts';
import { useTriage } from '../../hooks/useTriage.ts';
import { ClaimRows } from '../../page/ClaimRows.tsx';
import { focusField, leaveField } from '../../review/fields.ts';
import { Notices } from '../../review/Notices.tsx';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import { UndoToast } from '../UndoToast.tsx';
import { ArticleHead } from './ArticleHead.tsx';
import styles from './ClaimsView.module.css';
import { FacetColumn } from './FacetColumn.tsx';
import { ListHead } from './ListHead.tsx';
import { NoClaims } from './NoClaims.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { SelectionBar } from './SelectionBar.tsx';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('../../page/ShortcutsDialog.tsx')).ShortcutsDialog,
}));

/** All claims: searched, narrowed, sorted, judged one by one or many at once. */
export function ClaimsView({ navigation }: { navigation: Navigation }) {
  const { route, go } = navigation;
  const { filters } = route;
  const { t, date } = useI18n();
  const { tabs } = useServices();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const [help, setHelp] = useState(false);

  const query = useMemo(() => queryOf(filters), [filters]);
  const [inHand, setInHand] = useState<string | null>(null);
  const claims = useEntryList(query, inHand);
  const { ids, entryOf: savedOf, show } = claims;
  const review = useReview(claims.entries);
  const loadTags = useTags();
  const bulk = useBulk(query);
  const saved = useSavedFilters(filters);
  const selection = useSelection(ids);
  const isReady = claims.status === 'ready';

  const change = (wanted: Partial<Filters>) =>
    go({ filters: { ...filters, ...wanted }, claimId: null });

  const entryOf = (claimId: string): LibraryEntry | null => {
    const entry = savedOf(claimId);
    return entry && review.shown(entry);
  };
  const undo = bulk.undo ?? saved.job.undo;
  const triage = useTriage({
    ids,
    entryOf,
    review,
    onPick: useCallback((claimId: string) => go({ claimId }), [go]),
    shortcuts: {
      '/': () => search.current?.focus(),
      '?': () => setHelp(true),
      ...(undo && { u: () => void undo() }),
    },
    focusField: (field) => focusField(scroller.current, field),
    leaveField: () => leaveField(scroller.current),
  });
  if (inHand !== triage.reviewedId) setInHand(triage.reviewedId);

  const { linked, isMissing } = useLinkedClaim(
    navigation,
    ids,
    isReady && !claims.isPart,
    triage.pick,
  );
  useMarkedWords(scroller, filters.text, claims.entries);

  const open = useCallback(
    ({ page, claim }: LibraryEntry) =>
      void tabs.open(linkTo(addressOf(page), claim.selectors.fragment, claim.quote)),
    [tabs],
  );

  const sourceOf = ({ page, claim }: LibraryEntry) => {
    if (page.id === filters.pageId) return null;
    const where = [page.outlet, date(page.published ?? claim.firstSeen)].filter(Boolean);
    return (
      <>
        {where.join(' · ')} ·{' '}
        <a
          className={styles.article}
          href={articleAddress(page.id)}
          title={t('article.all')}
          lang={page.lang || undefined}
        >
          {page.title || page.url}
        </a>
      </>
    );
  };

  const [sorted, setSorted] = useState<{ claimId: string; since: typeof linked } | null>(null);
  const sortAgain = () => {
    claims.sortAgain();
    const { focusedId } = triage;
    setSorted(focusedId === null ? null : { claimId: focusedId, since: linked });
  };

  const article = useArticle(filters.pageId);
  return (
    <div className={styles.view} data-facets={facetsOpen}>
      <FacetColumn filters={filters} waiting={claims.isFirst} onChange={change}>
        <SavedFilters saved={saved} savable={isNarrowed({ ...filters, pageId: null })} />
      </FacetColumn>
      <div className={styles.claims}>
        {article && (
          <ArticleHead
            page={article}
            onOpen={() => void tabs.open(addressOf(article))}
            onBack={() => go({ filters: { ...filters, pageId: null }, claimId: null }, true)}
          />
        )}
        <ListHead
          search={search}
          filters={filters}
          onChange={change}
          facetsOpen={facetsOpen}
          onFacets={setFacetsOpen}
          selection={selection}
          total={isReady && !claims.isPart ? claims.total : null}
          unsorted={claims.unsorted}
          onSort={sortAgain}
        />
        {selection.ids.length > 0 && (
          <SelectionBar
            count={selection.ids.length}
            bin={filters.bin}
            disabled={bulk.working}
            onChange={(wanted: BulkChange) => {
              void bulk.run(selection.ids, wanted);
              if (wanted.kind === 'delete' || wanted.kind === 'restore') selection.setAll(false);
            }}
            onClear={() => selection.setAll(false)}
          />
        )}
        {isMissing && (
          <p role="alert" className={styles.missing}>
            <strong>{t('state.link.title')}</strong> {t('state.link.text')}
          </p>
        )}
        {claims.status === 'failed' && <ReadFailure error={claims.error} onRetry={claims.retry} />}
        {claims.status === 'loading' && <Skeleton rows={8} label={t('list.loading')} />}
        {isReady && !claims.isPart && ids.length === 0 && (
          <NoClaims
            filters={filters}
            onClear={() => go({ filters: NO_FILTERS, claimId: null }, true)}
          />
        )}
        <ClaimRows
          label={t('list.all')}
          scroller={scroller}
          ids={ids}
          entryOf={entryOf}
          onView={show}
          triage={triage}
          // What the reader has in hand is brought along, until a link leads elsewhere.
          reveal={sorted?.since === linked ? sorted : linked}
          sourceOf={sourceOf}
          onOpen={open}
          loadTags={loadTags}
          moreOf={({ claim }) => <Related key={claim.id} claimId={claim.id} />}
          lead={(claimId, entry) => (
            <span className={styles.lead}>
              <label>
                <input
                  type="checkbox"
                  aria-label={t('select.one', { quote: entry?.claim.quote ?? '' })}
                  checked={selection.has(claimId)}
                  onClick={({ shiftKey }) => selection.toggle(claimId, shiftKey)}
                  onChange={() => {}}
                />
              </label>
            </span>
          )}
        />
        <Notices review={review} onUndo={triage.undo} />
        <UndoToast
          job={bulk}
          words={({ change: kind, count }) => t(`bulk.done.${kind}`, { count })}
        />
        <UndoToast job={saved.job} words={({ kind, name }) => t(`saved.done.${kind}`, { name })} />
      </div>
      <Suspense>{help && <ShortcutsDialog onClose={() => setHelp(false)} />}</Suspense>
    </div>
  );
}

/** What other articles say about a claim's subject. */
function Related({ claimId }: { claimId: string }) {
  return <RelatedClaims related={useRelated(claimId)} addressOf={claimAddress} />;
}
