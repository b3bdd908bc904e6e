import { useId } from 'react';
import { DIRECTIONS, type Direction } from '../../../utils/claims/types.ts';
import { useI18n } from '../../hooks/i18n.ts';
import type { Stack } from '../../hooks/library/chartData.ts';
import styles from './charts.module.css';
import { Segment, Textures } from './Segment.tsx';

const SIDE = 14;

/** The directions there are, in their order. */
export const directionsIn = (stacks: readonly Stack[]): Direction[] =>
  DIRECTIONS.filter((direction) => stacks.some(({ values }) => values[direction] > 0));

/** What stands for which direction. */
export function Legend({ directions }: { directions: readonly Direction[] }) {
  const { t } = useI18n();
  const textures = useId();
  return (
    <ul className={styles.legend}>
      {directions.map((direction) => (
        <li key={direction}>
          <svg
            width={SIDE}
            height={SIDE}
            aria-hidden="true"
            data-legend={t(`direction.${direction}`)}
          >
            <Textures id={`${textures}${direction}`} />
            <Segment
              textures={`${textures}${direction}`}
              direction={direction}
              x={0}
              y={0}
              width={SIDE}
              height={SIDE}
            />
          </svg>
          {t(`direction.${direction}`)}
        </li>
      ))}
    </ul>
  );
}
