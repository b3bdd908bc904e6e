import type { ClaimRecord } from '../../utils/records.ts';
import styles from './ClaimQuote.module.css';

interface ClaimQuoteProps {
  claim: Pick<ClaimRecord, 'quote' | 'clause'>;
  /** Shows no more than so many UTF-16 units; null for all. */
  cut?: number | null;
}

/** The words of a claim; who says it and other words around the claim itself stand back. */
export function ClaimQuote({ claim: { quote, clause }, cut = null }: ClaimQuoteProps) {
  const end = cut ?? quote.length;
  const more = end < quote.length && '…';
  const found = clause === null ? -1 : quote.indexOf(clause);
  if (clause === null || found < 0) {
    return (
      <>
        {quote.slice(0, end)}
        {more}
      </>
    );
  }
  const at = Math.min(found, end);
  const then = Math.min(found + clause.length, end);
  const [before, after] = [quote.slice(0, at), quote.slice(then, end)];
  return (
    <>
      {before && <span className={styles.aside}>{before}</span>}
      {quote.slice(at, then)}
      {after && <span className={styles.aside}>{after}</span>}
      {more}
    </>
  );
}
