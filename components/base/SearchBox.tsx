import { Search } from 'lucide-react';
import type { Ref } from 'react';
import { useI18n } from '../hooks/i18n.ts';
import { TextInput } from './Field.tsx';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange(text: string): void;
}

/** Words to look for in saved claims. */
export function SearchBox({ ref, value, onChange }: SearchBoxProps) {
  const { t } = useI18n();
  return (
    <span className={styles.box}>
      <Search size={15} className={styles.icon} aria-hidden="true" />
      <TextInput
        ref={ref}
        type="search"
        className={styles.input}
        aria-label={t('filter.search')}
        placeholder={t('filter.search.hint')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
