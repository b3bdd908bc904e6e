/** Where in the library page the reader is, kept in the address after `#`, so that it can be linked, gone back to and reloaded. */
import { useCallback, useEffect, useState } from 'react';
import { type Filters, filtersFrom, NO_FILTERS, writeFilters } from './filters.ts';

export const VIEWS = ['claims', 'conflicts', 'predictions', 'charts', 'files', 'settings'] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  view: View;
  filters: Filters;
  /** The claim in hand. */
  claimId: string | null;
}

/** `#view=claims&type=forecast&claim=ID`; anything missing has its default, so `#claim=ID` is a whole address. */
export function routeFrom(hash: string): Route {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    view: VIEWS.find((view) => view === params.get('view')) ?? 'claims',
    filters: filtersFrom(params),
    claimId: params.get('claim') || null,
  };
}

/** The other way round. Empty for the plain list of claims. */
export function hashOf({ view, filters, claimId }: Route): string {
  const params = new URLSearchParams();
  if (view !== 'claims') params.set('view', view);
  writeFilters(filters, params);
  if (claimId !== null) params.set('claim', claimId);
  const written = params.toString();
  return written === '' ? '' : `#${written}`;
}

/** The address of an article's claims, for links. */
export const articleAddress = (pageId: string): string =>
  location.pathname + hashOf({ view: 'claims', filters: { ...NO_FILTERS, pageId }, claimId: null });

/** The address of a claim in the list. */
export const claimAddress = (claimId: string): string =>
  location.pathname + hashOf({ view: 'claims', filters: NO_FILTERS, claimId });

export interface Navigation {
  route: Route;
  /** Counts arrivals from outside: the first one, links, back and forward. */
  arrivals: number;
  /** Goes somewhere. `step`: a new entry in the browser's history, else the present one changes. */
  go(to: Partial<Route>, step?: boolean): void;
}

export function useRoute(): Navigation {
  const [at, setAt] = useState(() => ({ route: routeFrom(location.hash), arrivals: 0 }));

  useEffect(() => {
    const arrive = () =>
      setAt(({ arrivals }) => ({ route: routeFrom(location.hash), arrivals: arrivals + 1 }));
    addEventListener('hashchange', arrive);
    addEventListener('popstate', arrive);
    return () => {
      removeEventListener('hashchange', arrive);
      removeEventListener('popstate', arrive);
    };
  }, []);

  const go = useCallback((to: Partial<Route>, step = false) => {
    const route = { ...routeFrom(location.hash), ...to };
    const url = `${location.pathname}${location.search}${hashOf(route)}`;
    if (step) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setAt(({ arrivals }) => ({ route, arrivals }));
  }, []);

  return { ...at, go };
}
