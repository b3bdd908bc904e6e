/** A sentence read closely, once for all that is asked of it: whether it is a claim, and what it claims. */
import type { SentenceContext } from './context.ts';
import { horizonOf } from './horizon.ts';
import { type Proposition, propositionOf } from './proposition.ts';
import { type Relation, relationsOf } from './relation.ts';
import { type TypeInput, typeInput } from './type.ts';
import type { Horizon } from './types.ts';

export interface CloseReading {
  sentence: SentenceContext;
  relations: readonly Relation[];
  proposition: Proposition;
  horizon: Horizon | null;
  /** What its type is read of. */
  type: TypeInput;
}

export function readClosely(sentence: SentenceContext): CloseReading {
  const relations = relationsOf(sentence);
  const proposition = propositionOf(sentence);
  const horizon = horizonOf(sentence.text, sentence.date, sentence.words);
  const type = typeInput(sentence, proposition, relations, horizon !== null);
  return { sentence, relations, proposition, horizon, type };
}
