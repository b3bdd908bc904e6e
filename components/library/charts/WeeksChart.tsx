import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useI18n } from '../../hooks/i18n.ts';
import type { Stack } from '../../hooks/library/chartData.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { Columns, WeekAxis, weekScale } from './Columns.tsx';
import styles from './charts.module.css';
import { directionsIn, Legend } from './Legend.tsx';
import { Textures } from './Segment.tsx';
import type { ChartWords } from './useChartWords.ts';

const HEIGHT = 250;
/** Room for numbers on the left, for the axis' name above, for dates below. */
const LEFT = 32;
const TOP = 22;
const BOTTOM = 24;
const TICKS = 4;

/** Claims a week by direction. */
export function WeeksChart({ weeks, words }: { weeks: readonly Stack[]; words: ChartWords }) {
  const { t, number, date } = useI18n();
  const textures = useId();
  const directions = directionsIn(weeks);
  const most = Math.max(1, ...weeks.map(({ total }) => total));
  const bottom = HEIGHT - BOTTOM;
  const up = scaleLinear([0, most], [bottom, TOP]).nice(Math.min(TICKS, Math.ceil(most)));
  return (
    <ChartFigure
      name="weeks"
      title={t('chart.weeks')}
      finding={words.balance(weeks)}
      about={[words.counted, words.earlier].join(' ')}
      source={words.source}
      height={HEIGHT}
      legend={<Legend directions={directions} />}
      {...words.table(t('chart.week'), weeks, directions, date)}
    >
      {(width) => {
        const across = weekScale(weeks, LEFT, width);
        return (
          <>
            <Textures id={textures} />
            <text x={0} y={10} className={styles.axis}>
              {t('chart.axis.claims')}
            </text>
            {up
              .ticks(Math.min(TICKS, Math.ceil(most)))
              .filter(Number.isInteger)
              .map((tick) => (
                <g key={tick}>
                  <line
                    className={tick === 0 ? styles.tick : styles.line}
                    x1={LEFT}
                    x2={width}
                    y1={up(tick)}
                    y2={up(tick)}
                  />
                  <text x={LEFT - 6} y={up(tick) + 4} textAnchor="end">
                    {number(tick)}
                  </text>
                </g>
              ))}
            <Columns textures={textures} weeks={weeks} across={across} up={up} />
            <WeekAxis weeks={weeks} across={across} y={bottom} />
          </>
        );
      }}
    </ChartFigure>
  );
}
