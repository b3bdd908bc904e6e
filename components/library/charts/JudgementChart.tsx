import { scaleBand, scaleSqrt } from 'd3-scale';
import { CREDIBILITIES, type Credibility, STANCES, type Stance } from '../../../utils/records.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { ChartFigure } from './ChartFigure.tsx';
import styles from './charts.module.css';

const WIDTH = 780;
const HEIGHT = 260;
const NAME_PX = 110;
const AXIS_PX = 34;
const LARGEST_PX = 34;

/** Stance against credibility: a disc for each pair, its area the number of claims. */
export function JudgementChart({ table }: { table: Record<Stance, Record<Credibility, number>> }) {
  const { t, number } = useI18n();
  const across = scaleBand<Credibility>(CREDIBILITIES, [NAME_PX, WIDTH]);
  const down = scaleBand<Stance>(STANCES, [0, HEIGHT - AXIS_PX]);
  const most = Math.max(1, ...STANCES.flatMap((stance) => Object.values(table[stance])));
  const radius = scaleSqrt([0, most], [0, LARGEST_PX]);
  return (
    <ChartFigure
      name="stance-credibility"
      title={t('chart.judgement')}
      about={t('chart.judgement.about')}
      width={WIDTH}
      height={HEIGHT}
      columns={[
        t('stance'),
        ...CREDIBILITIES.map((each) =>
          t('credibility.value', { credibility: each, meaning: t(`credibility.${each}`) }),
        ),
      ]}
      rows={STANCES.map((stance) => [
        t(`stance.${stance}`),
        ...CREDIBILITIES.map((credibility) => number(table[stance][credibility])),
      ])}
    >
      {STANCES.map((stance) => {
        const y = (down(stance) ?? 0) + down.bandwidth() / 2;
        return (
          <g key={stance}>
            <line className={styles.line} x1={NAME_PX} x2={WIDTH} y1={y} y2={y} />
            <text x={NAME_PX - 10} y={y + 4} textAnchor="end">
              {t(`stance.${stance}`)}
            </text>
            {CREDIBILITIES.map((credibility) => {
              const count = table[stance][credibility];
              const x = (across(credibility) ?? 0) + across.bandwidth() / 2;
              const r = radius(count);
              return count === 0 ? null : (
                <g key={credibility}>
                  <circle className={styles[stance]} cx={x} cy={y} r={r} />
                  <text className={styles.inside} x={x + r + 5} y={y + 4}>
                    {number(count)}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      {CREDIBILITIES.map((credibility) => (
        <text
          key={credibility}
          x={(across(credibility) ?? 0) + across.bandwidth() / 2}
          y={HEIGHT - 10}
          textAnchor="middle"
        >
          {t('credibility.value', { credibility, meaning: t(`credibility.${credibility}`) })}
        </text>
      ))}
    </ChartFigure>
  );
}
