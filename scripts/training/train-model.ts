/** Trains the tables of `utils/claims/weights.ts` from labelled articles. Deterministic. */
import type { Facts } from '../../utils/claims/facts.ts';
import { readBlock } from '../../utils/claims/facts.ts';
import { FEATURES, SENTENCE_FEATURES } from '../../utils/claims/features.ts';
import {
  correctionOf,
  createModel,
  LEAF_UNIT,
  type PackedModel,
} from '../../utils/claims/model.ts';
import { type Opinion, opinionOf, STANDINGS, typeTable } from '../../utils/claims/opinion.ts';
import { assemble } from '../../utils/claims/reading.ts';
import type { WeightTable } from '../../utils/claims/sparse.ts';
import { type Reading, surroundingsOf } from '../../utils/claims/surroundings.ts';
import { keyOf } from '../../utils/claims/table.ts';
import { newTokens, tokenise } from '../../utils/claims/tokens.ts';
import { closeReadings } from './close-readings.ts';
import { covers, foldsOf, type GoldArticle, type GoldSentence } from './corpus.ts';
import { fitLogistic, type LogisticOptions, type SparseRow } from './logistic.ts';
import { trainOpinion } from './opinion.ts';
import { base64, packLinear, packTrees, packWords, type Wording } from './pack.ts';
import { chooseThresholds } from './thresholds.ts';
import { climbTree, fitTrees, type Tree, type TreeOptions } from './trees.ts';

/** A word gets a weight of its own when at least so many articles use it. */
const LEAST_ARTICLES = 12;
/** How strongly a single word counts beside a named feature while fitting. */
const WORD_SCALE = 0.25;
/** Spread of a feature while fitting, and the farthest it may lie from its mean. */
const FEATURE_SCALE = 0.3;
const LARGEST_VALUE = 1.2;
/** How much a sentence of a written article counts beside one of the corpus. */
const WRITTEN_WEIGHT: Readonly<Record<Head, number>> = { any: 0.05, race: 0.35 };
const INNER_FOLDS = 4;
const FIRST: LogisticOptions = { penalty: 6e-3, epochs: 8, rate: 0.05 };
const SECOND: LogisticOptions = { penalty: 1e-2, epochs: 8, rate: 0.05 };
const TREES: TreeOptions = {
  count: 120,
  rate: 0.08,
  penalty: 6,
  leastWeight: 4,
  featureShare: 0.25,
  rowShare: 0.6,
};

const NO_MODEL: PackedModel = {
  words: packWords(new Map()),
  linear: packLinear([
    ...[SENTENCE_FEATURES, SENTENCE_FEATURES, FEATURES, FEATURES].map(
      (names) => new Float64Array(names.length + 1),
    ),
  ]),
  usual: base64(new Uint8Array(FEATURES.length)),
  trees: '',
  opinion: base64(new Uint8Array(1 + STANDINGS.length)),
  thresholds: {
    fewer: { any: 0, race: 0 },
    balanced: { any: 0, race: 0 },
    more: { any: 0, race: 0 },
  },
};

/** An article read without weights, with the label of each sentence. */
export interface Example {
  gold: GoldArticle;
  reading: Reading;
  /** Keys of each sentence's words. */
  keys: number[][];
  labels: (GoldSentence | null)[];
}

/** Reads an article once for any number of trainings. */
export function exampleOf(gold: GoldArticle): Example {
  const model = createModel(NO_MODEL);
  const { article } = gold;
  const tokens = newTokens();
  const keys: number[][] = [];
  const labels: (GoldSentence | null)[] = [];
  const blocks = article.blocks.map((block) => {
    const facts = readBlock(article.text, block, model);
    for (const { start, end } of facts) {
      const span = { start: block.start + start, end: block.start + end };
      tokenise(article.text, span.start, span.end, tokens);
      keys.push([...tokens.hash.subarray(0, tokens.count)].map(keyOf));
      const found = gold.sentences.filter((sentence) => covers(sentence, span));
      found.sort((a, b) => b.tier - a.tier);
      labels.push(found[0] ?? null);
    }
    return facts;
  });
  return { gold, reading: assemble(blocks, article.title, model), keys, labels };
}

type Head = 'any' | 'race';
const HEADS: readonly Head[] = ['any', 'race'];

const labelOf = (head: Head, label: GoldSentence | null) =>
  label !== null && label.tier >= (head === 'any' ? 1 : 2) ? 1 : 0;

/** Mistakes that a reader feels more weigh more: see the scorer's `card` and `silly`. */
function importanceOf(head: Head, label: GoldSentence | null, written: boolean): number {
  return written ? WRITTEN_WEIGHT[head] * feltBy(head, label) : feltBy(head, label);
}

