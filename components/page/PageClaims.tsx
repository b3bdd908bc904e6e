import {
  type ComponentProps,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ClaimType, Tier } from '../../utils/claims/types.ts';
import { type LibraryEntry, statusOf } from '../../utils/records.ts';
import { Button } from '../base/Button.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Skeleton } from '../base/Skeleton.tsx';
import { effectiveOf } from '../claims/effective.ts';
import { useI18n } from '../hooks/i18n.ts';
import { type AnnotationChange, useReview } from '../hooks/review.ts';
import type { ActivePage, PageActions } from '../hooks/useActivePage.ts';
import { useInView } from '../hooks/useInView.ts';
import type { Live } from '../hooks/useLive.ts';
import { useShow } from '../hooks/useShow.ts';
import { useTags } from '../hooks/useTags.ts';
import { useTriage } from '../hooks/useTriage.ts';
import { ClaimItem } from '../review/ClaimItem.tsx';
import { Filters } from '../review/Filters.tsx';
import { focusField, leaveField } from '../review/fields.ts';
import { Notices } from '../review/Notices.tsx';
import { ReadFailure } from '../review/ReadFailure.tsx';
import { useKeptInView } from '../review/useKeptInView.ts';
import { useSteadyScroll } from '../review/useSteadyScroll.ts';
import { OtherArticles } from './OtherArticles.tsx';
import styles from './PageClaims.module.css';
import { PageProblem } from './PageProblem.tsx';
import { Reattach } from './Reattach.tsx';

interface PageClaimsProps {
  page: ActivePage & PageActions;
  /** Marks the claim under the reader's eyes, and keeps it in view here. */
  following: boolean;
  claims: Live<readonly LibraryEntry[]> & { retry(): void };
}

/** The claims of the page in the active tab, or why there are none. */
export function PageClaims({ page, claims, following }: PageClaimsProps) {
  const { t } = useI18n();
  if (page.failure !== null) {
    return <ReadFailure error={page.failure} onRetry={page.look} />;
  }
  if (claims.status === 'failed') {
    return <ReadFailure error={claims.error} onRetry={claims.retry} />;
  }
  const entries = claims.data ?? [];
  if (entries.length > 0) {
    return (
      <>
        {page.problem && <PageProblem page={page} brief />}
        <ClaimList key={page.pageId} page={page} entries={entries} following={following} />
      </>
    );
  }
  if (page.problem && page.problem !== 'noHighlights') return <PageProblem page={page} />;
  if (!page.problem && countShown(page) > 0) return <Unsaved page={page} />;
  if (!page.known || page.working || (page.pageId !== null && claims.status === 'loading')) {
    return <Skeleton rows={5} label={t('list.loading')} />;
  }
  return <PageProblem page={page} />;
}

const countShown = ({ report }: ActivePage): number =>
  report ? report.counts.race + report.counts.wider : 0;

/** How long claims that were just spotted may be on their way into the library. */
const PATIENCE_MS = 3_000;

/** Claims are on the page and not in the library: for a moment, or because it does not take them. */
function Unsaved({ page }: { page: ActivePage & PageActions }) {
  const { t } = useI18n();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isLate) return <PageProblem page={{ ...page, problem: 'unsaved' }} />;
  return <Skeleton rows={5} label={t('list.loading')} />;
}

interface ClaimListProps {
  page: ActivePage;
  following: boolean;
  entries: readonly LibraryEntry[];
}

