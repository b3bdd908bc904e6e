import type { SentenceContext } from './context.ts';
import { directionOf } from './direction.ts';
import { horizonOf } from './horizon.ts';
import { relationsOf } from './relation.ts';
import { leaningOf, typeOf, typeValues } from './type.ts';
import type { ClaimType, Direction, Horizon, Tier } from './types.ts';

export interface Attributes {
  type: ClaimType;
  direction: Direction;
  horizon: Horizon | null;
}

/** What spotting has seen of a sentence, and the weights of `typeOf` and `leaningOf`. */
export interface Look {
  /** Values of `SENTENCE_FEATURES`, of the sentence and of the one before it. */
  values: Uint8Array;
  before: Uint8Array | null;
  types: Int8Array;
}

/** What a spotted sentence claims: its type, whom it favours (race claims only), and when it falls due. */
export function attributesOf(sentence: SentenceContext, tier: Tier, look: Look): Attributes {
  const horizon = horizonOf(sentence.text, sentence.date);
  const { values, before, types } = look;
  const relations = relationsOf(sentence);
  const row = typeValues({
    sentence,
    tier,
    values,
    before,
    horizon: horizon !== null,
    relations,
  });
  const type = typeOf(row, types);
  return {
    type,
    direction: tier === 'race' ? directionOf(sentence, leaningOf(row, types), relations) : 'none',
    horizon,
  };
}
