import { Bookmark, BookmarkPlus, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SavedFilter } from '../../../utils/settings.ts';
import { Button, IconButton } from '../../base/Button.tsx';
import { TextInput } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import type { SavedFilters as Saved } from '../../hooks/library/useSavedFilters.ts';
import styles from './SavedFilters.module.css';

const MOST_CHARACTERS = 60;

interface SavedFiltersProps {
  saved: Saved;
  /** There are filters in force that can be saved. */
  savable: boolean;
}

/** Filters under a name: to be applied, renamed, deleted, and the ones in force to be kept. */
export function SavedFilters({ saved, savable }: SavedFiltersProps) {
  const { t } = useI18n();
  /** Whose name is being written: a filter's id, `new`, or nobody's. */
  const [naming, setNaming] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const { all, current } = saved;

  const done = (focus: string) => {
    setNaming(null);
    // The field is gone after this; what it belonged to is there again.
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>(focus)?.focus());
  };
  const canSave = savable && current === null;
  if (all.length === 0 && !canSave) return null;
  return (
    <section ref={section} className={styles.saved} aria-labelledby="saved-filters">
      <h2 id="saved-filters" className={styles.title} tabIndex={-1}>
        {t('saved')}
      </h2>
      {all.length > 0 && (
        <ul aria-labelledby="saved-filters">
          {all.map((filter) => (
            <li key={filter.id} className={styles.item} data-current={filter === current}>
              {naming === filter.id ? (
                <NameField
                  label={t('saved.name.of', { name: filter.name })}
                  name={filter.name}
                  onName={(name) => {
                    if (name !== filter.name) saved.rename(filter, name);
                    done(`[data-filter="${filter.id}"]`);
                  }}
                  onCancel={() => done(`[data-filter="${filter.id}"]`)}
                />
              ) : (
                <SavedItem
                  filter={filter}
                  isCurrent={filter === current}
                  onRename={() => setNaming(filter.id)}
                  onDelete={() => {
                    saved.remove(filter);
                    done(`[data-filter]:not([data-filter="${filter.id}"]), h2`);
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {canSave &&
        (naming === 'new' ? (
          <NameField
            label={t('saved.name')}
            name=""
            onName={(name) => {
              saved.save(name);
              done('[aria-current], h2');
            }}
            onCancel={() => done('[data-save]')}
          />
        ) : (
          <Button
            look="plain"
            data-save
            icon={<BookmarkPlus size={14} aria-hidden="true" />}
            onClick={() => setNaming('new')}
          >
            {t('saved.save')}
          </Button>
        ))}
    </section>
  );
}

interface SavedItemProps {
  filter: SavedFilter;
  isCurrent: boolean;
  onRename(): void;
  onDelete(): void;
}

function SavedItem({ filter, isCurrent, onRename, onDelete }: SavedItemProps) {
  const { t } = useI18n();
  const { id, name, query } = filter;
  return (
    <>
      <a
        href={`#${query}`}
        data-filter={id}
        className={styles.link}
        aria-current={isCurrent ? 'true' : undefined}
        title={name}
      >
        <Bookmark size={13} aria-hidden="true" fill={isCurrent ? 'currentColor' : 'none'} />
        <span className={styles.name}>{name}</span>
      </a>
      <IconButton
        label={t('saved.rename', { name })}
        icon={<Pencil size={13} aria-hidden="true" />}
        onClick={onRename}
      />
      <IconButton
        label={t('saved.delete', { name })}
        icon={<Trash2 size={13} aria-hidden="true" />}
        onClick={onDelete}
      />
    </>
  );
}

interface NameFieldProps {
  label: string;
  name: string;
  onName(name: string): void;
  onCancel(): void;
}

/** Enter keeps the name, Escape leaves it. */
function NameField({ label, name, onName, onCancel }: NameFieldProps) {
  const { t } = useI18n();
  const [written, setWritten] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        if (written.trim() !== '') onName(written.trim());
      }}
    >
      <TextInput
        ref={input}
        aria-label={label}
        placeholder={t('saved.name.hint')}
        maxLength={MOST_CHARACTERS}
        value={written}
        onChange={({ target }) => setWritten(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button type="submit" disabled={written.trim() === ''}>
        {t('saved.keep')}
      </Button>
    </form>
  );
}