function ClaimList({ page, entries, following }: ClaimListProps) {
  const { t } = useI18n();
  const review = useReview(entries);
  const loadTags = useTags();
  const list = useRef<HTMLDivElement>(null);
  const [tier, setTier] = useState<Tier | 'all'>('all');
  const [type, setType] = useState<ClaimType | 'all'>('all');
  const [unreviewed, setUnreviewed] = useState(false);
  const [withDismissed, setWithDismissed] = useState(false);
  const [inHand, setInHand] = useState<string | null>(null);

  const now = entries.map(review.shown);
  const byId = new Map(now.map((entry) => [entry.claim.id, entry]));
  const alive = now.filter(({ own }) => !own?.dismissed);
  const dismissed = now.length - alive.length;
  const listed = now.filter((entry) => {
    const status = statusOf(entry.own);
    if (status === 'dismissed') return withDismissed;
    return (
      (tier === 'all' || entry.claim.tier === tier) &&
      (type === 'all' || effectiveOf(entry).type === type) &&
      // The claim in hand stays while it is being reviewed.
      (!unreviewed || status === 'new' || entry.claim.id === inHand)
    );
  });

  const { tabId } = page;
  const show = useShow(tabId);
  const triage = useTriage({
    ids: listed.map(({ claim }) => claim.id),
    entryOf: (claimId) => byId.get(claimId) ?? null,
    review,
    onPick: show,
    focusField: (field) => focusField(list.current, field),
    leaveField: () => leaveField(list.current),
  });
  if (inHand !== triage.focusedId) setInHand(triage.focusedId);
  const inView = useInView(following && page.report !== null ? tabId : null);
  useKeptInView(list, inView);
  const hold = useSteadyScroll(list, triage);
  const { pick: take } = triage;
  const pick = useCallback(
    (claimId: string, item: Element) => {
      hold(item);
      take(claimId);
    },
    [hold, take],
  );
  const anchors = useMemo(
    () => new Map(page.report?.anchors.map(({ claimId, state }) => [claimId, state])),
    [page.report],
  );

  const lost = (claimId: string) =>
    tabId !== null && page.report !== null && <Reattach tabId={tabId} claimId={claimId} />;

  const clear = () => {
    setTier('all');
    setType('all');
    setUnreviewed(false);
  };

  return (
    <>
      <Filters
        entries={alive}
        tier={tier}
        type={type}
        unreviewed={unreviewed}
        onTier={setTier}
        onType={setType}
        onUnreviewed={setUnreviewed}
      />
      <div ref={list} className={styles.list}>
        {listed.length === 0 && alive.length > 0 && (
          <EmptyState
            title={t('list.none.filtered')}
            action={<Button onClick={clear}>{t('list.filters.clear')}</Button>}
          />
        )}
        <ol aria-label={t('list.page')}>
          {listed.map((entry) => {
            const { id } = entry.claim;
            const focused = id === triage.focusedId;
            return (
              <li key={id} className={styles.row}>
                <Row
                  entry={entry}
                  anchor={anchors.get(id) ?? entry.claim.anchor}
                  focused={focused}
                  grabsFocus={focused && triage.by === 'key'}
                  correcting={focused && triage.correcting}
                  onPick={pick}
                  onCorrecting={focused ? triage.setCorrecting : ignore}
                  onChange={triage.change}
                  loadTags={loadTags}
                  inView={id === inView}
                  lost={focused && lost(id)}
                  more={focused && <OtherArticles claimId={id} />}
                />
              </li>
            );
          })}
        </ol>
        {dismissed > 0 && (
          <div className={styles.rest}>
            <Button look="plain" onClick={() => setWithDismissed(!withDismissed)}>
              {withDismissed
                ? t('list.dismissed.hide')
                : t('list.dismissed.show', { count: dismissed })}
            </Button>
          </div>
        )}
      </div>
      <Notices review={review} onUndo={triage.undo} />
    </>
  );
}

interface RowProps
  extends Omit<ComponentProps<typeof ClaimItem>, 'onPick' | 'onChange' | 'source' | 'onOpen'> {
  onPick(claimId: string, item: Element): void;
  onChange(entry: LibraryEntry, change: AnnotationChange): void;
}

/** Drawn again only when something about its own claim changes: a list may have hundreds. */
const Row = memo(function Row({ onPick, onChange, ...props }: RowProps) {
  const { entry } = props;
  return (
    <ClaimItem
      {...props}
      onPick={(item) => onPick(entry.claim.id, item)}
      onChange={(change) => onChange(entry, change)}
    />
  );
});

const ignore = () => {};
