/**
 * The text work on an article, apart from any page: spot its claims, find saved quotes in it, describe places.
 * Runs in the background worker, so that a page pays neither for the lexicon nor for the matcher; the welcome
 * page runs it in place. Pure but for the clock it yields to.
 */
import { describe } from '../anchoring/describe.ts';
import { resolving } from '../anchoring/resolve.ts';
import { type TextIndex, textIndexOf } from '../anchoring/text-index.ts';
import type { Resolution, Selectors } from '../anchoring/types.ts';
import type { Span } from '../claims/sentences.ts';
import { type SpotOptions, spotting } from '../claims/spot.ts';
import type { Article, Detection } from '../claims/types.ts';
import { SEPARATOR } from '../page/join.ts';

/** What the reader has chosen, and what was learnt of it, for spotting. */
export type SpottingSettings = Omit<SpotOptions, 'cache'>;

export interface AnalysisRequest {
  article: Article;
  /** Whether its claims are wanted; false when only saved quotes or places are. */
  spot: boolean;
  /** Saved quotes to find. */
  saved: Selectors[];
  /** Places to describe. */
  spans: Span[];
}

/** A claim with the description of its place. */
export interface DescribedDetection extends Detection {
  selectors: Selectors;
}

/** What became of a saved quote; `selectors` describe its new place or wording when it has one. */
export interface Found {
  resolution: Resolution;
  selectors: Selectors | null;
}

export interface Analysis {
  /** In order of place; empty when not asked for. */
  detections: DescribedDetection[];
  /** One for each saved quote, in their order. */
  found: Found[];
  /** One for each span; null where it lies outside the text. */
  described: (Selectors | null)[];
}

/**
 * The text index of an article without its page. Blocks must cover the text but for the blank lines between
 * them, as collecting leaves it.
 * @throws RangeError when they do not.
 */
export function indexArticle({ text, blocks }: Article): TextIndex {
  // The text is taken as it came: joining a copy of it from its blocks is dear on a long page.
  let next = 0;
  for (const [at, { start, end }] of blocks.entries()) {
    const isParted = at === 0 || text.startsWith(SEPARATOR, start - SEPARATOR.length);
    if (start !== next || end < start || !isParted) throw uncovered();
    next = end + SEPARATOR.length;
  }
  if (text.length !== Math.max(0, next - SEPARATOR.length)) throw uncovered();
  return textIndexOf({
    text,
    blocks: blocks.map(({ kind, start, end }) => ({
      kind,
      text: text.slice(start, end),
      pieces: [],
    })),
    starts: blocks.map(({ start }) => start),
  });
}

const uncovered = () =>
  new RangeError('the blocks of an article must cover its text, parted by blank lines');

/** Does what is asked for, yielding every few milliseconds' worth of work. */
export function* analysing(
  { article, spot, saved, spans }: AnalysisRequest,
  settings: SpottingSettings,
): Generator<void, Analysis> {
  const index = indexArticle(article);
  const detections: DescribedDetection[] = [];
  if (spot) {
    for (const detection of yield* spotting(article, settings)) {
      detections.push({
        ...detection,
        selectors: describe(index, detection.start, detection.end),
      });
      yield;
    }
  }
  const resolutions = saved.length > 0 ? yield* resolving(index, saved) : [];
  const found: Found[] = [];
  for (const resolution of resolutions) {
    const isNew = resolution.state === 'moved' || resolution.state === 'changed';
    found.push({
      resolution,
      selectors: isNew ? describe(index, resolution.start, resolution.end) : null,
    });
    yield;
  }
  const described = spans.map(({ start, end }) =>
    start < end && end <= index.text.length ? describe(index, start, end) : null,
  );
  return { detections, found, described };
}

/** How long the thread is held between two pauses, in milliseconds. */
const SLICE_MS = 8;

/**
 * Runs an analysis, letting other work of the thread through in between.
 * @param pause resolves in a later task.
 */
export async function analyse(
  request: AnalysisRequest,
  settings: SpottingSettings,
  pause: () => Promise<void>,
): Promise<Analysis> {
  const work = analysing(request, settings);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await pause();
  }
}
