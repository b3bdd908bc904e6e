/** What the library offers to the worker and the pages. `repository.ts` implements it on Dexie. */
import type { Article, ClaimType, Detection, Direction } from '../claims/types.ts';
import type { AnchoredDetection, AnchorReport, AnnotationChange, PageState } from '../messages.ts';
import type { PageMeta } from '../page/types.ts';
import type {
  AnnotationRecord,
  ClaimRecord,
  Credibility,
  LibraryEntry,
  LibraryWrites,
  PageRecord,
  PairRecord,
  SaidField,
  Stance,
} from '../records.ts';
import type { PageDigest } from '../relations/digest.ts';
import type { RelationKind, RelationReason } from '../relations/relation.ts';
import type { EntryList, Facets, LibraryQuery, Paging, Summary } from './queries.ts';

/** A page as a content script reports it. Its addresses have been checked against the sender. */
export interface PageScan {
  meta: PageMeta;
  article: Article;
  detections: readonly AnchoredDetection[];
  anchors: readonly AnchorReport[];
}

/** Claims of one scan whose speakers are still to be looked up, and the text to look in. */
export interface Lookup {
  ticket: string;
  pageId: string;
  article: Article;
  claims: { claimId: string; detection: Detection }[];
}

/** A claim of another article and what it is to the one asked about. */
export interface RelatedClaim {
  claimId: string;
  pageId: string;
  quote: string;
  title: string;
  outlet: string;
  /** The article's language, BCP 47; empty where unknown. */
  lang: string;
  /** Address at which to open the article. */
  url: string;
  /** `YYYY-MM-DD`: when it was published, else when it was first saved. */
  date: string;
  /** Type, direction and speaker as corrected by the reader. */
  type: ClaimType;
  direction: Direction;
  speaker: string | null;
  stance: Stance | null;
  credibility: Credibility | null;
  relation: RelationKind;
  /** Likeness of the words, 0 to 1. */
  similarity: number;
  /** `here` in a reason is the claim asked about, `there` this one. */
  why: RelationReason[];
}

/** Two claims that conflict; `why` as the first has it. */
export interface ConflictPair {
  here: LibraryEntry;
  there: LibraryEntry;
  similarity: number;
  why: RelationReason[];
}

export interface ConflictList {
  /** All pairs there are. */
  total: number;
  /** One stretch of them, the latest first. */
  pairs: ConflictPair[];
  /** Pages whose relations are still being looked for. */
  pending: number;
}

/** A page whose relations are to be looked for. */
export interface Unrelated {
  pageId: string;
  ticket: string;
}

/** What a claim of a page is to another claim. */
export interface FoundRelation {
  here: string;
  there: { claimId: string; pageId: string };
  kind: RelationKind;
  similarity: number;
  reasons: RelationReason[];
  /** The later date of the two, `YYYY-MM-DD`. */
  date: string;
}

/** How many records there are. */
export interface LibraryUsage {
  pages: number;
  claims: number;
  annotations: number;
}

/** How far the reader's annotations are saved outside the browser. */
export interface BackupState {
  /** Annotations written or changed since the last export to a file. */
  unsaved: number;
  /** When that was, ISO 8601; null when there was none. */
  last: string | null;
}

/** A state of the library at one moment. */
export interface BackupMark {
  /** Changes with every write, and is the same while nothing was written. */
  state: string;
  /** `BackupState.unsaved` at that moment. */
  unsaved: number;
}

export interface ApplyOptions {
  /** Called as records go in, with how many of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Cancels: the transaction is rolled back and nothing is kept. */
  signal?: AbortSignal;
}

/** Some pages' entries on the way through the whole library. */
export interface EntryStretch {
  entries: LibraryEntry[];
  /** What to go on from; null when there was nothing left. */
  next: string | null;
}

/** A page after a scan of it was saved. */
export interface SavedPage extends PageState {
  before: PageState;
}

