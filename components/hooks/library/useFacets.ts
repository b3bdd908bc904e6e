/** How many claims each value of each facet would leave. */
import { useMemo } from 'react';
import type { Facets } from '../../../utils/store/queries.ts';
import { useServices } from '../services.ts';
import { type Live, useLive } from '../useLive.ts';
import { FACET_NAMES, FACETS, type FacetName, type Filters, queryOf } from './filters.ts';
import { useSettled } from './useSettled.ts';

export interface FacetValue {
  value: string;
  count: number;
}
export type FacetCounts = Record<FacetName, FacetValue[]>;

/** Rows come before counts: these wait until the filters have stood so long. */
const PATIENCE_MS = 120;

/**
 * A facet's values within what all other facets leave: choosing a second value widens, so it is counted too.
 * @param latest the filters; null while it is too early to count.
 */
export function useFacets(latest: Filters | null): Live<FacetCounts> {
  const { library } = useServices();
  const filters = useSettled(latest, PATIENCE_MS);
  const query = useMemo(
    () =>
      filters &&
      (async () => {
        const all = await library.facets(queryOf(filters));
        const counted = await Promise.all(
          FACET_NAMES.map(async (name) => {
            const chosen = filters.chosen[name];
            const isFree = chosen.length === 0 && name !== 'status';
            const facets = isFree ? all : await library.facets(queryOf(without(filters, name)));
            return [name, valuesOf(name, facets, chosen)] as const;
          }),
        );
        return Object.fromEntries(counted) as FacetCounts;
      }),
    [library, filters],
  );
  return useLive(query, { keep: true });
}

/** Dismissed claims are listed only when asked for, but always counted as a status. */
const without = (filters: Filters, name: FacetName): Filters => ({
  ...filters,
  chosen: {
    ...filters.chosen,
    [name]: name === 'status' ? FACETS.status : [],
  },
});

const PLURALS = {
  status: 'statuses',
  tier: 'tiers',
  type: 'types',
  direction: 'directions',
  stance: 'stances',
  credibility: 'credibilities',
  anchor: 'anchors',
  speaker: 'speakers',
  outlet: 'outlets',
  tag: 'tags',
} as const satisfies Record<FacetName, keyof Facets>;

/** Known values in their own order, others most frequent first; a chosen value stays even when nothing has it. */
function valuesOf(name: FacetName, facets: Facets, chosen: readonly string[]): FacetValue[] {
  const values = facets[PLURALS[name]];
  if (Array.isArray(values)) {
    const missing = chosen.filter((each) => !values.some(({ value }) => value === each));
    return [...missing.map((value) => ({ value, count: 0 })), ...values];
  }
  const counts: Record<string, number> = values;
  return (FACETS[name] ?? [])
    .map((value) => ({ value, count: counts[value] ?? 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value));
}
