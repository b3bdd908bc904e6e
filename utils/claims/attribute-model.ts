/** The trained tables of what claims say, unpacked. Written by `npm run train`. */
import { DIRECTION_WORD_SHAPES, LEANINGS } from './direction.ts';
import { typeTable } from './opinion.ts';
import { WEIGHT_UNIT, WeightTable } from './sparse.ts';

/** Numbers only: weights by hashed feature (see `WeightTable`). */
export interface PackedAttributes {
  types: string;
  directions: string;
}

export interface AttributeModel {
  /** Of types and of the second opinion (`typeTable`). */
  types: WeightTable;
  directions: WeightTable;
}

/** `opinion`: the packed weights of the second opinion; without them it says the same of all. */
export const createAttributeModel = (
  { types, directions }: PackedAttributes,
  opinion = '',
): AttributeModel => ({
  types: typeTable(types, opinion),
  directions: new WeightTable(
    [{ packed: directions, classes: LEANINGS.length }],
    WEIGHT_UNIT,
    DIRECTION_WORD_SHAPES,
  ),
});