/** Every method rejects with a `LibraryError`. After each write a word goes out to all contexts (`changes.ts`). */
export interface Library {
  /** The page one of whose addresses this is. */
  findPage(addresses: readonly string[]): Promise<PageRecord | null>;
  /** What a content script may know about a page; empty when nothing is saved. */
  pageState(pageId: string): Promise<PageState>;
  /** The state of the page with these addresses. Writes nothing. */
  openPage(meta: PageMeta): Promise<PageState>;
  /**
   * Upserts a scanned page in one transaction; forgets one of which no claim is left. Never writes what the reader said.
   */
  savePage(scan: PageScan): Promise<SavedPage>;
  /**
   * Saves the reader's own claim, or finds it saved already. A detection with a `claimId` is the place the reader
   * showed for that claim of the page, which keeps its id and judgements. Rejects with `unknownClaim`.
   */
  saveSelection(selection: {
    meta: PageMeta;
    article: Article;
    detection: AnchoredDetection;
  }): Promise<PageState>;

  /** Tickets of what is to be looked up, longest waiting first. */
  pendingLookups(): Promise<string[]>;
  /** What is to be looked up; null when it has been done or a later scan has taken it over. */
  lookup(ticket: string): Promise<Lookup | null>;
  /** Writes looked-up speakers and clauses to claims whose words are still those looked at, and takes them off the queue. */
  saveEnrichment(
    lookup: Pick<Lookup, 'pageId' | 'ticket'>,
    results: readonly {
      claimId: string;
      quote: string;
      speaker: string | null;
      clause: string | null;
    }[],
  ): Promise<PageState>;

  /** Claims of other articles that say the same, agree, conflict or are an update; conflicts first, the likest first. */
  related(claimId: string): Promise<RelatedClaim[]>;
  /** Claims that conflict; with `settled`, those of which the reader says that they do not. */
  conflicts(paging: Paging, options?: { settled?: boolean }): Promise<ConflictList>;
  /** Notes that two claims do not conflict as the reader sees it, or takes that back. */
  settleConflict(claims: readonly [string, string], settled: boolean): Promise<void>;
  /** All that was said about two claims together, by whomever, in a fixed order. */
  pairs(): Promise<PairRecord[]>;
  /** Pages at one stage of looking for relations, those changed last first. */
  unrelated(stage: 'digest' | 'relate', limit: number): Promise<Unrelated[]>;
  /** Digests written since a revision, and the revision now. Everything when the epoch is another. */
  digestsSince(known: {
    epoch: string;
    revision: number;
  }): Promise<{ epoch: string; revision: number; digests: PageDigest[] }>;
  /** Writes digests of pages and moves the pages on to the next stage. */
  saveDigests(pages: readonly (Unrelated & { digest: PageDigest })[]): Promise<void>;
  /**
   * Replaces all relations of a page, and takes it off the queue unless it has changed meanwhile. Gives the pages
   * with a claim that is in conflict now and was not, or the other way round.
   */
  saveRelations(page: Unrelated, relations: readonly FoundRelation[]): Promise<string[]>;

  /** A page's claims in page order, without dismissed ones and those in the bin unless asked. */
  entriesOfPage(pageId: string, options?: { dismissed?: boolean }): Promise<LibraryEntry[]>;
  entry(claimId: string): Promise<LibraryEntry | null>;
  entries(claimIds: readonly string[]): Promise<LibraryEntry[]>;

  /** Changes the reader's annotation of a claim, making it if there is none. */
  annotate(
    claimId: string,
    change: AnnotationChange,
    /** As of `annotateMany`. */
    request?: string,
  ): Promise<JudgedClaim>;
  /** The same change to many claims in one transaction; a function sees what is there (to add a tag). Gives the annotations before, for `restoreAnnotations`. */
  annotateMany(
    claimIds: readonly string[],
    change: AnnotationChange | ((before: AnnotationRecord) => AnnotationChange),
    /** Names the change: made once, and answered alike however often it is asked for. */
    request?: string,
  ): Promise<AnnotationBefore[]>;
  /**
   * Undo: puts what was changed back as it was. What has been said since, in another window or of something else,
   * stays. Gives the claims of which something stayed that was to be put back. To do it twice is to do it once.
   */
  restoreAnnotations(before: readonly AnnotationBefore[]): Promise<string[]>;
  /** Into the bin: hidden everywhere, kept 30 days. */
  softDelete(claimIds: readonly string[]): Promise<AnnotationBefore[]>;
  /** Out of the bin. */
  restore(claimIds: readonly string[]): Promise<AnnotationBefore[]>;
  /**
   * Deletes for good what has been in the bin for more than 30 days, with all that others said of it and with pages of
   * which no claim is left. Gives how many claims.
   */
  purge(): Promise<number>;

