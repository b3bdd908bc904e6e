/** The figures behind the charts: pure counts over claims in a few fields. */
import { localDay } from '../../../utils/calendar.ts';
import { DIRECTIONS, type Direction } from '../../../utils/claims/types.ts';
import { CREDIBILITIES, type Credibility, STANCES, type Stance } from '../../../utils/records.ts';
import type { Summary } from '../../../utils/store/queries.ts';

export type Countable = Pick<
  Summary,
  'direction' | 'published' | 'firstSeen' | 'outlet' | 'speaker' | 'stance' | 'credibility'
>;

/** Every claim counts as one, or by the reader's rating; then unrated claims do not count. */
export type Weighting = 'none' | 'credibility';

/** A row of a stacked chart: how much each direction has of it. */
export interface Stack {
  /** A week's Monday (`YYYY-MM-DD`), an outlet or a speaker. */
  name: string;
  total: number;
  values: Record<Direction, number>;
}

const HIGHEST = 5;
/** What a claim counts: 1 (not credible) nothing, 5 (well supported) one, evenly between. */
export const weightOf = ({ credibility }: Pick<Countable, 'credibility'>, by: Weighting): number =>
  by === 'none' ? 1 : credibility === null ? 0 : (credibility - 1) / (HIGHEST - 1);

/** The claims that count at all. */
export const counting = <C extends Countable>(claims: readonly C[], by: Weighting): C[] =>
  claims.filter((claim) => weightOf(claim, by) > 0);

/** What some claims count together. */
export const totalOf = (claims: readonly Countable[], by: Weighting): number =>
  claims.reduce((sum, claim) => sum + weightOf(claim, by), 0);

const DAY_MS = 86_400_000;

/** The Monday of a day's week, both `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

const nothing = (): Record<Direction, number> =>
  Object.fromEntries(DIRECTIONS.map((direction) => [direction, 0])) as Record<Direction, number>;

function stacked(
  claims: readonly Countable[],
  nameOf: (claim: Countable) => string | null,
  weighting: Weighting,
): Map<string, Stack> {
  const stacks = new Map<string, Stack>();
  for (const claim of claims) {
    const name = nameOf(claim);
    const weight = weightOf(claim, weighting);
    if (!name || weight === 0) continue;
    const stack = stacks.get(name) ?? { name, total: 0, values: nothing() };
    stacks.set(name, stack);
    stack.total += weight;
    stack.values[claim.direction] += weight;
  }
  return stacks;
}

/** When a claim was published, else the reader's day on which it was saved. */
const dayOf = ({ published, firstSeen }: Countable): string => published ?? localDay(firstSeen);

const weekOf = (claim: Countable): string => mondayOf(dayOf(claim));

/** Publishers are ahead of the reader by hours, or date an issue ahead by days. */
const AHEAD_DAYS = 7;

/**
 * The claims of the last `most` weeks up to the latest there is. A date that lies well ahead is a mistake of the page,
 * and would leave all others out.
 * @param today `YYYY-MM-DD` where the reader is.
 */
export function lastWeeks<C extends Countable>(
  claims: readonly C[],
  most: number,
  today: string,
): C[] {
  const end = new Date(Date.parse(today) + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
  let last = '';
  let latest = '';
  for (const claim of claims) {
    const week = weekOf(claim);
    if (week > latest) latest = week;
    if (week > last && dayOf(claim) <= end) last = week;
  }
  // Where all lie ahead, it is the reader's clock that is wrong.
  last ||= latest;
  if (last === '') return [];
  const first = new Date(Date.parse(last) - (most - 1) * 7 * DAY_MS).toISOString().slice(0, 10);
  return claims.filter((claim) => weekOf(claim) >= first && weekOf(claim) <= last);
}

/** Claims by week of publication (else of saving) and direction, oldest first, weeks without any included. */
export function byWeek(claims: readonly Countable[], weighting: Weighting): Stack[] {
  const weeks = stacked(claims, weekOf, weighting);
  const known = [...weeks.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: Stack[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 7 * DAY_MS) {
    const name = new Date(at).toISOString().slice(0, 10);
    all.push(weeks.get(name) ?? { name, total: 0, values: nothing() });
  }
  return all;
}

/** One outlet's weeks, the same weeks for all. */
export interface Row {
  name: string;
  total: number;
  weeks: Stack[];
}

/** The weeks of those outlets that have most, `names` at most. */
export function byOutletAndWeek(
  claims: readonly Countable[],
  weighting: Weighting,
  most: number,
): Row[] {
  const weeks = byWeek(claims, weighting).map(({ name }) => name);
  return byName(claims, 'outlet', weighting, most).map(({ name, total }) => {
    const own = claims.filter(({ outlet }) => outlet === name);
    const known = new Map(byWeek(own, weighting).map((week) => [week.name, week]));
    const drawn = weeks.map(
      (week) => known.get(week) ?? { name: week, total: 0, values: nothing() },
    );
    return { name, total, weeks: drawn };
  });
}

/** A direction's share of the rated claims, each counted as one and by its rating. */
export interface Shift {
  direction: Direction;
  before: number;
  after: number;
}

/**
 * What the reader's rating does to the picture: the same claims before and after, those with a rating. Only directions
 * that have any; empty when nothing is rated, or nothing above 1.
 */
export function weightingShifts(claims: readonly Countable[]): { rated: number; shifts: Shift[] } {
  const rated = claims.filter(({ credibility }) => credibility !== null);
  const weight = totalOf(rated, 'credibility');
  if (weight === 0) return { rated: rated.length, shifts: [] };
  const shifts = DIRECTIONS.flatMap((direction) => {
    const own = rated.filter((claim) => claim.direction === direction);
    return own.length === 0
      ? []
      : [
          {
            direction,
            before: own.length / rated.length,
            after: totalOf(own, 'credibility') / weight,
          },
        ];
  });
  return { rated: rated.length, shifts };
}

/** From when to when claims were published (else saved), and by how many outlets; null for none. */
export function extentOf(
  claims: readonly Countable[],
): { claims: number; outlets: number; from: string; to: string } | null {
  const days = claims.map(dayOf).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const outlets = new Set(claims.map(({ outlet }) => outlet).filter(Boolean));
  return { claims: claims.length, outlets: outlets.size, from, to };
}

/** Claims by outlet or speaker and direction, most first. */
export const byName = (
  claims: readonly Countable[],
  field: 'outlet' | 'speaker',
  weighting: Weighting,
  most: number,
): Stack[] =>
  [...stacked(claims, (claim) => claim[field], weighting).values()]
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
    .slice(0, most);

/** How many claims have each pair of stance and credibility. */
export function stanceByCredibility(
  claims: readonly Countable[],
): Record<Stance, Record<Credibility, number>> {
  const row = () =>
    Object.fromEntries(CREDIBILITIES.map((each) => [each, 0])) as Record<Credibility, number>;
  const table = Object.fromEntries(STANCES.map((stance) => [stance, row()])) as Record<
    Stance,
    Record<Credibility, number>
  >;
  for (const { stance, credibility } of claims) {
    if (stance !== null && credibility !== null) table[stance][credibility] += 1;
  }
  return table;
}
