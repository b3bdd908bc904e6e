import { ChartColumn } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Choice } from '../../base/Choice.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { AUTHOR } from '../../claims/effective.ts';
import { useI18n } from '../../hooks/i18n.ts';
import {
  byName,
  byWeek,
  stanceByCredibility,
  type Weighting,
} from '../../hooks/library/chartData.ts';
import { type Filters, isNarrowed, queryOf } from '../../hooks/library/filters.ts';
import { useSummaries } from '../../hooks/library/useSummaries.ts';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import styles from '../panels.module.css';
import { JudgementChart } from './JudgementChart.tsx';
import { StackedChart } from './StackedChart.tsx';

/** Weeks and names drawn at most. */
const WEEKS = 26;
const NAMES = 10;

/** Who is said to lead, over time, by outlet and by speaker, before and after the reader's rating. */
export function ChartsView({ filters }: { filters: Filters }) {
  const { t, date } = useI18n();
  const [weighting, setWeighting] = useState<Weighting>('none');
  const query = useMemo(() => queryOf(filters), [filters]);
  const { status, data, error, retry } = useSummaries(query);
  const claims = data ?? [];
  if (status === 'loading') return <Skeleton rows={8} label={t('list.loading')} />;
  if (status === 'failed') return <ReadFailure error={error} onRetry={retry} />;
  if (claims.length === 0) {
    return (
      <EmptyState icon={<ChartColumn size={22} />} title={t('chart.none.title')}>
        {t('chart.none.text')}
      </EmptyState>
    );
  }
  const about = t(weighting === 'none' ? 'chart.counted' : 'chart.weighted');
  const plain = (name: string) => name;
  return (
    <div className={styles.scroll}>
      <div className={styles.panels}>
        <div className={styles.row}>
          <div className={styles.column}>
            <Choice
              label={t('chart.weighting')}
              options={(['none', 'credibility'] as const).map((value) => ({
                value,
                label: t(`chart.weighting.${value}`),
              }))}
              value={weighting}
              onChange={(next) => setWeighting(next ?? 'none')}
            />
          </div>
          {isNarrowed(filters) && (
            <p className={styles.about}>{t('chart.filtered', { count: claims.length })}</p>
          )}
        </div>
        <StackedChart
          upright
          name="weeks"
          title={t('chart.weeks')}
          about={about}
          heading={t('chart.week')}
          data={byWeek(claims, weighting, WEEKS)}
          nameOf={date}
        />
        <StackedChart
          name="outlets"
          title={t('chart.outlets')}
          about={about}
          heading={t('facet.outlet')}
          data={byName(claims, 'outlet', weighting, NAMES)}
          nameOf={plain}
        />
        <StackedChart
          name="speakers"
          title={t('chart.speakers')}
          about={about}
          heading={t('facet.speaker')}
          data={byName(claims, 'speaker', weighting, NAMES)}
          nameOf={(name) => (name === AUTHOR ? t('speaker.author') : name)}
        />
        <JudgementChart table={stanceByCredibility(claims)} />
      </div>
    </div>
  );
}
