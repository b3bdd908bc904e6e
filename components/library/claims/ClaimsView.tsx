import { Filter, Library, Search, SearchX, Trash2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { linkTo } from '../../../utils/interchange/links.ts';
import { addressOf, type LibraryEntry } from '../../../utils/records.ts';
import { Button } from '../../base/Button.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { Select, TextInput } from '../../base/Field.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { Toast } from '../../base/Toast.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import {
  type Filters,
  isNarrowed,
  NO_FILTERS,
  queryOf,
  SORTS,
} from '../../hooks/library/filters.ts';
import { articleAddress, type Navigation } from '../../hooks/library/route.ts';
import { type Bulk, type BulkChange, useBulk } from '../../hooks/library/useBulk.ts';
import { useEntryList } from '../../hooks/library/useEntryList.ts';
import { useMarkedWords } from '../../hooks/library/useMarkedWords.ts';
import { useReview } from '../../hooks/review.ts';
import { useServices } from '../../hooks/services.ts';
import { useTags } from '../../hooks/useTags.ts';
import { useTriage } from '../../hooks/useTriage.ts';
import { ClaimRows } from '../../page/ClaimRows.tsx';
import { focusField, leaveField } from '../../review/fields.ts';
import { Notices } from '../../review/Notices.tsx';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import { ArticleHead } from './ArticleHead.tsx';
import styles from './ClaimsView.module.css';
import { FacetColumn } from './FacetColumn.tsx';
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
  const claims = useEntryList(query);
  const { ids, entryOf: savedOf, show } = claims;
  const review = useReview(claims.entries);
  const loadTags = useTags();
  const bulk = useBulk(query);
  const selection = useSelection(ids);

  const change = (wanted: Partial<Filters>) =>
    go({ filters: { ...filters, ...wanted }, claimId: null });

  const entryOf = (claimId: string): LibraryEntry | null => {
    const entry = savedOf(claimId);
    return entry && review.shown(entry);
  };
  const triage = useTriage({
    ids,
    entryOf,
    review,
    onPick: useCallback((claimId: string) => go({ claimId }), [go]),
    shortcuts: {
      '/': () => search.current?.focus(),
      '?': () => setHelp(true),
      ...(bulk.undo && { u: () => void bulk.undo?.() }),
    },
    focusField: (field) => focusField(scroller.current, field),
    leaveField: () => leaveField(scroller.current),
  });

  const { linked, isMissing } = useLink(navigation, ids, claims.status === 'ready', triage.pick);
  useMarkedWords(scroller, filters.text, claims.entries);

  const open = useCallback(
    ({ page, claim }: LibraryEntry) =>
      void tabs.open(linkTo(addressOf(page), claim.selectors.fragment, claim.quote)),
    [tabs],
  );

  const sourceOf = ({ page, claim }: LibraryEntry) => {
    const where = [page.outlet, date(page.published ?? claim.firstSeen)].filter(Boolean);
    return (
      <>
        {where.join(' · ')} ·{' '}
        <a className={styles.article} href={articleAddress(page.id)} title={t('article.all')}>
          {page.title || page.url}
        </a>
      </>
    );
  };

  const firstId = ids[0];
  const article =
    filters.pageId !== null && firstId !== undefined ? (savedOf(firstId)?.page ?? null) : null;
  const isReady = claims.status === 'ready';
  return (
    <div className={styles.view} data-facets={facetsOpen}>
      <FacetColumn filters={filters} onChange={change} />
      <div className={styles.claims}>
        {article && article.id === filters.pageId && (
          <ArticleHead
            page={article}
            onOpen={() => void tabs.open(addressOf(article))}
            onBack={() => go({ filters: { ...filters, pageId: null }, claimId: null }, true)}
          />
        )}
        <search className={styles.bar}>
          <span className={styles.box}>
            <Search size={15} className={styles.icon} aria-hidden="true" />
            <TextInput
              ref={search}
              type="search"
              className={styles.input}
              aria-label={t('filter.search')}
              placeholder={t('filter.search.hint')}
              value={filters.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          </span>
          <Button
            className={styles.facets}
            icon={<Filter size={14} aria-hidden="true" />}
            aria-expanded={facetsOpen}
            onClick={() => setFacetsOpen(!facetsOpen)}
          >
            {t('facets')}
          </Button>
          <span className={styles.sort}>
            <Select
              aria-label={t('sort')}
              title={t('sort')}
              options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
              value={filters.sort}
              onChange={(sort) => change({ sort })}
            />
          </span>
        </search>
        <div className={styles.line}>
          <label className={styles.all}>
            <input
              type="checkbox"
              checked={selection.isAll}
              disabled={ids.length === 0}
              onChange={({ target }) => selection.setAll(target.checked)}
            />
            {t('select.all')}
          </label>
          <output>{isReady ? t('list.count', { count: claims.total }) : ''}</output>
        </div>
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
        {isReady && ids.length === 0 && (
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
          reveal={linked}
          sourceOf={sourceOf}
          onOpen={open}
          loadTags={loadTags}
          lead={(claimId, entry) => (
            <span className={styles.lead}>
              <input
                type="checkbox"
                aria-label={t('select.one', { quote: entry?.claim.quote ?? '' })}
                checked={selection.has(claimId)}
                onClick={({ shiftKey }) => selection.toggle(claimId, shiftKey)}
                onChange={() => {}}
              />
            </span>
          )}
        />
        <Notices review={review} onUndo={triage.undo} />
        <BulkNotices bulk={bulk} />
      </div>
      <Suspense>{help && <ShortcutsDialog onClose={() => setHelp(false)} />}</Suspense>
    </div>
  );
}

/** Why the list is empty. */
function NoClaims({ filters, onClear }: { filters: Filters; onClear(): void }) {
  const { t } = useI18n();
  const [kind, Icon] = filters.bin
    ? (['bin', Trash2] as const)
    : isNarrowed(filters)
      ? (['narrowed', SearchX] as const)
      : (['library', Library] as const);
  return (
    <EmptyState
      icon={<Icon size={22} />}
      title={t(`state.${kind}.title`)}
      action={kind !== 'library' && <Button onClick={onClear}>{t('facets.clear')}</Button>}
    >
      {t(`state.${kind}.text`)}
    </EmptyState>
  );
}

/** What a bulk change did, with a way back. */
function BulkNotices({ bulk }: { bulk: Bulk }) {
  const { t } = useI18n();
  const words = useErrorWords();
  const announce = useAnnounce();
  const { notice, closeNotice, undo } = bulk;
  const title =
    notice?.kind === 'done' ? t(`bulk.done.${notice.change}`, { count: notice.count }) : null;
  useEffect(() => {
    if (title !== null) announce(title);
  }, [title, announce]);
  if (notice?.kind === 'failed') {
    return (
      <Toast
        tone="failed"
        title={t('error.save')}
        action={{ label: t('retry'), run: notice.retry }}
        onClose={closeNotice}
      >
        {words(notice.error)}
      </Toast>
    );
  }
  if (title === null) return null;
  return (
    <Toast
      tone="done"
      title={title}
      action={
        undo
          ? { label: t('undo'), run: () => void undo().then(() => announce(t('undo.done'))) }
          : undefined
      }
      onClose={closeNotice}
    />
  );
}

/** Which claims of a list are selected; one that leaves the list is no longer. */
function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const selected = useMemo(() => ids.filter((id) => chosen.has(id)), [ids, chosen]);

  /** With `range`, everything from the one toggled last. */
  const toggle = (id: string, range: boolean) => {
    const from = range && last.current !== null ? ids.indexOf(last.current) : -1;
    const at = ids.indexOf(id);
    const stretch = from < 0 ? [id] : ids.slice(Math.min(from, at), Math.max(from, at) + 1);
    const isOn = !chosen.has(id);
    const next = new Set(selected);
    for (const each of stretch) {
      if (isOn) next.add(each);
      else next.delete(each);
    }
    last.current = id;
    setChosen(next);
  };

  return {
    ids: selected,
    isAll: ids.length > 0 && selected.length === ids.length,
    has: (id: string) => chosen.has(id),
    toggle,
    setAll: (on: boolean) => setChosen(new Set(on ? ids : [])),
  };
}

/** Takes the claim of a link in hand as soon as the list is there. */
function useLink(
  { route, arrivals }: Navigation,
  ids: readonly string[],
  isReady: boolean,
  pick: (claimId: string) => void,
) {
  const [followed, setFollowed] = useState<{ arrivals: number; claimId: string | null } | null>(
    null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: an arrival is followed once
  useEffect(() => {
    if (!isReady || followed?.arrivals === arrivals) return;
    setFollowed({ arrivals, claimId: route.claimId });
    if (route.claimId !== null && ids.includes(route.claimId)) pick(route.claimId);
  }, [arrivals, isReady]);
  const claimId = followed?.claimId ?? null;
  const linked = useMemo(() => (claimId === null ? null : { claimId }), [claimId]);
  const isMissing =
    isReady && claimId !== null && claimId === route.claimId && !ids.includes(claimId);
  return { linked, isMissing };
}
