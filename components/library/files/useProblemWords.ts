import { problemInChinese } from '../../../utils/i18n/zh/problems.ts';
import { useI18n } from '../../hooks/i18n.ts';

/** Why something of a file is left out, in the reader's language. */
export function useProblemWords(): (reason: string) => string {
  const { locale } = useI18n();
  return locale === 'zh' ? problemInChinese : (reason) => reason;
}
