import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { CREDIBILITIES, STANCES } from '../../../utils/records.ts';
import { Button } from '../../base/Button.tsx';
import { Select, TextInput } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import type { BulkChange } from '../../hooks/library/useBulk.ts';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  count: number;
  /** The list shows the bin. */
  bin: boolean;
  disabled: boolean;
  onChange(change: BulkChange): void;
  onClear(): void;
}

/** What can be done with the selected claims. */
export function SelectionBar({ count, bin, disabled, onChange, onClear }: SelectionBarProps) {
  const { t } = useI18n();
  const [tag, setTag] = useState('');
  const addTag = () => {
    if (tag.trim() === '') return;
    onChange({ kind: 'tag', tag: tag.trim() });
    setTag('');
  };
  return (
    <fieldset className={styles.bar} aria-label={t('bulk')} disabled={disabled}>
      <strong className={styles.count}>{t('select.count', { count })}</strong>
      {bin ? (
        <Button
          icon={<ArchiveRestore size={14} aria-hidden="true" />}
          onClick={() => onChange({ kind: 'restore' })}
        >
          {t('bulk.restore')}
        </Button>
      ) : (
        <>
          <Select
            className={styles.choice}
            aria-label={t('stance')}
            options={[
              { value: '', label: t('bulk.stance') },
              ...STANCES.map((value) => ({ value, label: t(`stance.${value}`) })),
              { value: 'none', label: t('bulk.none') },
            ]}
            value=""
            onChange={(value) =>
              onChange({
                kind: 'stance',
                stance: STANCES.find((stance) => stance === value) ?? null,
              })
            }
          />
          <Select
            className={styles.choice}
            aria-label={t('credibility')}
            options={[
              { value: '', label: t('bulk.credibility') },
              ...CREDIBILITIES.map((credibility) => ({
                value: String(credibility),
                label: t('credibility.value', {
                  credibility,
                  meaning: t(`credibility.${credibility}`),
                }),
              })),
              { value: 'none', label: t('bulk.none') },
            ]}
            value=""
            onChange={(value) =>
              onChange({
                kind: 'credibility',
                credibility: CREDIBILITIES.find((each) => String(each) === value) ?? null,
              })
            }
          />
          <span className={styles.tag}>
            <TextInput
              aria-label={t('bulk.tag')}
              placeholder={t('tags.hint')}
              value={tag}
              onChange={({ target }) => setTag(target.value)}
              onKeyDown={({ key, nativeEvent }) => {
                if (key === 'Enter' && !nativeEvent.isComposing) addTag();
              }}
            />
            <Button onClick={addTag} disabled={tag.trim() === ''}>
              {t('bulk.tag.add')}
            </Button>
          </span>
          <Button
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => onChange({ kind: 'delete' })}
          >
            {t('bulk.delete')}
          </Button>
        </>
      )}
      <Button look="plain" onClick={onClear}>
        {t('select.clear')}
      </Button>
    </fieldset>
  );
}
