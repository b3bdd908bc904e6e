import { useEffect, useState } from 'react';
import { loadReasonWords, type ReasonWords } from '../../utils/i18n/reasons.ts';
import { useI18n } from './i18n.ts';

/** The words of spotting's features in the reader's language, read when they are first wanted; null until then. */
export function useReasonWords(wanted: boolean): ReasonWords | null {
  const { locale } = useI18n();
  const [words, setWords] = useState<{ of: ReasonWords } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let stopped = false;
    void loadReasonWords(locale).then((of) => {
      if (!stopped) setWords({ of });
    });
    return () => {
      stopped = true;
    };
  }, [wanted, locale]);
  return words?.of ?? null;
}
