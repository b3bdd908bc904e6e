import { type ReactNode, useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { Field, Switch, TextInput } from '../../base/Field.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import {
  FACET_NAMES,
  FACETS,
  type FacetName,
  type Filters,
  isNarrowed,
  NO_FILTERS,
} from '../../hooks/library/filters.ts';
import { type FacetValue, useFacets } from '../../hooks/library/useFacets.ts';
import styles from './FacetColumn.module.css';
import { useFacetWords } from './useFacetWords.ts';

/** Values of a facet that are shown before more are asked for, and at most. */
const FEW = 6;
const MOST = 200;

interface FacetColumnProps {
  filters: Filters;
  /** Whether something more urgent is being read. */
  waiting: boolean;
  onChange(change: Partial<Filters>): void;
  /** Above the facets. */
  children?: ReactNode;
}

/** What the list can be narrowed by, with how many claims each value would leave. */
export function FacetColumn({ filters, waiting, onChange, children }: FacetColumnProps) {
  const { t } = useI18n();
  const { data: counts } = useFacets(waiting ? null : filters);

  const toggle = (name: FacetName, value: string) => {
    const now = filters.chosen[name];
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
    onChange({ chosen: { ...filters.chosen, [name]: next } });
  };

  return (
    <section className={styles.column} aria-label={t('facets')}>
      {children}
      <div className={styles.head}>
        <h2 className={styles.title}>{t('facets')}</h2>
        {isNarrowed({ ...filters, pageId: null }) && (
          <Button
            look="plain"
            onClick={() => onChange({ ...NO_FILTERS, sort: filters.sort, pageId: filters.pageId })}
          >
            {t('facets.clear')}
          </Button>
        )}
      </div>
      {counts === null && <Skeleton rows={6} label={t('facets')} />}
      {FACET_NAMES.map((name) => (
        <Facet
          key={name}
          name={name}
          values={counts?.[name] ?? []}
          chosen={filters.chosen[name]}
          onToggle={(value) => toggle(name, value)}
        />
      ))}
      <details className={styles.facet} open={filters.from !== null || filters.to !== null}>
        <summary className={styles.name}>{t('facet.published')}</summary>
        <div className={styles.days}>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`facet.${end}`)}>
              {(ids) => (
                <TextInput
                  {...ids}
                  type="date"
                  value={filters[end] ?? ''}
                  onChange={({ target }) => onChange({ [end]: target.value || null })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
      <div className={styles.bin}>
        <Switch
          label={t('facet.bin')}
          checked={filters.bin}
          onChange={(bin) => onChange({ bin })}
        />
        <p className={styles.about}>{t('facet.bin.about')}</p>
      </div>
    </section>
  );
}

interface FacetProps {
  name: FacetName;
  values: readonly FacetValue[];
  chosen: readonly string[];
  onToggle(value: string): void;
}

/** One facet: native check boxes behind a line that folds. */
function Facet({ name, values, chosen, onToggle }: FacetProps) {
  const { t, number } = useI18n();
  const [all, setAll] = useState(false);
  const words = useFacetWords();
  const nameOf = (value: string) => words(name, value);
  const isLong = FACETS[name] === null;
  const most = isLong && !all ? FEW : MOST;
  // What is ticked can always be unticked.
  const shown = values.filter(({ value }, at) => at < most || chosen.includes(value));
  // Where everything stands as it was saved there is nothing to choose.
  const isPlain =
    name === 'anchor' && chosen.length === 0 && values.every(({ value }) => value === 'exact');
  if (values.length === 0 || isPlain) return null;
  return (
    <details className={styles.facet} open>
      <summary className={styles.name}>
        {t(`facet.${name}`)}
        {chosen.length > 0 && <span className={styles.chosen}>{number(chosen.length)}</span>}
      </summary>
      <fieldset aria-label={t(`facet.${name}`)}>
        {shown.map(({ value, count }) => (
          <label key={value} className={styles.value}>
            <input
              type="checkbox"
              aria-label={t('facets.count', { value: nameOf(value), count })}
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
            />
            <span className={styles.words} title={nameOf(value)}>
              {nameOf(value)}
            </span>
            <span className={styles.count}>{number(count)}</span>
          </label>
        ))}
      </fieldset>
      {isLong && values.length > FEW && (
        <Button look="plain" onClick={() => setAll(!all)}>
          {all ? t('more.fewer') : t('more.all', { total: values.length })}
        </Button>
      )}
    </details>
  );
}
