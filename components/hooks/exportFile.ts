/** The work behind `useExport`, loaded when something is exported. */
import {
  exportFileName,
  type Format,
  isLossless,
  mediaTypeOf,
} from '../../utils/interchange/formats.ts';
import { gathered } from '../../utils/interchange/gather.ts';
import { serialize } from '../../utils/interchange/serialize.ts';
import { offerFile } from './offerFile.ts';
import type { ExportOptions, ExportScope, ExportSource } from './useExport.ts';

/** Claims between two reports of progress. */
const STRIDE = 500;

interface ExportJob extends ExportOptions {
  library: ExportSource;
  /** Name and version of the program. */
  generator: string;
  format: Format;
  scope: ExportScope;
  /** The reader's name. */
  reviewer: string;
}

/** Writes a file and hands it to the browser. Resolves to its name. */
export async function exportFile(job: ExportJob): Promise<string> {
  const { library, generator, format, scope, reviewer, bom, onProgress } = job;
  const now = new Date();
  const isWhole = scope === 'everything';
  const mark = isWhole ? await library.backupMark() : null;
  const entries = isWhole
    ? library.eachEntry()
    : 'query' in scope
      ? library.eachEntry(scope.query)
      : await library.entriesOfPage(scope.pageId);
  const pieces = serialize(format, counted(entries, onProgress), {
    exportedAt: now.toISOString(),
    generator,
    reviewer,
    ...(isLossless(format) && { pairs: await library.pairs() }),
    includeDismissed: isWhole || ('query' in scope && scope.query.statuses !== undefined),
    includeDeleted: isWhole || ('query' in scope && scope.query.bin === true),
    ...(bom !== undefined && { bom }),
  });
  const name = exportFileName(format, now);
  offerFile(await gathered(pieces, mediaTypeOf(format)), name);
  if (mark && isLossless(format)) await library.markBackedUp(mark);
  return name;
}

async function* counted<T>(
  entries: AsyncIterable<T> | Iterable<T>,
  onProgress: ExportOptions['onProgress'],
): AsyncGenerator<T> {
  let done = 0;
  for await (const entry of entries) {
    if (done % STRIDE === 0) onProgress?.(done);
    done += 1;
    yield entry;
  }
}
