/** The trained tables of what claims say, unpacked. Written by `npm run train`. */
import { DIRECTION_WORD_SHAPES, LEANINGS } from './direction.ts';
import { WEIGHT_UNIT, WeightTable } from './sparse.ts';
import { TYPE_WORD_SHAPES } from './type.ts';
import { CLAIM_TYPES } from './types.ts';

/** Numbers only: weights by hashed feature (see `WeightTable`). */
export interface PackedAttributes {
  types: string;
  directions: string;
}

export interface AttributeModel {
  types: WeightTable;
  directions: WeightTable;
}

export const createAttributeModel = ({ types, directions }: PackedAttributes): AttributeModel => ({
  types: new WeightTable(types, CLAIM_TYPES.length, WEIGHT_UNIT, TYPE_WORD_SHAPES),
  directions: new WeightTable(directions, LEANINGS.length, WEIGHT_UNIT, DIRECTION_WORD_SHAPES),
});
