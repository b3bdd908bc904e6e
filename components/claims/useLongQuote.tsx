import { type ReactNode, useId, useState } from 'react';
import { Button } from '../base/Button.tsx';
import { useI18n } from '../hooks/i18n.ts';
import styles from './ClaimQuote.module.css';
import { cutOf } from './longQuote.ts';

interface LongQuote {
  /** For the element the quote is in. */
  id: string;
  /** Where the quote is cut, for `ClaimQuote`; null while it is shown whole. */
  cut: number | null;
  /** Shows all of it, or less again; null for a quote that is not long. Its place is after the quote. */
  control: ReactNode;
}

/**
 * Cuts a long quote until the reader asks for all of it, so that what can be said about it stays in view.
 * @param large whether it is shown large; a compact one is cut by its lines.
 */
export function useLongQuote(quote: string, large: boolean): LongQuote {
  const { t, number } = useI18n();
  const id = useId();
  const [all, setAll] = useState(false);
  const cut = large ? cutOf(quote) : null;
  return {
    id,
    cut: all ? null : cut,
    control: cut !== null && (
      <Button
        look="plain"
        className={styles.control}
        aria-expanded={all}
        aria-controls={id}
        onClick={() => setAll(!all)}
      >
        {all ? t('quote.less') : t('quote.all', { count: number(quote.length) })}
      </Button>
    ),
  };
}
