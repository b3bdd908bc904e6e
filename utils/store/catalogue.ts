/**
 * The whole library in a few fields a claim, held in memory by the page that lists it: every filter, sort and
 * search is one pass over it. Pure; `repository.ts` loads it and keeps it current.
 */
import { CLAIM_TYPES, DIRECTIONS, TIERS } from '../claims/types.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type ClaimStatus,
  CREDIBILITIES,
  type PageRecord,
  STANCES,
  statusOf,
} from '../records.ts';
import type { Facets, LibraryQuery, Sort, Summary } from './queries.ts';
import { foldText, searchTerms } from './text.ts';

/** What the catalogue knows of one claim. */
export interface CatalogueEntry extends Summary {
  origin: ClaimRecord['origin'];
  anchor: ClaimRecord['anchor'];
  /** Code point where it starts on its page. */
  position: number;
  tags: string[];
  inBin: boolean;
  /** Folded quote, note, tags and speaker. */
  text: string;
}

/** What the catalogue knows of one page. */
export interface CataloguePage {
  pageId: string;
  firstSeen: string;
  /** Folded title and outlet. */
  text: string;
  /** In page order. */
  entries: CatalogueEntry[];
}

/** A page's share of the catalogue from its records. */
export function cataloguePage(
  page: PageRecord,
  claims: readonly ClaimRecord[],
  ownByClaim: ReadonlyMap<string, AnnotationRecord>,
): CataloguePage {
  return {
    pageId: page.id,
    firstSeen: page.firstSeen,
    text: foldText(`${page.title} ${page.outlet}`),
    entries: claims
      .map((claim) => catalogueEntry(page, claim, ownByClaim.get(claim.id) ?? null))
      .sort(inPageOrder),
  };
}

const inPageOrder = (a: CatalogueEntry, b: CatalogueEntry): number =>
  a.position - b.position || (a.claimId < b.claimId ? -1 : 1);

function catalogueEntry(
  page: PageRecord,
  claim: ClaimRecord,
  own: AnnotationRecord | null,
): CatalogueEntry {
  const speaker = own?.corrections.speaker ?? claim.speaker;
  const tags = own?.tags ?? [];
  return {
    claimId: claim.id,
    pageId: page.id,
    tier: claim.tier,
    type: own?.corrections.type ?? claim.type,
    direction: own?.corrections.direction ?? claim.direction,
    speaker,
    outlet: page.outlet,
    published: page.published,
    firstSeen: claim.firstSeen,
    due: claim.horizon?.to ?? null,
    status: statusOf(own),
    stance: own?.stance ?? null,
    credibility: own?.credibility ?? null,
    outcome: own?.outcome?.verdict ?? null,
    origin: claim.origin,
    anchor: claim.anchor,
    position: claim.selectors.position.start,
    tags,
    inBin: own?.deleted != null,
    text: foldText([claim.quote, own?.note ?? '', tags.join(' '), speaker ?? ''].join(' ')),
  };
}

const SHOWN_STATUSES: readonly ClaimStatus[] = ['new', 'reviewed'];

const within = (
  day: string | null,
  range: { from: string | null; to: string | null } | undefined,
): boolean =>
  !range ||
  (day !== null &&
    (range.from === null || day >= range.from) &&
    (range.to === null || day <= range.to));

const oneOf = <T>(values: readonly T[] | undefined, value: T): boolean =>
  !values || values.includes(value);

/** The test a query makes of an entry, its text apart. */
function matcher(query: LibraryQuery): (entry: CatalogueEntry) => boolean {
  const statuses = query.bin ? undefined : (query.statuses ?? SHOWN_STATUSES);
  const speakers = query.speakers && new Set(query.speakers);
  const outlets = query.outlets && new Set(query.outlets);
  const pageIds = query.pageIds && new Set(query.pageIds);
  return (entry) =>
    entry.inBin === (query.bin ?? false) &&
    oneOf(statuses, entry.status) &&
    oneOf(query.tiers, entry.tier) &&
    oneOf(query.types, entry.type) &&
    oneOf(query.directions, entry.direction) &&
    oneOf(query.origins, entry.origin) &&
    oneOf(query.anchors, entry.anchor) &&
    oneOf(query.stances, entry.stance ?? 'none') &&
    oneOf(query.credibilities, entry.credibility ?? 'none') &&
    (!pageIds || pageIds.has(entry.pageId)) &&
    (!speakers || speakers.has(entry.speaker ?? '')) &&
    (!outlets || outlets.has(entry.outlet)) &&
    (!query.tags || query.tags.some((tag) => entry.tags.includes(tag))) &&
    within(entry.published, query.published) &&
    within(entry.firstSeen.slice(0, 10), query.saved);
}

