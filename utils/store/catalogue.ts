/**
 * The whole library in a few fields a claim, held in memory by the page that lists it: every filter, sort and
 * search is one pass over it. It is kept in the database ready to load, in 256 buckets of packed pages: reading a
 * few hundred rows takes a fraction of the time of reading a hundred thousand. Pure; `repository.ts` loads it and
 * keeps it current in the transactions that change the records.
 */
import { ANCHOR_STATES } from '../anchoring/types.ts';
import { CLAIM_TYPES, DIRECTIONS, TIERS } from '../claims/types.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type ClaimStatus,
  CREDIBILITIES,
  OUTCOMES,
  type PageRecord,
  STANCES,
  standingOf,
  statusOf,
} from '../records.ts';
import type { Facets, LibraryQuery, Sort, Summary } from './queries.ts';
import { foldText, searchTerms } from './text.ts';

const STATUSES = ['new', 'reviewed', 'dismissed'] as const satisfies ClaimStatus[];
const ORIGINS = ['machine', 'reader'] as const satisfies ClaimRecord['origin'][];
const LIVES = ['library', 'bin'] as const;

/** The byte columns in their order; each value is its place in its list, and `none` the last place. */
const COLUMNS = {
  tier: TIERS,
  type: CLAIM_TYPES,
  direction: DIRECTIONS,
  status: STATUSES,
  stance: [...STANCES, 'none'],
  credibility: [...CREDIBILITIES, 'none'],
  outcome: [...OUTCOMES, 'none'],
  origin: ORIGINS,
  anchor: ANCHOR_STATES,
  life: LIVES,
} as const;
type Column = keyof typeof COLUMNS;
type ValueOf<C extends Column> = (typeof COLUMNS)[C][number];

const WIDTH = Object.keys(COLUMNS).length;
const PLACE = Object.fromEntries(Object.keys(COLUMNS).map((name, at) => [name, at])) as Record<
  Column,
  number
>;

/** A page's share of the catalogue, its claims in page order. */
export interface PackedPage {
  pageId: string;
  outlet: string;
  published: string | null;
  /** Of the page, ISO 8601; the default of `seen`. */
  firstSeen: string;
  ids: string[];
  /** A row of bytes a claim, see `COLUMNS`. */
  bytes: Uint8Array;
  /** As corrected; empty where unknown. */
  speakers: string[];
  /** First saved, ISO 8601; null when all with the page. */
  seen: string[] | null;
  /** Last day of forecasts; null when there are none, empty for the others. */
  due: string[] | null;
  /** Null when no claim has any. */
  tags: string[][] | null;
  /** Stands for what relations to other claims depend on: another number, and they are looked for anew. */
  about: number;
}

/** What of a page is searched: folded title and outlet, and a line a claim of folded quote, note, tags and speaker. */
export interface PackedText {
  pageId: string;
  head: string;
  lines: string;
}

export const BUCKETS = 256;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The bucket of a page, whose id an import may have made up. */
export const bucketOf = (pageId: string): number => hashOf(pageId) % BUCKETS;

const byPlace = (a: ClaimRecord, b: ClaimRecord): number =>
  a.selectors.position.start - b.selectors.position.start || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Packs a page; null when it has no claims. */
