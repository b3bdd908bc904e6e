import { Bookmark, BookmarkPlus, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
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

  /** What takes the focus as soon as it is there: the field or the button that had it is gone. */
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    const target = next.current && section.current?.querySelector<HTMLElement>(next.current);
    if (!target) return;
    next.current = null;
    target.focus();
  });
  const done = (focus: string) => {
    next.current = focus;
    setNaming(null);
  };
  const linkTo = ({ id }: SavedFilter) => `[data-filter="${id}"]`;
  const remove = (filter: SavedFilter) => {
    const at = all.indexOf(filter);
    const neighbour = all[at + 1] ?? all[at - 1];
    saved.remove(filter);
    done(neighbour ? linkTo(neighbour) : '[data-save]');
  };
  const canSave = savable && current === null;
  if (all.length === 0 && !canSave) return null;
  return (
    <section ref={section} className={styles.saved} aria-labelledby="saved-filters">
      <h2 id="saved-filters" className={styles.title}>
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
                    done(linkTo(filter));
                  }}
                  onCancel={() => done(linkTo(filter))}
                />
              ) : (
                <SavedItem
                  filter={filter}
                  isCurrent={filter === current}
                  onRename={() => setNaming(filter.id)}
                  onDelete={() => remove(filter)}
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
              done('[aria-current]');
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
