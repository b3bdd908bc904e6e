/**
 * What a scan of a page does to its saved claims. Pure: takes what is stored and what was seen, gives what to
 * write. The reader's own words are not among its outputs, so no scan can change them.
 */
import type { Detection } from '../claims/types.ts';
import { claimIdOf, foldQuote } from '../identity.ts';
import type { AnchoredDetection, AnchorReport } from '../messages.ts';
import { type ClaimRecord, isUnread } from '../records.ts';
import { foldedOf, keyOf, splitKey } from './claim-key.ts';
import type { ClaimRow } from './schema.ts';

export interface Scan {
  pageId: string;
  /** In page order. */
  detections: readonly AnchoredDetection[];
  anchors: readonly AnchorReport[];
  /** ISO 8601. */
  now: string;
}

export interface Reconciled {
  put: ClaimRow[];
  /** Ids of claims the detector no longer makes although their words stand there, and about which nobody said anything. */
  remove: string[];
  /** Which claim each detection is, in their order. */
  claimIds: string[];
}

const firstFree = (owners: ReadonlyMap<number, unknown>): number => {
  let occurrence = 0;
  while (owners.has(occurrence)) occurrence += 1;
  return occurrence;
};

/** Wordings kept of one claim; a page that rewrites itself all day keeps its first and its latest. */
const MAX_WORDINGS = 50;

/**
 * Reconciles the stored claims of one page with a scan of it.
 * A detection is a stored claim if resolving on the page has said so (`claimId`), else if it has the same folded
 * words and occurrence. A claim whose words changed keeps its id and remembers the old wording.
 * @param judged ids of claims somebody has said something about, reviewers' imports included.
 */
export function reconcile(
  stored: readonly ClaimRow[],
  judged: ReadonlySet<string>,
  scan: Scan,
): Reconciled {
  const book = new ClaimBook(stored);
  const put = new Map<string, ClaimRow>();
  const claimIds: string[] = [];
  const named = new Set(scan.detections.flatMap(({ claimId }) => (claimId ? [claimId] : [])));
  const occurrences = new Map<string, number>();

  for (const detection of scan.detections) {
    const folded = foldQuote(detection.quote);
    const occurrence = occurrences.get(folded) ?? 0;
    occurrences.set(folded, occurrence + 1);
    const known = book.byId(detection.claimId, put) ?? book.byWords(folded, occurrence, put, named);
    const row = known
      ? redetected(known, detection, folded, book, scan.now)
      : newClaim(scan.pageId, detection, 'machine', folded, book, scan.now);
    put.set(row.id, row);
    claimIds.push(row.id);
  }

  const remove = new Set<string>();
  for (const report of scan.anchors) {
    const row = book.byId(report.claimId, put);
    if (!row || remove.has(row.id)) continue;
    const isThere = report.state !== 'orphaned' && report.state !== 'ambiguous';
    if (isThere && row.origin === 'machine' && !judged.has(row.id)) {
      remove.add(row.id);
    } else {
      put.set(row.id, reported(row, report, book, scan.now));
    }
  }
  return { put: [...put.values()], remove: [...remove], claimIds };
}

/**
 * A claim the reader selected: the stored claim with these words, or a new one. Either is the reader's own from then
 * on, so that no scan takes it away.
 */
export function reconcileSelection(
  stored: readonly ClaimRow[],
  detection: AnchoredDetection,
  pageId: string,
  now: string,
): ClaimRow {
  const book = new ClaimBook(stored);
  const folded = foldQuote(detection.quote);
  const known = book.byPlace(folded, detection);
  return known
    ? {
        ...known,
        origin: 'reader',
        score: null,
        selectors: detection.selectors,
        anchor: 'exact',
        lastSeen: now,
      }
    : newClaim(pageId, detection, 'reader', folded, book, now);
}

/**
 * The place the reader showed for a stored claim. It keeps its id and with it all that was said about it, and
 * remembers the words it had. It is the reader's own from then on, so that no scan takes it away. A claim the
 * machine had made of the same words there is removed, unless somebody judged it.
 * @param row the claim, one of `stored`.
 */
