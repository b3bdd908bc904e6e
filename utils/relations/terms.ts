/** What a claim is about, as comparable terms: its content words, whom it names, its figures, whether it denies. */
import { findActors } from '../claims/actors.ts';
import { wordsOf } from '../claims/words.ts';

/** A number with what it counts: `40 %`, `3 year`, `1.5 billion`. */
export interface Figure {
  value: number;
  unit: string;
  /** As written. */
  text: string;
}

export interface Terms {
  /** Stems of content words. */
  words: ReadonlySet<string>;
  /** Canonical names of actors. */
  actors: ReadonlySet<string>;
  figures: readonly Figure[];
  isNegated: boolean;
}

const STOP_WORDS = new Set(
  'a about above after again against all also although am among an and any are as at be because been before being below between both but by can could did do does doing down during each even ever few for from further had has have having he her here hers him his how i if in into is it its itself just like made make makes many may me might more most much must my near next now of off on once one only onto or other our out over own per said same say says she should since so some still such than that the their them then there these they this those though through to too two under until up upon us very was we were what when where which while who whom why will with within would year years yet you your according told new'.split(
    ' ',
  ),
);

const NEGATIONS = new Set(
  'not no never neither nor none nothing without cannot hardly unlikely denies denied'.split(' '),
);

const HAN = /\p{Script=Han}/u;

/** A light stemmer: plurals, -ing, -ed and a closing -e; enough to bring forms of one word together. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^suaio])s$/, '$1');
  const root = singular.replace(/(?<=.{3})(?:ing|ed)$/, '').replace(/([^aeiouls])\1$/, '$1');
  return root.length > 4 ? root.replace(/e$/, '') : root;
}

/** Chinese is written without spaces: two characters each stand for a word. */
const bigrams = (run: string): string[] => {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
};

const NUMBER_WORDS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const FIGURE =
  /(?<![\w.])(\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]?(%|percent(?:age points?)?|per cent|points?|x|times|trillion|billion|million|thousand|years?|months?|weeks?|gigawatts?|GW)(?!\p{L})/giu;
const SAME_UNIT: Record<string, string> = {
  percent: '%',
  'per cent': '%',
  gw: 'gigawatt',
  x: 'times',
  time: 'times',
};

function figuresOf(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap(([written, number = '', unit = '']) => {
    const value = NUMBER_WORDS[number.toLowerCase()] ?? Number(number.replaceAll(',', ''));
    const plain = unit
      .toLowerCase()
      .replace(/^percentage points?$/, 'point')
      .replace(/(?<=..)s$/, '');
    return Number.isFinite(value)
      ? [{ value, unit: SAME_UNIT[plain] ?? plain, text: written }]
      : [];
  });
}

/** Reads a claim's words. */
export function termsOf(quote: string): Terms {
  const all = wordsOf(quote);
  const mentions = findActors(all);
  const named = new Set<number>();
  for (const { first, last } of mentions) {
    for (let at = first; at <= last; at += 1) named.add(at);
  }
  const words = new Set<string>();
  let isNegated = false;
  for (const [at, { lower }] of all.entries()) {
    if (NEGATIONS.has(lower) || lower.endsWith("n't")) isNegated = true;
    if (named.has(at) || STOP_WORDS.has(lower) || NEGATIONS.has(lower)) continue;
    if (HAN.test(lower)) for (const pair of bigrams(lower)) words.add(pair);
    else if (lower.length > 1 && !/^\d/.test(lower)) words.add(stem(lower));
  }
  return {
    words,
    actors: new Set(mentions.map(({ actor }) => actor.name)),
    figures: figuresOf(quote),
    isNegated,
  };
}
