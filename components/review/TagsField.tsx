import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useI18n } from '../hooks/i18n.ts';
import { useLeaving } from '../hooks/useLeaving.ts';
import styles from './TagsField.module.css';

interface TagsFieldProps {
  value: readonly string[];
  onChange(value: string[]): void;
  loadTags?: (() => Promise<readonly string[]>) | undefined;
}

/** Tags: Enter or a comma adds, Backspace in the empty field takes the last one away. */
export function TagsField({ value, onChange, loadTags }: TagsFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const [draft, setDraft] = useState('');
  const [known, setKnown] = useState<readonly string[]>([]);

  const add = (text: string) => {
    const tags = text.split(/[,，、]/).map((tag) => tag.trim());
    const fresh = [...new Set(tags)].filter((tag) => tag !== '' && !value.includes(tag));
    if (fresh.length > 0) onChange([...value, ...fresh]);
    setDraft('');
  };

  useLeaving(() => add(draft));

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && draft.trim() !== '') {
      event.preventDefault();
      add(draft);
    } else if (event.key === 'Backspace' && draft === '' && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };

  const suggest = () => {
    loadTags?.().then(setKnown, () => setKnown([]));
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t('tags')}
      </label>
      <div className={styles.box}>
        {value.length > 0 && (
          <ul className={styles.tags} aria-label={t('tags')}>
            {value.map((tag) => (
              <li key={tag} className={styles.tag}>
                <span className={styles.name} data-searched>
                  {tag}
                </span>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t('tags.remove', { tag })}
                  onClick={() => onChange(value.filter((each) => each !== tag))}
                >
                  <X size={12} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id={id}
          type="text"
          className={styles.input}
          data-field="tags"
          list={`${id}-known`}
          placeholder={t('tags.hint')}
          value={draft}
          onFocus={suggest}
          onChange={({ target }) => {
            if (/[,，、]/.test(target.value)) add(target.value);
            else setDraft(target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => add(draft)}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter((tag) => !value.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
    </div>
  );
}
