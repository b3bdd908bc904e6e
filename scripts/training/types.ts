/** Trains the classifier of claim types: multinomial logistic regression by AdaGrad, deterministic. */
import type { PackedAttributes } from '../../utils/claims/attribute-model.ts';
import { readSentence, type SentenceContext } from '../../utils/claims/context.ts';
import { horizonOf } from '../../utils/claims/horizon.ts';
import { relationsOf } from '../../utils/claims/relation.ts';
import { TYPE_FEATURES, TYPE_UNIT, typeValues } from '../../utils/claims/type.ts';
import { CLAIM_TYPES } from '../../utils/claims/types.ts';
import { fitLogistic, type LogisticOptions, randomSource } from './logistic.ts';
import { base64 } from './pack.ts';
import type { Example } from './train-model.ts';

const EPOCHS = 10;
const RATE = 0.02;
const PENALTY = 3e-3;
/** Of the head that tells whether a race claim favours anybody. */
const LEANING: LogisticOptions = { penalty: 1e-2, epochs: 8, rate: 0.05 };

interface TypeRow {
  values: Uint8Array;
  /** Place in `CLAIM_TYPES`. */
  type: number;
  /** Race claims only: whether the label names a direction. */
  leans: boolean | null;
}

/** Every labelled claim of an article with its type. */
function typeRows({ gold, reading, labels }: Example): TypeRow[] {
  const { text, title, date, blocks } = gold.article;
  const headline = readSentence(title);
  const offsets = reading.sentences.map(
    (_, i) => blocks[blockAt(reading.blockStart, i)]?.start ?? 0,
  );
  const sentences = reading.sentences.map(({ start, end }, i) => {
    const offset = offsets[i] as number;
    return readSentence(text, offset + start, offset + end);
  });
  return labels.flatMap((label, i) => {
    if (!label || label.tier === 0) return [];
    const previous = [sentences[i - 1], sentences[i - 2]].filter((one) => one !== undefined);
    const sentence: SentenceContext = {
      ...(sentences[i] as SentenceContext),
      previous,
      title: headline,
      date,
    };
    const values = typeValues({
      sentence,
      tier: label.tier === 2 ? 'race' : 'wider',
      values: (reading.sentences[i] as { values: Uint8Array }).values,
      before: reading.sentences[i - 1]?.values ?? null,
      horizon: horizonOf(sentence.text, date) !== null,
      relations: relationsOf(sentence),
    });
    return [
      {
        values,
        type: (CLAIM_TYPES as readonly string[]).indexOf(label.type),
        leans: label.tier === 2 ? label.direction !== 'none' : null,
      },
    ];
  });
}

/** Number of the block a sentence stands in: one more for every change of its first sentence. */
function blockAt(blockStart: Int32Array, at: number): number {
  let block = 0;
  for (let i = 1; i <= at; i++) if (blockStart[i] !== blockStart[i - 1]) block++;
  return block;
}

/** Trains what `utils/claims/attribute-weights.ts` holds on all labelled claims of `examples`. */
export const trainAttributes = (examples: readonly Example[]): PackedAttributes => ({
  types: trainTypes(examples.flatMap(typeRows)),
});

/** Weights for `typeOf` and `leaningOf`, packed. */
function trainTypes(rows: readonly TypeRow[]): string {
  const size = TYPE_FEATURES + 1;
  const weights = new Float64Array(CLAIM_TYPES.length * size);
  const seen = new Float64Array(weights.length).fill(1e-8);
  const next = randomSource(7);
  const order = rows.map((_, i) => i);
  const scores = new Float64Array(CLAIM_TYPES.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) step(rows[i] as TypeRow, weights, seen, scores, size);
  }
  const packed = [...weights, ...trainLeaning(rows)].map((weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / TYPE_UNIT))),
  );
  return base64(packed.map((value) => value & 255));
}

function trainLeaning(rows: readonly TypeRow[]): Float64Array {
  const race = rows.filter(({ leans }) => leans !== null);
  const sparse = race.map(({ values }) => {
    const at = [...values.keys()].filter((f) => values[f] !== 0);
    return { at: Int32Array.from(at), value: Float32Array.from(at, (f) => values[f] as number) };
  });
  return fitLogistic(
    sparse,
    race.map(({ leans }) => (leans ? 1 : 0)),
    race.map(() => 1),
    TYPE_FEATURES,
    LEANING,
  );
}

function step(
  row: TypeRow,
  weights: Float64Array,
  seen: Float64Array,
  scores: Float64Array,
  size: number,
): void {
  const active: number[] = [];
  row.values.forEach((value, f) => {
    if (value !== 0) active.push(f);
  });
  const last = size - 1;
  let most = Number.NEGATIVE_INFINITY;
  for (let type = 0; type < scores.length; type++) {
    let sum = weights[type * size + last] as number;
    for (const f of active) sum += (weights[type * size + f] as number) * (row.values[f] as number);
    scores[type] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let type = 0; type < scores.length; type++) {
    scores[type] = Math.exp((scores[type] as number) - most);
    total += scores[type] as number;
  }
  for (let type = 0; type < scores.length; type++) {
    const error = (scores[type] as number) / total - (type === row.type ? 1 : 0);
    for (const f of [...active, last]) {
      const at = type * size + f;
      const slope =
        error * (f === last ? 1 : (row.values[f] as number)) + PENALTY * (weights[at] as number);
      seen[at] = (seen[at] as number) + slope * slope;
      weights[at] = (weights[at] as number) - (RATE * slope) / Math.sqrt(seen[at] as number);
    }
  }
}