  /** Reads what a search needs, so that the first keystroke does not wait for it. */
  prepareSearch(): Promise<void>;
  listEntries(query: LibraryQuery, paging: Paging): Promise<EntryList>;
  /**
   * The first claims of the empty query, at once however large the library is: what lists everything shows them while
   * the list is being read. Lists asked for at the same time are read after it. None where their order is not known
   * at once.
   */
  newest(limit: number): Promise<LibraryEntry[]>;
  count(query: LibraryQuery): Promise<number>;
  facets(query: LibraryQuery): Promise<Facets>;
  /** All matches in a few fields each, for charts, the ledger and relations. */
  summaries(query: LibraryQuery): Promise<Summary[]>;

  /**
   * Streams entries with bounded memory. Without a query: everything, dismissed and binned included, pages by id
   * and claims by place, an order that depends on nothing but the data. With one: its matches in its order.
   */
  eachEntry(query?: LibraryQuery): AsyncGenerator<LibraryEntry, void, void>;
  /**
   * The same, everything, for a caller that cannot hold a stream: one stretch after another, each asked for with
   * `next` of the one before, the first with null.
   */
  entriesAfter(after: string | null): Promise<EntryStretch>;
  /** All records of the pages that have one of these addresses, for planning an import. */
  recordsAt(addresses: readonly string[]): Promise<{
    pages: PageRecord[];
    claims: ClaimRecord[];
    annotations: AnnotationRecord[];
  }>;
  /** Applies an import in one transaction: all or nothing. Rejects with `libraryChanged` or `cancelled`. */
  applyPlan(writes: LibraryWrites, options?: ApplyOptions): Promise<void>;

  /** Everyone but the reader whose judgements are here, most judgements first. */
  colleagues(): Promise<Colleague[]>;
  /** What `adopt` would do to a colleague's judgements. */
  planAdoption(name: string): Promise<AdoptionPlan>;
  /**
   * Makes what a colleague said the reader's own: of two judgements of one claim, or words on one pair, the later
   * counts, as at an import. Gives what it takes to undo that.
   */
  adopt(name: string): Promise<Adopted>;
  /** Undo of `adopt`. Gives the claims whose judgement has been changed since, and stays. */
  disown(adopted: Adopted): Promise<string[]>;

  usage(): Promise<LibraryUsage>;
  backupState(): Promise<BackupState>;
  /** The state of the library, to be read before an export of everything begins. */
  backupMark(): Promise<BackupMark>;
  /** To be called when an export of everything has been saved to a file, with the mark read before it. */
  markBackedUp(mark: BackupMark): Promise<void>;
  /** Empties every table. */
  eraseAll(): Promise<void>;
  /** Lets go of the database; the library cannot be used afterwards. */
  close(): void;
}

export interface Colleague {
  name: string;
  judgements: number;
}

/** Judgements of a colleague that would become the reader's, replace an older one of theirs, or give way to it. */
export interface AdoptionPlan {
  become: number;
  replace: number;
  stay: number;
}

interface AdoptedRecord<R> {
  /** Under the colleague's name. */
  theirs: R;
  /** The reader's before. */
  own: R | null;
  /** The reader's afterwards. */
  written: R;
}

export interface Adopted {
  annotations: AdoptedRecord<AnnotationRecord>[];
  pairs: AdoptedRecord<PairRecord>[];
}

/** What stood before a change, and what the change wrote. */
export interface AnnotationBefore {
  claimId: string;
  /** Null where there was none. */
  annotation: AnnotationRecord | null;
  /** What of it was changed. */
  changed: SaidField[];
  /** The annotation as the change left it: what is not so any more has been changed by somebody else. */
  written: AnnotationRecord;
}

/** A claim after a change, and what it takes to undo that. */
export interface JudgedClaim {
  entry: LibraryEntry;
  made: AnnotationBefore;
}
