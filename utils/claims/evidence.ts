/** Which features carried a score, and the article's words that fired them. */
import type { Facts } from './facts.ts';
import { FEATURES, GROUPS } from './features.ts';
import type { Model } from './model.ts';
import { isTelling } from './telling.ts';
import type { Reason, Tier } from './types.ts';

const MOST_REASONS = 6;
/** In log-odds. */
const LEAST_WEIGHT = 0.08;

/** Places of the groups, and of what is no group, that tell a reader why. */
const TELLING = FEATURES.flatMap((name, place) => (isTelling(name) ? [place] : []));
const TELLING_GROUPS = Uint16Array.from(TELLING.filter((place) => place < GROUPS.length));
const TELLING_OTHERS = Uint16Array.from(TELLING.filter((place) => place >= 2 * GROUPS.length));

/**
 * The strongest contributions to a claim's score, strongest first. A group of words in the opening counts with
 * the group itself: the same words fired both. `values`: of the sentence with its surroundings; `offset`: where its
 * block starts in `text`.
 */
export function reasonsFor(
  model: Model,
  tier: Tier,
  values: Uint8Array,
  { named }: Facts,
  text: string,
  offset: number,
): Reason[] {
  const weights = tier === 'race' ? model.race : model.any;
  const { usual } = model;
  strongest.count = 0;
  strongest.least = LEAST_WEIGHT;
  for (let k = 0; k < TELLING_GROUPS.length; k++) {
    const group = TELLING_GROUPS[k] as number;
    if (values[group] === 0) continue;
    const first = group + GROUPS.length;
    const share =
      (weights[group] as number) * ((values[group] as number) - (usual[group] as number)) +
      (weights[first] as number) * ((values[first] as number) - (usual[first] as number));
    if (Math.abs(share) >= strongest.least) enter(group, share);
  }
  for (let k = 0; k < TELLING_OTHERS.length; k++) {
    const place = TELLING_OTHERS[k] as number;
    const value = values[place] as number;
    const share = (weights[place] as number) * (value - (usual[place] as number));
    if (value !== 0 && Math.abs(share) >= strongest.least) enter(place, share);
  }
  const reasons: Reason[] = [];
  for (let at = 0; at < strongest.count; at++) {
    const place = strongest.places[at] as number;
    reasons.push({
      feature: FEATURES[place] as string,
      weight: Math.round((strongest.shares[at] as number) * 1000) / 1000,
      evidence: place < GROUPS.length ? wordsOf(place, named, text, offset) : '',
    });
  }
  return reasons;
}

/** The strongest contributions met so far, strongest first, and the size from which another is one of them. */
const strongest = {
  count: 0,
  least: LEAST_WEIGHT,
  places: new Uint16Array(MOST_REASONS),
  shares: new Float64Array(MOST_REASONS),
};

/** Puts a contribution among the strongest if it is one of them; of equal ones the first met stays. */
function enter(place: number, share: number): void {
  const { places, shares } = strongest;
  const size = Math.abs(share);
  let at = strongest.count;
  while (at > 0 && Math.abs(shares[at - 1] as number) < size) at--;
  if (at >= MOST_REASONS) return;
  if (strongest.count < MOST_REASONS) strongest.count++;
  for (let k = strongest.count - 1; k > at; k--) {
    places[k] = places[k - 1] as number;
    shares[k] = shares[k - 1] as number;
  }
  places[at] = place;
  shares[at] = share;
  if (strongest.count === MOST_REASONS)
    strongest.least = Math.abs(shares[MOST_REASONS - 1] as number);
}

/** The first words of a group in a sentence. */
function wordsOf(group: number, named: readonly number[], text: string, offset: number): string {
  for (let at = 0; at < named.length; at += 3)
    if (named[at] === group)
      return text.slice(offset + (named[at + 1] as number), offset + (named[at + 2] as number));
  return '';
}
