import { type ScaleLinear, scaleBand } from 'd3-scale';
import { stack } from 'd3-shape';
import { DIRECTIONS, type Direction } from '../../../utils/claims/types.ts';
import { useI18n } from '../../hooks/i18n.ts';
import type { Stack } from '../../hooks/library/chartData.ts';
import styles from './charts.module.css';
import { Segment } from './Segment.tsx';

/** A direction's layer over stacks: where its part of each begins and ends. */
export const layersOf = (data: readonly Stack[]) =>
  stack<Stack, Direction>()
    .keys(DIRECTIONS)
    .value(({ values }, direction) => values[direction])([...data]);

/** Places for weeks side by side. */
export const weekScale = (weeks: readonly Stack[], from: number, to: number) =>
  scaleBand(
    weeks.map(({ name }) => name),
    [from, to],
  )
    .paddingInner(weeks.length > 1 ? 0.2 : 0.6)
    .paddingOuter(weeks.length > 4 ? 0.1 : 0.5);

interface ColumnsProps {
  textures: string;
  weeks: readonly Stack[];
  across: ReturnType<typeof weekScale>;
  up: ScaleLinear<number, number>;
  /** Whose weeks they are; every part is named by it too. */
  owner?: string;
}

/** Stacked columns, one a week. */
export function Columns({ textures, weeks, across, up, owner }: ColumnsProps) {
  const { t, date } = useI18n();
  return layersOf(weeks).map((layer) => (
    <g key={layer.key}>
      {layer.map(({ 0: from, 1: to, data: { name } }) => (
        <Segment
          key={name}
          textures={textures}
          direction={layer.key}
          x={across(name) ?? 0}
          width={across.bandwidth()}
          y={up(to)}
          height={up(from) - up(to)}
          name={[owner, t('chart.week.of', { date: date(name) })].filter(Boolean).join(', ')}
          count={to - from}
        />
      ))}
    </g>
  ));
}

interface WeekAxisProps {
  weeks: readonly Stack[];
  across: ReturnType<typeof weekScale>;
  y: number;
}

/** Room between two dates, in pixels. */
const DATE_PX = 72;

/** Dates below columns: of the first week of each month where there are several, else of every week that has room. */
export function WeekAxis({ weeks, across, y }: WeekAxisProps) {
  const { date } = useI18n();
  const monthOf = ({ name }: Stack) => name.slice(0, 7);
  const step = weeks.length < 2 ? DATE_PX : across.step();
  const begins = weeks.filter((week, at) => {
    const before = weeks[at - 1];
    return before === undefined || monthOf(week) !== monthOf(before);
  });
  const byMonth = begins.length > 3;
  const shown = byMonth ? begins : weeks;
  const every = Math.ceil((DATE_PX * shown.length) / (step * weeks.length));
  return shown.map(({ name }, at) => {
    if (at % every !== 0) return null;
    const isNewYear = name.slice(0, 4) !== shown[at - every]?.name.slice(0, 4);
    const x = (across(name) ?? 0) + across.bandwidth() / 2;
    const form = byMonth ? (isNewYear ? 'monthOfYear' : 'month') : 'day';
    return (
      <g key={name}>
        <line className={styles.tick} x1={x} x2={x} y1={y} y2={y + 4} />
        <text x={x} y={y + 17} textAnchor="middle">
          {date(name, form)}
        </text>
      </g>
    );
  });
}
