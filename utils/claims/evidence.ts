/** Which features carried a score, and the article's words that fired them. */
import { LONGEST_PHRASE } from './facts.ts';
import { FEATURES, GROUPS } from './features.ts';
import type { Model } from './model.ts';
import type { Entry } from './table.ts';
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
  const strongest: number[] = [];
  const shares: number[] = [];
  for (let place = 0; place < FEATURES.length; place++) {
    if (
      values[place] === 0 ||
      !TELLING[place] ||
      (place >= GROUPS.length && place < 2 * GROUPS.length)
    )
      continue;
    let share = (weights[place] as number) * ((values[place] as number) - (usual[place] as number));
    if (place < GROUPS.length) {
      const opening = place + GROUPS.length;
      share +=
        (weights[opening] as number) * ((values[opening] as number) - (usual[opening] as number));
    }
    const size = Math.abs(share);
    if (size < LEAST_WEIGHT) continue;
    let at = strongest.length;
    while (at > 0 && Math.abs(shares[at - 1] as number) < size) at--;
    if (at >= MOST_REASONS) continue;
    strongest.splice(at, 0, place);
    shares.splice(at, 0, share);
    strongest.length = shares.length = Math.min(MOST_REASONS, strongest.length);
  }
  const evidence = evidenceFor(model, strongest, text, start, end);
  return strongest.map((place, at) => ({
    feature: FEATURES[place] as string,
    weight: Math.round((shares[at] as number) * 1000) / 1000,
    evidence: evidence.get(place) ?? '',
  }));
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
  const wanted = places.filter((place) => place < GROUPS.length);
  if (wanted.length === 0) return found;
  tokenise(text, start, end, tokens);
  for (let first = 0; first < tokens.count && found.size < wanted.length; first++) {
    let key = tokens.hash[first] as number;
    const until = Math.min(tokens.count, first + LONGEST_PHRASE);
    for (let last = first; last < until; last++) {
      if (last > first) key = pairHash(key, tokens.hash[last] as number);
      const entry = model.words.find(key);
      if (entry === undefined) break;
      for (const group of wanted) {
        if (found.has(group) || !isMet(entry, group, tokens.flags[first] as number)) continue;
        found.set(group, text.slice(tokens.start[first], tokens.end[last]));
      }
      if (!entry.opens) break;
    }
  }
  return found;
}

/** Whether an entry stands in a group, for a word with these flags. */
function isMet({ groups, needs }: Entry, group: number, flags: number): boolean {
  const at = groups.indexOf(group);
  if (at < 0) return false;
  const need = needs[at] as number;
  return need === 0 || (flags & need) !== 0;
}
