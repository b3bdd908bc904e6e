/** Where in the library page the reader is, kept in the address after `#`, so that it can be linked, gone back to and reloaded. */
import { useCallback, useEffect, useRef, useState } from 'react';
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

/** Least time between two changes of the address: browsers refuse more than 200 in ten seconds. */
const PACE_MS = 150;

export function useRoute(): Navigation {
  const [at, setAt] = useState(() => ({ route: routeFrom(location.hash), arrivals: 0 }));
  const latest = useRef(at.route);
  const unwritten = useRef<ReturnType<typeof setTimeout> | null>(null);
  const written = useRef(0);

  /** Writes where the reader is into the present entry of the history. */
  const write = useCallback(() => {
    if (unwritten.current) clearTimeout(unwritten.current);
    unwritten.current = null;
    written.current = performance.now();
    history.replaceState(null, '', addressOf(latest.current));
  }, []);

  useEffect(() => {
    const arrive = () => {
      if (unwritten.current) clearTimeout(unwritten.current);
      unwritten.current = null;
      latest.current = routeFrom(location.hash);
      setAt(({ arrivals }) => ({ route: latest.current, arrivals: arrivals + 1 }));
    };
    addEventListener('hashchange', arrive);
    addEventListener('popstate', arrive);
    return () => {
      removeEventListener('hashchange', arrive);
      removeEventListener('popstate', arrive);
    };
  }, []);

  const go = useCallback(
    (to: Partial<Route>, step = false) => {
      const route = { ...latest.current, ...to };
      if (step) {
        // Where the reader comes from is what Back leads to.
        if (unwritten.current) write();
        history.pushState(null, '', addressOf(route));
      }
      latest.current = route;
      if (!step && !unwritten.current) {
        const wait = Math.max(0, written.current + PACE_MS - performance.now());
        if (wait === 0) write();
        else unwritten.current = setTimeout(write, wait);
      }
      setAt(({ arrivals }) => ({ route, arrivals }));
    },
    [write],
  );

  return { ...at, go };
}

const addressOf = (route: Route): string =>
  `${location.pathname}${location.search}${hashOf(route)}`;
