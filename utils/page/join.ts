/** How the text of a page is put together from its blocks. */
import type { Article } from '../claims/types.ts';
import type { PageFacts, TextBlock } from './types.ts';

/** Between two blocks. */
export const SEPARATOR = '\n\n';

/** Joins the texts of blocks, with the offset of each in the whole. */
export function joinBlocks(blocks: readonly { text: string }[]): {
  text: string;
  starts: number[];
} {
  const starts: number[] = [];
  let at = 0;
  for (const { text } of blocks) {
    starts.push(at);
    at += text.length + SEPARATOR.length;
  }
  return { text: blocks.map(({ text }) => text).join(SEPARATOR), starts };
}

/** The text of blocks with where each stands in it, as everything that works on text takes it. */
export function articleOf(
  { title, published: date, lang }: PageFacts,
  blocks: readonly TextBlock[],
): Article {
  const { text, starts } = joinBlocks(blocks);
  const places = blocks.map((block, at) => {
    const start = starts[at] ?? 0;
    return { kind: block.kind, start, end: start + block.text.length };
  });
  return { text, blocks: places, title, date, lang };
}
