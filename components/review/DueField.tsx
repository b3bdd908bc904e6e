import { useState } from 'react';
import { dueOf, type LibraryEntry } from '../../utils/records.ts';
import { Field, TextInput } from '../base/Field.tsx';
import { useI18n } from '../hooks/i18n.ts';

interface DueFieldProps {
  entry: Pick<LibraryEntry, 'claim' | 'own'>;
  /** `YYYY-MM-DD`; null when the field was emptied. */
  onChange(due: string | null): void;
}

/** The last day a forecast can mean. Saved once it is left: while a year is written it is many others. */
export function DueField({ entry, onChange }: DueFieldProps) {
  const { t, date } = useI18n();
  const [draft, setDraft] = useState<string | null>(null);
  const { claim, own } = entry;
  const due = dueOf(entry);
  const detected = claim.horizon?.to ?? null;
  const save = (input: HTMLInputElement) => {
    setDraft(null);
    // A day that was begun and not finished is none, nor does it take the one before away.
    if (draft === null || input.validity.badInput || (draft || null) === due) return;
    onChange(draft || null);
  };
  return (
    <Field
      label={t('claim.due')}
      hint={
        own?.corrections.due !== undefined &&
        t('claim.edit.detected', {
          value: detected === null ? t('claim.due.none') : date(detected),
        })
      }
    >
      {(ids) => (
        <TextInput
          {...ids}
          type="date"
          max="9999-12-31"
          value={draft ?? due ?? ''}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={({ target }) => save(target)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') save(currentTarget);
          }}
        />
      )}
    </Field>
  );
}
