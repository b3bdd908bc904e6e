/** What can be asked of the library as a whole, and in what shape it answers. */
import type { AnchorState } from '../anchoring/types.ts';
import type { ClaimType, Direction, Tier } from '../claims/types.ts';
import type { ClaimStatus, Credibility, LibraryEntry, Stance } from '../records.ts';

/** Orders of a list. Ties fall back to page, then place on the page, so an order is total. */
export const SORTS = [
  'newest',
  'oldest',
  'published',
  'outlet',
  'speaker',
  'credibility',
  'due',
] as const;
export type Sort = (typeof SORTS)[number];

/**
 * Which claims. Everything given must hold; within a list any value does. Type, direction and speaker are the
 * reader's corrections where there are some. An empty query is every claim that is neither dismissed nor in the bin.
 */
export interface LibraryQuery {
  /** Words that must all occur, as beginnings of words, in quote, note, tags, speaker, title or outlet. */
  text?: string;
  pageIds?: readonly string[];
  tiers?: readonly Tier[];
  types?: readonly ClaimType[];
  directions?: readonly Direction[];
  /** Empty: nobody is named. */
  speakers?: readonly string[];
  outlets?: readonly string[];
  tags?: readonly string[];
  /** `none`: not given. */
  stances?: readonly (Stance | 'none')[];
  credibilities?: readonly (Credibility | 'none')[];
  /** `new` and `reviewed` when left out. */
  statuses?: readonly ClaimStatus[];
  origins?: readonly ('machine' | 'reader')[];
  /** As `standingOf` has it: a claim whose wording was changed once stays `changed`. */
  anchors?: readonly AnchorState[];
  /** Publication dates, `YYYY-MM-DD`, both ends included. */
  published?: { from: string | null; to: string | null };
  /** Forecasts without an outcome whose last day is before this one, `YYYY-MM-DD`. */
  overdueOn?: string;
  /** The bin instead of the library. */
  bin?: boolean;
  /** `newest` when left out: pages last saved first, claims in page order. */
  sort?: Sort;
}

export interface Paging {
  offset: number;
  limit: number;
}

/** One stretch of a list. `ids` are all matches in order, so that a virtual list can select across pages. */
export interface EntryList {
  total: number;
  ids: readonly string[];
  entries: LibraryEntry[];
}

/** How many claims of a query have each value. */
export interface Facets {
  total: number;
  tiers: Record<Tier, number>;
  types: Record<ClaimType, number>;
  directions: Record<Direction, number>;
  statuses: Record<ClaimStatus, number>;
  stances: Record<Stance | 'none', number>;
  credibilities: Record<Credibility | 'none', number>;
  anchors: Record<AnchorState, number>;
  /** Most frequent first; ties by name. */
  outlets: { value: string; count: number }[];
  /** Empty where nobody is named. */
  speakers: { value: string; count: number }[];
  tags: { value: string; count: number }[];
}

/** A claim in a few fields, for charts, the ledger and relations over the whole library. */
export interface Summary {
  claimId: string;
  pageId: string;
  tier: Tier;
  /** Type, direction and speaker as corrected by the reader. */
  type: ClaimType;
  direction: Direction;
  speaker: string | null;
  outlet: string;
  published: string | null;
  /** When it was first saved, ISO 8601. */
  firstSeen: string;
  /** Last day a forecast can mean, as corrected by the reader, `YYYY-MM-DD`, or null. */
  due: string | null;
  status: ClaimStatus;
  stance: Stance | null;
  credibility: Credibility | null;
  outcome: string | null;
}
