/** Compares a file with the library and plans what to write. The rules are in `plan.ts`. Pure; writes nothing. */
import { annotationIdOf, foldQuote, pageIdOf } from '../identity.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  isUnread,
  type LibraryEntry,
  type LibraryWrites,
  type PageRecord,
  type PairRecord,
  pairOf,
  type Wording,
} from '../records.ts';
import { pairKeyOf } from './pairs.ts';
import {
  type ImportedLibrary,
  type MergeOptions,
  type MergePlan,
  type Step,
  VERDICTS,
  type Verdict,
} from './plan.ts';

type Stream<T> = AsyncIterable<T> | Iterable<T>;

/** What is stored already, read once from front to back. */
export interface ExistingLibrary {
  /** Every page, also one without claims. */
  pages: Stream<PageRecord>;
  /** Every claim, also dismissed ones and those in the bin. `own` carries the empty reviewer. */
  entries: Stream<LibraryEntry>;
  /** Everything said about two claims together; `reviewer` is empty for the reader of this machine. */
  pairs: Stream<PairRecord>;
}

/** Claims compared between two checkpoints. */
const STRIDE = 500;

/**
 * Plans the merge of a file into the library. Planning again after the plan was applied gives only `keep`,
 * `conflict` and `refuse`.
 */
export async function planMerge(
  existing: ExistingLibrary,
  incoming: ImportedLibrary,
  options: MergeOptions,
): Promise<MergePlan> {
  const checkpoint = options.checkpoint ?? (() => {});
  const total = incoming.entries.length;
  await checkpoint({ phase: 'compare', done: 0, total });

  const pages = new PageMerge();
  for await (const page of existing.pages) pages.know(page);
  for (const { page } of incoming.entries) pages.meet(page);

  const claims = new ClaimMerge(incoming.entries, pages);
  for await (const entry of existing.entries) claims.know(entry);

  const annotations: Step<AnnotationRecord>[] = [];
  const claimSteps: Step<ClaimRecord>[] = [];
  for (const [index, entry] of incoming.entries.entries()) {
    if (index % STRIDE === 0) await checkpoint({ phase: 'compare', done: index, total });
    const { step, known } = claims.step(entry);
    claimSteps.push(step);
    annotations.push(...annotationSteps(entry, step, known, options));
  }
  const pairs = await pairSteps(existing.pairs, incoming, claimSteps, options);
  const steps = { pages: pages.steps(), claims: claimSteps, annotations, pairs };
  return {
    ...steps,
    omitted: incoming.omitted,
    counts: {
      pages: count(steps.pages),
      claims: count(steps.claims),
      annotations: count(steps.annotations),
      pairs: count(steps.pairs),
    },
  };
}

/** What of a plan is to be written. */
export function writesOf(plan: MergePlan): LibraryWrites {
  return {
    pages: written(plan.pages),
    claims: written(plan.claims),
    seen: new Map([...seenIn(plan.pages), ...seenIn(plan.claims)]),
    annotations: replacing(plan.annotations),
    pairs: replacing(plan.pairs),
  };
}

const replacing = <R extends { modified: string }>(
  steps: readonly Step<R>[],
): { record: R; replaces: string | null }[] =>
  steps.flatMap((step) => {
    if (step.verdict === 'add') return { record: step.record, replaces: null };
    if (step.verdict === 'update') return { record: step.record, replaces: step.before.modified };
    return [];
  });

/** When the records of a plan were last seen as it was made, those that stay as they are included. */
const seenIn = <R extends { id: string; lastSeen: string }>(
  steps: readonly Step<R>[],
): [id: string, lastSeen: string | null][] =>
  steps.flatMap((step): [string, string | null][] => {
    if (step.verdict === 'refuse') return [];
    const before = step.verdict === 'update' ? step.before : step.record;
    return [[before.id, step.verdict === 'add' ? null : before.lastSeen]];
  });

const written = <R>(steps: readonly Step<R>[]): R[] =>
  steps.flatMap((step) =>
    step.verdict === 'add' || step.verdict === 'update' ? [step.record] : [],
  );

function count(steps: readonly { verdict: Verdict }[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
  for (const { verdict } of steps) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts as Record<Verdict, number>;
}

const isLater = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);
const earlier = (a: string, b: string): string => (isLater(a, b) ? b : a);
const later = (a: string, b: string): string => (isLater(b, a) ? b : a);

/** Pages of the library and of the file, told apart by their addresses; an address belongs to one page only. */
class PageMerge {
  /** As stored, by id. */
  readonly #before = new Map<string, PageRecord>();
  /** As it shall stand, by id, for every page of the file. */
  readonly #after = new Map<string, PageRecord>();
  readonly #idByAddress = new Map<string, string>();
  readonly #idByFileId = new Map<string, string>();

