import { dueOf, type LibraryEntry, OUTCOMES, type Outcome } from '../../../utils/records.ts';
import type { LedgerState } from '../../../utils/relations/ledger.ts';
import { Choice } from '../../base/Choice.tsx';
import { ClaimFacts } from '../../claims/ClaimFacts.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { claimAddress } from '../../hooks/library/route.ts';
import { DueField } from '../../review/DueField.tsx';
import { NoteField } from '../../review/NoteField.tsx';
import styles from './PredictionItem.module.css';

interface PredictionItemProps {
  entry: LibraryEntry;
  state: LedgerState;
  /** Until its last day; negative when that has passed. */
  days: number | null;
  /** Null takes the outcome back. */
  onVerdict(verdict: Outcome | null): void;
  onNote(note: string): void;
  /** Null where nobody can say. */
  onDue(due: string | null): void;
}

/** One prediction: when it falls due, and what became of it. */
export function PredictionItem(props: PredictionItemProps) {
  const { entry, state, days, onVerdict, onNote, onDue } = props;
  const { t, date } = useI18n();
  const { claim, page, own } = entry;
  const outcome = own?.outcome ?? null;
  const due = dueOf(entry);
  const when =
    state === 'overdue' && days !== null
      ? t('ledger.since', { count: -days })
      : state === 'due' && days !== null
        ? days === 0
          ? t('ledger.today')
          : t('ledger.in', { count: days })
        : null;
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
          onChange={onVerdict}
          clearable
        />
        {outcome && (
          <NoteField
            label={t('outcome.note')}
            hint={t('outcome.note.hint')}
            value={outcome.note}
            onChange={onNote}
          />
        )}
        <DueField entry={entry} onChange={onDue} />
      </div>
    </article>
  );
}
