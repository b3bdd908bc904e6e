/**
 * The plan of an import: what would happen to every record, as plain data. `planMerge` (`merge.ts`) makes it,
 * a screen shows it, the store writes it in one transaction.
 *
 * Rules:
 * - Pages and claims (found by the machine): the newer `lastSeen` wins field by field; `firstSeen` is the
 *   earlier; wordings and aliases of both sides are kept.
 * - Annotations (said by a reader) are told apart by claim and reviewer, never by id. The newer `modified`
 *   wins as a whole; an older one is kept out; equal times with different content are a conflict, in which
 *   what is in the library stays. A colleague's annotation never replaces the reader's own.
 * - What was said about two claims together goes by pair and reviewer, by the same rules.
 * - Nothing is ever removed.
 */
import type {
  AnnotationRecord,
  ClaimRecord,
  LibraryEntry,
  PageRecord,
  PairRecord,
} from '../records.ts';

export const VERDICTS = ['add', 'update', 'keep', 'conflict', 'refuse'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What happens to one record. Only `add` and `update` write; `record` is then the row as it shall stand. */
export type Step<R> =
  | { verdict: 'add'; record: R }
  /** `before` is the row the plan was made against: when it has changed since, the plan is stale. */
  | { verdict: 'update'; record: R; before: R }
  /** `same`: nothing new in the file. `newerHere`: the file holds an older state. */
  | { verdict: 'keep'; record: R; why: 'same' | 'newerHere' }
  /** Changed on both sides at the same time: `record` stays, `incoming` is shown. */
  | { verdict: 'conflict'; record: R; incoming: R }
  | { verdict: 'refuse'; incoming: R; reason: string };

/** Something in the file that is no record of ours and is left out, e.g. a page note without a quote. */
export interface Omission {
  /** Where in the file, e.g. `annotations[3]`. */
  path: string;
  reason: string;
}

export interface MergePlan {
  pages: Step<PageRecord>[];
  claims: Step<ClaimRecord>[];
  annotations: Step<AnnotationRecord>[];
  pairs: Step<PairRecord>[];
  omitted: Omission[];
  counts: Record<'pages' | 'claims' | 'annotations' | 'pairs', Record<Verdict, number>>;
}

/** A file that was read and found sound as a whole. Claims of one page share the `page` object. */
export interface ImportedLibrary {
  source: 'racemark' | 'w3c' | 'hypothesis';
  /**
   * In the file's order. `own` is the annotation of whoever exported the file. Ids of annotations follow from claim
   * and reviewer (`annotationIdOf`).
   */
  entries: LibraryEntry[];
  /** Of claims among the entries. */
  pairs: PairRecord[];
  omitted: Omission[];
}

export interface MergeOptions {
  /** The name under which the reader of this machine judges; empty while none is set. */
  reviewer: string;
  /**
   * Who made the annotations that carry no name: empty (the default) for the reader of this machine, as in a
   * back-up; a name for a colleague who has set none.
   */
  unnamed?: string;
  /** Further names under which the reader of this machine judged, e.g. an account on another service. */
  mine?: readonly string[];
  /**
   * Called every some hundred records and awaited: lets the caller show progress, keep the page responsive
   * and cancel (by throwing). Nothing has been written at that time.
   */
  checkpoint?: Checkpoint;
}

export interface Progress {
  phase: 'read' | 'check' | 'compare';
  done: number;
  total: number;
}
export type Checkpoint = (progress: Progress) => void | Promise<void>;
