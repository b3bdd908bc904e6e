import { useState } from 'react';
import { dueOf, type LibraryEntry, OUTCOMES, type Outcome } from '../../../utils/records.ts';
import type { LedgerState } from '../../../utils/relations/ledger.ts';
import { Choice } from '../../base/Choice.tsx';
import { Field, TextInput } from '../../base/Field.tsx';
import { ClaimFacts } from '../../claims/ClaimFacts.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { claimAddress } from '../../hooks/library/route.ts';
import { DueField } from '../../review/DueField.tsx';
import styles from './PredictionItem.module.css';

interface PredictionItemProps {
  entry: LibraryEntry;
  state: LedgerState;
  /** Until its last day; negative when that has passed. */
  days: number | null;
  /** Null takes the outcome back. */
  onSave(verdict: Outcome | null, note: string): void;
  /** Null where nobody can say. */
  onDue(due: string | null): void;
}

/** One prediction: when it falls due, and what became of it. */
export function PredictionItem({ entry, state, days, onSave, onDue }: PredictionItemProps) {
  const { t, date } = useI18n();
  const { claim, page, own } = entry;
  const outcome = own?.outcome ?? null;
  const [note, setNote] = useState<string | null>(null);
  const due = dueOf(entry);
  const when =
    state === 'overdue' && days !== null
      ? t('ledger.since', { count: -days })
      : state === 'due' && days !== null
        ? t('ledger.in', { count: days })
        : null;
  const saveNote = () => {
    if (outcome && note !== null && note !== outcome.note) onSave(outcome.verdict, note);
    setNote(null);
  };
  return (
    <article className={styles.item} data-state={state}>
      <p className={styles.when}>
        <strong className={styles.state}>{t(`ledger.${state}`)}</strong>
        {due !== null && <span>{t('horizon.due', { date: date(due) })}</span>}
        {when && <span>{when}</span>}
        <span>
          {[page.outlet, date(page.published ?? claim.firstSeen)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className={styles.quote} lang={page.lang || undefined} dir="auto">
        <a href={claimAddress(claim.id)}>{claim.quote}</a>
      </p>
      <ClaimFacts entry={entry} brief />
      <div className={styles.fields}>
        <Choice
          label={t('outcome')}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          value={outcome?.verdict ?? null}
          onChange={(verdict) => onSave(verdict, outcome?.note ?? '')}
          clearable
        />
        {outcome && (
          <Field label={t('outcome.note')}>
            {(ids) => (
              <TextInput
                {...ids}
                placeholder={t('outcome.note.hint')}
                value={note ?? outcome.note}
                onChange={({ target }) => setNote(target.value)}
                onBlur={saveNote}
                onKeyDown={({ key, nativeEvent }) => {
                  if (key === 'Enter' && !nativeEvent.isComposing) saveNote();
                }}
              />
            )}
          </Field>
        )}
        <DueField entry={entry} onChange={onDue} />
      </div>
    </article>
  );
}
