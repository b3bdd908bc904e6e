/** A failure in words: what happened is said by the title beside it; these say what is safe and what to do. */
import { libraryErrorCode } from '../../utils/store/errors.ts';
import { useI18n } from './i18n.ts';

export function useErrorWords(): (error: unknown) => string {
  const { t } = useI18n();
  return (error) => {
    const code = libraryErrorCode(error);
    if (code) return t(`error.${code}`);
    const details = error instanceof Error ? error.message : String(error);
    return t('error.unknown', { details });
  };
}
