/** Words whose change turns what a sentence says, however small the edit. */

const list = (words: string): readonly string[] => words.split(' ');

const GUARDED = new Set([
  // Negation.
  ...list(
    'not no never none nor neither nobody nothing nowhere cannot without hardly barely scarcely',
  ),
  ...list('unlikely impossible lack lacks lacked fail fails failed deny denies denied'),
  // Modality.
  ...list(
    'may might can could will would shall should must ought likely possible probably perhaps',
  ),
  // Comparison and order.
  ...list(
    'more less fewer most least better worse best worst higher lower larger smaller bigger faster',
  ),
  ...list(
    'slower stronger weaker cheaper ahead behind above below over under before after than only',
  ),
  ...list('almost nearly first second third last up down rise rises rose fall falls fell'),
  // Numbers and units in words.
  ...list(
    'zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty',
  ),
  ...list('hundred thousand million billion trillion dozen half third quarter double triple twice'),
  ...list(
    'percent per cent pct points bn tn m k hour hours day days week weeks month months year years',
  ),
  ...list(
    'decade decades dollars euros yuan pounds watts kw mw gw kb mb gb tb nm mm cm km kg tonnes tons',
  ),
]);

/** True for negations, numbers, units, comparatives, modals, and for names: capitals not owed to a sentence's start. */
export function isGuarded(word: string, opensSentence: boolean): boolean {
  const lower = word.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  if (GUARDED.has(lower) || lower.endsWith("n't") || /[\p{N}%$\u20ac\u00a3\u00a5]/u.test(word))
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
