import { ArrowDownWideNarrow, Filter } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from '../../base/Button.tsx';
import { Select } from '../../base/Field.tsx';
import { SearchBox } from '../../base/SearchBox.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { type Filters, SORTS } from '../../hooks/library/filters.ts';
import type { Selection } from '../../hooks/library/useSelection.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import styles from './ListHead.module.css';

interface ListHeadProps {
  search: Ref<HTMLInputElement>;
  filters: Filters;
  onChange(change: Partial<Filters>): void;
  facetsOpen: boolean;
  onFacets(open: boolean): void;
  selection: Selection;
  /** How many claims are listed; null while that is not known. */
  total: number | null;
  /** How many of them would stand elsewhere by now. */
  unsorted: number;
  onSort(): void;
}

/** Above the list: search, order, what narrows it, and how many are left. */
export function ListHead(props: ListHeadProps) {
  const { search, filters, onChange, facetsOpen, onFacets, selection, total } = props;
  const { unsorted, onSort } = props;
  const { t } = useI18n();
  return (
    <>
      <search className={styles.bar}>
        <SearchBox ref={search} value={filters.text} onChange={(text) => onChange({ text })} />
        <Button
          className={styles.facets}
          icon={<Filter size={14} aria-hidden="true" />}
          aria-expanded={facetsOpen}
          onClick={() => onFacets(!facetsOpen)}
        >
          {t('facets')}
        </Button>
        <span className={styles.sort}>
          <Select
            aria-label={t('sort')}
            title={t('sort')}
            options={SORTS.map((value) => ({
              value,
              label:
                value === 'newest' && filters.pageId !== null
                  ? t('sort.place')
                  : t(`sort.${value}`),
            }))}
            value={filters.sort}
            onChange={(sort) => onChange({ sort })}
          />
        </span>
      </search>
      <ActiveFilters filters={filters} onChange={onChange} />
      <div className={styles.line}>
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={selection.isAll}
            disabled={total === 0}
            onChange={({ target }) => selection.setAll(target.checked)}
          />
          {t('select.all')}
        </label>
        <span className={styles.unsorted}>
          <span role="status">{unsorted > 0 && t('list.unsorted', { count: unsorted })}</span>
          {unsorted > 0 && (
            <Button
              look="plain"
              icon={<ArrowDownWideNarrow size={14} aria-hidden="true" />}
              onClick={onSort}
            >
              {t('list.sortAgain')}
            </Button>
          )}
        </span>
        <output>{total === null ? '' : t('list.count', { count: total })}</output>
      </div>
    </>
  );
}
