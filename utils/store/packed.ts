/**
 * Pages in a few fields a claim, as the catalogue keeps them: in 256 buckets of packed pages, because reading a few
 * hundred rows takes a fraction of the time of reading a hundred thousand. Pure.
 */
import { ANCHOR_STATES } from '../anchoring/types.ts';
import { CLAIM_TYPES, DIRECTIONS, TIERS } from '../claims/types.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type ClaimStatus,
  CREDIBILITIES,
  dueOf,
  OUTCOMES,
  type PageRecord,
  STANCES,
  speakerOf,
  standingOf,
  statusOf,
} from '../records.ts';
import { foldText } from './text.ts';

const STATUSES = ['new', 'reviewed', 'dismissed'] as const satisfies ClaimStatus[];
const ORIGINS = ['machine', 'reader'] as const satisfies ClaimRecord['origin'][];
const LIVES = ['library', 'bin'] as const;

/** The byte columns in their order; each value is its place in its list, and `none` the last place. */
export const COLUMNS = {
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
export type Column = keyof typeof COLUMNS;
export type ValueOf<C extends Column> = (typeof COLUMNS)[C][number];

const WIDTH = Object.keys(COLUMNS).length;
export const PLACE = Object.fromEntries(
  Object.keys(COLUMNS).map((name, at) => [name, at]),
) as Record<Column, number>;

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
  /** Last day of forecasts, as corrected; null when there are none, empty for the others. */
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

export const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

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
  const speakers = rows.map((row) => speakerOf(row) ?? '');
  const lines = rows.map(({ claim, own }, at) =>
    foldText(`${claim.quote} ${own?.note ?? ''} ${own?.tags.join(' ') ?? ''} ${speakers[at]}`),
  );
  const due = rows.map((row) => dueOf(row) ?? '');
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
      due: due.some(Boolean) ? due : null,
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

/** One claim. */
export interface Spot {
  page: PackedPage;
  at: number;
}

export const byteAt = (page: PackedPage, at: number, place: number): number =>
  page.bytes[at * WIDTH + place] as number;

/** The value of a column for one claim. */
export function valueAt<C extends Column>({ page, at }: Spot, column: C): ValueOf<C> {
  return COLUMNS[column][byteAt(page, at, PLACE[column])] as ValueOf<C>;
}

export const seenAt = (page: PackedPage, at: number): string => page.seen?.[at] ?? page.firstSeen;
export const tagsAt = (page: PackedPage, at: number): readonly string[] => page.tags?.[at] ?? [];
