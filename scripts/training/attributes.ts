/** Trains what `utils/claims/attribute-weights.ts` holds: the type of claims and whom they favour. Deterministic. */
import { type PackedAttributes, WEIGHT_UNIT } from '../../utils/claims/attribute-model.ts';
import { readSentence, type SentenceContext } from '../../utils/claims/context.ts';
import {
  directionFeatures,
  LEANINGS,
  leaningOf,
  standpointOf,
} from '../../utils/claims/direction.ts';
import { horizonOf } from '../../utils/claims/horizon.ts';
import { propositionOf } from '../../utils/claims/proposition.ts';
import { relationsOf } from '../../utils/claims/relation.ts';
import { Features } from '../../utils/claims/sparse.ts';
import { tierFeatures, typeFeatures, typeInput } from '../../utils/claims/type.ts';
import { CLAIM_TYPES, type Direction, type Tier } from '../../utils/claims/types.ts';
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
  sentence: SentenceContext,
  tier: Tier,
  type: string,
  direction: Direction,
  importance: number,
): AttributeRows {
  const relations = relationsOf(sentence);
  const proposition = propositionOf(sentence);
  const horizon = horizonOf(sentence.text, sentence.date) !== null;
  const input = typeInput(sentence, proposition, relations, horizon);
  typeFeatures(input, features);
  tierFeatures(input, tier, features);
  const keys = features.keys.slice(0, features.count);
  const label = (CLAIM_TYPES as readonly string[]).indexOf(type);
  const typeRow = { keys, label, importance };
  if (tier === 'wider') return { type: typeRow, direction: null };
  const standpoint = standpointOf(sentence);
  directionFeatures({ sentence, proposition, relations, standpoint }, features);
  return {
    type: typeRow,
    direction: {
      keys: features.keys.slice(0, features.count),
      label: LEANINGS.indexOf(leaningOf(direction, standpoint.side)),
      importance: importance * (direction === 'none' ? NEUTRAL : 1),
    },
  };
}

const KNOWN = new WeakMap<Example, readonly AttributeRows[]>();
const KNOWN_ALONE = new WeakMap<LoneSentence, AttributeRows>();

/** The labelled claims of an article, in order. */
export function attributeRows(example: Example): readonly AttributeRows[] {
  const known = KNOWN.get(example) ?? readRows(example);
  KNOWN.set(example, known);
  return known;
}

function readRows({ gold, reading, labels }: Example): AttributeRows[] {
  const { text, title, date, blocks } = gold.article;
  const headline = readSentence(title);
  const offsets = offsetsOf(reading, blocks);
  const sentences = reading.sentences.map(({ start, end }, i) => {
    const offset = offsets[i] as number;
    return readSentence(text, offset + start, offset + end);
  });
  return labels.flatMap((label, i) => {
    if (!label || label.tier === 0) return [];
    const previous = [sentences[i - 1], sentences[i - 2]].filter((one) => one !== undefined);
    const sentence = { ...(sentences[i] as SentenceContext), previous, title: headline, date };
    return rowsOf(
      sentence,
      label.tier === 2 ? 'race' : 'wider',
      label.type,
      (label.direction || 'none') as Direction,
      gold.written ? WRITTEN : 1,
    );
  });
}

/** Where the block of each sentence starts. */
function offsetsOf({ blockStart }: Example['reading'], blocks: readonly { start: number }[]) {
  let block = 0;
  return Array.from(blockStart, (first, i) => {
    if (i > 0 && first !== blockStart[i - 1]) block++;
    return blocks[block]?.start ?? 0;
  });
}

function loneRows(lone: LoneSentence): AttributeRows {
  const known = KNOWN_ALONE.get(lone) ?? readLone(lone);
  KNOWN_ALONE.set(lone, known);
  return known;
}

function readLone({ tier, type, direction, text }: LoneSentence): AttributeRows {
  const sentence = {
    ...readSentence(text),
    previous: [],
    title: readSentence(''),
    date: null,
  };
  return rowsOf(sentence, tier, type, direction, ALONE);
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
