import type { AttributeModel } from './attribute-model.ts';
import type { CloseReading } from './close-reading.ts';
import { directionInput, directionOf, LEAST_RACE } from './direction.ts';
import { plainDirection } from './direction-rules.ts';
import { typeOf } from './type.ts';
import type { ClaimType, Direction, Horizon } from './types.ts';

export interface Attributes {
  type: ClaimType;
  direction: Direction;
  horizon: Horizon | null;
}

/**
 * What a spotted sentence claims: its type, whom it favours, and when it falls due. `race`: the probability that it is
 * a race claim, whatever its tier.
 */
export function attributesOf(
  { sentence, relations, proposition, horizon, type: input }: CloseReading,
  race: number,
  { types, directions }: AttributeModel,
): Attributes {
  const type = typeOf(input, race, types);
  if (race < LEAST_RACE) return { type, direction: 'none', horizon };
  const direction =
    plainDirection(sentence, relations) ??
    directionOf(directionInput(sentence, proposition, relations), directions, race);
  return { type, direction, horizon };
}