  know(page: PageRecord): void {
    this.#before.set(page.id, page);
    this.#claimAddresses(page);
  }

  #claimAddresses(page: PageRecord): void {
    for (const address of [page.url, ...page.aliases]) {
      if (!this.#idByAddress.has(address)) this.#idByAddress.set(address, page.id);
    }
  }

  meet(page: PageRecord): void {
    if (this.#idByFileId.has(page.id)) return;
    const id = this.#match(page);
    const known = this.#after.get(id) ?? this.#before.get(id);
    const isFree = (address: string) => (this.#idByAddress.get(address) ?? id) === id;
    const merged = mergePage(known ?? { ...page, id, aliases: [] }, page, isFree);
    this.#after.set(id, merged);
    this.#claimAddresses(merged);
    this.#idByFileId.set(page.id, id);
  }

  /** The id of the page with this address, or with one that both name; else the id a new page gets. */
  #match(page: PageRecord): string {
    const owner = this.#idByAddress.get(page.url);
    if (owner !== undefined) return owner;
    for (const alias of page.aliases) {
      const other = this.#idByAddress.get(alias);
      if (
        other !== undefined &&
        (this.#after.get(other) ?? this.#before.get(other))?.url === alias
      ) {
        return other;
      }
    }
    return pageIdOf(page.url);
  }

  /** The library's id of a page of the file. */
  idOf(fileId: string): string {
    return this.#idByFileId.get(fileId) ?? fileId;
  }

  has(id: string): boolean {
    return this.#after.has(id);
  }

  steps(): Step<PageRecord>[] {
    return [...this.#after.values()].map((record) => {
      const before = this.#before.get(record.id);
      if (!before) return { verdict: 'add', record };
      return isSame(before, record)
        ? { verdict: 'keep', record: before, why: 'same' }
        : { verdict: 'update', record, before };
    });
  }
}

/** The newer sighting's words, but an empty field never replaces a filled one. */
function mergePage(
  known: PageRecord,
  incoming: PageRecord,
  isFree: (address: string) => boolean,
): PageRecord {
  const incomingIsNewer = isLater(incoming.lastSeen, known.lastSeen);
  const [newer, older] = incomingIsNewer ? [incoming, known] : [known, incoming];
  const aliases = new Set([...known.aliases, incoming.url, ...incoming.aliases].filter(isFree));
  aliases.delete(known.url);
  return {
    ...known,
    visited: newer.visited ?? older.visited,
    aliases: [...aliases],
    title: newer.title || older.title,
    outlet: newer.outlet || older.outlet,
    author: newer.author || older.author,
    published: newer.published ?? older.published,
    lang: newer.lang || older.lang,
    firstSeen: earlier(known.firstSeen, incoming.firstSeen),
    lastSeen: later(known.lastSeen, incoming.lastSeen),
  };
}

/** Claims of the file and those stored on the same pages: the same id, else the same words in the same order. */
class ClaimMerge {
  readonly #pages: PageMerge;
  readonly #incomingIds: ReadonlySet<string>;
  readonly #byId = new Map<string, LibraryEntry>();
  /** Stored claims no claim of the file names by id, by page, then folded quote. */
  readonly #byWords = new Map<string, Map<string, LibraryEntry[]>>();

  constructor(entries: readonly LibraryEntry[], pages: PageMerge) {
    this.#pages = pages;
    this.#incomingIds = new Set(entries.map(({ claim }) => claim.id));
  }

  know(entry: LibraryEntry): void {
    const { claim } = entry;
    if (this.#incomingIds.has(claim.id)) {
      this.#byId.set(claim.id, entry);
    } else if (this.#pages.has(claim.pageId)) {
      const onPage = this.#byWords.get(claim.pageId) ?? new Map<string, LibraryEntry[]>();
      this.#byWords.set(claim.pageId, onPage);
      const words = foldQuote(claim.quote);
      const sameWords = onPage.get(words);
      if (sameWords) insertByPlace(sameWords, entry);
      else onPage.set(words, [entry]);
    }
  }

