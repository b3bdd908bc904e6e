import type { TextBlock } from '../page/types.ts';

/** Between two blocks of a page's text. */
export const SEPARATOR = '\n\n';

/** The text of a page with its blocks: all that is needed to go between offsets and DOM places. */
export interface BlockIndex {
  /** The blocks' texts, a blank line between them: the same string as the collected `Article.text`. */
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** Offset of each block in `text`. */
  readonly starts: readonly number[];
}

export function createBlockIndex({ blocks }: { blocks: readonly TextBlock[] }): BlockIndex {
  const starts: number[] = [];
  let text = '';
  for (const block of blocks) {
    if (starts.length > 0) text += SEPARATOR;
    starts.push(text.length);
    text += block.text;
  }
  return { text, blocks, starts };
}
