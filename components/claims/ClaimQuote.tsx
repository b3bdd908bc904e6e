import type { ClaimRecord } from '../../utils/records.ts';
import styles from './ClaimQuote.module.css';

/** The words of a claim; who says it and other words around the claim itself stand back. */
export function ClaimQuote({
  claim: { quote, clause },
}: {
  claim: Pick<ClaimRecord, 'quote' | 'clause'>;
}) {
  const at = clause === null ? -1 : quote.indexOf(clause);
  if (clause === null || at < 0) return quote;
  const [before, after] = [quote.slice(0, at), quote.slice(at + clause.length)];
  return (
    <>
      {before && <span className={styles.aside}>{before}</span>}
      {clause}
      {after && <span className={styles.aside}>{after}</span>}
    </>
  );
}
