import type { Ref } from 'react';
import { CLAIM_TYPES, TIERS } from '../../utils/claims/types.ts';
import { Select } from '../base/Field.tsx';
import { SearchBox } from '../base/SearchBox.tsx';
import { useI18n } from '../hooks/i18n.ts';
import filterStyles from '../review/Filters.module.css';
import type { AllFilters } from './AllClaims.tsx';
import styles from './SearchBar.module.css';

interface SearchBarProps {
  ref: Ref<HTMLInputElement>;
  filters: AllFilters;
  /** How many fit; null while they are counted. */
  total: number | null;
  onChange(change: Partial<AllFilters>): void;
}

/** Words to look for in all claims, and the filters of the list. */
export function SearchBar({ ref, filters, total, onChange }: SearchBarProps) {
  const { t } = useI18n();
  return (
    <search className={styles.search}>
      <div className={styles.box}>
        <SearchBox ref={ref} value={filters.text} onChange={(text) => onChange({ text })} />
        <output className={styles.total}>
          {total === null ? '' : t('list.count', { count: total })}
        </output>
      </div>
      <div className={styles.filters}>
        <Select
          aria-label={t('filter.tier')}
          options={[
            { value: 'all', label: t('filter.tier.all') },
            ...TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
          ]}
          value={filters.tier}
          onChange={(tier) => onChange({ tier })}
        />
        <Select
          aria-label={t('filter.type')}
          options={[
            { value: 'all', label: t('filter.type.all') },
            ...CLAIM_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
          ]}
          value={filters.type}
          onChange={(type) => onChange({ type })}
        />
        <button
          type="button"
          className={filterStyles.toggle}
          aria-pressed={filters.unreviewed}
          onClick={() => onChange({ unreviewed: !filters.unreviewed })}
        >
          {t('filter.unreviewed')}
        </button>
      </div>
    </search>
  );
}