export function reattach(
  stored: readonly ClaimRow[],
  judged: ReadonlySet<string>,
  row: ClaimRow,
  detection: AnchoredDetection,
  now: string,
): { put: ClaimRow; remove: string[] } {
  const folded = foldQuote(detection.quote);
  const twin = new ClaimBook(stored.filter(({ id }) => id !== row.id)).byPlace(folded, detection);
  const remove = twin?.origin === 'machine' && !judged.has(twin.id) ? [twin.id] : [];
  const book = new ClaimBook(stored.filter(({ id }) => !remove.includes(id)));
  const put: ClaimRow = {
    ...row,
    origin: 'reader',
    score: null,
    quote: detection.quote,
    clause: clauseIn(detection.quote, row.clause),
    selectors: detection.selectors,
    anchor: 'exact',
    lastSeen: now,
    ...(folded !== foldedOf(row) && { ...reworded(row, folded, book), enrichedFor: null }),
  };
  return { put, remove };
}

/** The claims of one page by id and by words; hands out identity keys so that none is used twice. */
class ClaimBook {
  readonly #rows = new Map<string, ClaimRow>();
  /** Folded words to occurrence to claim id. */
  readonly #words = new Map<string, Map<number, string>>();

  constructor(rows: readonly ClaimRow[]) {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      const [folded, occurrence] = splitKey(row.identityKey);
      this.#occurrences(folded).set(occurrence, row.id);
    }
  }

  #occurrences(folded: string): Map<number, string> {
    let occurrences = this.#words.get(folded);
    if (!occurrences) {
      occurrences = new Map();
      this.#words.set(folded, occurrences);
    }
    return occurrences;
  }

  /** A stored claim not yet taken by an earlier detection. */
  byId(id: string | null, taken: ReadonlyMap<string, unknown>): ClaimRow | undefined {
    return id === null || taken.has(id) ? undefined : this.#rows.get(id);
  }

  /** The stored claim with these words: the same occurrence if free, else the first that no detection names. */
  byWords(
    folded: string,
    occurrence: number,
    taken: ReadonlyMap<string, unknown>,
    named: ReadonlySet<string>,
  ): ClaimRow | undefined {
    const owners = this.#occurrences(folded);
    const inOrder = [...owners.keys()].sort((a, b) => a - b);
    for (const at of owners.has(occurrence) ? [occurrence, ...inOrder] : inOrder) {
      const id = owners.get(at);
      if (id !== undefined && !taken.has(id) && !named.has(id)) return this.#rows.get(id);
    }
    return undefined;
  }

  /** The stored claim with these words that stands where the detection does. */
  byPlace(folded: string, { selectors }: AnchoredDetection): ClaimRow | undefined {
    const length = selectors.position.end - selectors.position.start;
    const distance = (row: ClaimRow) =>
      Math.abs(row.selectors.position.start - selectors.position.start);
    return [...this.#occurrences(folded).values()]
      .flatMap((id) => this.#rows.get(id) ?? [])
      .filter((row) => distance(row) <= length)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  /** Takes the first free key for these words on behalf of a claim, giving up the one it had. */
  rekey(row: ClaimRow, folded: string): string {
    const [before, at] = splitKey(row.identityKey);
    this.#occurrences(before).delete(at);
    return this.take(row.id, folded);
  }

  /** Key and id for a claim never seen. An id still held by a claim whose wording has changed is passed over. */
  enter(pageId: string, quote: string, folded: string): { id: string; identityKey: string } {
    let occurrence = firstFree(this.#occurrences(folded));
    let id = claimIdOf(pageId, quote, occurrence);
    while (this.#rows.has(id)) {
      occurrence += 1;
      id = claimIdOf(pageId, quote, occurrence);
    }
    return { id, identityKey: this.take(id, folded) };
  }

  /** The first free key for these words. */
  take(id: string, folded: string): string {
    const owners = this.#occurrences(folded);
    const occurrence = firstFree(owners);
    owners.set(occurrence, id);
    return keyOf(folded, occurrence);
  }

  add(row: ClaimRow): void {
    this.#rows.set(row.id, row);
  }
}

const found = (detection: Detection) => ({
  tier: detection.tier,
  type: detection.type,
  direction: detection.direction,
  speaker: detection.speaker,
  horizon: detection.horizon,
  score: detection.score,
  reasons: [...detection.reasons],
});

function newClaim(
  pageId: string,
  detection: AnchoredDetection,
  origin: ClaimRecord['origin'],
  folded: string,
  book: ClaimBook,
  now: string,
): ClaimRow {
  const row: ClaimRow = {
    ...book.enter(pageId, detection.quote, folded),
    pageId,
    origin,
    quote: detection.quote,
    clause: null,
    selectors: detection.selectors,
    ...found(detection),
    ...(origin === 'reader' && { score: null }),
    anchor: 'exact',
    wordings: [],
    firstSeen: now,
    lastSeen: now,
    enrichedFor: null,
  };
  book.add(row);
  return row;
}

/**
 * A stored claim seen again. A looked-up speaker stays while the words do; a reader's own claim keeps its score empty,
 * and takes over what is spotted only while nothing is known of it.
 */
function redetected(
  row: ClaimRow,
  detection: AnchoredDetection,
  folded: string,
  book: ClaimBook,
  now: string,
): ClaimRow {
  const sameWords = folded === foldedOf(row);
  const takesOver = row.origin === 'machine' || isUnread(row);
  const enriched = sameWords && row.enrichedFor === folded && !isUnread(row);
  return {
    ...row,
    ...(takesOver && found(detection)),
    score: row.origin === 'machine' ? detection.score : null,
    speaker: enriched || !takesOver ? row.speaker : detection.speaker,
    enrichedFor: enriched ? row.enrichedFor : null,
    quote: detection.quote,
    clause: enriched ? clauseIn(detection.quote, row.clause) : null,
    selectors: detection.selectors,
    anchor: 'exact',
    lastSeen: now,
    ...(!sameWords && reworded(row, folded, book)),
  };
}

/** The clause, where it still stands in the quote letter by letter. */
const clauseIn = (quote: string, clause: string | null): string | null =>
  clause !== null && quote.includes(clause) ? clause : null;

/** A claim that was resolved but not detected: its place, and its words where they changed. */
function reported(row: ClaimRow, report: AnchorReport, book: ClaimBook, now: string): ClaimRow {
  if (report.state === 'orphaned' || report.state === 'ambiguous') {
    return { ...row, anchor: report.state };
  }
  const quote = report.state === 'changed' ? (report.quote ?? row.quote) : row.quote;
  const folded = foldQuote(quote);
  return {
    ...row,
    quote,
    clause: clauseIn(quote, row.clause),
    selectors: report.selectors ?? row.selectors,
    anchor: report.state,
    lastSeen: now,
    ...(folded !== foldedOf(row) && { ...reworded(row, folded, book), enrichedFor: null }),
  };
}

function reworded(row: ClaimRow, folded: string, book: ClaimBook) {
  const wordings = [...row.wordings, { quote: row.quote, seen: row.lastSeen }];
  if (wordings.length > MAX_WORDINGS) wordings.splice(1, wordings.length - MAX_WORDINGS);
  return { wordings, identityKey: book.rekey(row, folded) };
}

/**
 * Identity keys for claims that come from elsewhere (an import), given the claims already on their page.
 * @returns key by claim id.
 */
export function keysFor(
  stored: readonly ClaimRow[],
  incoming: readonly ClaimRecord[],
): Map<string, string> {
  const book = new ClaimBook(stored);
  const storedById = new Map(stored.map((row) => [row.id, row]));
  const keys = new Map<string, string>();
  const inOrder = [...incoming].sort(
    (a, b) => a.selectors.position.start - b.selectors.position.start || (a.id < b.id ? -1 : 1),
  );
  for (const claim of inOrder) {
    const folded = foldQuote(claim.quote);
    const before = storedById.get(claim.id);
    if (before && foldedOf(before) === folded) keys.set(claim.id, before.identityKey);
    else if (before) keys.set(claim.id, book.rekey(before, folded));
    else keys.set(claim.id, book.take(claim.id, folded));
  }
  return keys;
}