function feltBy(head: Head, label: GoldSentence | null): number {
  if (label === null) return 0;
  if (head === 'any') return 1;
  if (label.tier === 2) return label.standalone ? 1.15 : 0.6;
  return label.tier === 0 ? 1.3 : 1;
}

/** A linear pass in raw units, constant last. */
interface Linear {
  weights: Float64Array;
  wording: Map<number, number>;
}

/** Means, and factors that bring every feature to the same spread; a rare one is kept from growing large. */
function scaleOf(values: readonly Uint8Array[], size: number) {
  const mean = new Float64Array(size);
  const factor = new Float64Array(size);
  for (let f = 0; f < size; f++) {
    let sum = 0;
    let squares = 0;
    let least = 255;
    let most = 0;
    for (const row of values) {
      const value = row[f] as number;
      sum += value;
      squares += value * value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (most === least) continue;
    const middle = sum / values.length;
    const spread = Math.sqrt(squares / values.length - middle * middle);
    const farthest = Math.max(most - middle, middle - least);
    mean[f] = middle;
    factor[f] = Math.min(FEATURE_SCALE / spread, LARGEST_VALUE / farthest);
  }
  return { mean, factor };
}

/** Fits on standardised values and returns weights for the values as they are. */
function fitScaled(
  values: readonly Uint8Array[],
  keys: readonly (readonly number[])[],
  vocabulary: ReadonlyMap<number, number>,
  labels: readonly number[],
  importance: readonly number[],
  size: number,
  options: LogisticOptions,
): Linear {
  const { mean, factor } = scaleOf(values, size);
  const rows = values.map((row, i): SparseRow => {
    const at: number[] = [];
    const value: number[] = [];
    for (let f = 0; f < size; f++) {
      const scaled = ((row[f] as number) - (mean[f] as number)) * (factor[f] as number);
      if (scaled === 0) continue;
      at.push(f);
      value.push(scaled);
    }
    for (const key of keys[i] ?? []) {
      const place = vocabulary.get(key);
      if (place === undefined) continue;
      at.push(size + place);
      value.push(WORD_SCALE);
    }
    return { at: Int32Array.from(at), value: Float32Array.from(value) };
  });
  const fitted = fitLogistic(rows, labels, importance, size + vocabulary.size, options);
  const weights = new Float64Array(size + 1);
  let constant = fitted[fitted.length - 1] as number;
  for (let f = 0; f < size; f++) {
    weights[f] = (fitted[f] as number) * (factor[f] as number);
    constant -= (weights[f] as number) * (mean[f] as number);
  }
  weights[size] = constant;
  const wording = new Map<number, number>();
  for (const [key, place] of vocabulary)
    wording.set(key, (fitted[size + place] as number) * WORD_SCALE);
  return { weights, wording };
}

function apply({ weights, wording }: Linear, values: Uint8Array, keys: readonly number[]): number {
  let sum = weights[weights.length - 1] as number;
  for (let f = 0; f < weights.length - 1; f++)
    sum += (weights[f] as number) * (values[f] as number);
  for (const key of keys) sum += wording.get(key) ?? 0;
  return sum;
}

/** Words that enough articles of the corpus use, each with a place of its own. */
function vocabularyOf(examples: readonly Example[]): Map<number, number> {
  const articles = new Map<number, number>();
  for (const { gold, keys } of examples) {
    if (gold.written) continue;
    for (const key of new Set(keys.flat())) articles.set(key, (articles.get(key) ?? 0) + 1);
  }
  const common = [...articles].filter(([, count]) => count >= LEAST_ARTICLES).map(([key]) => key);
  return new Map(common.sort((a, b) => a - b).map((key, place) => [key, place]));
}

/** All sentences of some articles in one list. */
interface Sentences {
  facts: Facts[];
  keys: number[][];
  labels: (GoldSentence | null)[];
  written: boolean[];
  fold: number[];
}

function flatten(examples: readonly Example[], folds: readonly number[]): Sentences {
  return {
    facts: examples.flatMap(({ reading }) => [...reading.sentences]),
    keys: examples.flatMap(({ keys }) => keys),
    labels: examples.flatMap(({ labels }) => labels),
    written: examples.flatMap(({ gold, labels }) => labels.map(() => gold.written === true)),
    fold: examples.flatMap(({ labels }, i) => labels.map(() => folds[i] as number)),
  };
}

/** Trains on `examples`. */
export function trainModel(examples: readonly Example[]): PackedModel {
  const folds = foldsOf(
    examples,
    ({ gold }) => gold.outlet,
    ({ labels }) => labels.length,
    INNER_FOLDS,
  );
  const all = flatten(examples, folds);
  const everything = all.labels.map((_, i) => i).filter((i) => all.labels[i] !== null);
  const without = (fold: number) => everything.filter((i) => all.fold[i] !== fold);
  const vocabulary = vocabularyOf(examples);

  const importance = (head: Head, i: number) =>
    importanceOf(head, all.labels[i] ?? null, all.written[i] as boolean);
  const fitFirst = (head: Head, rows: readonly number[]) =>
    fitScaled(
      rows.map((i) => (all.facts[i] as Facts).values),
      rows.map((i) => all.keys[i] as number[]),
      vocabulary,
      rows.map((i) => labelOf(head, all.labels[i] ?? null)),
      rows.map((i) => importance(head, i)),
      SENTENCE_FEATURES.length,
      FIRST,
    );
  // Scores of the first pass from models that have not seen the article: what the second pass will meet.
  for (const head of HEADS) {
    for (let fold = 0; fold < INNER_FOLDS; fold++) {
      const linear = fitFirst(head, without(fold));
      all.facts.forEach((facts, i) => {
        if (all.fold[i] === fold)
          facts[head] = apply(linear, facts.values, all.keys[i] as number[]);
      });
    }
  }
  for (const { reading } of examples) scoreTitle(reading);
  const values = examples.flatMap(({ reading }) => surroundingsOf(reading));
  const columns = FEATURES.map((_, f) => Uint8Array.from(values, (row) => row[f] as number));

  const first = HEADS.map((head) => fitFirst(head, everything));
  const second: Linear[] = [];
  const trees: Tree[][] = [];
  const unseen: Record<Head, Float64Array> = {
    any: new Float64Array(values.length),
    race: new Float64Array(values.length),
  };
  for (const head of HEADS) {
    const labels = all.labels.map((label) => labelOf(head, label));
    const weigh = all.labels.map((_, i) => importance(head, i));
    const fitSecond = (rows: readonly number[]) =>
      fitScaled(
        rows.map((i) => values[i] as Uint8Array),
        [],
        new Map(),
        rows.map((i) => labels[i] as number),
        rows.map((i) => weigh[i] as number),
        FEATURES.length,
        SECOND,
      );
    const start = new Float64Array(values.length);
    for (let fold = 0; fold < INNER_FOLDS; fold++) {
      const linear = fitSecond(without(fold));
      values.forEach((row, i) => {
        if (all.fold[i] === fold) start[i] = apply(linear, row, []);
      });
    }
    for (let fold = 0; fold < INNER_FOLDS; fold++) {
      const grown = fitTrees(columns, without(fold), labels, weigh, TREES);
      values.forEach((_, i) => {
        if (all.fold[i] === fold)
          unseen[head][i] = corrected(start[i] as number, grown, columns, i);
      });
    }
    second.push(fitSecond(everything));
    trees.push(fitTrees(columns, everything, labels, weigh, TREES));
  }
  const opinions = unseenOpinions(examples, folds);
  for (const head of HEADS)
    opinions.forEach((opinion, i) => {
      unseen[head][i] = (unseen[head][i] as number) + opinion[head];
    });
  const wording = new Map<number, Wording>();
  for (const key of vocabulary.keys()) {
    wording.set(key, {
      any: first[0]?.wording.get(key) ?? 0,
      race: first[1]?.wording.get(key) ?? 0,
    });
  }
  return {
    words: packWords(wording),
    linear: packLinear([...first, ...second].map(({ weights }) => weights)),
    usual: base64(
      columns.map((column) =>
        Math.round(column.reduce((sum, value) => sum + value, 0) / column.length),
      ),
    ),
    trees: packTrees(trees.flat()),
    opinion: trainOpinion(examples),
    thresholds: chooseThresholds(
      all.labels.map((label, i) => (all.written[i] ? null : label)),
      unseen.any,
      unseen.race,
    ),
  };
}

function corrected(
  sum: number,
  trees: readonly Tree[],
  columns: readonly Uint8Array[],
  row: number,
): number {
  let opinion = 0;
  for (const tree of trees) opinion += climbTree(tree, columns, row);
  return sum + correctionOf(sum, opinion / LEAF_UNIT);
}

/** What is thought of each sentence by who has not seen its fold. */
function unseenOpinions(examples: readonly Example[], folds: readonly number[]): Opinion[] {
  const tables = Array.from({ length: INNER_FOLDS }, (_, fold) =>
    typeTable('', trainOpinion(examples.filter((_, i) => folds[i] !== fold))),
  );
  return examples.flatMap((example, i) =>
    closeReadings(example).map((close) =>
      opinionOf(close, tables[folds[i] as number] as WeightTable),
    ),
  );
}

/** The title is scored like the headline's sentence, which it repeats in a text file. */
function scoreTitle({ title, sentences }: Reading): void {
  const headline = sentences[0];
  if (!title || !headline) return;
  title.any = headline.any;
  title.race = headline.race;
}
