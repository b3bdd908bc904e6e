/** What is not worth reading: articles in another script, articles that never speak of AI. */
import { AI, AMERICA, CHINA, type Facts, TOPIC } from './facts.ts';
import { AT, GROUP } from './features.ts';
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

/** Of so many sentences one names AI, or two speak of chips that are somebody's or withheld from somebody. */
const SENTENCES_A_NAMING = 30;
/** From so many on, other words of the topic are not asked for. */
const ENOUGH_NAMINGS = 2;
const [WORD, SYSTEM, CHIP, CURB] = [GROUP.ai, GROUP.system, GROUP.chip, GROUP.curb] as [
  number,
  number,
  number,
  number,
];

/** Names AI in a word that means nothing else, and not as a part of an address. */
const isOnAi = ({ values }: Facts) =>
  (values[WORD] !== 0 || values[SYSTEM] !== 0) && values[AT.address] === 0;

/** Speaks of chips as something sides have or are denied, rather than of a part of some device. */
const isOnChips = ({ values, topics }: Facts) =>
  values[CHIP] !== 0 && (values[CURB] !== 0 || (topics & (CHINA | AMERICA)) !== 0);

/**
 * Whether the article is about AI or its inputs at all: by its title, or by more than a word in passing. Words of
 * the topic have other meanings ("model", "server", "training"), so one sentence has to name AI itself. Names of models
 * are words of their own too ("Falcon"): they count only in an article that names AI in another way.
 */
export function isOnTopic({ sentences, title }: Reading): boolean {
  if (title && isOnAi(title)) return true;
  const isAbout = sentences.some(isOnAi);
  if (isAbout && title && title.topics & AI) return true;
  let named = 0;
  let chips = 0;
  let topical = 0;
  for (const facts of sentences) {
    if (facts.topics & TOPIC) topical++;
    if (isOnAi(facts) || (isAbout && facts.topics & AI && facts.values[AT.address] === 0)) named++;
    else if (isOnChips(facts)) chips++;
  }
  const enough = Math.max(1, Math.min(ENOUGH_SENTENCES, ENOUGH_SHARE * sentences.length));
  const least = Math.max(1, sentences.length / SENTENCES_A_NAMING);
  return named + chips / 2 >= least && (named >= ENOUGH_NAMINGS || topical >= enough);
}
