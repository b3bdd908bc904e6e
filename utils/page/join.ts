/** How the text of a page is put together from its blocks. */

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
