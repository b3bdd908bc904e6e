import type { AnnotationChange } from '../../utils/messages.ts';
import { type AnnotationRecord, type LibraryEntry, nothingSaid } from '../../utils/records.ts';

/** An entry with a change laid over it, for the eye only: what is saved comes back from the library. */
export function withChange(entry: LibraryEntry, change: AnnotationChange): LibraryEntry {
  const { claim, own } = entry;
  const before: AnnotationRecord = own ?? {
    id: '',
    claimId: claim.id,
    reviewer: '',
    ...nothingSaid(),
    created: claim.firstSeen,
    modified: claim.firstSeen,
    deleted: null,
  };
  return { ...entry, own: { ...before, ...change } };
}
