/** Which features carried a score, and the article's words that fired them. */
import { LONGEST_PHRASE } from './facts.ts';
import { FEATURES, GROUPS } from './features.ts';
import type { Model } from './model.ts';
import { isTelling } from './telling.ts';
import { newTokens, pairHash, tokenise } from './tokens.ts';
import type { Reason, Tier } from './types.ts';

const MOST_REASONS = 6;
/** In log-odds. */
const LEAST_WEIGHT = 0.08;

/** Whether each feature, by its place, tells a reader why. */
const TELLING = FEATURES.map(isTelling);

const tokens = newTokens();

/**
 * The strongest contributions to a claim's score, strongest first. A group of words in the opening counts with
 * the group itself: the same words fired both.
 */
export function reasonsFor(
  model: Model,
  tier: Tier,
  values: Uint8Array,
  text: string,
  start: number,
  end: number,
): Reason[] {
  const weights = tier === 'race' ? model.race : model.any;
  const { usual } = model;
  const shareOf = (place: number) =>
    (weights[place] as number) * ((values[place] as number) - (usual[place] as number));
  strongest.count = 0;
  for (let group = 0; group < GROUPS.length; group++)
    if (values[group] !== 0 && TELLING[group])
      enter(group, shareOf(group) + shareOf(group + GROUPS.length));
  for (let place = 2 * GROUPS.length; place < FEATURES.length; place++)
    if (values[place] !== 0 && TELLING[place]) enter(place, shareOf(place));
  const places = [...strongest.places.subarray(0, strongest.count)];
  const evidence = evidenceFor(model, places, text, start, end);
  return places.map((place, at) => ({
    feature: FEATURES[place] as string,
    weight: Math.round((strongest.shares[at] as number) * 1000) / 1000,
    evidence: evidence.get(place) ?? '',
  }));
}

/** The strongest contributions met so far, strongest first. */
const strongest = {
  count: 0,
  places: new Uint16Array(MOST_REASONS),
  shares: new Float64Array(MOST_REASONS),
};

/** Puts a contribution among the strongest if it is one of them. */
function enter(place: number, share: number): void {
  const { places, shares } = strongest;
  const size = Math.abs(share);
  if (size < LEAST_WEIGHT) return;
  let at = strongest.count;
  while (at > 0 && Math.abs(shares[at - 1] as number) < size) at--;
  if (at >= MOST_REASONS) return;
  strongest.count = Math.min(MOST_REASONS, strongest.count + 1);
  places.copyWithin(at + 1, at, strongest.count - 1);
  shares.copyWithin(at + 1, at, strongest.count - 1);
  places[at] = place;
  shares[at] = share;
}

/** Marks the groups that words are still wanted of. */
const wanted = new Uint8Array(GROUPS.length);

/** Marks the groups among some places; returns how many. */
function want(places: readonly number[]): number {
  wanted.fill(0);
  let groups = 0;
  for (const place of places) {
    if (place >= GROUPS.length) continue;
    wanted[place] = 1;
    groups++;
  }
  return groups;
}

/** The first words in the sentence of each of some groups; features that are no groups have none. */
function evidenceFor(
  model: Model,
  places: readonly number[],
  text: string,
  start: number,
  end: number,
): Map<number, string> {
  const found = new Map<number, string>();
  let missing = want(places);
  if (missing === 0) return found;
  tokenise(text, start, end, tokens);
  for (let first = 0; first < tokens.count && missing > 0; first++) {
    let key = tokens.hash[first] as number;
    const flags = tokens.flags[first] as number;
    const until = Math.min(tokens.count, first + LONGEST_PHRASE);
    for (let last = first; last < until; last++) {
      if (last > first) key = pairHash(key, tokens.hash[last] as number);
      const entry = model.words.find(key);
      if (entry === undefined) break;
      const { groups, needs } = entry;
      for (let k = 0; k < groups.length; k++) {
        const group = groups[k] as number;
        const need = needs[k] as number;
        if (wanted[group] === 0 || (need !== 0 && (flags & need) === 0)) continue;
        wanted[group] = 0;
        missing--;
        found.set(group, text.slice(tokens.start[first], tokens.end[last]));
      }
      if (!entry.opens) break;
    }
  }
  return found;
}
