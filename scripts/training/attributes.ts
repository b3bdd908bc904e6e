/** Trains what `utils/claims/attribute-weights.ts` holds: the type of claims and whom they favour. Deterministic. */
import type { PackedAttributes } from '../../utils/claims/attribute-model.ts';
import { type CloseReading, readClosely } from '../../utils/claims/close-reading.ts';
import { readSentence } from '../../utils/claims/context.ts';
import {
  directionFeatures,
  directionInput,
  LEANINGS,
  leaningOf,
} from '../../utils/claims/direction.ts';
import { Features, WEIGHT_UNIT } from '../../utils/claims/sparse.ts';
import { tierFeatures, typeFeatures } from '../../utils/claims/type.ts';
import { CLAIM_TYPES, type Direction, type Tier } from '../../utils/claims/types.ts';
import { closeReadings } from './close-readings.ts';
import { once } from './once.ts';
import type { LoneSentence } from './sentences.ts';
import { type SetRow, type SoftmaxOptions, trainSoftmax } from './softmax.ts';
import type { Example } from './train-model.ts';

/** How much sentences count that were written for training, in articles and alone. */
const WRITTEN = 0.8;
const ALONE = 0.7;
/** How much race claims count that favour nobody. */
const NEUTRAL = 0.4;

const TYPES: SoftmaxOptions = {
  classes: CLAIM_TYPES.length,
  penalty: 3e-3,
  epochs: 12,
  rate: 0.1,
  leastRows: 3,
  kept: 8000,
  unit: WEIGHT_UNIT,
};
const LEANING: SoftmaxOptions = {
  classes: LEANINGS.length,
  penalty: 3e-3,
  epochs: 12,
  rate: 0.1,
  leastRows: 2,
  kept: 6000,
  unit: WEIGHT_UNIT,
};

/** A labelled claim, read once for any number of trainings. `direction`: race claims only. */
export interface AttributeRows {
  type: SetRow;
  direction: SetRow | null;
}

const features = new Features();

function rowsOf(
  { sentence, relations, proposition, type: input }: CloseReading,
  tier: Tier,
  type: string,
  direction: Direction,
  importance: number,
): AttributeRows {
  typeFeatures(input, features);
  tierFeatures(input, tier, features);
  const keys = features.keys.slice(0, features.count);
  const label = (CLAIM_TYPES as readonly string[]).indexOf(type);
  const typeRow = { keys, label, importance };
  if (tier === 'wider') return { type: typeRow, direction: null };
  const about = directionInput(sentence, proposition, relations);
  directionFeatures(about, features);
  return {
    type: typeRow,
    direction: {
      keys: features.keys.slice(0, features.count),
      label: LEANINGS.indexOf(leaningOf(direction, about.standpoint.side)),
      importance: importance * (direction === 'none' ? NEUTRAL : 1),
    },
  };
}

/** The labelled claims of an article, in order. */
export const attributeRows = once(readRows);

function readRows(example: Example): AttributeRows[] {
  const closely = closeReadings(example);
  return example.labels.flatMap((label, i) => {
    if (!label || label.tier === 0) return [];
    return rowsOf(
      closely[i] as CloseReading,
      label.tier === 2 ? 'race' : 'wider',
      label.type,
      (label.direction || 'none') as Direction,
      example.gold.written ? WRITTEN : 1,
    );
  });
}

const loneRows = once(readLone);

function readLone({ tier, type, direction, text }: LoneSentence): AttributeRows {
  const sentence = {
    ...readSentence(text),
    previous: [],
    title: readSentence(''),
    date: null,
  };
  return rowsOf(readClosely(sentence), tier, type, direction, ALONE);
}

/** Trains on the labelled claims of `examples` and on sentences that stand `alone`. */
export function trainAttributes(
  examples: readonly Example[],
  alone: readonly LoneSentence[],
): PackedAttributes {
  const rows = [...examples.flatMap(attributeRows), ...alone.map(loneRows)];
  return {
    types: trainSoftmax(
      rows.map(({ type }) => type),
      TYPES,
    ),
    directions: trainSoftmax(
      rows.flatMap(({ direction }) => direction ?? []),
      LEANING,
    ),
  };
}
