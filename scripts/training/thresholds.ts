/** Where to draw the line, from scores of articles that the scoring model has not seen. */
import type { PackedModel } from '../../utils/claims/model.ts';
import { tierOf } from '../../utils/claims/score.ts';
import type { GoldSentence } from './corpus.ts';

interface Counts {
  hit: number;
  spurious: number;
  missed: number;
}
const f1 = ({ hit, spurious, missed }: Counts) => (2 * hit) / (2 * hit + spurious + missed || 1);

interface Outcome {
  card: Counts;
  race: Counts;
  any: Counts;
  silly: number;
  noise: number;
}

function outcomeOf(
  labels: readonly (GoldSentence | null)[],
  any: Float64Array,
  race: Float64Array,
  least: { any: number; race: number },
): Outcome {
  const counts = (): Counts => ({ hit: 0, spurious: 0, missed: 0 });
  const [card, racing, all] = [counts(), counts(), counts()];
  const tally = (bucket: Counts, expected: boolean, got: boolean) => {
    if (expected && got) bucket.hit++;
    else if (got) bucket.spurious++;
    else if (expected) bucket.missed++;
  };
  let silly = 0;
  let noise = 0;
  let nothing = 0;
  labels.forEach((label, i) => {
    if (!label) return;
    const tier = tierOf(any[i] as number, race[i] as number, least);
    const isAny = tier !== null;
    const isRace = tier === 'race';
    tally(racing, label.tier === 2, isRace);
    tally(all, label.tier > 0, isAny);
    if (label.tier < 2 || label.standalone) tally(card, label.tier === 2, isRace);
    if (label.tier > 0) return;
    nothing++;
    if (isRace) silly++;
    if (isAny) noise++;
  });
  return {
    card,
    race: racing,
    any: all,
    silly: silly / (racing.hit + racing.spurious || 1),
    noise: noise / (nothing || 1),
  };
}

const steps = (from: number, to: number) =>
  Array.from({ length: Math.round((to - from) / 0.05) + 1 }, (_, i) => from + 0.05 * i);

/** Figures that differ by less are as good as equal. */
const TIE = 0.003;

/** The middle of the thresholds, in a row of steps, whose figure is as good as the best. */
function best(from: number, to: number, figure: (threshold: number) => number): number {
  const tried = steps(from, to).map((threshold) => ({ threshold, value: figure(threshold) }));
  const most = Math.max(...tried.map(({ value }) => value));
  const good = tried.filter(({ value }) => value >= most - TIE);
  const middle = good.reduce((sum, { threshold }) => sum + threshold, 0) / good.length;
  return Math.round(middle * 100) / 100;
}

/** How much false alarms (noise, silly) weigh against the F1 figures at each position of the reader's control. */
const STRICTNESS = {
  fewer: { any: 1, race: 1 },
  balanced: { any: 0.4, race: 0.15 },
  more: { any: -0.1, race: -0.3 },
} as const;

/** Thresholds for the three positions of the reader's control. */
export function chooseThresholds(
  labels: readonly (GoldSentence | null)[],
  any: Float64Array,
  race: Float64Array,
): PackedModel['thresholds'] {
  const choose = (strictness: { any: number; race: number }) => {
    const leastRace = best(-2, 2.5, (threshold) => {
      const outcome = outcomeOf(labels, any, race, { any: 9, race: threshold });
      return (f1(outcome.card) + f1(outcome.race)) / 2 - strictness.race * outcome.silly;
    });
    const leastAny = best(-2, 2.5, (threshold) => {
      const outcome = outcomeOf(labels, any, race, { any: threshold, race: leastRace });
      return f1(outcome.any) - strictness.any * outcome.noise;
    });
    return { any: leastAny, race: leastRace };
  };
  return {
    fewer: choose(STRICTNESS.fewer),
    balanced: choose(STRICTNESS.balanced),
    more: choose(STRICTNESS.more),
  };
}
