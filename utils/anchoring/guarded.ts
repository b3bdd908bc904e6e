/** Words whose change turns what a sentence says, however small the edit. */

const list = (words: string): readonly string[] => words.split(' ');

const GUARDED = new Set(
  list(
    'not no never none nor neither nobody nothing cannot without hardly unlikely impossible fail fails failed deny ' +
      'may might can could will would shall should must likely possible probably ' +
      'more less fewer most least better worse best worst ahead behind above below over under before after only ' +
      'almost nearly first second third last up down rise rises rose fall falls fell ' +
      'one two three four five six seven eight nine ten hundred thousand million billion trillion half double ' +
      'percent bn m hours days weeks months years decades dollars euros yuan pounds mw gw mb gb tb nm km kg tons',
  ),
);

/** Comparatives and superlatives by their form; other words of that form do no harm. */
const COMPARATIVE = /^[a-z]{3,}(?:er|est)$/;

/** True for negations, numbers, units, comparatives, modals, and for names: capitals not owed to a sentence's start. */
export function isGuarded(word: string, opensSentence: boolean): boolean {
  const lower = word.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  if (
    GUARDED.has(lower) ||
    COMPARATIVE.test(lower) ||
    lower.endsWith("n't") ||
    /[\p{N}%$\u20ac\u00a3\u00a5]/u.test(word)
  )
    return true;
  if (!/\p{Lu}/u.test(word)) return false;
  return !opensSentence || /\p{Lu}.*\p{Lu}/u.test(word);
}

/** A word that carries content: the share of these decides whether two sentences say the same. */
export function isContent(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !COMMON.has(word);
}

const COMMON = new Set(
  list(
    'a an the and or but if of to in on at by for with from as is are was were be been being has have had do does did ' +
      'it its this that these those he she they them his her their we our you your i my me us who which what there ' +
      'so than then into about also just said says will would can could may might must should not no',
  ),
);

/**
 * Whether two texts that differ in case only may differ in meaning: "us" and "US", "mW" and "MW", "turkey" and
 * "Turkey". A text set wholly in one case says nothing about case, and the first letter of a sentence neither.
 */
export function caseMatters(before: string, after: string): boolean {
  if (before === after || isUniform(before) || isUniform(after)) return false;
  const words = /[\p{L}\p{M}\p{N}]+/gu;
  const others = after.match(words) ?? [];
  let at = 0;
  let end = 0;
  for (const match of before.matchAll(words)) {
    const [word] = match;
    const other = others[at] ?? '';
    const opens = at === 0 || /[.!?:]/.test(before.slice(end, match.index));
    at += 1;
    end = match.index + word.length;
    if (word === other || word.toLowerCase() !== other.toLowerCase()) continue;
    if (!opens || word.slice(1) !== other.slice(1)) return true;
  }
  return false;
}

const isUniform = (text: string) => text === text.toLowerCase() || text === text.toUpperCase();
