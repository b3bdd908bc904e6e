import type { AttributeModel } from './attribute-model.ts';
import type { SentenceContext } from './context.ts';
import { directionFeatures, directionOf, standpointOf } from './direction.ts';
import { horizonOf } from './horizon.ts';
import { propositionOf } from './proposition.ts';
import { relationsOf } from './relation.ts';
import { typeFeatures, typeOf } from './type.ts';
import type { ClaimType, Direction, Horizon, Tier } from './types.ts';

export interface Attributes {
  type: ClaimType;
  direction: Direction;
  horizon: Horizon | null;
}

/** What a spotted sentence claims: its type, whom it favours (race claims only), and when it falls due. */
export function attributesOf(
  sentence: SentenceContext,
  tier: Tier,
  { types, directions }: AttributeModel,
): Attributes {
  const relations = relationsOf(sentence);
  const proposition = propositionOf(sentence);
  const horizon = horizonOf(sentence.text, sentence.date, sentence.words);
  typeFeatures({ sentence, proposition, relations, tier, horizon: horizon !== null }, types);
  const type = typeOf(types);
  if (tier !== 'race') return { type, direction: 'none', horizon };
  const standpoint = standpointOf(sentence);
  directionFeatures({ sentence, proposition, relations, standpoint }, directions);
  return { type, direction: directionOf(directions, standpoint.side), horizon };
}