  step({ claim }: LibraryEntry): { step: Step<ClaimRecord>; known: LibraryEntry | null } {
    const pageId = this.#pages.idOf(claim.pageId);
    const sameId = this.#byId.get(claim.id);
    if (sameId && sameId.claim.pageId !== pageId) {
      const reason = 'its id belongs to a claim of another page';
      return { step: { verdict: 'refuse', incoming: claim, reason }, known: null };
    }
    const known = sameId ?? this.#byWords.get(pageId)?.get(foldQuote(claim.quote))?.shift() ?? null;
    if (!known) {
      const record = claim.pageId === pageId ? claim : { ...claim, pageId };
      return { step: { verdict: 'add', record }, known };
    }
    const before = known.claim;
    const record = mergeClaim(before, claim);
    if (!isSame(before, record)) return { step: { verdict: 'update', record, before }, known };
    const why = isLater(before.lastSeen, claim.lastSeen) ? 'newerHere' : 'same';
    return { step: { verdict: 'keep', record: before, why }, known };
  }
}

function insertByPlace(entries: LibraryEntry[], entry: LibraryEntry): void {
  const start = ({ claim }: LibraryEntry) => claim.selectors.position.start;
  const at = entries.findIndex((other) => start(other) > start(entry));
  entries.splice(at < 0 ? entries.length : at, 0, entry);
}

/** The newer sighting, with every wording either side has seen. Words only marked say nothing new of what was read. */
function mergeClaim(known: ClaimRecord, incoming: ClaimRecord): ClaimRecord {
  const incomingIsNewer = isLater(incoming.lastSeen, known.lastSeen);
  const [newer, older] = incomingIsNewer ? [incoming, known] : [known, incoming];
  const isSameQuote = newer.quote === older.quote;
  const former = isSameQuote ? [] : [{ quote: older.quote, seen: older.lastSeen }];
  const isReaders = known.origin === 'reader' || incoming.origin === 'reader';
  const read = isUnread(newer) && !isUnread(older) ? older : newer;
  const placed = isSameQuote ? read : newer;
  return {
    ...newer,
    id: known.id,
    pageId: known.pageId,
    // What either side selected by hand is no scan's to take away.
    origin: isReaders ? 'reader' : 'machine',
    tier: read.tier,
    type: read.type,
    direction: read.direction,
    speaker: read.speaker,
    horizon: read.horizon,
    score: known.origin === incoming.origin ? read.score : null,
    reasons: read.reasons,
    selectors: placed.selectors,
    anchor: placed.anchor,
    clause: newer.clause ?? (isSameQuote ? older.clause : null),
    wordings: mergeWordings(known.wordings, [...incoming.wordings, ...former]),
    firstSeen: earlier(known.firstSeen, incoming.firstSeen),
    lastSeen: newer.lastSeen,
  };
}

/** Adds wordings not there yet, oldest first; without any the list stays as it is. */
function mergeWordings(known: readonly Wording[], others: readonly Wording[]): Wording[] {
  const keyOf = ({ quote, seen }: Wording) => `${seen}\n${quote}`;
  const keys = new Set(known.map(keyOf));
  const added = others.filter((wording) => {
    const key = keyOf(wording);
    return !keys.has(key) && keys.add(key);
  });
  if (added.length === 0) return [...known];
  return [...known, ...added].sort((a, b) => Date.parse(a.seen) - Date.parse(b.seen));
}

/** What happens to the annotations of one claim of the file. */
function annotationSteps(
  entry: LibraryEntry,
  claimStep: Step<ClaimRecord>,
  known: LibraryEntry | null,
  options: MergeOptions,
): Step<AnnotationRecord>[] {
  const all = [...(entry.own ? [entry.own] : []), ...entry.others];
  if (claimStep.verdict === 'refuse') {
    const reason = 'its claim is refused';
    return all.map((incoming) => ({ verdict: 'refuse', incoming, reason }));
  }
  const claimId = claimStep.record.id;
  const stored = new Map(
    [...(known?.own ? [known.own] : []), ...(known?.others ?? [])].map((annotation) => [
      annotation.reviewer,
      annotation,
    ]),
  );
  const incoming = all.map((annotation) => {
    const reviewer = reviewerOf(annotation.reviewer, options);
    // Most come as they are, and an id takes more time to make than all the rest.
    if (reviewer === annotation.reviewer && claimId === annotation.claimId) return annotation;
    return { ...annotation, id: annotationIdOf(claimId, reviewer), claimId, reviewer };
  });
  const { newest, refused } = newestOf(incoming, ({ reviewer }) => reviewer);
  const steps = newest.map((each) => annotationStep(stored.get(each.reviewer), each));
  return [...refused, ...steps];
}

/** Of records that come to stand for the same, the newest; the others are refused. */
function newestOf<R extends { modified: string }>(
  incoming: readonly R[],
  keyOf: (record: R) => string,
): { newest: R[]; refused: Step<R>[] } {
  const newest = new Map<string, R>();
  const refused: Step<R>[] = [];
  for (const each of incoming) {
    const rival = newest.get(keyOf(each));
    const rivalIsNewer = rival !== undefined && !isLater(each.modified, rival.modified);
    const loser = rivalIsNewer ? each : rival;
    if (!rivalIsNewer) newest.set(keyOf(each), each);
    if (loser) {
      const reason = 'the file holds a newer one by the same reviewer';
      refused.push({ verdict: 'refuse', incoming: loser, reason });
    }
  }
  return { newest: [...newest.values()], refused };
}

/** What happens to the pairs of a file, whose claims may have other ids in the library. */
async function pairSteps(
  existing: ExistingLibrary['pairs'],
  { entries, pairs }: ImportedLibrary,
  claimSteps: readonly Step<ClaimRecord>[],
  options: MergeOptions,
): Promise<Step<PairRecord>[]> {
  if (pairs.length === 0) return [];
  const ids = new Map<string, string>();
  for (const [at, step] of claimSteps.entries()) {
    const fileId = entries[at]?.claim.id;
    if (fileId !== undefined && step.verdict !== 'refuse') ids.set(fileId, step.record.id);
  }
  const stored = new Map<string, PairRecord>();
  for await (const pair of existing) stored.set(pairKeyOf(pair), pair);
  const steps: Step<PairRecord>[] = [];
  const sound: PairRecord[] = [];
  for (const incoming of pairs) {
    const [one, other] = incoming.claims.map((id) => ids.get(id));
    if (one === undefined || other === undefined) {
      steps.push({ verdict: 'refuse', incoming, reason: 'one of its claims is refused' });
    } else if (one === other) {
      steps.push({ verdict: 'refuse', incoming, reason: 'its claims are one claim here' });
    } else {
      const reviewer = reviewerOf(incoming.reviewer, options);
      sound.push({ ...incoming, claims: pairOf(one, other), reviewer });
    }
  }
  const { newest, refused } = newestOf(sound, pairKeyOf);
  const isSamePair = (a: PairRecord, b: PairRecord) => a.noConflict === b.noConflict;
  const rest = newest.map((each) => sideStep(stored.get(pairKeyOf(each)), each, isSamePair));
  return [...steps, ...refused, ...rest];
}

/** Under which name an annotation of the file stands in the library: empty for the reader of this machine. */
function reviewerOf(name: string, { reviewer, unnamed = '', mine = [] }: MergeOptions): string {
  const named = name || unnamed;
  return named === reviewer || mine.includes(named) ? '' : named;
}

function annotationStep(
  before: AnnotationRecord | undefined,
  incoming: AnnotationRecord,
): Step<AnnotationRecord> {
  const isSaidAlike = (one: AnnotationRecord, other: AnnotationRecord) =>
    isSame(saidIn(one), saidIn(other));
  const step = sideStep(before, before ? { ...incoming, id: before.id } : incoming, isSaidAlike);
  // Putting in the bin and taking out again is no change of what was said.
  return step.verdict === 'conflict' &&
    isSaidAlike({ ...step.record, deleted: null }, { ...incoming, deleted: null })
    ? { verdict: 'keep', record: step.record, why: 'same' }
    : step;
}

/** What a reviewer said here and what the same reviewer says in the file: the later counts, as a whole. */
function sideStep<R extends { created: string; modified: string }>(
  before: R | undefined,
  incoming: R,
  isSaidAlike: (one: R, other: R) => boolean,
): Step<R> {
  if (!before) return { verdict: 'add', record: incoming };
  if (isSaidAlike(before, incoming)) return { verdict: 'keep', record: before, why: 'same' };
  if (isLater(incoming.modified, before.modified)) {
    const created = earlier(before.created, incoming.created);
    return { verdict: 'update', record: { ...incoming, created }, before };
  }
  return isLater(before.modified, incoming.modified)
    ? { verdict: 'keep', record: before, why: 'newerHere' }
    : { verdict: 'conflict', record: before, incoming };
}

const saidIn = (annotation: AnnotationRecord) => ({
  stance: annotation.stance,
  credibility: annotation.credibility,
  note: annotation.note,
  tags: annotation.tags,
  dismissed: annotation.dismissed,
  corrections: annotation.corrections,
  outcome: annotation.outcome,
  deleted: annotation.deleted,
});

/** Whether two JSON values are equal; the order of keys does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const fieldsOfA = a as Record<string, unknown>;
  const fieldsOfB = b as Record<string, unknown>;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(fieldsOfA[key], fieldsOfB[key]))
  );
}

/** Who judged in a file, most annotations first. The empty name is whoever exported it without a name. */
export function reviewersOf(library: ImportedLibrary): { name: string; annotations: number }[] {
  const counts = new Map<string, number>();
  const note = ({ reviewer }: { reviewer: string }) =>
    counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1);
  for (const { own, others } of library.entries) {
    if (own) note(own);
    for (const other of others) note(other);
  }
  for (const pair of library.pairs) note(pair);
  return [...counts]
    .map(([name, annotations]) => ({ name, annotations }))
    .sort((a, b) => b.annotations - a.annotations || (a.name < b.name ? -1 : 1));
}
