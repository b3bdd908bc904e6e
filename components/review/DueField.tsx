import { useRef, useState } from 'react';
import { dueOf, type LibraryEntry } from '../../utils/records.ts';
import { Field, TextInput } from '../base/Field.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useLeaving } from '../hooks/useLeaving.ts';

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
  const input = useRef<HTMLInputElement>(null);
  const save = () => {
    setDraft(null);
    // A day that was begun and not finished is none, nor does it take the one before away.
    const isUnfinished = input.current?.validity.badInput ?? draft === '';
    if (draft === null || isUnfinished || (draft || null) === due) return;
    onChange(draft || null);
  };
  useLeaving(save);
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
          ref={input}
          type="date"
          max="9999-12-31"
          value={draft ?? due ?? ''}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={save}
          onKeyDown={({ key }) => {
            if (key === 'Enter') save();
          }}
        />
      )}
    </Field>
  );
}
