/** One article: what is known of it, and copies of it for a text of the reader's own. */
import { useCallback } from 'react';
import type { PageRecord } from '../../../utils/records.ts';
import { useI18n } from '../i18n.ts';
import { useServices } from '../services.ts';
import { useLive } from '../useLive.ts';

/** The article whose claims are listed; null where none is, or nothing of it is kept. */
export function useArticle(pageId: string | null): PageRecord | null {
  const { library } = useServices();
  const query = useCallback(
    async () => (await library.entriesOfPage(pageId ?? '', { dismissed: true }))[0]?.page ?? null,
    [library, pageId],
  );
  return useLive(pageId === null ? null : query).data;
}

/** Puts an article's claims as Markdown, or a reference to it, on the clipboard. */
export function useCopyArticle(
  page: PageRecord,
): Record<'markdown' | 'citation', () => Promise<void>> {
  const { library, generator } = useServices();
  const { locale } = useI18n();
  const markdown = async () => {
    const { serialize } = await import('../../../utils/interchange/serialize.ts');
    const entries = await library.entriesOfPage(page.id);
    const exportedAt = new Date().toISOString();
    let text = '';
    for await (const piece of serialize('markdown', entries, { exportedAt, generator })) {
      text += piece;
    }
    await navigator.clipboard.writeText(text);
  };
  const citation = async () => {
    const { citationOf, styleFor } = await import('../../../utils/interchange/citation.ts');
    await navigator.clipboard.writeText(citationOf(page, styleFor(locale)));
  };
  return { markdown, citation };
}
