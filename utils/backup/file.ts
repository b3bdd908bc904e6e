/** The file of a back-up: the whole library, dismissed claims and the bin included, in the lossless format. */
import { mediaTypeOf } from '../interchange/formats.ts';
import { gathered } from '../interchange/gather.ts';
import { serialize } from '../interchange/serialize.ts';
import type { BackupMark, Library } from '../store/library.ts';

export interface BackupFile {
  file: Blob;
  /** For `Library.markBackedUp`, once the file has been written. */
  mark: BackupMark;
}

export interface BackupOrder {
  /** The reader's name. */
  reviewer: string;
  /** ISO 8601. */
  exportedAt: string;
  /** Name and version of what writes it. */
  generator: string;
  /** `BackupMark.state` of the last file: while the library is as it was, none is made. */
  unless: string | null;
}

/** Null when the library is as `unless` says. */
export async function makeBackup(
  library: Pick<Library, 'eachEntry' | 'pairs' | 'backupMark'>,
  { unless, ...options }: BackupOrder,
): Promise<BackupFile | null> {
  // Read before the entries: what is written meanwhile may be missing in the file, and counts as not saved.
  const mark = await library.backupMark();
  if (mark.state === unless) return null;
  const pieces = serialize('json', library.eachEntry(), {
    ...options,
    pairs: await library.pairs(),
    includeDismissed: true,
    includeDeleted: true,
  });
  return { file: await gathered(pieces, mediaTypeOf('json')), mark };
}
