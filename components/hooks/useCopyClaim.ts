import type { LibraryEntry } from '../../utils/records.ts';
import { useI18n } from './i18n.ts';

export type CopyForm = 'text' | 'markdown';

/** Puts a reference to a claim on the clipboard, in the style of the reader's language. */
export function useCopyClaim(): (entry: LibraryEntry, form: CopyForm) => Promise<void> {
  const { locale } = useI18n();
  return async (entry, form) => {
    const { claimCitationOf, claimMarkdownOf, styleFor } = await import(
      '../../utils/interchange/citation.ts'
    );
    const write = form === 'text' ? claimCitationOf : claimMarkdownOf;
    await navigator.clipboard.writeText(write(entry, styleFor(locale)));
  };
}
