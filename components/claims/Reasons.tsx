import { useState } from 'react';
import { strongReasons } from '../../utils/claims/telling.ts';
import type { Reason } from '../../utils/claims/types.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useReasonWords } from '../hooks/useReasonWords.ts';
import styles from './Reasons.module.css';

interface ReasonsProps {
  reasons: readonly Reason[];
  /** 0 to 1; null for the reader's own claim. */
  score: number | null;
  /** The language of the words that made the score, BCP 47; empty where unknown. */
  lang: string;
}

/** Why a claim was spotted, strongest first, behind a line that opens. */
export function Reasons({ reasons, score, lang }: ReasonsProps) {
  const { t, percent } = useI18n();
  const [open, setOpen] = useState(false);
  const words = useReasonWords(open);
  const told = strongReasons(reasons);
  if (score === null || told.length === 0) return null;
  return (
    <Disclosure
      summary={
        <>
          {t('claim.why')}
          <span className={styles.score}>{t('claim.why.score', { score: percent(score) })}</span>
        </>
      }
      onToggle={setOpen}
    >
      <ul className={styles.list}>
        {told.map(({ feature, evidence }) => (
          <li key={feature}>
            {words?.(feature)} {evidence !== '' && <q lang={lang || undefined}>{evidence}</q>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
