import type { AnnotationRecord } from '../../utils/records.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useI18n } from '../hooks/i18n.ts';
import beside from './beside.module.css';
import styles from './Colleagues.module.css';
import { useCorrectionWords } from './useCorrectionWords.ts';
import { Verdict } from './Verdict.tsx';

/** What others said about a claim whose judgements were imported, each under the own name. */
export function Colleagues({ others }: { others: readonly AnnotationRecord[] }) {
  const { t, number } = useI18n();
  const alive = others.filter(({ deleted }) => deleted === null);
  if (alive.length === 0) return null;
  return (
    <Disclosure
      open
      summary={
        <>
          {t('others')} <span className={beside.count}>{number(alive.length)}</span>
        </>
      }
    >
      <ul className={beside.list}>
        {alive.map((annotation) => (
          <Colleague key={annotation.reviewer} annotation={annotation} />
        ))}
      </ul>
    </Disclosure>
  );
}

function Colleague({ annotation }: { annotation: AnnotationRecord }) {
  const { t, date } = useI18n();
  const correctionWords = useCorrectionWords();
  const { reviewer, dismissed, corrections, tags, note, modified } = annotation;
  const said = [dismissed && t('said.dismissed'), ...correctionWords(corrections), ...tags].filter(
    Boolean,
  );
  return (
    <li className={beside.item}>
      <p className={`${beside.head} ${styles.head}`}>
        <strong className={styles.name}>{reviewer}</strong>
        <Verdict annotation={{ ...annotation, note: '' }} />
        <span>{date(modified)}</span>
      </p>
      {said.length > 0 && <p className={styles.said}>{said.join(' · ')}</p>}
      {note !== '' && <p className={styles.note}>{note}</p>}
    </li>
  );
}
