import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useI18n } from '../../hooks/i18n.ts';
import type { Row } from '../../hooks/library/chartData.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { Columns, WeekAxis, weekScale } from './Columns.tsx';
import styles from './charts.module.css';
import { directionsIn, Legend } from './Legend.tsx';
import { Textures } from './Segment.tsx';
import { fitted, namesWidth } from './text.ts';
import type { ChartWords } from './useChartWords.ts';

const ROW = 56;
const GAP = 10;
const BOTTOM = 24;
/** Room for the totals on the right. */
const RIGHT = 40;

interface OutletWeeksChartProps {
  rows: readonly Row[];
  /** What all claims of these weeks count, those of outlets that are not drawn included. */
  total: number;
  words: ChartWords;
}

/** Claims a week by direction, a row for each outlet, all on one scale. */
export function OutletWeeksChart({ rows, total, words }: OutletWeeksChartProps) {
  const { t, date } = useI18n();
  const textures = useId();
  const weeks = rows[0]?.weeks ?? [];
  const all = rows.flatMap((row) => row.weeks);
  const most = Math.max(1, ...all.map(({ total }) => total));
  const height = rows.length * ROW + BOTTOM;
  const [first] = rows;
  return (
    <ChartFigure
      name="outlet-weeks"
      title={t('chart.outletWeeks')}
      finding={words.most(first?.name ?? '', first?.total ?? 0, total)}
      about={[t('chart.outletWeeks.about'), words.earlier].join(' ')}
      source={words.source}
      height={height}
      legend={<Legend directions={directionsIn(all)} />}
      columns={[t('chart.week'), ...rows.map(({ name }) => name)]}
      rows={weeks.map(({ name }, at) => [
        date(name),
        ...rows.map((row) => words.amount(row.weeks[at]?.total ?? 0)),
      ])}
    >
      {(width) => {
        const left = namesWidth(width);
        const across = weekScale(weeks, left, width - RIGHT);
        return (
          <>
            <Textures id={textures} />
            {rows.map((row, at) => {
              const bottom = (at + 1) * ROW;
              const up = scaleLinear([0, most], [bottom, bottom - ROW + GAP]);
              return (
                <g key={row.name}>
                  <line className={styles.line} x1={left} x2={width} y1={bottom} y2={bottom} />
                  <text x={left - 10} y={bottom - 6} textAnchor="end" className={styles.name}>
                    {fitted(row.name, left - 14)}
                  </text>
                  <Columns
                    textures={textures}
                    weeks={row.weeks}
                    across={across}
                    up={up}
                    owner={row.name}
                  />
                  <text x={width} y={bottom - 6} textAnchor="end" className={styles.inside}>
                    {words.amount(row.total)}
                  </text>
                </g>
              );
            })}
            <WeekAxis weeks={weeks} across={across} y={height - BOTTOM} />
          </>
        );
      }}
    </ChartFigure>
  );
}
