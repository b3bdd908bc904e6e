/** The reader's language, for every part. */
import { createContext, use } from 'react';
import type { Translator } from '../../utils/i18n/translate.ts';

export const TranslatorContext = createContext<Translator | null>(null);

/** Words, numbers and dates in the reader's language. */
export function useI18n(): Translator {
  const translator = use(TranslatorContext);
  if (!translator) throw new Error('useI18n: no TranslatorContext above this component');
  return translator;
}
