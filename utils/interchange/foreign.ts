/**
 * Annotations made elsewhere, as claims of ours. What another tool does not know is left as empty as our records
 * allow: the origin is a reader, the tier is `wider`, there is no score and no reason.
 */
import { annotationIdOf, claimIdOf, foldQuote, pageIdOf } from '../identity.ts';
import type { AnnotationRecord, ClaimRecord, LibraryEntry, PageRecord } from '../records.ts';
import type { Said } from './bodies.ts';
import { textFragmentOf } from './links.ts';

/** One annotation of another tool, checked. */
export interface ForeignAnnotation extends Said {
  url: string;
  /** Title of the page, or empty. */
  title: string;
  exact: string;
  prefix: string;
  suffix: string;
  /** Code points, or null when the tool counts otherwise. */
  position: { start: number; end: number } | null;
  reviewer: string;
  /** ISO 8601 in UTC. */
  created: string;
  modified: string;
}

/** The unknown time: earlier than every real one, so that it never wins over one. */
export const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';

/** Any ISO 8601 time as ours: UTC with milliseconds; null when it is none. */
export function utcTime(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) || time > Date.parse('9999-12-31')
    ? null
    : new Date(time).toISOString();
}

/** Annotations on the same words of the same page. */
interface Group {
  first: ForeignAnnotation;
  byReviewer: Map<string, ForeignAnnotation[]>;
}

/**
 * Makes entries of annotations: one claim for the same words at the same place, whoever marked them. When one
 * person made them all, he or she is taken for the exporter.
 * @param addressOf the identity under which we know an address
 */
export function entriesOf(
  annotations: readonly ForeignAnnotation[],
  addressOf: (url: string) => string,
): LibraryEntry[] {
  const pages = new Map<string, { page: PageRecord; groups: Map<string, Group> }>();
  for (const annotation of annotations) {
    const url = addressOf(annotation.url);
    const known = pages.get(url);
    const held = known ?? { page: pageOf(url, annotation), groups: new Map() };
    if (known) widen(known.page, annotation);
    else pages.set(url, held);
    addTo(held.groups, annotation);
  }
  const isOnesOwn = new Set(annotations.map(({ reviewer }) => reviewer)).size === 1;
  return [...pages.values()].flatMap(({ page, groups }) => entriesOn(page, groups, isOnesOwn));
}

function pageOf(url: string, { url: named, title, created, modified }: ForeignAnnotation) {
  return {
    id: pageIdOf(url),
    url,
    visited: named,
    aliases: named === url ? [] : [named],
    title,
    outlet: new URL(url).hostname.replace(/^www\./, ''),
    author: '',
    published: null,
    lang: '',
    firstSeen: created,
    lastSeen: modified,
  };
}

function widen(page: PageRecord, { url, title, created, modified }: ForeignAnnotation): void {
  if (url !== page.url && !page.aliases.includes(url)) page.aliases.push(url);
  page.title ||= title;
  if (created < page.firstSeen) page.firstSeen = created;
  if (modified > page.lastSeen) page.lastSeen = modified;
}

function addTo(groups: Map<string, Group>, annotation: ForeignAnnotation): void {
  const { exact, prefix, suffix, reviewer } = annotation;
  const key = JSON.stringify([foldQuote(exact), prefix, suffix]);
  const group = groups.get(key) ?? { first: annotation, byReviewer: new Map() };
  groups.set(key, group);
  group.byReviewer.set(reviewer, [...(group.byReviewer.get(reviewer) ?? []), annotation]);
}

function entriesOn(
  page: PageRecord,
  groups: ReadonlyMap<string, Group>,
  isOnesOwn: boolean,
): LibraryEntry[] {
  const place = ({ first }: Group) => first.position?.start ?? Number.POSITIVE_INFINITY;
  // Infinity less infinity is no number: those without a place stay in the file's order.
  const inOrder = [...groups.values()].sort((a, b) => place(a) - place(b) || 0);
  const occurrences = new Map<string, number>();
  return inOrder.map(({ first, byReviewer }) => {
    const folded = foldQuote(first.exact);
    const occurrence = occurrences.get(folded) ?? 0;
    occurrences.set(folded, occurrence + 1);
    const claim = claimOn(page, first, occurrence);
    const judgements = [...byReviewer].map(([reviewer, said]) =>
      judgementOf(claim.id, reviewer, said),
    );
    return isOnesOwn
      ? { page, claim, own: judgements[0] ?? null, others: [] }
      : { page, claim, own: null, others: judgements };
  });
}

function claimOn(page: PageRecord, first: ForeignAnnotation, occurrence: number): ClaimRecord {
  const { exact, prefix, suffix } = first;
  return {
    id: claimIdOf(page.id, exact, occurrence),
    pageId: page.id,
    origin: 'reader',
    quote: exact,
    clause: null,
    selectors: {
      quote: { exact, prefix, suffix },
      position: first.position ?? { start: 0, end: [...exact].length },
      fragment: textFragmentOf(exact),
    },
    tier: 'wider',
    type: 'framing',
    direction: 'none',
    speaker: null,
    horizon: null,
    score: null,
    reasons: [],
    anchor: 'exact',
    wordings: [],
    firstSeen: first.created,
    lastSeen: first.modified,
  };
}

/** One reviewer's annotations of the same words as one: notes and tags are gathered, the latest rating counts. */
function judgementOf(
  claimId: string,
  reviewer: string,
  said: readonly ForeignAnnotation[],
): AnnotationRecord {
  const inTime = [...said].sort((a, b) => (a.modified < b.modified ? -1 : 1));
  const latest = inTime.at(-1) as ForeignAnnotation;
  const direction = inTime.findLast((each) => each.direction !== null)?.direction;
  return {
    id: annotationIdOf(claimId, reviewer),
    claimId,
    reviewer,
    stance: inTime.findLast(({ stance }) => stance !== null)?.stance ?? null,
    credibility: inTime.findLast(({ credibility }) => credibility !== null)?.credibility ?? null,
    note: inTime
      .map(({ note }) => note)
      .filter(Boolean)
      .join('\n\n'),
    tags: [...new Set(inTime.flatMap(({ tags }) => tags))],
    dismissed: false,
    corrections: direction ? { direction } : {},
    outcome: null,
    created: inTime.map(({ created }) => created).sort()[0] ?? latest.created,
    modified: latest.modified,
    deleted: null,
  };
}
