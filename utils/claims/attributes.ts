import type { SentenceContext } from './context.ts';
import { directionOf } from './direction.ts';
import { horizonOf } from './horizon.ts';
import { typeOf } from './type.ts';
import type { ClaimType, Direction, Horizon, Tier } from './types.ts';

export interface Attributes {
  type: ClaimType;
  direction: Direction;
  horizon: Horizon | null;
}

/** What a spotted sentence claims: its type, whom it favours (race claims only), and when it falls due. */
export function attributesOf(sentence: SentenceContext, tier: Tier): Attributes {
  const type = typeOf(sentence);
  return {
    type,
    direction: tier === 'race' ? directionOf(sentence, type) : 'none',
    horizon: horizonOf(sentence.text, sentence.date),
  };
}
