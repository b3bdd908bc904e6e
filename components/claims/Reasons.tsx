import { useState } from 'react';
import type { Reason } from '../../utils/claims/types.ts';
import { useI18n } from '../hooks/i18n.ts';
import { useReasonWords } from '../hooks/useReasonWords.ts';
import styles from './Reasons.module.css';

/** How many reasons are told. */
const MOST = 5;

interface ReasonsProps {
  reasons: readonly Reason[];
  /** 0 to 1; null for the reader's own claim. */
  score: number | null;
}

/** Why a claim was spotted, strongest first, behind a line that opens. */
export function Reasons({ reasons, score }: ReasonsProps) {
  const { t, percent } = useI18n();
  const [open, setOpen] = useState(false);
  const words = useReasonWords(open);
  const told = reasons.filter(({ weight }) => weight > 0).slice(0, MOST);
  if (score === null || told.length === 0) return null;
  return (
    <details
      className={styles.reasons}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>
        {t('claim.why')}
        <span className={styles.score}>{t('claim.why.score', { score: percent(score) })}</span>
      </summary>
      <ul className={styles.list}>
        {told.map(({ feature, evidence }) => (
          <li key={feature}>
            {words?.(feature)} {evidence !== '' && <q>{evidence}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}
