import { scaleLinear } from 'd3-scale';
import { useI18n } from '../../hooks/i18n.ts';
import type { Shift } from '../../hooks/library/chartData.ts';
import { ChartFigure } from './ChartFigure.tsx';
import styles from './charts.module.css';
import { fitted, namesWidth } from './text.ts';
import type { ChartWords } from './useChartWords.ts';

const ROW = 34;
const TOP = 24;
const RIGHT = 46;
const RADIUS = 5.5;

interface WeightingChartProps {
  rated: number;
  shifts: readonly Shift[];
  words: ChartWords;
}

/** Each direction's share of the rated claims, every claim as one (ring) and by the reader's rating (disc). */
export function WeightingChart({ rated, shifts, words }: WeightingChartProps) {
  const { t, percent } = useI18n();
  const [largest] = shifts.toSorted(
    (a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before),
  );
  const most = Math.max(0.1, ...shifts.flatMap(({ before, after }) => [before, after]));
  const height = TOP + shifts.length * ROW + 24;
  const bottom = TOP + shifts.length * ROW;
  return (
    <ChartFigure
      name="weighting"
      title={t('chart.shift')}
      finding={
        words.few(rated) ??
        (largest && Math.abs(largest.after - largest.before) >= 0.005
          ? t('chart.shift.finding', {
              direction: t(`direction.${largest.direction}`),
              before: percent(largest.before),
              after: percent(largest.after),
            })
          : t('chart.shift.same'))
      }
      about={t('chart.shift.about', { count: rated })}
      source={words.source}
      height={height}
      columns={[t('facet.direction'), t('chart.shift.before'), t('chart.shift.after')]}
      rows={shifts.map(({ direction, before, after }) => [
        t(`direction.${direction}`),
        percent(before),
        percent(after),
      ])}
    >
      {(width) => {
        const left = namesWidth(width);
        const across = scaleLinear([0, most], [left + RADIUS, width - RIGHT]).nice(4);
        return (
          <>
            <g>
              <circle className={styles.ring} cx={left + RADIUS} cy={8} r={RADIUS} />
              <text x={left + 18} y={12}>
                {t('chart.shift.before')}
              </text>
              <circle className={styles.disc} cx={left + 160} cy={8} r={RADIUS} />
              <text x={left + 172} y={12}>
                {t('chart.shift.after')}
              </text>
            </g>
            {across.ticks(4).map((tick) => (
              <g key={tick}>
                <line
                  className={styles.line}
                  x1={across(tick)}
                  x2={across(tick)}
                  y1={TOP}
                  y2={bottom}
                />
                <text x={across(tick)} y={bottom + 17} textAnchor="middle">
                  {percent(tick)}
                </text>
              </g>
            ))}
            {shifts.map(({ direction, before, after }, at) => {
              const y = TOP + at * ROW + ROW / 2;
              return (
                <g key={direction}>
                  <text x={left - 10} y={y + 4} textAnchor="end" className={styles.name}>
                    {fitted(t(`direction.${direction}`), left - 14)}
                  </text>
                  <line
                    className={styles.shift}
                    x1={across(before)}
                    x2={across(after)}
                    y1={y}
                    y2={y}
                  />
                  <circle className={styles.ring} cx={across(before)} cy={y} r={RADIUS} />
                  <circle className={styles.disc} cx={across(after)} cy={y} r={RADIUS} />
                  <text
                    x={across(Math.max(before, after)) + RADIUS + 6}
                    y={y + 4}
                    className={styles.inside}
                  >
                    {percent(after)}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </ChartFigure>
  );
}
