import { joinBlocks } from '../page/join.ts';
import type { TextBlock } from '../page/types.ts';

/** The text of a page with its blocks: all that is needed to go between offsets and DOM places. */
export interface BlockIndex {
  /** The blocks' texts, a blank line between them: the same string as the collected `Article.text`. */
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** Offset of each block in `text`. */
  readonly starts: readonly number[];
}

export function createBlockIndex({ blocks }: { blocks: readonly TextBlock[] }): BlockIndex {
  return { ...joinBlocks(blocks), blocks };
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
