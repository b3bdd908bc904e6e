/**
 * The reader's own claims that stand outside what is read as the article: in a caption, a comment, or on a page that
 * is no article. They are looked for in the whole text of the page, which is read only when one is missing.
 */
import { type BlockIndex, createBlockIndex } from '../anchoring/block-index.ts';
import { offsetsOf, rangeOf } from '../anchoring/range.ts';
import type { Article } from '../claims/types.ts';
import { readBlocks } from '../page/blocks.ts';
import { articleOf } from '../page/join.ts';
import type { PageFacts } from '../page/types.ts';
import type { ResolvedClaim } from './claims.ts';

/** All text of a page. */
export interface Surroundings {
  article: Article;
  index: BlockIndex;
}

/** Reads all text of a page in slices. */
export function* readingSurroundings(
  document: Document,
  facts: PageFacts,
): Generator<void, Surroundings> {
  const blocks = (yield* readBlocks(document.body, 'everything')).found;
  return { article: articleOf(facts, blocks), index: createBlockIndex({ blocks }) };
}

/** Whether a claim is to be looked for outside the article: one of the reader's that is not in its place. */
export function isMissing({ known, resolution, outside }: ResolvedClaim): boolean {
  if (!outside) return known.isOwn && resolution.state !== 'exact';
  return !('start' in resolution && rangeOf(outside, resolution.start, resolution.end));
}

/** What of the saved context has to stand beside a place that is not the saved position. */
const CONTEXT = 16;

/**
 * A claim with the place it was found at outside the article; as it was when that is no better. The article itself
 * is part of the page's text: places in it are the article's to judge.
 */
export function placeOutside(
  claim: ResolvedClaim,
  found: Pick<ResolvedClaim, 'resolution' | 'selectors'> | undefined,
  { index }: Surroundings,
  article: BlockIndex,
): ResolvedClaim {
  if (!found || !('start' in found.resolution)) return claim;
  const { state, start, end } = found.resolution;
  const isLost = claim.outside || !('start' in claim.resolution);
  const { quote } = claim.known.selectors;
  const before = quote.prefix.trimEnd().slice(-CONTEXT);
  const after = quote.suffix.trimStart().slice(0, CONTEXT);
  const agrees =
    (before && index.text.slice(0, start).trimEnd().endsWith(before)) ||
    (after && index.text.slice(end).trimStart().startsWith(after));
  if (state !== 'exact' && !(isLost && agrees)) return claim;
  const range = rangeOf(index, start, end);
  return !range || offsetsOf(article, range) ? claim : { ...claim, ...found, outside: index };
}