export function packPage(
  page: PageRecord,
  claims: readonly ClaimRecord[],
  ownByClaim: ReadonlyMap<string, AnnotationRecord>,
): { page: PackedPage; text: PackedText } | null {
  if (claims.length === 0) return null;
  const rows = [...claims]
    .sort(byPlace)
    .map((claim) => ({ claim, own: ownByClaim.get(claim.id) ?? null }));
  const bytes = new Uint8Array(rows.length * WIDTH);
  for (const [at, { claim, own }] of rows.entries()) bytes.set(bytesOf(claim, own), at * WIDTH);
  const speakers = rows.map(({ claim, own }) => own?.corrections.speaker ?? claim.speaker ?? '');
  const lines = rows.map(({ claim, own }, at) =>
    foldText(`${claim.quote} ${own?.note ?? ''} ${own?.tags.join(' ') ?? ''} ${speakers[at]}`),
  );
  const { id: pageId, outlet, published, firstSeen } = page;
  return {
    page: {
      pageId,
      outlet,
      published,
      firstSeen,
      ids: rows.map(({ claim }) => claim.id),
      bytes,
      speakers,
      seen: rows.every(({ claim }) => claim.firstSeen === firstSeen)
        ? null
        : rows.map(({ claim }) => claim.firstSeen),
      due: rows.some(({ claim }) => claim.horizon?.to)
        ? rows.map(({ claim }) => claim.horizon?.to ?? '')
        : null,
      tags: rows.some(({ own }) => own && own.tags.length > 0)
        ? rows.map(({ own }) => own?.tags ?? [])
        : null,
      about: aboutOf(page, rows, speakers),
    },
    // Folded text is letters, digits and spaces, so a line break can only be ours.
    text: { pageId, head: foldText(`${page.title} ${outlet}`), lines: lines.join('\n') },
  };
}

function aboutOf(
  page: PageRecord,
  rows: readonly { claim: ClaimRecord; own: AnnotationRecord | null }[],
  speakers: readonly string[],
): number {
  const claims = rows.map(({ claim, own }, at) =>
    own?.dismissed || own?.deleted
      ? null
      : [
          claim.id,
          claim.quote,
          own?.corrections.type ?? claim.type,
          own?.corrections.direction ?? claim.direction,
          speakers[at],
        ],
  );
  return hashOf(JSON.stringify([page.published, page.outlet, claims]));
}

function bytesOf(claim: ClaimRecord, own: AnnotationRecord | null): number[] {
  const values: { [C in Column]: ValueOf<C> } = {
    tier: claim.tier,
    type: own?.corrections.type ?? claim.type,
    direction: own?.corrections.direction ?? claim.direction,
    status: statusOf(own),
    stance: own?.stance ?? 'none',
    credibility: own?.credibility ?? 'none',
    outcome: own?.outcome?.verdict ?? 'none',
    origin: claim.origin,
    anchor: standingOf(claim.anchor, claim),
    life: own?.deleted ? 'bin' : 'library',
  };
  return (Object.keys(COLUMNS) as Column[]).map((name) =>
    (COLUMNS[name] as readonly unknown[]).indexOf(values[name]),
  );
}

/** Whether two packed pages say the same, so that one need not be written over the other. */
export const samePage = (one: PackedPage, other: PackedPage): boolean =>
  one.bytes.length === other.bytes.length &&
  one.bytes.every((byte, at) => byte === other.bytes[at]) &&
  JSON.stringify({ ...one, bytes: null }) === JSON.stringify({ ...other, bytes: null });

/** A packed page in memory, with its lines once a search has come by. */
interface LoadedPage extends PackedPage {
  head: string;
  text: string;
  lines: string[] | null;
}

/** All claims in one order: the n-th is claim `at[n]` of `pages[n]`. */
export interface Ordered {
  pages: readonly PackedPage[];
  at: Uint16Array;
}

/** Some claims, in order: places in an order of all. No object a claim, for there may be a hundred thousand. */
export interface Found {
  order: Ordered;
  places: Uint32Array;
}

const SHOWN: readonly ClaimStatus[] = ['new', 'reviewed'];

export class Catalogue {
  readonly #buckets = new Map<number, LoadedPage[]>();
  readonly #texts = new Map<number, Map<string, PackedText>>();
  readonly #orders = new Map<Sort, Ordered>();
  /** The last query and what it found. */
  #last: { filters: string; text: string; found: Found } | null = null;

