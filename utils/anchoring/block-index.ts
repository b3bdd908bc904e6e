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

/** Index of the last item whose key is at most `key`, or -1. Keys ascend. */
export function lastAtMost<T>(
  items: ArrayLike<T>,
  key: number,
  keyOf: (item: T) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(items[middle] as T) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
