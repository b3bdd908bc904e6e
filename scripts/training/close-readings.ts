/** The sentences of a labelled article read closely, once for any number of trainings. */
import { type CloseReading, readClosely } from '../../utils/claims/close-reading.ts';
import { MOST_BEFORE, readSentence } from '../../utils/claims/context.ts';
import { once } from './once.ts';
import type { Example } from './train-model.ts';

/** One for each sentence of the article's reading, in order. */
export const closeReadings = once(readAll);

function readAll({ gold, reading }: Example): CloseReading[] {
  const { text, title: headline, date, blocks } = gold.article;
  const title = readSentence(headline);
  const offsets = offsetsOf(reading, blocks);
  const sentences = reading.sentences.map(({ start, end }, i) => {
    const offset = offsets[i] as number;
    return readSentence(text, offset + start, offset + end);
  });
  return sentences.map((sentence, i) => {
    const previous = sentences.slice(Math.max(0, i - MOST_BEFORE), i).reverse();
    return readClosely({ ...sentence, previous, title, date });
  });
}

/** Where the block of each sentence starts. */
function offsetsOf({ blockStart }: Example['reading'], blocks: readonly { start: number }[]) {
  let block = 0;
  return Array.from(blockStart, (first, i) => {
    if (i > 0 && first !== blockStart[i - 1]) block++;
    return blocks[block]?.start ?? 0;
  });
}
