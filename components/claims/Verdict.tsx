import { Check, CircleHelp, NotebookPen, X } from 'lucide-react';
import type { AnnotationRecord } from '../../utils/records.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './Verdict.module.css';

const ICONS = { agree: Check, unsure: CircleHelp, disagree: X };

/** The reader's judgement in an icon and a number, for compact lists. */
export function Verdict({ annotation }: { annotation: AnnotationRecord | null }) {
  const { t } = useI18n();
  if (!annotation || annotation.dismissed) return null;
  const { stance, credibility, note } = annotation;
  if (stance === null && credibility === null && note === '') return null;
  const Icon = stance && ICONS[stance];
  return (
    <span className={styles.verdict}>
      {note !== '' && <NotebookPen size={13} role="img" aria-label={t('note')} />}
      {Icon && (
        <span className={styles.stance} data-stance={stance}>
          <Icon size={13} strokeWidth={2.75} role="img" aria-label={t(`stance.${stance}`)} />
        </span>
      )}
      {credibility !== null && (
        <span className={styles.credibility} title={t(`credibility.${credibility}`)}>
          <span className="unseen">{t('credibility')}</span> {credibility}/5
        </span>
      )}
    </span>
  );
}
