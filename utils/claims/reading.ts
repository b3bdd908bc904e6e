/** An article read sentence by sentence, block after block, with what can be kept for the next time. */
import { type Facts, readBlock } from './facts.ts';
import type { Model } from './model.ts';
import type { Reading } from './surroundings.ts';
import type { Article, Block } from './types.ts';

/** Facts of blocks by their text and kind: a re-run after one changed block reads only that block. */
export type ReadingCache = Map<string, Facts[]>;

/** Blocks kept at most; a page that changes all the time must not grow the cache. */
const MOST_CACHED = 4000;

/** Reads one block, from the cache when its text has been read before. */
export function readCached(
  article: Article,
  block: Block,
  model: Model,
  cache: ReadingCache | undefined,
): Facts[] {
  if (!cache) return readBlock(article.text, block, model);
  const key = `${block.kind}:${article.text.slice(block.start, block.end)}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= MOST_CACHED) cache.clear();
  const facts = readBlock(article.text, block, model);
  cache.set(key, facts);
  return facts;
}

/** Puts the blocks of an article together. */
export function assemble(blocks: readonly Facts[][], title: string, model: Model): Reading {
  const sentences: Facts[] = [];
  for (const block of blocks) for (const facts of block) sentences.push(facts);
  const blockStart = new Int32Array(sentences.length);
  const blockEnd = new Int32Array(sentences.length);
  let at = 0;
  for (const block of blocks) {
    blockStart.fill(at, at, at + block.length);
    blockEnd.fill(at + block.length, at, at + block.length);
    at += block.length;
  }
  const whole: Block = { kind: 'headline', start: 0, end: title.length };
  return { sentences, blockStart, blockEnd, title: readBlock(title, whole, model)[0] ?? null };
}
