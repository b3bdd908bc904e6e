/** The work behind `useExport`, loaded when something is exported. */
import {
  exportFileName,
  type Format,
  isLossless,
  mediaTypeOf,
  type Part,
} from '../../utils/interchange/formats.ts';
import { gathered } from '../../utils/interchange/gather.ts';
import { type SerializeOptions, serialize } from '../../utils/interchange/serialize.ts';
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
    ...includedIn(scope, isLossless(format)),
    ...(bom !== undefined && { bom }),
  });
  const name = exportFileName(format, now, partOf(scope));
  offerFile(await gathered(pieces, mediaTypeOf(format)), name);
  if (mark && isLossless(format)) await library.markBackedUp(mark);
  return name;
}

const partOf = (scope: ExportScope): Part =>
  scope === 'everything' ? scope : 'query' in scope ? 'filtered' : 'page';

/** A back-up is of everything; a filter's file holds what it lists. */
function includedIn(
  scope: ExportScope,
  isBackup: boolean,
): Pick<SerializeOptions, 'includeDismissed' | 'includeDeleted'> {
  if (scope === 'everything') return { includeDismissed: isBackup, includeDeleted: isBackup };
  const { bin = false, statuses } = 'query' in scope ? scope.query : {};
  return { includeDismissed: bin || statuses !== undefined, includeDeleted: bin };
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
