/** One change to many claims at once, and back. */
import { useCallback, useState } from 'react';
import type { Credibility, Stance } from '../../../utils/records.ts';
import type { AnnotationBefore } from '../../../utils/store/library.ts';
import { type Services, useServices } from '../services.ts';
import type { LibraryQuery } from './filters.ts';

export type BulkChange =
  | { kind: 'stance'; stance: Stance | null }
  | { kind: 'credibility'; credibility: Credibility | null }
  | { kind: 'tag'; tag: string }
  | { kind: 'delete' }
  | { kind: 'restore' };

export type BulkNotice =
  | { kind: 'done'; change: BulkChange['kind']; count: number }
  | { kind: 'failed'; error: unknown; retry(): void };

export interface Bulk {
  working: boolean;
  notice: BulkNotice | null;
  closeNotice(): void;
  run(claimIds: readonly string[], change: BulkChange): Promise<void>;
  /** Takes the last bulk change back, as long as its notice stands. Null when there is none. */
  undo: (() => Promise<void>) | null;
}

/** @param query the list the claims are chosen from: it tells which pages are to hear of a change. */
export function useBulk(query: LibraryQuery): Bulk {
  const { library, pagesChanged } = useServices();
  const [working, setWorking] = useState(false);
  const [notice, setNotice] = useState<BulkNotice | null>(null);
  const [back, setBack] = useState<(() => Promise<void>) | null>(null);

  const attempt = useCallback(async (work: () => Promise<void>) => {
    const tryIt = async () => {
      setWorking(true);
      setNotice(null);
      setBack(null);
      try {
        await work();
      } catch (error) {
        setNotice({ kind: 'failed', error, retry: () => void tryIt() });
      } finally {
        setWorking(false);
      }
    };
    await tryIt();
  }, []);

  const run = useCallback(
    (claimIds: readonly string[], change: BulkChange) =>
      attempt(async () => {
        const chosen = new Set(claimIds);
        const listed = await library.summaries(query);
        const pages = [
          ...new Set(listed.filter(({ claimId }) => chosen.has(claimId)).map((s) => s.pageId)),
        ];
        const takeBack = await applied(claimIds, change, library);
        void pagesChanged(pages);
        setBack(() => () => attempt(() => takeBack().then(() => void pagesChanged(pages))));
        setNotice({ kind: 'done', change: change.kind, count: claimIds.length });
      }),
    [attempt, library, pagesChanged, query],
  );

  const closeNotice = useCallback(() => {
    setNotice(null);
    setBack(null);
  }, []);
  return { working, notice, closeNotice, run, undo: back };
}

/** Makes a change and gives the way back. */
async function applied(
  claimIds: readonly string[],
  change: BulkChange,
  library: Services['library'],
): Promise<() => Promise<void>> {
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
      await library.restore(claimIds);
      return async () => {
        await library.softDelete(claimIds);
      };
  }
}
