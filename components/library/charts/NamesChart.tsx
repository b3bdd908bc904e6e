import { scaleBand, scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useI18n } from '../../hooks/i18n.ts';
import type { Stack } from '../../hooks/library/chartData.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { layersOf } from './Columns.tsx';
import styles from './charts.module.css';
import { directionsIn, Legend } from './Legend.tsx';
import { Segment, Textures } from './Segment.tsx';
import { fitted, namesWidth } from './text.ts';
import type { ChartWords } from './useChartWords.ts';

const ROW = 30;
/** Room for the totals on the right. */
const RIGHT = 40;

interface NamesChartProps {
  by: 'outlet' | 'speaker';
  data: readonly Stack[];
  /** What all claims count, those of names that are not drawn included. */
  total: number;
  nameOf(name: string): string;
  words: ChartWords;
}

/** Whom each outlet or speaker favours: a bar for each, its parts the directions, with their numbers. */
export function NamesChart({ by, data, total, nameOf, words }: NamesChartProps) {
  const { t } = useI18n();
  const textures = useId();
  const directions = directionsIn(data);
  const [first] = data;
  const height = data.length * ROW;
  const down = scaleBand(
    data.map(({ name }) => name),
    [0, height],
  ).padding(0.22);
  return (
    <ChartFigure
      name={`${by}s`}
      title={t(`chart.${by}s`)}
      finding={
        (by === 'outlet' && words.few(total) === null ? words.lean(data, nameOf) : null) ??
        words.most(nameOf(first?.name ?? ''), first?.total ?? 0, total)
      }
      about={words.counted}
      source={words.source}
      height={height}
      legend={<Legend directions={directions} />}
      {...words.table(t(`facet.${by}`), data, directions, nameOf)}
    >
      {(width) => {
        const left = namesWidth(width);
        const most = Math.max(1, ...data.map(({ total: all }) => all));
        const across = scaleLinear([0, most], [left, width - RIGHT]);
        return (
          <>
            <Textures id={textures} />
            {layersOf(data).map((layer) => (
              <g key={layer.key}>
                {layer.map(({ 0: from, 1: to, data: { name } }) => (
                  <Segment
                    key={name}
                    textures={textures}
                    direction={layer.key}
                    x={across(from)}
                    width={across(to) - across(from)}
                    y={down(name) ?? 0}
                    height={down.bandwidth()}
                    name={nameOf(name)}
                    count={to - from}
                    label={words.amount(to - from)}
                  />
                ))}
              </g>
            ))}
            {data.map(({ name, total: all }) => {
              const middle = (down(name) ?? 0) + down.bandwidth() / 2 + 4;
              return (
                <g key={name}>
                  <text x={left - 10} y={middle} textAnchor="end" className={styles.name}>
                    {fitted(nameOf(name), left - 14)}
                  </text>
                  <text x={across(all) + 7} y={middle} className={styles.inside}>
                    {words.amount(all)}
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
