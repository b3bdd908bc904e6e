import { type FoundBlock, type Reach, type Reading, readBlocks } from './blocks.ts';
import { chooseBlocks, chooseHeadline, chooseStandfirst, titleTest } from './choice.ts';
import { articleOf } from './join.ts';
import { describePage } from './metadata.ts';
import { findRegion, type Region } from './region.ts';
import { articleSignals, type Signals } from './signals.ts';
import type { CollectedPage, PageSighting, TextBlock } from './types.ts';
import { isArticle } from './verdict.ts';

export interface CollectOptions {
  /** The page's address; the document's own when left out. */
  url?: string;
  /** Collect although the page does not look like an article, because the reader asked for it. */
  force?: boolean;
}

/** The first look at a page, at what it says of itself: `articleSignals`, or what remembers its answer. */
export type Look = (document: Document, pageUrl: string) => Signals;

/** Tells articles from other pages: by what a page says of itself, and once its text was read. */
export interface Judge {
  look: Look;
  isArticle: typeof isArticle;
}

/** What a page was collected from, kept to collect it again where it changes. */
interface Origin {
  document: Document;
  judge: Judge;
  options: CollectOptions;
  region: Region;
  reach: Reach;
  reading: Reading;
  headline: Element | null;
  around: readonly FoundBlock[];
}

/** Less prose than this (Latin characters) is hardly an article. */
const LITTLE_PROSE = 500;

/**
 * Fields of a form hide properties of the form that have their names. No honest page hides these, and with them
 * hidden a tree cannot be walked.
 */
const CLOBBERS = [
  'firstChild',
  'nextSibling',
  'parentNode',
  'localName',
  'nodeType',
  'querySelector',
  'getAttribute',
]
  .flatMap((name) => [`form [name=${name}]`, `form [id=${name}]`])
  .join();

/** What a page must say of itself before it is read a second, more lenient time. */
const LIKELY = 0.5;

const origins = new WeakMap<CollectedPage, Origin>();

/**
 * Collects the article of a document in slices: every step does a bounded amount of work, so that the caller may
 * hand the thread back between steps. Causes no style or layout. A page that is no article comes back without blocks.
 */
export function* collecting(
  document: Document,
  judge: Judge,
  options: CollectOptions = {},
): Generator<void, CollectedPage, void> {
  const url = options.url ?? document.URL;
  const signals = judge.look(document, url);
  const root: Element | null = document.body;
  if (
    root === null ||
    (signals.verdict === 'no' && !options.force) ||
    document.querySelector(CLOBBERS)
  ) {
    return emptyPage(document, signals, url);
  }
  yield;
  const isTitle = titleTest(document, signals.declared);
  let reach: Reach = 'strict';
  let reading = yield* readBlocks(root, reach);
  yield;
  let region = findRegion(reading, isTitle);
  if (signals.score > LIKELY && (region === null || region.prose < LITTLE_PROSE)) {
    // Too little: the words that mark furniture may stand on the article itself.
    reach = 'lenient';
    reading = yield* readBlocks(root, reach);
    yield;
    region = findRegion(reading, isTitle);
  }
  if (region === null) return emptyPage(document, signals, url);
  yield;
  const inside = reading.found.slice(region.from, region.to);
  const article = judge.isArticle(document, signals, inside, region.prose);
  if (!article && !options.force) return emptyPage(document, signals, url);
  yield;
  const headline = chooseHeadline(reading, region, isTitle);
  const standfirst = chooseStandfirst(signals.declared, reading, region, headline);
  const around = [headline, standfirst].filter((block) => block !== null);
  const described = describePage(document, signals.declared, url, headline?.text ?? null);
  yield;
  const blocks = chooseBlocks(inside, around, described.title);
  yield;
  const page = assemble({ isArticle: article, ...described }, blocks);
  origins.set(page, {
    ...{ document, judge, options, region, reach, reading, around },
    headline: headline?.element ?? null,
  });
  return page;
}

/** Runs {@link collecting} to its end. */
export function collect(document: Document, options: CollectOptions = {}): CollectedPage {
  return finish(collecting(document, { look: articleSignals, isArticle }, options));
}

/**
 * Collects again after changes, reading only the blocks in which something changed.
 * `changed` are the nodes that mutation records name as their targets. Returns `previous` itself when the change
 * lies outside the article, so a ticker beside it costs a walk up from each node. Collects anew when the headline
 * changed or the article was taken out of the document.
 */
export function* recollecting(
  previous: CollectedPage,
  changed: Iterable<Node>,
): Generator<void, CollectedPage, void> {
  const origin = origins.get(previous);
  if (origin === undefined) return previous;
  const { document, judge, options, region, reach, headline, around } = origin;
  const within = new Set<Node>();
  for (const node of changed) {
    const path = pathTo(node);
    if (headline !== null && path.includes(headline))
      return yield* collecting(document, judge, options);
    if (path.includes(region.element)) for (const at of path) within.add(at);
  }
  if (!region.element.isConnected) return yield* collecting(document, judge, options);
  if (within.size === 0) return previous;
  const earlier = { reading: origin.reading, changed: within };
  const reading = yield* readBlocks(region.element, reach, earlier);
  const blocks = chooseBlocks(reading.found, around, previous.meta.title);
  const same = sameBlocks(blocks, previous.blocks);
  const page = same ? previous : assemble(previous.meta, blocks);
  origins.set(page, { ...origin, reading });
  return page;
}

/** A node with everything that holds it, shadow hosts and frames included. */
function pathTo(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at !== null; at = at.parentNode ?? hostOf(at)) path.push(at);
  return path;
}

function hostOf(node: Node): Element | null {
  if (node.nodeType === 9) return (node as Document).defaultView?.frameElement ?? null;
  return 'host' in node && node.nodeType === 11 ? (node as ShadowRoot).host : null;
}

/** Runs {@link recollecting} to its end. */
export function recollect(previous: CollectedPage, changed: Iterable<Node>): CollectedPage {
  return finish(recollecting(previous, changed));
}

function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function sameBlocks(some: readonly TextBlock[], others: readonly TextBlock[]): boolean {
  return (
    some.length === others.length && some.every((block, at) => block.pieces === others[at]?.pieces)
  );
}

function emptyPage(document: Document, signals: Signals, url: string): CollectedPage {
  const meta = { isArticle: false, ...describePage(document, signals.declared, url, null) };
  return assemble(meta, []);
}

const assemble = (meta: PageSighting, blocks: readonly TextBlock[]): CollectedPage => ({
  meta,
  article: articleOf(meta, blocks),
  blocks,
});
