import type { Article, BlockKind } from '../claims/types.ts';
import { type FoundBlock, type Reading, readBlocks } from './blocks.ts';
import { chooseBlocks, chooseHeadline, chooseStandfirst } from './choice.ts';
import { describePage } from './metadata.ts';
import { findRegion, type Region } from './region.ts';
import { articleSignals, isArticle, type Signals } from './signals.ts';
import type { CollectedPage, PageMeta, TextBlock } from './types.ts';

export interface CollectOptions {
  /** The page's address; the document's own when left out. */
  url?: string;
  /** Collect although the page does not look like an article, because the reader asked for it. */
  force?: boolean;
}

/** What a page was collected from, kept to collect it again where it changes. */
interface Origin {
  region: Region;
  lenient: boolean;
  reading: Reading;
  headline: Element | null;
  around: readonly FoundBlock[];
}

/** Less prose than this (Latin characters) is hardly an article. */
const LITTLE_PROSE = 500;

/** What a page must say of itself before it is read a second, more lenient time. */
const LIKELY = 0.5;

const origins = new WeakMap<CollectedPage, Origin>();

/**
 * Collects the article of a document in slices: every step does a bounded amount of work, so that the caller may
 * hand the thread back between steps. Causes no style or layout. A page that is no article comes back without blocks.
 */
export function* collecting(
  document: Document,
  options: CollectOptions = {},
): Generator<void, CollectedPage, void> {
  const url = options.url ?? document.URL;
  const signals = articleSignals(document, url);
  const root: Element | null = document.body;
  if (root === null || (signals.verdict === 'no' && options.force !== true)) {
    return emptyPage(document, signals, url);
  }
  yield;
  let lenient = false;
  let reading = yield* readBlocks(root, lenient);
  yield;
  let region = findRegion(reading);
  if (signals.score > LIKELY && (region === null || region.prose < LITTLE_PROSE)) {
    // Too little: the words that mark furniture may stand on the article itself.
    lenient = true;
    reading = yield* readBlocks(root, lenient);
    yield;
    region = findRegion(reading);
  }
  if (region === null) return emptyPage(document, signals, url);
  const inside = reading.found.slice(region.from, region.to);
  const article = isArticle(document, signals, inside, region.prose);
  if (!article && options.force !== true) return emptyPage(document, signals, url);
  const headline = chooseHeadline(document, signals.declared, reading, region);
  const standfirst = chooseStandfirst(signals.declared, reading, region, headline);
  const around = [headline, standfirst].filter((block) => block !== null);
  const described = describePage(document, signals.declared, url, headline?.text ?? null);
  const blocks = chooseBlocks(inside, around, described.title);
  yield;
  const page = assemble({ isArticle: article, ...described }, blocks);
  origins.set(page, { region, lenient, reading, headline: headline?.element ?? null, around });
  return page;
}

/** Runs {@link collecting} to its end. */
export function collect(document: Document, options: CollectOptions = {}): CollectedPage {
  return finish(collecting(document, options));
}

/**
 * Collects again after changes, reading only the blocks in which something changed.
 * `changed` are the nodes that mutation records name as their targets. Returns `previous` itself when the change
 * lies outside the article, so a ticker beside it costs one `contains` a node.
 */
export function* recollecting(
  previous: CollectedPage,
  changed: Iterable<Node>,
): Generator<void, CollectedPage, void> {
  const origin = origins.get(previous);
  if (origin === undefined) return previous;
  const { region, headline } = origin;
  const dirty = new Set<Node>();
  for (const node of changed) {
    if (!region.element.contains(node) && headline?.contains(node) !== true) continue;
    for (let at: Node | null = node; at !== null && !dirty.has(at); at = at.parentNode)
      dirty.add(at);
  }
  if (dirty.size === 0) return previous;
  const reading = yield* readBlocks(region.element, origin.lenient, {
    reading: origin.reading,
    changed: dirty,
  });
  const blocks = chooseBlocks(reading.found, origin.around, previous.meta.title);
  if (sameBlocks(blocks, previous.blocks)) return previous;
  const page = assemble(previous.meta, blocks);
  const next = { ...region, from: 0, to: reading.found.length };
  origins.set(page, { ...origin, reading, region: next });
  return page;
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
  return some.length === others.length && some.every((block, at) => block === others[at]);
}

function emptyPage(document: Document, signals: Signals, url: string): CollectedPage {
  const meta = { isArticle: false, ...describePage(document, signals.declared, url, null) };
  return assemble(meta, []);
}

const SEPARATOR = '\n\n';

function assemble(meta: PageMeta, blocks: readonly TextBlock[]): CollectedPage {
  const placed: { kind: BlockKind; start: number; end: number }[] = [];
  let text = '';
  for (const block of blocks) {
    if (placed.length > 0) text += SEPARATOR;
    const start = text.length;
    text += block.text;
    placed.push({ kind: block.kind, start, end: text.length });
  }
  const article: Article = {
    text,
    blocks: placed,
    title: meta.title,
    date: meta.published,
    lang: meta.lang,
  };
  return { meta, article, blocks };
}
