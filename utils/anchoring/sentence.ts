import { splitSentences } from '../claims/sentences.ts';
import type { Place } from './needle.ts';
import { lastAtMost, type TextIndex } from './text-index.ts';

/** The block an offset lies in. */
export function blockAround(index: TextIndex, offset: number): Place {
  const at = lastAtMost(index.starts, offset, (start) => start);
  const start = index.starts[at] ?? 0;
  return { start, end: start + (index.blocks[at]?.text.length ?? 0) };
}

/** The sentence an offset lies in. */
export function sentenceAround(index: TextIndex, offset: number): Place {
  const block = blockAround(index, offset);
  const sentences = splitSentences(index.text, block.start, block.end);
  return sentences[lastAtMost(sentences, offset, ({ start }) => start)] ?? block;
}