  /** Takes in a bucket in place of what was known of it. Its texts come after it. */
  setBucket(bucket: number, pages: readonly PackedPage[]): void {
    const texts = this.#texts.get(bucket);
    const loaded = pages.map((page) => withText(page, texts?.get(page.pageId)));
    this.#buckets.set(bucket, loaded);
    this.#forgetOrders();
  }

  setTexts(bucket: number, texts: readonly PackedText[]): void {
    const byPage = new Map(texts.map((text) => [text.pageId, text]));
    this.#texts.set(bucket, byPage);
    for (const page of this.#buckets.get(bucket) ?? []) {
      Object.assign(page, withText(page, byPage.get(page.pageId)));
    }
    this.#last = null;
  }

  clear(): void {
    this.#buckets.clear();
    this.#texts.clear();
    this.#forgetOrders();
  }

  #order(sort: Sort): Ordered {
    let order = this.#orders.get(sort);
    if (!order) {
      order = orderBy(sort, [...this.#buckets.values()].flat());
      this.#orders.set(sort, order);
    }
    return order;
  }

  /** All matches of a query, in its order. Needs the texts when the query has words. */
  find(query: LibraryQuery): Found {
    const { text = '', ...rest } = query;
    const filters = JSON.stringify(rest);
    const last = this.#last;
    // What is typed on only narrows: whatever has the longer beginning of a word has the shorter.
    const found =
      last && last.filters === filters && text.startsWith(last.text)
        ? select(last.found, searcher(searchTerms(text)))
        : select(
            all(this.#order(query.sort ?? 'newest')),
            matcher(query),
            searcher(searchTerms(text)),
          );
    this.#last = { filters, text, found };
    return found;
  }

  #forgetOrders(): void {
    this.#orders.clear();
    this.#last = null;
  }
}

const all = (order: Ordered): Found => ({
  order,
  places: Uint32Array.from(order.at, (_, place) => place),
});

/** Those of some claims that pass the tests. */
function select({ order, places }: Found, ...tests: readonly Test[]): Found {
  const passed = new Uint32Array(places.length);
  let count = 0;
  for (const place of places) {
    const page = order.pages[place] as LoadedPage;
    const at = order.at[place] as number;
    if (tests.every((test) => test(page, at))) {
      passed[count] = place;
      count += 1;
    }
  }
  return { order, places: passed.subarray(0, count) };
}

const withText = (page: PackedPage, text: PackedText | undefined): LoadedPage => ({
  ...page,
  head: text?.head ?? '',
  text: text?.lines ?? '',
  lines: null,
});

/** Tests a claim for search terms; looks at each page as a whole first, and splits only pages that can match. */
function searcher(terms: readonly string[]): (page: LoadedPage, at: number) => boolean {
  if (terms.length === 0) return () => true;
  let last: LoadedPage | null = null;
  let open: readonly string[] | null = null;
  const openTerms = (page: LoadedPage): readonly string[] | null => {
    const missing = terms.filter((term) => !page.head.includes(term));
    return missing.every((term) => page.text.includes(term)) ? missing : null;
  };
  return (page, at) => {
    if (page !== last) {
      last = page;
      open = openTerms(page);
    }
    if (!open) return false;
    if (open.length === 0) return true;
    page.lines ??= page.text.split('\n');
    const line = page.lines[at] ?? '';
    return open.every((term) => line.includes(term));
  };
}

/** One claim. */
interface Spot {
  page: PackedPage;
  at: number;
}

type Test = (page: LoadedPage, at: number) => boolean;

const byteAt = (page: PackedPage, at: number, place: number): number =>
  page.bytes[at * WIDTH + place] as number;

/** The value of a column for one claim. */
function valueAt<C extends Column>({ page, at }: Spot, column: C): ValueOf<C> {
  return COLUMNS[column][byteAt(page, at, PLACE[column])] as ValueOf<C>;
}

function columnTest<C extends Column>(
  column: C,
  wanted: readonly ValueOf<C>[] | undefined,
): Test[] {
  if (!wanted) return [];
  const place = PLACE[column];
  const accepted = COLUMNS[column].map((value) => (wanted as readonly unknown[]).includes(value));
  return [(page, at) => accepted[byteAt(page, at, place)] === true];
}

function setTest(
  wanted: readonly string[] | undefined,
  value: (page: PackedPage, at: number) => string,
): Test[] {
  if (!wanted) return [];
  const set = new Set(wanted);
  return [(page, at) => set.has(value(page, at))];
}

function dayTest(
  range: { from: string | null; to: string | null } | undefined,
  day: (page: PackedPage, at: number) => string | null,
): Test[] {
  if (!range) return [];
  const { from, to } = range;
  return [
    (page, at) => {
      const value = day(page, at);
      return value !== null && (from === null || value >= from) && (to === null || value <= to);
    },
  ];
}

/** The test a query makes of a claim, its text apart. */
function matcher(query: LibraryQuery): Test {
  const { tags } = query;
  const tests: Test[] = [
    ...columnTest('life', [query.bin ? 'bin' : 'library']),
    ...columnTest('status', query.bin ? undefined : (query.statuses ?? SHOWN)),
    ...columnTest('tier', query.tiers),
    ...columnTest('type', query.types),
    ...columnTest('direction', query.directions),
    ...columnTest('stance', query.stances),
    ...columnTest('credibility', query.credibilities),
    ...columnTest('origin', query.origins),
    ...columnTest('anchor', query.anchors),
    ...setTest(query.pageIds, ({ pageId }) => pageId),
    ...setTest(query.outlets, ({ outlet }) => outlet),
    ...setTest(query.speakers, ({ speakers }, at) => speakers[at] ?? ''),
    ...dayTest(query.published, ({ published }) => published),
    ...dayTest(query.saved, (page, at) => seenAt(page, at).slice(0, 10)),
    ...(tags
      ? [(page: PackedPage, at: number) => tagsAt(page, at).some((tag) => tags.includes(tag))]
      : []),
  ];
  return (page, at) => tests.every((test) => test(page, at));
}

const seenAt = (page: PackedPage, at: number): string => page.seen?.[at] ?? page.firstSeen;
const tagsAt = (page: PackedPage, at: number): readonly string[] => page.tags?.[at] ?? [];

/** What a sort goes by, and which way; what lacks it comes last either way. */
const SORT_KEYS: Record<
  Exclude<Sort, 'newest' | 'oldest'>,
  { key: (page: PackedPage, at: number) => string; descending?: true }
> = {
  published: { key: ({ published }) => published ?? '', descending: true },
  outlet: { key: ({ outlet }) => outlet.toLowerCase() },
  speaker: { key: ({ speakers }, at) => speakers[at]?.toLowerCase() ?? '' },
  credibility: {
    key: (page, at) => {
      const value = valueAt({ page, at }, 'credibility');
      return value === 'none' ? '' : String(value);
    },
    descending: true,
  },
  due: { key: ({ due }, at) => due?.[at] ?? '' },
};

function orderBy(sort: Sort, pages: LoadedPage[]): Ordered {
  pages.sort((a, b) => compare(b.firstSeen, a.firstSeen) || compare(a.pageId, b.pageId));
  if (sort === 'oldest') pages.reverse();
  const inOrder: LoadedPage[] = [];
  const order: Ordered = {
    pages: inOrder,
    at: new Uint16Array(pages.reduce((sum, { ids }) => sum + ids.length, 0)),
  };
  for (const page of pages) {
    for (let at = 0; at < page.ids.length; at += 1) {
      order.at[inOrder.length] = at;
      inOrder.push(page);
    }
  }
  return sort === 'newest' || sort === 'oldest' ? order : reordered(order, sort);
}

/** Sorts by ranks: there are far fewer different keys than claims. Ties keep the order given. */
function reordered(order: Ordered, sort: Exclude<Sort, 'newest' | 'oldest'>): Ordered {
  const { key, descending } = SORT_KEYS[sort];
  const groups = new Map<string, number[]>();
  for (const [n, page] of order.pages.entries()) {
    const value = key(page, order.at[n] as number);
    const group = groups.get(value);
    if (group) group.push(n);
    else groups.set(value, [n]);
  }
  const direction = descending ? -1 : 1;
  const keys = [...groups.keys()].sort((a, b) =>
    a === '' || b === '' ? (a === '' ? 1 : -1) : direction * compare(a, b),
  );
  const inOrder: PackedPage[] = [];
  const sorted: Ordered = { pages: inOrder, at: new Uint16Array(order.at.length) };
  for (const value of keys) {
    for (const n of groups.get(value) ?? []) {
      sorted.at[inOrder.length] = order.at[n] as number;
      inOrder.push(order.pages[n] as PackedPage);
    }
  }
  return sorted;
}

/** Does something with each claim found, in order. */
function each({ order, places }: Found, work: (page: PackedPage, at: number) => void): void {
  for (const place of places) work(order.pages[place] as PackedPage, order.at[place] as number);
}

export function claimIdsOf(found: Found): string[] {
  const ids: string[] = [];
  each(found, (page, at) => ids.push(page.ids[at] as string));
  return ids;
}

export function summariesOf(found: Found): Summary[] {
  const summaries: Summary[] = [];
  each(found, (page, at) => summaries.push(summaryOf({ page, at })));
  return summaries;
}

const noneToNull = <T>(value: T | 'none'): T | null => (value === 'none' ? null : value);

function summaryOf(claim: Spot): Summary {
  const { page, at } = claim;
  return {
    claimId: page.ids[at] as string,
    pageId: page.pageId,
    tier: valueAt(claim, 'tier'),
    type: valueAt(claim, 'type'),
    direction: valueAt(claim, 'direction'),
    speaker: page.speakers[at] || null,
    outlet: page.outlet,
    published: page.published,
    firstSeen: seenAt(page, at),
    due: page.due?.[at] || null,
    status: valueAt(claim, 'status'),
    stance: noneToNull(valueAt(claim, 'stance')),
    credibility: noneToNull(valueAt(claim, 'credibility')),
    outcome: noneToNull(valueAt(claim, 'outcome')),
  };
}

/** How many of some claims have each value of a column. */
function counts<C extends Column>(found: Found, column: C): Record<ValueOf<C>, number> {
  const place = PLACE[column];
  const byPlace = COLUMNS[column].map(() => 0);
  each(found, (page, at) => {
    const value = byteAt(page, at, place);
    byPlace[value] = (byPlace[value] ?? 0) + 1;
  });
  return Object.fromEntries(COLUMNS[column].map((value, at) => [value, byPlace[at]])) as Record<
    ValueOf<C>,
    number
  >;
}

/** How many of some claims have each text; most frequent first. */
function ranked(
  found: Found,
  texts: (page: PackedPage, at: number) => readonly string[],
): { value: string; count: number }[] {
  const tally = new Map<string, number>();
  each(found, (page, at) => {
    for (const text of texts(page, at)) {
      if (text !== '') tally.set(text, (tally.get(text) ?? 0) + 1);
    }
  });
  return [...tally]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compare(a.value, b.value));
}

/** Counts of every value among some claims. */
export const facetsOf = (found: Found): Facets => ({
  total: found.places.length,
  tiers: counts(found, 'tier'),
  types: counts(found, 'type'),
  directions: counts(found, 'direction'),
  statuses: counts(found, 'status'),
  stances: counts(found, 'stance'),
  credibilities: counts(found, 'credibility'),
  anchors: counts(found, 'anchor'),
  outlets: ranked(found, ({ outlet }) => [outlet]),
  speakers: ranked(found, ({ speakers }, at) => [speakers[at] ?? '']),
  tags: ranked(found, tagsAt),
});
