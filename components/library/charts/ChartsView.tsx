import { ChartColumn, Star } from 'lucide-react';
import { useMemo, useState } from 'react';
import { localDay } from '../../../utils/calendar.ts';
import { Choice } from '../../base/Choice.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { AUTHOR } from '../../claims/effective.ts';
import { useI18n } from '../../hooks/i18n.ts';
import {
  byName,
  byOutletAndWeek,
  byWeek,
  counting,
  lastWeeks,
  stanceByCredibility,
  totalOf,
  type Weighting,
  weightingShifts,
} from '../../hooks/library/chartData.ts';
import { type Filters, isNarrowed, queryOf } from '../../hooks/library/filters.ts';
import { useSummaries } from '../../hooks/library/useSummaries.ts';
import { ReadFailure } from '../../review/ReadFailure.tsx';
import styles from '../panels.module.css';
import { JudgementChart } from './JudgementChart.tsx';
import { NamesChart } from './NamesChart.tsx';
import { OutletWeeksChart } from './OutletWeeksChart.tsx';
import { useChartWords } from './useChartWords.ts';
import { WeeksChart } from './WeeksChart.tsx';
import { WeightingChart } from './WeightingChart.tsx';

/** Weeks and names drawn at most. */
const WEEKS = 52;
const NAMES = 10;
const ROWS = 6;

const NOTHING: readonly never[] = [];

/** Who is said to lead, over time, by outlet and by speaker, before and after the reader's rating. */
export function ChartsView({ filters }: { filters: Filters }) {
  const { t } = useI18n();
  const [weighting, setWeighting] = useState<Weighting>('none');
  const query = useMemo(() => queryOf(filters), [filters]);
  const { status, data, error, retry } = useSummaries(query);
  const claims = data ?? NOTHING;
  const counted = useMemo(() => counting(claims, weighting), [claims, weighting]);
  const recent = useMemo(() => lastWeeks(counted, WEEKS, localDay()), [counted]);
  const figures = useMemo(
    () => ({
      weeks: byWeek(recent, weighting),
      rows: byOutletAndWeek(recent, weighting, ROWS),
      outlets: byName(counted, 'outlet', weighting, NAMES),
      speakers: byName(counted, 'speaker', weighting, NAMES),
      judged: stanceByCredibility(claims),
      weighted: weightingShifts(claims),
    }),
    [claims, counted, recent, weighting],
  );
  const words = useChartWords(counted, weighting);
  const rated = useMemo(() => claims.filter(({ credibility }) => credibility !== null), [claims]);
  const ratedWords = useChartWords(rated, weighting);
  const both = useMemo(() => rated.filter(({ stance }) => stance !== null), [rated]);
  const bothWords = useChartWords(both, weighting);
  const recentWords = useChartWords(recent, weighting, counted.length - recent.length);
  if (status === 'loading') return <Skeleton rows={8} label={t('list.loading')} />;
  if (status === 'failed') return <ReadFailure error={error} onRetry={retry} />;
  if (claims.length === 0) {
    return (
      <EmptyState icon={<ChartColumn size={22} />} title={t('chart.none.title')}>
        {t('chart.none.text')}
      </EmptyState>
    );
  }
  const { weeks, rows, outlets, speakers, judged, weighted } = figures;
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
        {weeks.length === 0 ? (
          <EmptyState icon={<Star size={22} />} title={t('chart.unrated.title')}>
            {t('chart.unrated.text')}
          </EmptyState>
        ) : (
          <>
            <WeeksChart weeks={weeks} words={recentWords} />
            {rows.length > 0 && (
              <OutletWeeksChart
                rows={rows}
                total={totalOf(recent, weighting)}
                words={recentWords}
              />
            )}
            {outlets.length > 0 && (
              <NamesChart
                by="outlet"
                data={outlets}
                total={totalOf(counted, weighting)}
                nameOf={(name) => name}
                words={words}
              />
            )}
            {speakers.length > 0 && (
              <NamesChart
                by="speaker"
                data={speakers}
                total={totalOf(counted, weighting)}
                nameOf={(name) => (name === AUTHOR ? t('speaker.author') : name)}
                words={words}
              />
            )}
          </>
        )}
        {weighted.shifts.length > 0 && (
          <WeightingChart rated={weighted.rated} shifts={weighted.shifts} words={ratedWords} />
        )}
        <JudgementChart table={judged} words={bothWords} />
      </div>
    </div>
  );
}
