/** Exports to a file, without a download permission: a link to a blob that is clicked. */
import { useCallback } from 'react';
import type { Format } from '../../utils/interchange/formats.ts';
import type { SerializeOptions } from '../../utils/interchange/serialize.ts';
import type { Library } from '../../utils/store/library.ts';
import type { LibraryQuery } from '../../utils/store/queries.ts';
import { useReviewServices } from './services.ts';
import { useSettings } from './settings.ts';

/**
 * Which claims: those of one page, those that fit a query, or the whole library; the last, in a lossless format, is
 * a back-up and holds dismissed ones and the bin too.
 */
export type ExportScope = { pageId: string } | { query: LibraryQuery } | 'everything';

/** Where exported claims are read. */
export type ExportSource = Pick<
  Library,
  'eachEntry' | 'entriesOfPage' | 'pairs' | 'backupMark' | 'markBackedUp'
>;

export interface ExportOptions extends Pick<SerializeOptions, 'bom'> {
  /** Told how many claims are written. */
  onProgress?: (claims: number) => void;
}

/** Writes a file and hands it to the browser. Resolves to its name. */
export type Export<Scope> = (
  format: Format,
  scope: Scope,
  options?: ExportOptions,
) => Promise<string>;

export function useExportFrom(library: ExportSource): Export<ExportScope> {
  const { generator } = useReviewServices();
  const { settings } = useSettings();
  return useCallback(
    async (format, scope, options = {}) => {
      const { exportFile } = await import('./exportFile.ts');
      return exportFile({
        ...options,
        library,
        generator,
        format,
        scope,
        reviewer: settings.reviewer,
      });
    },
    [library, generator, settings.reviewer],
  );
}

/** Of popup and side panel, to whom the worker tells a page or everything. */
export const useExport = (): Export<Exclude<ExportScope, { query: LibraryQuery }>> =>
  useExportFrom(useReviewServices().library);
