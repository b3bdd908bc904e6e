import { RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CLAIM_TYPES, DIRECTIONS } from '../../utils/claims/types.ts';
import type { AnnotationRecord, LibraryEntry } from '../../utils/records.ts';
import { Button } from '../base/Button.tsx';
import { Field, Select } from '../base/Field.tsx';
import { correctedDue, effectiveOf } from '../claims/effective.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './CorrectionFields.module.css';
import { DueField } from './DueField.tsx';
import { SpeakerField } from './SpeakerField.tsx';

type Corrections = AnnotationRecord['corrections'];

interface CorrectionFieldsProps {
  entry: LibraryEntry;
  /** Given all corrections that hold from now on. */
  onChange(corrections: Corrections): void;
}

/** What the reader says instead of what was detected: type, direction, speaker, and when a forecast falls due. Takes the focus when it appears. */
export function CorrectionFields({ entry, onChange }: CorrectionFieldsProps) {
  const { t } = useI18n();
  const { claim } = entry;
  const corrections = entry.own?.corrections ?? {};
  const now = effectiveOf(entry);
  const first = useRef<HTMLSelectElement>(null);

  useEffect(() => first.current?.focus(), []);

  /** A value as detected is no correction. */
  const set = <K extends 'type' | 'direction'>(field: K, value: Corrections[K]) => {
    const { [field]: _, ...others } = corrections;
    onChange(value === claim[field] ? others : { ...others, [field]: value });
  };

  const setSpeaker = (speaker: string | null) => {
    const { speaker: _, ...others } = corrections;
    onChange(speaker === claim.speaker ? others : { ...others, speaker });
  };

  return (
    <div className={styles.fields}>
      <Field
        label={t('claim.type')}
        hint={corrections.type && t('claim.edit.detected', { value: t(`type.${claim.type}`) })}
      >
        {(ids) => (
          <Select
            {...ids}
            ref={first}
            options={CLAIM_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
            value={now.type}
            onChange={(type) => set('type', type)}
          />
        )}
      </Field>
      <Field
        label={t('claim.direction')}
        hint={
          corrections.direction &&
          t('claim.edit.detected', { value: t(`direction.${claim.direction}`) })
        }
      >
        {(ids) => (
          <Select
            {...ids}
            options={DIRECTIONS.map((direction) => ({
              value: direction,
              label: t(`direction.${direction}`),
            }))}
            value={now.direction}
            onChange={(direction) => set('direction', direction)}
          />
        )}
      </Field>
      <SpeakerField entry={entry} onChange={setSpeaker} />
      {(now.type === 'forecast' || claim.horizon !== null || corrections.due !== undefined) && (
        <DueField entry={entry} onChange={(due) => onChange(correctedDue(entry, due))} />
      )}
      <Button
        look="plain"
        className={styles.reset}
        icon={<RotateCcw size={14} aria-hidden="true" />}
        disabled={Object.keys(corrections).length === 0}
        onClick={() => onChange({})}
      >
        {t('claim.edit.reset')}
      </Button>
    </div>
  );
}
