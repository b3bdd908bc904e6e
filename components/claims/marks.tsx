/** Small marks that say what a claim is. Each has an icon and words: none speaks by colour alone. */
import {
  Activity,
  ChevronsLeftRight,
  ChevronsRightLeft,
  Cpu,
  Equal,
  Flag,
  Landmark,
  ListOrdered,
  type LucideIcon,
  MessageSquareQuote,
  Minus,
  Sparkles,
  Telescope,
  TrendingUp,
} from 'lucide-react';
import type { ClaimType, Direction, Tier } from '../../utils/claims/types.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './marks.module.css';

const TYPE_ICONS: Record<ClaimType, LucideIcon> = {
  forecast: Telescope,
  trend: TrendingUp,
  standing: ListOrdered,
  policy: Landmark,
  resource: Cpu,
  capability: Sparkles,
  impact: Activity,
  framing: MessageSquareQuote,
};

const DIRECTION_ICONS: Record<Direction, LucideIcon> = {
  us: Flag,
  cn: Flag,
  other: Flag,
  parity: Equal,
  closing: ChevronsRightLeft,
  widening: ChevronsLeftRight,
  none: Minus,
};

const SIZE = 13;

/** Race or wider, underlined as on the page. */
export function TierMark({ tier }: { tier: Tier }) {
  const { t } = useI18n();
  return (
    <span className={styles.tier} data-tier={tier} title={t(`tier.${tier}.about`)}>
      {t(`tier.${tier}`)}
    </span>
  );
}

export function TypeBadge({ type }: { type: ClaimType }) {
  const { t } = useI18n();
  const Icon = TYPE_ICONS[type];
  return (
    <span className={styles.mark}>
      <Icon size={SIZE} aria-hidden="true" />
      {t(`type.${type}`)}
    </span>
  );
}

/** Whom the claim favours. */
export function DirectionMark({ direction }: { direction: Direction }) {
  const { t } = useI18n();
  const Icon = DIRECTION_ICONS[direction];
  return (
    <span className={styles.mark} data-direction={direction}>
      <Icon size={SIZE} aria-hidden="true" />
      {t(`direction.${direction}`)}
    </span>
  );
}
