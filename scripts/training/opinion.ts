/** Trains the second opinion on a sentence's tier (`utils/claims/opinion.ts`). Deterministic. */
import type { CloseReading } from '../../utils/claims/close-reading.ts';
import { STANDINGS } from '../../utils/claims/opinion.ts';
import { Features, WEIGHT_UNIT } from '../../utils/claims/sparse.ts';
import { typeFeatures } from '../../utils/claims/type.ts';
import { closeReadings } from './close-readings.ts';
import { once } from './once.ts';
import { type SetRow, type SoftmaxOptions, trainSoftmax } from './softmax.ts';
import type { Example } from './train-model.ts';

/** How much sentences count of articles that were written for training. */
const WRITTEN = 0.3;

const OPINION: SoftmaxOptions = {
  classes: STANDINGS.length,
  penalty: 1e-3,
  epochs: 12,
  rate: 0.1,
  leastRows: 3,
  kept: 12_000,
  unit: WEIGHT_UNIT,
};

const features = new Features();
/** The labelled sentences of an article. */
const rowsOf = once(readRows);

function readRows(example: Example): SetRow[] {
  const closely = closeReadings(example);
  return example.labels.flatMap((label, i) => {
    if (!label) return [];
    typeFeatures((closely[i] as CloseReading).type, features);
    return {
      keys: features.keys.slice(0, features.count),
      label: label.tier,
      importance: example.gold.written ? WRITTEN : 1,
    };
  });
}

/** Trains on every labelled sentence of `examples`, and packs the weights. */
export const trainOpinion = (examples: readonly Example[]): string =>
  trainSoftmax(examples.flatMap(rowsOf), OPINION);
