import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { DIRECTIONS, type Direction } from '../../../utils/claims/types.ts';
import { useI18n } from '../../hooks/i18n.ts';
import type { Stack } from '../../hooks/library/chartData.ts';
import { ChartFigure } from './ChartFigure.tsx';
import styles from './charts.module.css';

const WIDTH = 780;
const UPRIGHT_PX = 240;
const ROW_PX = 34;
/** Room for names on the left, dates below, numbers on the right. */
const NAME_PX = 190;
const AXIS_PX = 40;
const LABEL_PX = 24;
/** Dates that fit below the columns. */
const MOST_DATES = 7;
/** A name is cut after so many characters. */
const NAME_LENGTH = 26;

interface StackedChartProps {
  name: string;
  title: string;
  about: string;
  /** What a row is called in the table. */
  heading: string;
  data: readonly Stack[];
  nameOf(name: string): string;
  /** Columns over time, or bars one below the other. */
  upright?: boolean;
}

const layersOf = (data: readonly Stack[]) =>
  stack<Stack, Direction>()
    .keys(DIRECTIONS)
    .value(({ values }, direction) => values[direction])([...data]);

/** Claims by direction: stacked columns for weeks, stacked bars for names. */
export function StackedChart(props: StackedChartProps) {
  const { data, title, name, about, heading, nameOf, upright = false } = props;
  const { t, number } = useI18n();
  const rounded = (value: number) => number(Math.round(value * 10) / 10);
  const used = DIRECTIONS.filter((direction) => data.some(({ values }) => values[direction] > 0));
  const height = upright ? UPRIGHT_PX : data.length * ROW_PX + LABEL_PX;
  return (
    <ChartFigure
      name={name}
      title={title}
      about={about}
      width={WIDTH}
      height={height}
      legend={
        <ul className={styles.legend}>
          {used.map((direction) => (
            <li key={direction}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" className={styles[direction]} />
              </svg>
              {t(`direction.${direction}`)}
            </li>
          ))}
        </ul>
      }
      columns={[heading, ...used.map((each) => t(`direction.${each}`)), t('chart.total')]}
      rows={data.map(({ name: row, values, total }) => [
        nameOf(row),
        ...used.map((direction) => rounded(values[direction])),
        rounded(total),
      ])}
    >
      {upright ? (
        <Columns data={data} nameOf={nameOf} />
      ) : (
        <Bars data={data} nameOf={nameOf} rounded={rounded} />
      )}
    </ChartFigure>
  );
}

interface DrawnProps {
  data: readonly Stack[];
  nameOf(name: string): string;
}

function Columns({ data, nameOf }: DrawnProps) {
  const { t, number } = useI18n();
  const bottom = UPRIGHT_PX - LABEL_PX;
  const across = scaleBand(
    data.map(({ name }) => name),
    [AXIS_PX, WIDTH],
  ).padding(0.2);
  const most = Math.max(1, ...data.map(({ total }) => total));
  const up = scaleLinear([0, most], [bottom, 8]).nice(4);
  const every = Math.ceil(data.length / MOST_DATES);
  return (
    <>
      {up.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.line} x1={AXIS_PX} x2={WIDTH} y1={up(tick)} y2={up(tick)} />
          <text x={AXIS_PX - 6} y={up(tick) + 4} textAnchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {layersOf(data).map((layer) => (
        <g key={layer.key} className={`${styles[layer.key]} ${styles.part}`}>
          {layer.map((part) => (
            <rect
              key={part.data.name}
              x={across(part.data.name)}
              width={across.bandwidth()}
              y={up(part[1])}
              height={up(part[0]) - up(part[1])}
            >
              <title>
                {t('chart.part', {
                  name: nameOf(part.data.name),
                  direction: t(`direction.${layer.key}`),
                  count: part[1] - part[0],
                })}
              </title>
            </rect>
          ))}
        </g>
      ))}
      {data.map(({ name }, at) =>
        at % every === 0 ? (
          <text
            key={name}
            x={(across(name) ?? 0) + across.bandwidth() / 2}
            y={UPRIGHT_PX - 6}
            textAnchor="middle"
          >
            {nameOf(name)}
          </text>
        ) : null,
      )}
    </>
  );
}

function Bars({ data, nameOf, rounded }: DrawnProps & { rounded(value: number): string }) {
  const { t } = useI18n();
  const down = scaleBand(
    data.map(({ name }) => name),
    [0, data.length * ROW_PX],
  ).padding(0.25);
  const most = Math.max(1, ...data.map(({ total }) => total));
  const across = scaleLinear([0, most], [NAME_PX, WIDTH - AXIS_PX]);
  return (
    <>
      {layersOf(data).map((layer) => (
        <g key={layer.key} className={`${styles[layer.key]} ${styles.part}`}>
          {layer.map((part) => (
            <rect
              key={part.data.name}
              y={down(part.data.name)}
              height={down.bandwidth()}
              x={across(part[0])}
              width={across(part[1]) - across(part[0])}
            >
              <title>
                {t('chart.part', {
                  name: nameOf(part.data.name),
                  direction: t(`direction.${layer.key}`),
                  count: part[1] - part[0],
                })}
              </title>
            </rect>
          ))}
        </g>
      ))}
      {data.map(({ name, total }) => {
        const middle = (down(name) ?? 0) + down.bandwidth() / 2 + 4;
        const shown = nameOf(name);
        return (
          <g key={name}>
            <text x={NAME_PX - 8} y={middle} textAnchor="end">
              {shown.length > NAME_LENGTH ? `${shown.slice(0, NAME_LENGTH - 1)}…` : shown}
            </text>
            <text x={across(total) + 6} y={middle} className={styles.inside}>
              {rounded(total)}
            </text>
          </g>
        );
      })}
    </>
  );
}