type Order = (a: CatalogueEntry, b: CatalogueEntry) => number;

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Compares by a field; what lacks it comes last, whatever the direction. */
function byField(field: (entry: CatalogueEntry) => string | null, direction: 1 | -1 = 1): Order {
  return (one, other) => {
    const [a, b] = [field(one) ?? '', field(other) ?? ''];
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
    return direction * compare(a, b);
  };
}

const ORDERS: Record<Exclude<Sort, 'newest' | 'oldest'>, Order> = {
  published: byField(({ published }) => published, -1),
  outlet: byField(({ outlet }) => outlet.toLowerCase()),
  speaker: byField(({ speaker }) => speaker?.toLowerCase() ?? null),
  credibility: (a, b) => (b.credibility ?? 0) - (a.credibility ?? 0),
  due: byField(({ due }) => due),
};

export class Catalogue {
  readonly #pages = new Map<string, CataloguePage>();
  #newestFirst: CataloguePage[] | null = null;

  /** Takes in a page's share, in place of what was known of it; a page without claims is forgotten. */
  set(page: CataloguePage): void {
    if (page.entries.length === 0) this.#pages.delete(page.pageId);
    else this.#pages.set(page.pageId, page);
    this.#newestFirst = null;
  }

  clear(): void {
    this.#pages.clear();
    this.#newestFirst = null;
  }

  #ordered(): CataloguePage[] {
    this.#newestFirst ??= [...this.#pages.values()].sort(
      (a, b) => compare(b.firstSeen, a.firstSeen) || compare(a.pageId, b.pageId),
    );
    return this.#newestFirst;
  }

  /** All matches of a query, in its order. */
  find(query: LibraryQuery): CatalogueEntry[] {
    const matches = matcher(query);
    const terms = searchTerms(query.text ?? '');
    const found: CatalogueEntry[] = [];
    for (const page of this.#ordered()) {
      const open = terms.filter((term) => !page.text.includes(term));
      for (const entry of page.entries) {
        if (matches(entry) && open.every((term) => entry.text.includes(term))) found.push(entry);
      }
    }
    const sort = query.sort ?? 'newest';
    if (sort === 'newest') return found;
    if (sort === 'oldest') return oldestFirst(found);
    // Array.sort is stable, so ties keep the newest first.
    return found.sort(ORDERS[sort]);
  }
}

/** Pages in reverse, the claims of each still in page order. */
function oldestFirst(newestFirst: readonly CatalogueEntry[]): CatalogueEntry[] {
  const reversed: CatalogueEntry[] = [];
  for (let end = newestFirst.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && newestFirst[start - 1]?.pageId === newestFirst[start]?.pageId) start -= 1;
    for (let at = start; at < end; at += 1) reversed.push(newestFirst[at] as CatalogueEntry);
    end = start;
  }
  return reversed;
}

const zeros = <K extends string | number>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const ranked = (counts: ReadonlyMap<string, number>): { value: string; count: number }[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compare(a.value, b.value));

const tally = (counts: Map<string, number>, value: string): void => {
  if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
};

/** Counts of every value among some entries. */
export function facetsOf(entries: readonly CatalogueEntry[]): Facets {
  const facets = {
    total: entries.length,
    tiers: zeros(TIERS),
    types: zeros(CLAIM_TYPES),
    directions: zeros(DIRECTIONS),
    statuses: zeros(['new', 'reviewed', 'dismissed'] as const),
    stances: zeros([...STANCES, 'none'] as const),
    credibilities: zeros([...CREDIBILITIES, 'none'] as const),
  };
  const outlets = new Map<string, number>();
  const speakers = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const entry of entries) {
    facets.tiers[entry.tier] += 1;
    facets.types[entry.type] += 1;
    facets.directions[entry.direction] += 1;
    facets.statuses[entry.status] += 1;
    facets.stances[entry.stance ?? 'none'] += 1;
    facets.credibilities[entry.credibility ?? 'none'] += 1;
    tally(outlets, entry.outlet);
    tally(speakers, entry.speaker ?? '');
    for (const tag of entry.tags) tally(tags, tag);
  }
  return { ...facets, outlets: ranked(outlets), speakers: ranked(speakers), tags: ranked(tags) };
}
