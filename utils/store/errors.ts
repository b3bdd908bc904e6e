/** What can go wrong with the library, named so that a screen can say it and offer a next step. */
export const LIBRARY_ERROR_CODES = [
  /** The disk or the quota is full. Nothing of the failed write is kept; the same write may be tried again. */
  'storageFull',
  /** A later version of Racemark wrote the data. It is left as it is. */
  'newerData',
  /** The claim is not (or no longer) in the library. */
  'unknownClaim',
  /** The library changed between planning an import and applying it. Plan again. */
  'libraryChanged',
  /** A write was cancelled by the reader; nothing of it is kept. */
  'cancelled',
  /** The database cannot be opened or read. */
  'unavailable',
] as const;
export type LibraryErrorCode = (typeof LIBRARY_ERROR_CODES)[number];

/** An error of the library. `code` survives the way through a message, unlike the class. */
export class LibraryError extends Error {
  readonly code: LibraryErrorCode;

  constructor(code: LibraryErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LibraryError';
    this.code = code;
  }
}

/** The code of a library error, also after it came through a message; null for any other error. */
export function libraryErrorCode(error: unknown): LibraryErrorCode | null {
  const code = (error as { code?: unknown } | null)?.code;
  return LIBRARY_ERROR_CODES.find((known) => known === code) ?? null;
}

interface Named {
  name?: unknown;
  message?: unknown;
  inner?: unknown;
}

/** Whether an error of the database, or the one it wraps, says that there is no room left. */
function isStorageFull(error: unknown): boolean {
  for (let at = error as Named | null | undefined, depth = 0; at && depth < 5; depth += 1) {
    if (at.name === 'QuotaExceededError') return true;
    // Chromium reports a full disk while committing as an UnknownError or AbortError whose message names the quota.
    if (typeof at.message === 'string' && /quota|disk is full|no space/i.test(at.message))
      return true;
    at = at.inner as Named | null | undefined;
  }
  return false;
}

/** Puts the database's error into the library's words; a `LibraryError` passes unchanged. */
export function toLibraryError(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  const inner = (error as Named | null)?.inner;
  if (inner instanceof LibraryError) return inner;
  const message = error instanceof Error ? error.message : String(error);
  return isStorageFull(error)
    ? new LibraryError(
        'storageFull',
        'There is no room left to save this. Free some disk space, then try again; nothing was half-saved.',
        error,
      )
    : new LibraryError('unavailable', `The library could not be used: ${message}`, error);
}
