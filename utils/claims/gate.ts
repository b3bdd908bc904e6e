/** What is not worth reading: articles in another script, articles that never speak of AI. */
import { AI, TOPIC } from './facts.ts';
import type { Reading } from './surroundings.ts';
import type { Article } from './types.ts';

/** Characters looked at to tell the script. */
const SAMPLE = 2000;
/** Share of ideographs and kana from which an article is left alone. */
const MOST_IDEOGRAPHS = 0.2;

/** Whether the article is in a script the words of spotting are in. */
export function isReadable({ text, blocks }: Article): boolean {
  let seen = 0;
  let ideographs = 0;
  for (const { start, end } of blocks) {
    for (let at = start; at < end && seen < SAMPLE; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x3040 && code <= 0x9fff) ideographs++;
      seen++;
    }
    if (seen >= SAMPLE) break;
  }
  return ideographs <= MOST_IDEOGRAPHS * seen;
}

/** So many sentences with words of the topic show that an article means it; a short one needs this share. */
const ENOUGH_SENTENCES = 4;
const ENOUGH_SHARE = 0.2;

/** Whether the article is about AI or its inputs at all: by its title, or by more than a word in passing. */
export function isOnTopic({ sentences, title }: Reading): boolean {
  if (title && title.topics & AI) return true;
  const enough = Math.max(1, Math.min(ENOUGH_SENTENCES, ENOUGH_SHARE * sentences.length));
  let topical = 0;
  for (const { topics } of sentences) if (topics & TOPIC && ++topical >= enough) return true;
  return false;
}
