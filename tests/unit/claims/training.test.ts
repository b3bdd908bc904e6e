import { describe, expect, it } from 'vitest';
import { trainAttributes } from '../../../scripts/training/attributes.ts';
import { covers, foldsOf, type GoldArticle } from '../../../scripts/training/corpus.ts';
import { fitLogistic, logistic, scoreRow } from '../../../scripts/training/logistic.ts';
import { packTrees, packWords } from '../../../scripts/training/pack.ts';
import { exampleOf, trainModel } from '../../../scripts/training/train-model.ts';
import { climbTree, fitTrees } from '../../../scripts/training/trees.ts';
import {
  correctionOf,
  createModel,
  LEAF_UNIT,
  MOST_CORRECTION,
  WORDING_UNIT,
} from '../../../utils/claims/model.ts';
import { modelsOf, spotWith } from '../../../utils/claims/spot.ts';
import { beginningsOf, keyOf } from '../../../utils/claims/table.ts';
import { WEIGHTS } from '../../../utils/claims/weights.ts';

const RACE = 'China is catching up with America in AI, and OpenAI leads by months only.';
const NOTHING = 'Subscribe to our newsletter to read more.';
const WIDER = 'The chatbot can summarise a report in a few seconds.';

function goldOf(id: string): GoldArticle {
  const parts = [RACE, NOTHING, WIDER, RACE, NOTHING, WIDER];
  const text = parts.join('\n\n');
  let at = 0;
  const sentences = parts.map((part) => {
    const start = at;
    at += part.length + 2;
    const tier = part === RACE ? 2 : part === WIDER ? 1 : 0;
    const common = { type: tier ? 'standing' : '', direction: '', speaker: '', horizon: '' };
    return {
      start,
      end: start + part.length,
      tier: tier as 0 | 1 | 2,
      ...common,
      standalone: true,
    };
  });
  const blocks = sentences.map(({ start, end }) => ({ kind: 'paragraph' as const, start, end }));
  const article = { text, blocks, title: RACE, date: null, lang: 'en' };
  return { id, outlet: id, date: '', article, sentences };
}

describe('trainModel', () => {
  const examples = () =>
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => exampleOf(goldOf(id)));

  it('is deterministic, and learns to tell what it was shown', () => {
    const packed = trainModel(examples());
    expect(trainModel(examples())).toEqual(packed);
    const { article } = goldOf('other');
    const found = spotWith(modelsOf(packed, trainAttributes(examples(), [])), article).map(
      ({ quote, tier }) => [quote, tier],
    );
    expect(found).toEqual([
      [RACE, 'race'],
      [WIDER, 'wider'],
      [RACE, 'race'],
      [WIDER, 'wider'],
    ]);
  });

  it('ships numbers only: no word of a sentence stands in the weights', () => {
    const bytes = [WEIGHTS.words, WEIGHTS.linear, WEIGHTS.trees, WEIGHTS.opinion]
      .map(atob)
      .join('');
    expect(bytes).not.toMatch(/[a-z]{7,}/);
  });
});

describe('packing', () => {
  it('keeps groups and wording weights', () => {
    const hash = beginningsOf('zeppelin').at(-1) as number;
    const packed = {
      ...WEIGHTS,
      words: packWords(new Map([[keyOf(hash), { any: 0.5, race: -1 }]])),
    };
    const { words } = createModel(packed);
    const at = words.find(hash);
    expect([words.any(at), words.race(at)]).toEqual([0.5 * WORDING_UNIT, -WORDING_UNIT]);
  });

  it('keeps trees', () => {
    const columns = [Uint8Array.from({ length: 80 }, (_, i) => i % 8)];
    const labels = Array.from({ length: 80 }, (_, i) => (i % 8 > 4 ? 1 : 0));
    const rows = labels.map((_, i) => i);
    const options = {
      count: 6,
      rate: 0.5,
      penalty: 1,
      leastWeight: 1,
      featureShare: 1,
      rowShare: 1,
    };
    const trees = fitTrees(
      columns,
      rows,
      labels,
      labels.map(() => 1),
      options,
    );
    const sums = [2, 6].map((row) =>
      trees.reduce((sum, tree) => sum + climbTree(tree, columns, row), 0),
    );
    expect(sums[0]).toBeLessThan(0);
    expect(sums[1]).toBeGreaterThan(0);
    const model = createModel({ ...WEIGHTS, trees: packTrees([...trees, ...trees]) });
    const values = new Uint8Array(1000);
    values[0] = 6;
    const opinion = (sums[1] as number) / LEAF_UNIT;
    expect(model.correction('race', values, 0)).toBeCloseTo(correctionOf(0, opinion));
    expect(model.correction('race', values, opinion)).toBeCloseTo(0);
    expect(model.correction('race', values, -9)).toBe(MOST_CORRECTION);
    values[0] = 2;
    expect(model.correction('any', values, 0)).toBeLessThan(0);
    expect(model.correction('any', values, 9)).toBe(-MOST_CORRECTION);
  });
});

describe('fitLogistic', () => {
  it('separates what can be separated', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      at: Int32Array.of(i % 2),
      value: Float32Array.of(1),
    }));
    const labels = rows.map((_, i) => i % 2);
    const options = { penalty: 1e-4, epochs: 60, rate: 0.3 };
    const weights = fitLogistic(
      rows,
      labels,
      labels.map(() => 1),
      2,
      options,
    );
    expect(logistic(scoreRow(weights, rows[0] as (typeof rows)[0]))).toBeLessThan(0.2);
    expect(logistic(scoreRow(weights, rows[1] as (typeof rows)[0]))).toBeGreaterThan(0.8);
  });
});

describe('corpus', () => {
  it('covers as the scorer does: half of the shorter', () => {
    expect(covers({ start: 0, end: 10 }, { start: 5, end: 100 })).toBe(true);
    expect(covers({ start: 0, end: 10 }, { start: 6, end: 100 })).toBe(false);
    expect(covers({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false);
  });

  it('keeps a group in one fold and balances the folds', () => {
    const items = ['a', 'a', 'b', 'c', 'd', 'd', 'e'];
    const folds = foldsOf(
      items,
      (item) => item,
      () => 1,
      3,
    );
    expect(folds[0]).toBe(folds[1]);
    expect(folds[4]).toBe(folds[5]);
    const load = [0, 1, 2].map((fold) => folds.filter((other) => other === fold).length);
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1);
  });
});
