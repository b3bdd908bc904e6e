/** Exports to a file, without a download permission: a link to a blob that is clicked. */
import { useCallback } from 'react';
import type { Format } from '../../utils/interchange/formats.ts';
import { useServices } from './services.ts';
import { useSettings } from './settings.ts';

/** Which claims: those of one page, or the whole library, dismissed ones and notes on them included. */
export type ExportScope = { pageId: string } | 'everything';

/** How long the browser may take to open the file's address. */
const HOLD_MS = 60_000;

/** Writes a file and hands it to the browser. Resolves to its name. */
export function useExport(): (format: Format, scope: ExportScope) => Promise<string> {
  const { library, generator } = useServices();
  const { settings } = useSettings();
  return useCallback(
    async (format, scope) => {
      const [{ serialize }, { exportFileName, mediaTypeOf }] = await Promise.all([
        import('../../utils/interchange/serialize.ts'),
        import('../../utils/interchange/formats.ts'),
      ]);
      const now = new Date();
      const entries =
        scope === 'everything' ? library.eachEntry() : await library.entriesOfPage(scope.pageId);
      const parts: string[] = [];
      for await (const part of serialize(format, entries, {
        exportedAt: now.toISOString(),
        generator,
        reviewer: settings.reviewer,
      })) {
        parts.push(part);
      }
      const name = exportFileName(format, now);
      offer(new Blob(parts, { type: mediaTypeOf(format) }), name);
      if (scope === 'everything') await library.markBackedUp();
      return name;
    },
    [library, generator, settings.reviewer],
  );
}

function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HOLD_MS);
}
