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
import { named } from '../../hooks/library/named.ts';
import { type FacetValue, useFacets } from '../../hooks/library/useFacets.ts';
import styles from './FacetColumn.module.css';
import { useFacetWords } from './useFacetWords.ts';

/** Values of a facet that are shown before more are asked for, and at most: the others are found by name. */
const FEW = 6;
const MOST = 200;
/** From so many on there is a field to find one by name. */
const MANY = 20;

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
  const [typed, setTyped] = useState('');
  const words = useFacetWords();
  const nameOf = (value: string) => words(name, value);
  const isLong = FACETS[name] === null;
  const isFound = named(typed);
  const isSearched = typed.trim() !== '';
  const found = isSearched ? values.filter(({ value }) => isFound(nameOf(value))) : values;
  const most = isLong && !all && !isSearched ? FEW : MOST;
  const first = new Set(found.slice(0, most));
  // What is ticked can always be unticked.
  const shown = values.filter((each) => first.has(each) || chosen.includes(each.value));
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
      {isLong && values.length >= MANY && (
        <TextInput
          type="search"
          className={styles.find}
          aria-label={t('facets.find', { facet: t(`facet.${name}`) })}
          placeholder={t('facets.find.hint', { total: values.length })}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
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
      {isSearched && found.length === 0 && <p className={styles.about}>{t('facets.find.none')}</p>}
      {found.length > MOST && most === MOST && (
        <p className={styles.about}>
          {t('facets.more', { shown: number(MOST), count: found.length })}
        </p>
      )}
      {isLong && values.length > FEW && !isSearched && (
        <Button look="plain" onClick={() => setAll(!all)}>
          {all ? t('more.fewer') : t('more.all', { total: values.length })}
        </Button>
      )}
    </details>
  );
}
