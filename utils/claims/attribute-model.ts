/** The trained tables of what claims say, unpacked. Written by `npm run train`. */
import { DIRECTION_WORD_SHAPES, LEANINGS } from './direction.ts';
import { WeightTable } from './sparse.ts';
import { TYPE_WORD_SHAPES } from './type.ts';
import { CLAIM_TYPES } from './types.ts';

/** Numbers only: weights by hashed feature (see `WeightTable`). */
export interface PackedAttributes {
  types: string;
  directions: string;
}

/** What a byte of weight counts, in log-odds before the norm. */
export const WEIGHT_UNIT = 1 / 16;

export interface AttributeModel {
  types: WeightTable;
  directions: WeightTable;
}

export const createAttributeModel = ({ types, directions }: PackedAttributes): AttributeModel => ({
  types: new WeightTable(types, CLAIM_TYPES.length, WEIGHT_UNIT, TYPE_WORD_SHAPES),
  directions: new WeightTable(directions, LEANINGS.length, WEIGHT_UNIT, DIRECTION_WORD_SHAPES),
});
