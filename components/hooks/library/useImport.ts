/** Importing a file: read and checked wholly, shown as a plan, applied in one transaction or not at all. */
import { useCallback, useRef, useState } from 'react';
import { ImportError, type Problem } from '../../../utils/interchange/errors.ts';
import type {
  Checkpoint,
  ImportedLibrary,
  MergeOptions,
  MergePlan,
} from '../../../utils/interchange/plan.ts';
import { LibraryError, libraryErrorCode } from '../../../utils/store/errors.ts';
import { type Services, useServices } from '../services.ts';
import { useSettings } from '../settings.ts';

export type Phase = 'read' | 'check' | 'compare' | 'write';

/** Annotations of a file by one reviewer; the empty name is whoever exported it without one. */
export interface FileReviewer {
  name: string;
  annotations: number;
}

/** Whose the annotations of a file are. */
export interface Whose {
  /** The name under which those without one will stand; empty for the reader's own. */
  unnamed: string;
  /** Names of the file that are the reader's, besides the one set: a back-up of another machine, say. */
  mine: readonly string[];
}

export type ImportState =
  | { step: 'idle' }
  | { step: 'working'; file: string; phase: Phase; done: number; total: number }
  | {
      step: 'planned';
      file: string;
      plan: MergePlan;
      reviewers: FileReviewer[];
      whose: Whose;
      /** Made anew, because the library had changed when the one before was to be written. */
      isAnew: boolean;
    }
  | { step: 'done'; file: string; counts: MergePlan['counts'] }
  | { step: 'cancelled'; file: string }
  /** The file is unsound: lines that name the place and the reason. */
  | { step: 'refused'; file: string; problems: readonly Problem[] }
  | { step: 'failed'; file: string; error: unknown };

export interface Import {
  state: ImportState;
  read(file: File): void;
  /** Plans again with other people behind the annotations. */
  tell(whose: Whose): void;
  apply(): void;
  cancel(): void;
  reset(): void;
}

/** Lets the browser paint and answer between two stretches of work. */
const breathe = () => new Promise((done) => setTimeout(done));

export function useImport(): Import {
  const { library, pagesChanged } = useServices();
  const { settings, change } = useSettings();
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const read = useRef<{ file: string; incoming: ImportedLibrary } | null>(null);
  const abort = useRef<AbortController | null>(null);

  /** Runs one piece of work that can be cancelled; whatever ends it becomes a state. */
  const run = useCallback(
    async (file: string, work: (signal: AbortSignal, checkpoint: Checkpoint) => Promise<void>) => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      const { signal } = controller;
      const isCurrent = () => abort.current === controller;
      try {
        await work(signal, async (progress) => {
          if (isCurrent()) setState({ step: 'working', file, ...progress });
          await breathe();
          if (signal.aborted) throw new LibraryError('cancelled', 'import: cancelled');
        });
      } catch (error) {
        if (!isCurrent()) return;
        if (error instanceof ImportError) {
          setState({ step: 'refused', file, problems: error.problems });
        } else if (libraryErrorCode(error) === 'cancelled') setState({ step: 'cancelled', file });
        else setState({ step: 'failed', file, error });
      }
    },
    [],
  );

  const plan = useCallback(
    async (whose: Whose, checkpoint: Checkpoint, isAnew = false) => {
      if (!read.current) return;
      const { file, incoming } = read.current;
      const options = { reviewer: settings.reviewer, ...whose, checkpoint };
      const made = await planned(library, incoming, options);
      setState({ step: 'planned', file, ...made, whose, isAnew });
    },
    [library, settings.reviewer],
  );

  const begin = useCallback(
    (file: File) =>
      void run(file.name, async (_, checkpoint) => {
        await checkpoint({ phase: 'read', done: 0, total: 1 });
        const [{ decodeFile, parseImport }, { identify }] = await Promise.all([
          import('../../../utils/interchange/parse.ts'),
          import('../../../utils/page/url.ts'),
        ]);
        const text = decodeFile(new Uint8Array(await file.arrayBuffer()));
        const incoming = await parseImport(text, {
          checkpoint,
          addressOf: (url) => identify(url, null, null).url,
        });
        read.current = { file: file.name, incoming };
        await plan({ unnamed: '', mine: [] }, checkpoint);
      }),
    [run, plan],
  );

  const tell = useCallback(
    (whose: Whose) => {
      const file = read.current?.file;
      if (file !== undefined) void run(file, (_, checkpoint) => plan(whose, checkpoint));
    },
    [run, plan],
  );

  const apply = () => {
    if (state.step !== 'planned') return;
    const { file, plan: chosen, whose } = state;
    void run(file, async (signal, checkpoint) => {
      const { writesOf } = await import('../../../utils/interchange/merge.ts');
      const writes = writesOf(chosen);
      const show = (done: number, total: number) =>
        setState({ step: 'working', file, phase: 'write', done, total });
      show(0, 1);
      try {
        await library.applyPlan(writes, { signal, onProgress: show });
      } catch (error) {
        if (libraryErrorCode(error) !== 'libraryChanged') throw error;
        await plan(whose, checkpoint, true);
        return;
      }
      read.current = null;
      setState({ step: 'done', file, counts: chosen.counts });
      // Else the next file under this name would be a colleague's again.
      const [name] = whose.mine;
      if (name !== undefined) {
        void change(({ reviewer }) => ({ reviewer: reviewer || name }));
      }
      const pageOf = new Map(
        chosen.claims.map((step) => {
          const { id, pageId } = step.verdict === 'refuse' ? step.incoming : step.record;
          return [id, pageId];
        }),
      );
      void pagesChanged([
        ...new Set([
          ...writes.claims.map(({ pageId }) => pageId),
          ...writes.annotations.flatMap(({ record }) => pageOf.get(record.claimId) ?? []),
          ...writes.pairs.flatMap(({ record }) =>
            record.claims.flatMap((id) => pageOf.get(id) ?? []),
          ),
        ]),
      ]);
    });
  };

  const cancel = useCallback(() => abort.current?.abort(), []);
  const reset = useCallback(() => {
    abort.current = null;
    read.current = null;
    setState({ step: 'idle' });
  }, []);
  return { state, read: begin, tell, apply, cancel, reset };
}

async function planned(
  library: Services['library'],
  incoming: ImportedLibrary,
  options: MergeOptions,
): Promise<{ plan: MergePlan; reviewers: FileReviewer[] }> {
  const [{ existingFor }, { planMerge, reviewersOf }] = await Promise.all([
    import('../../../utils/interchange/existing.ts'),
    import('../../../utils/interchange/merge.ts'),
  ]);
  const existing = await existingFor(library, incoming);
  const plan = await planMerge(existing, incoming, options);
  return { plan, reviewers: reviewersOf(incoming) };
}
