import { DIRECTIONS, type Direction } from '../../../utils/claims/types.ts';
import { useI18n } from '../../hooks/i18n.ts';
import styles from './charts.module.css';

/** Side of a texture's tile. */
const TILE = 6;
/** What is drawn over each direction's colour, so that none speaks by colour alone; nothing is a texture too. */
const TEXTURES: Record<Direction, string | null> = {
  us: null,
  cn: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  other: 'M3 2.2V3.8',
  parity: 'M0 3H6',
  closing: 'M3 0V6',
  widening: 'M-1 -1L7 7M-1 7L7 -1',
  none: null,
};

const textureOf = (id: string, direction: Direction): string => `${id}-${direction}`;

/** The textures of one drawing; `id` is its own. */
export function Textures({ id }: { id: string }) {
  return (
    <defs>
      {DIRECTIONS.map((direction) => {
        const path = TEXTURES[direction];
        return path === null ? null : (
          <pattern
            key={direction}
            id={textureOf(id, direction)}
            width={TILE}
            height={TILE}
            patternUnits="userSpaceOnUse"
          >
            <path d={path} className={styles.texture} />
          </pattern>
        );
      })}
    </defs>
  );
}

interface SegmentProps {
  /** Of the drawing's textures. */
  textures: string;
  direction: Direction;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whose it is and how much, said on hovering. */
  name?: string;
  count?: number;
  /** Written into it where it is wide enough. */
  label?: string;
}

/** Room a label takes in a segment. */
const CHARACTER_PX = 7;
const MARGIN_PX = 8;

/** A direction's part of a bar or column. */
export function Segment(props: SegmentProps) {
  const { textures, direction, x, y, width, height, name, count, label } = props;
  const { t } = useI18n();
  if (width <= 0 || height <= 0) return null;
  const place = { x, y, width, height };
  const isLabelled = label !== undefined && width >= label.length * CHARACTER_PX + MARGIN_PX;
  return (
    <g className={`${styles.part} ${styles[direction]}`}>
      <rect {...place} />
      {TEXTURES[direction] !== null && (
        <rect {...place} fill={`url(#${textureOf(textures, direction)})`} />
      )}
      {isLabelled && (
        <text
          className={styles.within}
          x={x + width / 2}
          y={y + height / 2 + 4}
          textAnchor="middle"
        >
          {label}
        </text>
      )}
      {name !== undefined && count !== undefined && (
        <title>{t('chart.part', { name, direction: t(`direction.${direction}`), count })}</title>
      )}
    </g>
  );
}
