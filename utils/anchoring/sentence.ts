import { splitSentences } from '../claims/sentences.ts';
import { lastAtMost } from './block-index.ts';
import type { Place } from './needle.ts';
import type { TextIndex } from './text-index.ts';

/** The block an offset lies in. */
export function blockAround(index: TextIndex, offset: number): Place {
  const at = lastAtMost(index.starts, offset, (start) => start);
  const start = index.starts[at] ?? 0;
  return { start, end: start + (index.blocks[at]?.text.length ?? 0) };
}

/** Sentences of the blocks a place touches, as far as it touches them. */
export function sentencesOf(index: TextIndex, place: Place): Place[] {
  const first = blockAround(index, place.start);
  const last = blockAround(index, Math.max(place.start, place.end - 1));
  const sentences = splitSentences(index.text, first.start, first.end);
  if (last.start > first.start) sentences.push(...splitSentences(index.text, last.start, last.end));
  return sentences.filter(({ start, end }) => start < place.end && place.start < end);
}

/** The sentence an offset lies in. */
export function sentenceAround(index: TextIndex, offset: number): Place {
  const block = blockAround(index, offset);
  const sentences = splitSentences(index.text, block.start, block.end);
  return sentences[lastAtMost(sentences, offset, ({ start }) => start)] ?? block;
}
