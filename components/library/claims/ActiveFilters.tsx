import { X } from 'lucide-react';
import { useI18n } from '../../hooks/i18n.ts';
import { FACET_NAMES, type Filters } from '../../hooks/library/filters.ts';
import styles from './ActiveFilters.module.css';
import { useFacetWords } from './useFacetWords.ts';

interface ActiveFiltersProps {
  filters: Filters;
  onChange(change: Partial<Filters>): void;
}

interface Active {
  /** An outlet and a speaker may have one name. */
  key: string;
  name: string;
  without: Partial<Filters>;
}

/** What narrows the list, each with a button that takes it away. */
export function ActiveFilters({ filters, onChange }: ActiveFiltersProps) {
  const { t, date } = useI18n();
  const words = useFacetWords();
  const { chosen, from, to, bin } = filters;
  const active: Active[] = FACET_NAMES.flatMap((name) =>
    chosen[name].map((value) => ({
      key: `${name} ${value}`,
      name: words(name, value),
      without: { chosen: { ...chosen, [name]: chosen[name].filter((each) => each !== value) } },
    })),
  );
  if (from !== null) {
    active.push({
      key: 'from',
      name: t('active.from', { date: date(from) }),
      without: { from: null },
    });
  }
  if (to !== null) {
    active.push({ key: 'to', name: t('active.to', { date: date(to) }), without: { to: null } });
  }
  if (bin) active.push({ key: 'bin', name: t('facet.bin'), without: { bin: false } });
  if (active.length === 0) return null;
  return (
    <ul className={styles.active} aria-label={t('active')}>
      {active.map(({ key, name, without }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('active.remove', { name })}
            onClick={() => onChange(without)}
          >
            <span className={styles.name}>{name}</span>
            <X size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
