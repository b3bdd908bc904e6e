import { Handshake, Swords } from 'lucide-react';
import { useCallback, useState } from 'react';
import { linkTo } from '../../../utils/interchange/links.ts';
import { addressOf, type LibraryEntry } from '../../../utils/records.ts';
import { Button } from '../../base/Button.tsx';
import { Choice } from '../../base/Choice.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { inOrder, useConflicts, useSettling } from '../../hooks/library/useConflicts.ts';
import { useReview } from '../../hooks/review.ts';
import { useServices } from '../../hooks/services.ts';
import { useUndoKey } from '../../hooks/useUndoKey.ts';
import { Notices } from '../../review/Notices.tsx';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { UndoToast } from '../UndoToast.tsx';
import { ConflictItem } from './ConflictItem.tsx';

/** Conflicts drawn before more are asked for. */
const STRETCH = 20;

/** Claims of different articles that cannot both hold, side by side; only the reader decides. */
export function ConflictsView() {
  const { t } = useI18n();
  const { tabs } = useServices();
  const [settled, setSettled] = useState(false);
  const [drawn, setDrawn] = useState(STRETCH);
  const conflicts = useConflicts(settled, drawn);
  const review = useReview(conflicts.entries);
  const settling = useSettling();
  const undo = useUndoKey(settling.undo, review.undo);
  const open = useCallback(
    ({ page, claim }: LibraryEntry) =>
      void tabs.open(linkTo(addressOf(page), claim.selectors.fragment, claim.quote)),
    [tabs],
  );

  const { status, data, error, retry } = conflicts;
  if (status === 'failed') return <ReadFailure error={error} onRetry={retry} />;
  const Icon = settled ? Handshake : Swords;
  const kind = settled ? 'settled' : 'open';
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.panels}>
          <Panel title={t('conflicts')} about={t('conflicts.text')}>
            <div className={styles.column}>
              <Choice
                label={t('conflicts.shown')}
                labelled={false}
                options={(['open', 'settled'] as const).map((value) => ({
                  value,
                  label: t(`conflicts.${value}`),
                }))}
                value={kind}
                onChange={(next) => {
                  setSettled(next === 'settled');
                  setDrawn(STRETCH);
                }}
              />
            </div>
            {data !== null && data.pending > 0 && (
              <p role="status" className={styles.about}>
                {t('conflicts.pending', { count: data.pending })}
              </p>
            )}
          </Panel>
          {data === null ? (
            <Skeleton rows={6} label={t('list.loading')} />
          ) : data.pairs.length === 0 ? (
            <EmptyState icon={<Icon size={22} />} title={t(`conflicts.none.${kind}`)}>
              {t(`conflicts.none.${kind}.text`)}
            </EmptyState>
          ) : (
            <ol aria-label={t('conflicts')} className={styles.stack}>
              {data.pairs.map((pair) => (
                <li key={`${pair.here.claim.id} ${pair.there.claim.id}`}>
                  <ConflictItem
                    pair={inOrder({
                      ...pair,
                      here: review.shown(pair.here),
                      there: review.shown(pair.there),
                    })}
                    isSettled={settled}
                    onChange={review.change}
                    onSettle={(value) => settling.settle(pair, value)}
                    onOpen={open}
                  />
                </li>
              ))}
            </ol>
          )}
          {data !== null && data.total > data.pairs.length && data.pairs.length >= drawn && (
            <Button onClick={() => setDrawn(drawn + STRETCH)}>
              {t('ledger.more', { count: data.total - data.pairs.length })}
            </Button>
          )}
        </div>
      </div>
      <Notices review={review} onUndo={undo} />
      <UndoToast
        job={settling}
        words={(done) => t(done ? 'conflicts.done.settled' : 'conflicts.done.open')}
      />
    </>
  );
}
