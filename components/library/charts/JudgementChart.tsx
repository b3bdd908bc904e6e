import { scaleBand, scaleSqrt } from 'd3-scale';
import { CREDIBILITIES, type Credibility, STANCES, type Stance } from '../../../utils/records.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { ChartFigure } from './ChartFigure.tsx';
import styles from './charts.module.css';
import type { ChartWords } from './useChartWords.ts';

const HEIGHT = 250;
const LEFT = 90;
const BOTTOM = 40;
const LARGEST_PX = 30;

interface JudgementChartProps {
  table: Record<Stance, Record<Credibility, number>>;
  words: ChartWords;
}

/** Stance against credibility: a disc for each pair, its area the number of claims. */
export function JudgementChart({ table, words }: JudgementChartProps) {
  const { t, number } = useI18n();
  const countOf = (stance: Stance) =>
    CREDIBILITIES.reduce((sum, credibility) => sum + table[stance][credibility], 0);
  const rated = STANCES.reduce((sum, stance) => sum + countOf(stance), 0);
  const bottom = HEIGHT - BOTTOM;
  const down = scaleBand<Stance>(STANCES, [0, bottom]);
  const most = Math.max(1, ...STANCES.flatMap((stance) => Object.values(table[stance])));
  return (
    <ChartFigure
      name="stance-credibility"
      title={t('chart.judgement')}
      finding={
        rated === 0
          ? t('chart.judgement.none')
          : t('chart.judgement.finding', {
              count: rated,
              agree: countOf('agree'),
              disagree: countOf('disagree'),
            })
      }
      about={t('chart.judgement.about')}
      source={words.source}
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
      {(width) => {
        const across = scaleBand<Credibility>(CREDIBILITIES, [LEFT, width]);
        const radius = scaleSqrt([0, most], [0, Math.min(LARGEST_PX, across.bandwidth() / 2 - 14)]);
        const centre = (credibility: Credibility) =>
          (across(credibility) ?? 0) + across.bandwidth() / 2;
        return (
          <>
            {STANCES.map((stance) => {
              const y = (down(stance) ?? 0) + down.bandwidth() / 2;
              return (
                <g key={stance}>
                  <line className={styles.line} x1={LEFT} x2={width} y1={y} y2={y} />
                  <text x={LEFT - 10} y={y + 4} textAnchor="end" className={styles.name}>
                    {t(`stance.${stance}`)}
                  </text>
                  {CREDIBILITIES.map((credibility) => {
                    const count = table[stance][credibility];
                    const r = radius(count);
                    return count === 0 ? null : (
                      <g key={credibility}>
                        <circle className={styles[stance]} cx={centre(credibility)} cy={y} r={r} />
                        <text className={styles.inside} x={centre(credibility) + r + 5} y={y + 4}>
                          {number(count)}
                        </text>
                      </g>
                    );
                  })}
                </g>
              );
            })}
            {CREDIBILITIES.map((credibility) => (
              <g key={credibility}>
                <text
                  x={centre(credibility)}
                  y={bottom + 16}
                  textAnchor="middle"
                  className={styles.name}
                >
                  {number(credibility)}
                </text>
                <text x={centre(credibility)} y={bottom + 32} textAnchor="middle">
                  {t(`credibility.${credibility}`)}
                </text>
              </g>
            ))}
          </>
        );
      }}
    </ChartFigure>
  );
}
