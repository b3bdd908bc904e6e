/** Read your writes: what was pressed before a read is asked for is in its answer. */
import type { ReviewLibrary } from './services.ts';

/**
 * A library whose reads of whole entries wait for the writes already asked of it, so that an export right after a
 * judgement holds the judgement. A write that fails holds nothing up: whoever asked for it is told.
 */
export function readingOwnWrites(library: ReviewLibrary): ReviewLibrary {
  const underWay = new Set<Promise<unknown>>();
  const following = <T>(write: Promise<T>): Promise<T> => {
    const settled = write.then(
      () => {},
      () => {},
    );
    underWay.add(settled);
    void settled.then(() => underWay.delete(settled));
    return write;
  };
  const written = () => Promise.all(underWay);
  return {
    ...library,
    annotate: (claimId, change) => following(library.annotate(claimId, change)),
    restoreAnnotations: (before) => following(library.restoreAnnotations(before)),
    async entriesOfPage(pageId, options) {
      await written();
      return library.entriesOfPage(pageId, options);
    },
    async *eachEntry() {
      await written();
      yield* library.eachEntry();
    },
    async backupMark() {
      await written();
      return library.backupMark();
    },
  };
}
