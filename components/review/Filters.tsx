import { CLAIM_TYPES, type ClaimType, TIERS, type Tier } from '../../utils/claims/types.ts';
import { type LibraryEntry, statusOf } from '../../utils/records.ts';
import { Select } from '../base/Field.tsx';
import { effectiveOf } from '../claims/effective.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './Filters.module.css';

interface FiltersProps {
  /** What is counted. */
  entries: readonly LibraryEntry[];
  tier: Tier | 'all';
  type: ClaimType | 'all';
  unreviewed: boolean;
  onTier(tier: Tier | 'all'): void;
  onType(type: ClaimType | 'all'): void;
  onUnreviewed(unreviewed: boolean): void;
}

/** Narrows a list by tier, type and whether it is reviewed, each with how many there are. */
export function Filters(props: FiltersProps) {
  const { entries, tier, type, unreviewed, onTier, onType, onUnreviewed } = props;
  const { t, number } = useI18n();
  const count = (test: (entry: LibraryEntry) => boolean) => entries.filter(test).length;
  const open = count(({ own }) => statusOf(own) === 'new');
  const counted = (label: string, of: number) => `${label} (${number(of)})`;
  return (
    <div className={styles.filters}>
      <Select
        aria-label={t('filter.tier')}
        className={styles.select}
        options={[
          { value: 'all', label: counted(t('filter.tier.all'), entries.length) },
          ...TIERS.map((each) => ({
            value: each,
            label: counted(
              t(`tier.${each}`),
              count(({ claim }) => claim.tier === each),
            ),
          })),
        ]}
        value={tier}
        onChange={onTier}
      />
      <Select
        aria-label={t('filter.type')}
        className={styles.select}
        options={[
          { value: 'all', label: t('filter.type.all') },
          ...CLAIM_TYPES.map((each) => ({
            value: each,
            of: count((entry) => effectiveOf(entry).type === each),
          }))
            .filter(({ value, of }) => of > 0 || value === type)
            .map(({ value, of }) => ({ value, label: counted(t(`type.${value}`), of) })),
        ]}
        value={type}
        onChange={onType}
      />
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={unreviewed}
        onClick={() => onUnreviewed(!unreviewed)}
      >
        {t('filter.unreviewed')}
        <span className={styles.count}>{number(open)}</span>
      </button>
    </div>
  );
}
