/** Which claims the library page lists: as the reader chose them, as the address keeps them, as the store is asked. */
import { ANCHOR_STATES } from '../../../utils/anchoring/types.ts';
import { isDay } from '../../../utils/calendar.ts';
import { CLAIM_TYPES, DIRECTIONS, TIERS } from '../../../utils/claims/types.ts';
import { CREDIBILITIES, STANCES } from '../../../utils/records.ts';
import { type LibraryQuery, SORTS, type Sort } from '../../../utils/store/queries.ts';

export type { LibraryQuery, Sort };
export { SORTS };

export const STATUSES = ['new', 'reviewed', 'dismissed'] as const;
const STANCE_VALUES = [...STANCES, 'none'] as const;
const CREDIBILITY_VALUES = [...CREDIBILITIES, 'none'] as const;

/** Facets in the order of the side column, with the values each can have; null where the library decides. */
export const FACETS = {
  status: STATUSES,
  tier: TIERS,
  type: CLAIM_TYPES,
  direction: DIRECTIONS,
  stance: STANCE_VALUES,
  credibility: CREDIBILITY_VALUES.map(String),
  anchor: ANCHOR_STATES,
  speaker: null,
  outlet: null,
  tag: null,
} as const;
export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

export interface Filters {
  text: string;
  /** Chosen values of each facet; none means any. */
  chosen: Record<FacetName, readonly string[]>;
  /** Days of publication, `YYYY-MM-DD`, both ends included. */
  from: string | null;
  to: string | null;
  /** One article only. */
  pageId: string | null;
  /** The bin instead of the library. */
  bin: boolean;
  sort: Sort;
}

/** Whether a query is for everything, in the order in which it was saved. */
export const isPlain = ({ sort = 'newest', ...filters }: LibraryQuery): boolean =>
  sort === 'newest' && Object.keys(filters).length === 0;

export const NO_FILTERS: Filters = {
  text: '',
  chosen: {
    status: [],
    tier: [],
    type: [],
    direction: [],
    stance: [],
    credibility: [],
    anchor: [],
    speaker: [],
    outlet: [],
    tag: [],
  },
  from: null,
  to: null,
  pageId: null,
  bin: false,
  sort: 'newest',
};

/** Whether anything narrows the list. */
export const isNarrowed = ({ text, chosen, from, to, pageId, bin }: Filters): boolean =>
  text.trim() !== '' ||
  from !== null ||
  to !== null ||
  pageId !== null ||
  bin ||
  Object.values(chosen).some((values) => values.length > 0);

const known = <T extends string | number>(values: readonly T[], given: readonly string[]): T[] =>
  values.filter((value) => given.includes(String(value)));

/** What the store is asked. */
export function queryOf({ text, chosen, from, to, pageId, bin, sort }: Filters): LibraryQuery {
  const query: LibraryQuery = { sort };
  if (text.trim() !== '') query.text = text;
  if (pageId !== null) query.pageIds = [pageId];
  if (bin) query.bin = true;
  if (from !== null || to !== null) query.published = { from, to };
  if (chosen.status.length > 0) query.statuses = known(STATUSES, chosen.status);
  if (chosen.tier.length > 0) query.tiers = known(TIERS, chosen.tier);
  if (chosen.type.length > 0) query.types = known(CLAIM_TYPES, chosen.type);
  if (chosen.direction.length > 0) query.directions = known(DIRECTIONS, chosen.direction);
  if (chosen.stance.length > 0) query.stances = known(STANCE_VALUES, chosen.stance);
  if (chosen.credibility.length > 0) {
    query.credibilities = known(CREDIBILITY_VALUES, chosen.credibility);
  }
  if (chosen.anchor.length > 0) query.anchors = known(ANCHOR_STATES, chosen.anchor);
  if (chosen.speaker.length > 0) query.speakers = chosen.speaker;
  if (chosen.outlet.length > 0) query.outlets = chosen.outlet;
  if (chosen.tag.length > 0) query.tags = chosen.tag;
  return query;
}

/** Filters from the parameters of an address; what makes no sense there is left out. */
export function filtersFrom(params: URLSearchParams): Filters {
  const day = (name: string): string | null => {
    const value = params.get(name);
    return value !== null && isDay(value) ? value : null;
  };
  const chosen = { ...NO_FILTERS.chosen };
  for (const name of FACET_NAMES) {
    const given = [...new Set(params.getAll(name))];
    const values: readonly string[] | null = FACETS[name];
    // A claim may have no speaker, and that can be asked for.
    chosen[name] =
      values === null
        ? given.filter((value) => value !== '' || name === 'speaker')
        : known(values, given);
  }
  return {
    text: params.get('q') ?? '',
    chosen,
    from: day('from'),
    to: day('to'),
    pageId: params.get('page') || null,
    bin: params.get('bin') === '1',
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** Writes filters into the parameters of an address; defaults are left out. */
export function writeFilters(filters: Filters, params: URLSearchParams): void {
  if (filters.text !== '') params.set('q', filters.text);
  for (const name of FACET_NAMES) {
    for (const value of filters.chosen[name]) params.append(name, value);
  }
  if (filters.from !== null) params.set('from', filters.from);
  if (filters.to !== null) params.set('to', filters.to);
  if (filters.pageId !== null) params.set('page', filters.pageId);
  if (filters.bin) params.set('bin', '1');
  if (filters.sort !== NO_FILTERS.sort) params.set('sort', filters.sort);
}

/** Filters as the parameters of an address: the same for the same filters. An article is a place, not a filter. */
export function filterAddress(filters: Filters): string {
  const params = new URLSearchParams();
  writeFilters({ ...filters, pageId: null }, params);
  params.sort();
  return params.toString();
}
