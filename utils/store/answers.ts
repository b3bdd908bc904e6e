/** What is told of the claims a query has found. Pure. */
import type { Found } from './catalogue.ts';
import {
  byteAt,
  COLUMNS,
  type Column,
  compare,
  type PackedPage,
  PLACE,
  type Spot,
  seenAt,
  tagsAt,
  type ValueOf,
  valueAt,
} from './packed.ts';
import type { Facets, Summary } from './queries.ts';

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
    for (const text of texts(page, at)) tally.set(text, (tally.get(text) ?? 0) + 1);
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
  outlets: ranked(found, ({ outlet }) => (outlet === '' ? [] : [outlet])),
  speakers: ranked(found, ({ speakers }, at) => [speakers[at] ?? '']),
  tags: ranked(found, tagsAt),
});
