/** What the features of spotting mean, in words; apart from the catalogue, since most readers never ask. */
import type { Locale } from './translate.ts';

/** The words of a feature by its name; undefined for a name that is none, as older data may hold. */
export type ReasonWords = (feature: string) => string | undefined;

export async function loadReasonWords(locale: Locale): Promise<ReasonWords> {
  return locale === 'zh'
    ? (await import('./zh/reasons.ts')).wordsOfFeature
    : (await import('../claims/reasons.ts')).wordsOfFeature;
}
