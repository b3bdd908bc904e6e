import { useCallback } from 'react';
import { useServices } from '../services.ts';

/** Puts an article's claims on the clipboard as Markdown. */
export function useCopyArticle(): (pageId: string) => Promise<void> {
  const { library, generator } = useServices();
  return useCallback(
    async (pageId) => {
      const { serialize } = await import('../../../utils/interchange/serialize.ts');
      const entries = await library.entriesOfPage(pageId);
      const exportedAt = new Date().toISOString();
      let text = '';
      for await (const piece of serialize('markdown', entries, { exportedAt, generator })) {
        text += piece;
      }
      await navigator.clipboard.writeText(text);
    },
    [library, generator],
  );
}
