/** Spotting: sentences, gate, two passes of scores, then what each claim says. Pure and synchronous. */
import {
  type AttributeModel,
  createAttributeModel,
  type PackedAttributes,
} from './attribute-model.ts';
import { ATTRIBUTE_WEIGHTS } from './attribute-weights.ts';
import { attributesOf } from './attributes.ts';
import { type CloseReading, readClosely } from './close-reading.ts';
import { MOST_BEFORE, type ReadSentence, readSentence, type SentenceContext } from './context.ts';
import { reasonsFor } from './evidence.ts';
import { type Facts, MOST_SENTENCES } from './facts.ts';
import { isOnTopic, isReadable } from './gate.ts';
import type { Adjustments } from './lessons.ts';
import { createModel, type Model, type PackedModel } from './model.ts';
import { opinionOf } from './opinion.ts';
import { assemble, type ReadingCache, readCached } from './reading.ts';
import { opensWithPronoun } from './relation.ts';
import { lessonsOf, probability, verdictOf } from './score.ts';
import { type Reading, surroundingsOf } from './surroundings.ts';
import type { Article, ClaimType, Detection, Sensitivity } from './types.ts';
import { WEIGHTS } from './weights.ts';

export interface SpotOptions {
  /** Default `balanced`. */
  sensitivity?: Sensitivity;
  /** Whether claims of the wider tier are returned. Default true. */
  showWider?: boolean;
  hiddenTypes?: readonly ClaimType[];
  /** Feature name to log-odds added wherever the feature speaks; clamped. */
  adjustments?: Adjustments;
  /** Kept by the caller between runs on one page: only changed blocks are read again. */
  cache?: ReadingCache;
}

/** Characters read between two pauses. */
const SLICE = 4096;
/** Sentences read closely between two pauses, claims or not. */
const CLOSELY_A_SLICE = 20;
/** A longer sentence is no sentence but a page without full stops. */
const MOST_WORDS = 200;

/** What is needed to spot: which sentences are claims, and what claims say. */
export interface Models {
  tiers: Model;
  attributes: AttributeModel;
}

/** Unpacks trained weights. */
export const modelsOf = (tiers: PackedModel, attributes: PackedAttributes): Models => ({
  tiers: createModel(tiers),
  attributes: createAttributeModel(attributes, tiers.opinion),
});

const MODELS = modelsOf(WEIGHTS, ATTRIBUTE_WEIGHTS);

/**
 * Claims of an article: sentences a careful reader would put in a tier, in order, without overlap.
 * Works in slices: yields every few kilobytes of text and every so many sentences read closely, returns the claims.
 */
export function spotting(
  article: Article,
  options: SpotOptions = {},
): Generator<void, Detection[]> {
  return spottingWith(MODELS, article, options);
}

/** All claims at once; see `spotting`. */
export function spot(article: Article, options: SpotOptions = {}): Detection[] {
  return spotWith(MODELS, article, options);
}

/** `spot` with other weights, for training and evaluation. */
export function spotWith(models: Models, article: Article, options: SpotOptions = {}): Detection[] {
  const work = spottingWith(models, article, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* spottingWith(
  { tiers: model, attributes: attributeModel }: Models,
  article: Article,
  options: SpotOptions,
): Generator<void, Detection[]> {
  if (!isReadable(article)) return [];
  const { blocks, offsets } = yield* readBlocks(model, article, options.cache);
  const reading = assemble(blocks, article.title, model);
  if (!isOnTopic(reading)) return [];
  const rows = surroundingsOf(reading);
  yield;
  const contextOf = contexts(article, reading, offsets);
  const least = model.thresholds[options.sensitivity ?? 'balanced'];
  const lessons = lessonsOf(options.adjustments ?? {});
  const claims: Detection[] = [];
  let readSoFar = 0;
  for (let i = 0; i < rows.length; i++) {
    if (readSoFar >= CLOSELY_A_SLICE) {
      readSoFar = 0;
      yield;
    }
    const facts = reading.sentences[i] as Facts;
    if (facts.words > MOST_WORDS) continue;
    const values = rows[i] as Uint8Array;
    let close: CloseReading | null = null;
    const closely = () => {
      if (close !== null) return close;
      readSoFar++;
      close = readClosely(contextOf(i));
      return close;
    };
    const verdict = verdictOf(model, values, least, lessons, () =>
      opinionOf(closely(), attributeModel.types),
    );
    if (verdict === null) continue;
    const { tier, score, race } = verdict;
    if (tier === 'wider' && options.showWider === false) continue;
    const { start, end } = facts;
    const attributes = attributesOf(closely(), probability(race), attributeModel);
    if (options.hiddenTypes?.includes(attributes.type)) continue;
    const offset = offsets[i] as number;
    const from = offset + start;
    const to = offset + end;
    claims.push({
      quote: article.text.slice(from, to),
      start: from,
      end: to,
      tier,
      ...attributes,
      speaker: 'author',
      score: probability(score),
      reasons: reasonsFor(model, tier, values, facts, article.text, offset),
    });
  }
  return claims;
}

/** The facts of every block, and for each sentence where its block starts. */
function* readBlocks(model: Model, article: Article, cache: ReadingCache | undefined) {
  const blocks: Facts[][] = [];
  const offsets: number[] = [];
  let read = 0;
  for (const block of article.blocks) {
    if (offsets.length >= MOST_SENTENCES) break;
    const facts = block.kind === 'caption' ? [] : readCached(article, block, model, cache);
    blocks.push(facts);
    for (let i = 0; i < facts.length; i++) offsets.push(block.start);
    read += block.end - block.start;
    if (read < SLICE) continue;
    read = 0;
    yield;
  }
  return { blocks, offsets };
}

/** Sentences with those before them and the title, each cut into words once. */
function contexts(
  article: Article,
  { sentences }: Reading,
  offsets: readonly number[],
): (at: number) => SentenceContext {
  const known: ReadSentence[] = [];
  const readAt = (at: number): ReadSentence => {
    const facts = sentences[at] as Facts;
    const offset = offsets[at] as number;
    known[at] ??= readSentence(article.text, offset + facts.start, offset + facts.end);
    return known[at];
  };
  const title = readSentence(article.title);
  return (at) => {
    const own = readAt(at);
    const previous: ReadSentence[] = [];
    // Those before the nearest are asked only whom a pronoun means, or whose side is told of, where none is named.
    for (let back = at - 1; back >= 0 && previous.length < MOST_BEFORE; back--) {
      const nearest = previous.at(-1);
      const isAsked =
        !nearest || opensWithPronoun(nearest) || !(namesRival(own) || namesRival(nearest));
      if (!isAsked) break;
      previous.push(readAt(back));
    }
    return { ...own, previous, title, date: article.date };
  };
}

const namesRival = ({ actors }: ReadSentence): boolean =>
  actors.some(({ actor }) => actor.side !== 'other');
