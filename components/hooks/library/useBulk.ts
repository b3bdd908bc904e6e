/** One change to many claims at once, and back. */
import { useCallback } from 'react';
import type { Credibility, Stance } from '../../../utils/records.ts';
import type { AnnotationBefore } from '../../../utils/store/library.ts';
import { type Services, useServices } from '../services.ts';
import type { LibraryQuery } from './filters.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export type BulkChange =
  | { kind: 'stance'; stance: Stance | null }
  | { kind: 'credibility'; credibility: Credibility | null }
  | { kind: 'tag'; tag: string }
  | { kind: 'delete' }
  | { kind: 'restore' };

export interface BulkDone {
  change: BulkChange['kind'];
  count: number;
}

export interface Bulk extends Omit<Undoable<BulkDone>, 'run'> {
  run(claimIds: readonly string[], change: BulkChange): Promise<void>;
}

/** @param query the list the claims are chosen from: it tells which pages are to hear of a change. */
export function useBulk(query: LibraryQuery): Bulk {
  const { library, pagesChanged } = useServices();
  const { run: make, ...job } = useUndoable<BulkDone>();
  const run = useCallback(
    (claimIds: readonly string[], change: BulkChange) =>
      make(async () => {
        const chosen = new Set(claimIds);
        const listed = await library.summaries(query);
        const pages = [
          ...new Set(listed.filter(({ claimId }) => chosen.has(claimId)).map((s) => s.pageId)),
        ];
        const takeBack = await applied(claimIds, change, library);
        void pagesChanged(pages);
        return {
          done: { change: change.kind, count: claimIds.length },
          back: async () => {
            const left = await takeBack();
            void pagesChanged(pages);
            return left;
          },
        };
      }),
    [make, library, pagesChanged, query],
  );
  return { ...job, run };
}

/** Makes a change and gives the way back. */
async function applied(
  claimIds: readonly string[],
  change: BulkChange,
  library: Services['library'],
): Promise<() => Promise<string[]>> {
  const back = (before: AnnotationBefore[]) => () => library.restoreAnnotations(before);
  switch (change.kind) {
    case 'stance':
      return back(await library.annotateMany(claimIds, { stance: change.stance }));
    case 'credibility':
      return back(await library.annotateMany(claimIds, { credibility: change.credibility }));
    case 'tag':
      return back(
        await library.annotateMany(claimIds, ({ tags }) => ({
          tags: tags.includes(change.tag) ? tags : [...tags, change.tag],
        })),
      );
    case 'delete':
      return back(await library.softDelete(claimIds));
    case 'restore':
      return back(await library.restore(claimIds));
  }
}
