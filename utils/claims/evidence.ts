/** Which features carried a score, and the article's words that fired them. */
import { FEATURES, GROUPS } from './features.ts';
import type { Model } from './model.ts';
import { newTokens, pairHash, type Tokens, tokenise } from './tokens.ts';
import type { Reason, Tier } from './types.ts';

const MOST_REASONS = 6;
/** In log-odds. */
const LEAST_WEIGHT = 0.08;

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
  const told = (place: number) =>
    (weights[place] as number) * ((values[place] as number) - (model.usual[place] as number));
  const found: { place: number; weight: number }[] = [];
  for (let place = 0; place < FEATURES.length; place++) {
    if (values[place] === 0 || (place >= GROUPS.length && place < 2 * GROUPS.length)) continue;
    const weight = place < GROUPS.length ? told(place) + told(place + GROUPS.length) : told(place);
    if (Math.abs(weight) >= LEAST_WEIGHT) found.push({ place, weight });
  }
  found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  tokenise(text, start, end, tokens);
  return found.slice(0, MOST_REASONS).map(({ place, weight }) => ({
    feature: FEATURES[place] as string,
    weight: Math.round(weight * 1000) / 1000,
    evidence: place < GROUPS.length ? evidenceOf(model, place, text, tokens) : '',
  }));
}

/** The first words of a group in the sentence. */
function evidenceOf(model: Model, group: number, text: string, read: Tokens): string {
  for (let first = 0; first < read.count; first++) {
    let key = read.hash[first] as number;
    for (let last = first; last < read.count && last < first + 3; last++) {
      if (last > first) key = pairHash(key, read.hash[last] as number);
      const entry = model.words.find(key);
      const k = entry ? entry.groups.indexOf(group) : -1;
      if (!entry || k < 0) continue;
      const needs = entry.needs[k] as number;
      if (needs !== 0 && ((read.flags[first] as number) & needs) === 0) continue;
      return text.slice(read.start[first], read.end[last]);
    }
  }
  return '';
}
