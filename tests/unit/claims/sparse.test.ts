import { describe, expect, it } from 'vitest';
import { type SetRow, trainSoftmax } from '../../../scripts/training/softmax.ts';
import {
  type FeatureSink,
  Features,
  hashOf,
  placeOf,
  shapes,
  softmax,
  WeightTable,
  type Word,
} from '../../../utils/claims/sparse.ts';

function fill<Sink extends FeatureSink>(sink: Sink, words: readonly string[]): Sink {
  sink.clear();
  for (const word of words) sink.add(1, hashOf(word));
  return sink;
}
const shape = shapes();
/** What `fill` adds, said of a word. */
const PLAIN = shape(1);
const OTHER = shape(2);
const SHAPES = 2;
const wordOf = (base: number): Word => ({ base, place: placeOf(base) });
const setOf = (...words: string[]) => fill(new Features(), words);

const row = (label: number, ...words: string[]): SetRow => {
  const { keys, count } = setOf(...words);
  return { keys: keys.slice(0, count), label, importance: 1 };
};

describe('Features', () => {
  it('counts each feature once and keeps families apart', () => {
    const features = setOf('lead', 'lead', 'lag');
    expect(features.count).toBe(2);
    features.add(2, hashOf('lead'));
    expect(features.count).toBe(3);
    features.clear();
    expect(features.count).toBe(0);
  });

  it('takes no more than it has room for', () => {
    const features = new Features();
    features.clear();
    for (let i = 0; i < 10_000; i++) features.add(1, i);
    expect(features.count).toBeLessThan(3000);
  });
});

describe('trainSoftmax and WeightTable', () => {
  const options = {
    classes: 3,
    penalty: 1e-3,
    epochs: 30,
    rate: 0.2,
    leastRows: 1,
    kept: 100,
    unit: 1 / 16,
  };
  const rows = Array.from({ length: 10 }, () => [
    row(0, 'chip', 'ban'),
    row(1, 'chip', 'lead'),
    row(2, 'chip', 'fund'),
  ]).flat();
  const predict = (packed: string, ...words: string[]) => {
    const shares = new Float64Array(3);
    fill(new WeightTable([{ packed: packed, classes: 3 }], options.unit, SHAPES), words).predict(
      0,
      shares,
    );
    return shares;
  };

  it('learns what tells classes apart', () => {
    const packed = trainSoftmax(rows, options);
    ['ban', 'lead', 'fund'].forEach((word, label) => {
      const shares = predict(packed, 'chip', word);
      expect(shares.indexOf(Math.max(...shares))).toBe(label);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    });
  });

  it('counts a feature once, and forgets the sentence before', () => {
    const table = new WeightTable(
      [{ packed: trainSoftmax(rows, options), classes: 3 }],
      options.unit,
      SHAPES,
    );
    const sharesOf = (...words: string[]) => {
      const shares = new Float64Array(3);
      fill(table, words).predict(0, shares);
      return [...shares];
    };
    const once = sharesOf('chip', 'ban');
    expect(sharesOf('chip', 'ban', 'ban', 'chip')).toEqual(once);
    expect(sharesOf('lead')).not.toEqual(once);
    expect(sharesOf('chip', 'ban')).toEqual(once);
  });

  it('knows the features of a word or a class by their shapes, however many words came between', () => {
    const table = new WeightTable(
      [{ packed: trainSoftmax(rows, options), classes: 3 }],
      options.unit,
      SHAPES,
    );
    const sharesBy = (add: (word: string) => void) => {
      const shares = new Float64Array(3);
      table.clear();
      add('chip');
      add('lead');
      table.predict(0, shares);
      return [...shares];
    };
    const expected = sharesBy((word) => table.add(1, hashOf(word)));
    const byShape = () => sharesBy((word) => table.addWord(PLAIN, wordOf(hashOf(word))));
    expect(byShape()).toEqual(expected);
    for (let base = 0; base < 50_000; base++) table.addWord(OTHER, wordOf(base));
    expect(byShape()).toEqual(expected);
    expect(sharesBy((word) => table.addWord(OTHER, wordOf(hashOf(word))))).not.toEqual(expected);
    const late = (word: string): Word => ({ base: hashOf(word), place: placeOf(-1) });
    expect(late('chip').place).toBe(0);
    expect(sharesBy((word) => table.addWord(PLAIN, late(word)))).toEqual(expected);
    expect(byShape()).toEqual(expected);
    table.clear();
    table.addClass(PLAIN, 3);
    table.addClass(PLAIN, 3);
    const shares = new Float64Array(3);
    table.predict(0, shares);
    const none = new Float64Array(3);
    table.clear();
    table.predict(0, none);
    expect(shares).toEqual(none);
  });

  it('holds several models, each as if it were alone, empty ones too', () => {
    const packed = trainSoftmax(rows, options);
    const other = trainSoftmax(
      [row(0, 'chip', 'lead', 'gap'), row(1, 'fund', 'gap'), row(1, 'ban')],
      { ...options, classes: 2 },
    );
    const parts = [
      { packed, classes: 3 },
      { packed: '', classes: 4 },
      { packed: other, classes: 2 },
    ];
    const together = new WeightTable(parts, options.unit, SHAPES);
    const words = ['chip', 'lead', 'gap', 'unknown', 'fund'];
    parts.forEach((part, at) => {
      const [alone, shares] = [new Float64Array(part.classes), new Float64Array(part.classes)];
      fill(new WeightTable([part], options.unit, SHAPES), words).predict(0, alone);
      fill(together, words).predict(at, shares);
      expect(shares).toEqual(alone);
    });
  });

  it('goes back to what it kept, and sums up any number of features', () => {
    const words = Array.from({ length: 700 }, (_, i) => `word${i}`);
    const packed = trainSoftmax(
      words.map((word, i) => row(i % 2, word)),
      { ...options, classes: 2, kept: 1000 },
    );
    const shares = (table: WeightTable) => {
      const found = new Float64Array(2);
      table.predict(0, found);
      return [...found];
    };
    const part = { packed, classes: 2 };
    const table = fill(new WeightTable([part], options.unit, SHAPES), words.slice(0, 600));
    const some = shares(table);
    table.keep(0);
    for (const word of words.slice(600)) table.add(1, hashOf(word));
    const all = shares(table);
    table.restore(0);
    expect(shares(table)).toEqual(some);
    expect(all).not.toEqual(some);
    const anew = fill(new WeightTable([part], options.unit, SHAPES), words);
    expect(shares(anew)).toEqual(all);
    const odd = words.filter((_, i) => i % 2 === 1);
    expect(shares(fill(anew, odd))[1]).toBeGreaterThan(0.99);
  });

  it('is deterministic', () => {
    expect(trainSoftmax(rows, options)).toBe(trainSoftmax(rows, options));
  });

  it('keeps the features that tell most', () => {
    const packed = trainSoftmax(rows, { ...options, kept: 3 });
    expect(packed.length).toBeLessThan(trainSoftmax(rows, options).length);
    expect(predict(packed, 'ban')[0]).toBeGreaterThan(0.5);
  });
});

describe('softmax', () => {
  it('turns scores into shares, however large', () => {
    const scores = Float64Array.of(4000, 4000, 0);
    softmax(scores);
    expect([...scores]).toEqual([0.5, 0.5, 0]);
  });
});
