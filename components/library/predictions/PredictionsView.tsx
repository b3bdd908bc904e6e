import { Telescope } from 'lucide-react';
import { useState } from 'react';
import type { HitRate, LedgerState } from '../../../utils/relations/ledger.ts';
import { LEDGER_STATES } from '../../../utils/relations/ledger.ts';
import { Button } from '../../base/Button.tsx';
import { Choice } from '../../base/Choice.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { AUTHOR } from '../../claims/effective.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useEntries, useLedger, useOutcome } from '../../hooks/library/usePredictions.ts';
import { useSteadyOrder } from '../../hooks/library/useSteadyOrder.ts';
import { useUndoKey } from '../../hooks/useUndoKey.ts';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { UndoToast } from '../UndoToast.tsx';
import { WideTable } from '../WideTable.tsx';
import { PredictionItem } from './PredictionItem.tsx';

/** Predictions drawn before more are asked for. */
const STRETCH = 30;
/** Speakers and outlets listed. */
const MOST = 12;

/** Which predictions are overdue, due, open or decided, and who has been right. */
export function PredictionsView() {
  const { t, number, date } = useI18n();
  const ledger = useLedger();
  const [state, setState] = useState<LedgerState | null>(null);
  const [drawn, setDrawn] = useState(STRETCH);

  const all = ledger.data?.entries ?? [];
  const counts = new Map(
    LEDGER_STATES.map((each) => [each, all.filter((entry) => entry.state === each).length]),
  );
  const listed = state === null ? all : all.filter((entry) => entry.state === state);
  const byId = new Map(all.map((entry) => [entry.prediction.claimId, entry]));
  // What has just been decided stays under the pointer, with the field for its note.
  const order = useSteadyOrder(
    `${ledger.status} ${state}`,
    listed.map(({ prediction }) => prediction.claimId),
    new Set(byId.keys()),
  );
  const chosen = order.flatMap((id) => byId.get(id) ?? []);
  const shown = chosen.slice(0, drawn);
  const records = useEntries(shown.map(({ prediction }) => prediction.claimId));
  const outcome = useOutcome(records);
  useUndoKey(outcome.undo);

  if (ledger.status === 'loading') return <Skeleton rows={8} label={t('list.loading')} />;
  if (ledger.status === 'failed') {
    return <ReadFailure error={ledger.error} onRetry={ledger.retry} />;
  }
  if (all.length === 0) {
    return (
      <EmptyState icon={<Telescope size={22} />} title={t('ledger.none.title')}>
        {t('ledger.none.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.panels}>
          <Panel title={t('ledger')} about={t('ledger.text')}>
            <div className={styles.wide}>
              <Choice
                label={t('ledger.states')}
                labelled={false}
                options={[
                  { value: 'all' as const, label: `${t('ledger.all')} (${number(all.length)})` },
                  ...LEDGER_STATES.map((value) => ({
                    value,
                    label: `${t(`ledger.${value}`)} (${number(counts.get(value) ?? 0)})`,
                  })),
                ]}
                value={state ?? 'all'}
                onChange={(next) => {
                  setState(next === 'all' ? null : next);
                  setDrawn(STRETCH);
                }}
              />
            </div>
            <ol aria-label={t('ledger')} className={styles.rows}>
              {shown.map((item) => {
                const saved = records.get(item.prediction.claimId);
                const record = saved && outcome.shown(saved);
                return (
                  <li key={item.prediction.claimId}>
                    {record && (
                      <PredictionItem
                        entry={record}
                        state={item.state}
                        days={item.days}
                        onVerdict={(verdict) => outcome.saveVerdict(record, verdict)}
                        onNote={(note) => outcome.saveNote(record, note)}
                        onDue={(due) => outcome.saveDue(record, due)}
                      />
                    )}
                  </li>
                );
              })}
            </ol>
            {chosen.length === 0 && <p>{t('ledger.none.state')}</p>}
            {chosen.length > drawn && (
              <Button onClick={() => setDrawn(drawn + STRETCH)}>
                {t('ledger.more', { count: chosen.length - drawn })}
              </Button>
            )}
          </Panel>
          <HitRates by="speaker" rates={ledger.data?.speakers ?? []} />
          <HitRates by="outlet" rates={ledger.data?.outlets ?? []} />
        </div>
      </div>
      <UndoToast
        job={outcome}
        words={(done) => {
          if (done.kind === 'note') return null;
          if (done.kind === 'due') {
            return done.due === null
              ? t('due.done.cleared')
              : t('due.done', { date: date(done.due) });
          }
          return done.verdict === null
            ? t('outcome.done.cleared')
            : t('outcome.done', { outcome: t(`outcome.${done.verdict}`) });
        }}
      />
    </>
  );
}

/** How often predictions came true, with what so few cases can say. */
function HitRates({ by, rates }: { by: 'speaker' | 'outlet'; rates: readonly HitRate[] }) {
  const { t, number, percent } = useI18n();
  return (
    <Panel title={t(`ledger.rates.${by}`)} about={t('ledger.rates.text')}>
      <WideTable label={t(`ledger.rates.${by}`)}>
        <thead>
          <tr>
            <th scope="col">{t(`facet.${by}`)}</th>
            <th scope="col">{t('ledger.predictions')}</th>
            <th scope="col">{t('outcome.cameTrue')}</th>
            <th scope="col">{t('outcome.partly')}</th>
            <th scope="col">{t('outcome.didNot')}</th>
            <th scope="col">{t('outcome.unclear')}</th>
            <th scope="col">{t('ledger.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rates.slice(0, MOST).map(({ name, predictions, outcomes, rate, interval }) => (
            <tr key={name}>
              <th scope="row">{name === AUTHOR ? t('speaker.author') : name}</th>
              <td>{number(predictions)}</td>
              <td>{number(outcomes.cameTrue)}</td>
              <td>{number(outcomes.partly)}</td>
              <td>{number(outcomes.didNot)}</td>
              <td>{number(outcomes.unclear)}</td>
              <td>
                {rate === null || interval === null
                  ? '–'
                  : t('ledger.rate.value', {
                      rate: percent(rate),
                      low: percent(interval.low),
                      high: percent(interval.high),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
