/** What a claim is about, as comparable terms: its content words, whom it names, its figures, whether it denies. */
import { findActors } from '../claims/actors.ts';
import { type Word, wordsOf } from '../claims/words.ts';

/** A number with what it counts: `40 %`, `3 year`, `1.5 billion`. */
export interface Figure {
  value: number;
  unit: string;
  /** As written. */
  text: string;
}

export interface Terms {
  /** Content words as first written, by stem; one stem for all that say how a contest stands. */
  words: ReadonlyMap<string, string>;
  /** Canonical names of actors. */
  actors: ReadonlySet<string>;
  figures: readonly Figure[];
  /** Years it names. */
  years: ReadonlySet<string>;
  isNegated: boolean;
  /** Only says what may be. */
  isHedged: boolean;
}

const STOP_WORDS = new Set(
  'a about above after again against all also although am among an and any are as at be because been before being below between both but by can could did do does doing down during each even ever few for from further had has have having he her here hers him his how i if in into is it its itself just like made make makes many may me might more most much must my near next now of off on once one only onto or other our out over own per said same say says she should since so some still such than that the their them then there these they this those though through to too two under until up upon us very was we were what when where which while who whom why will with within would year years yet you your according told new study survey report reported reports estimate estimated estimates claim claimed claims found'.split(
    ' ',
  ),
);

const NEGATIONS = new Set(
  'not no never neither nor none nothing cannot hardly unlikely denies denied'.split(' '),
);
/** Words after a negation that make it none: "not only", "no doubt". */
const NO_DENIAL = new Set(
  'only just merely least doubt surprise wonder matter question'.split(' '),
);
const HEDGES = new Set('could might may perhaps possibly if unless whether'.split(' '));
/** Whole numbers that can be a year of this or the last century. */
const YEAR = /(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)/g;

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
// Not from the middle of a number: that is tried again and again in a long one.
const FIGURE =
  /(?<![\w.]|\d,)(\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]?(%|percent(?:age points?)?|per cent|points?|x|times|trillion|billion|million|thousand|years?|months?|weeks?|gigawatts?|GW)(?!\p{L})/giu;
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

/**
 * Reads a claim's words.
 * @param clause what it is about: the part of the quote without who says it. Whether it is denied or only possible,
 * and of which year it speaks, the rest may tell ("denies that …").
 */
export function termsOf(quote: string, clause = quote): Terms {
  const { isNegated, isHedged } = modalityOf(wordsOf(quote));
  const all = wordsOf(clause);
  const mentions = findActors(all);
  const named = new Set<number>();
  for (const { first, last } of mentions) {
    for (let at = first; at <= last; at += 1) named.add(at);
  }
  const found = new Map<string, string>();
  const find = (key: string, written: string) => {
    if (!found.has(key)) found.set(key, written);
  };
  for (const [at, { lower, text }] of all.entries()) {
    if (named.has(at) || STOP_WORDS.has(lower) || NEGATIONS.has(lower)) continue;
    if (HAN.test(lower)) for (const pair of bigrams(lower)) find(pair, pair);
    else if (lower.length > 1 && !/^\d/.test(lower)) find(keyOf(lower), text);
  }
  return {
    words: found,
    actors: new Set(mentions.map(({ actor }) => actor.name)),
    figures: figuresOf(clause),
    years: new Set(quote.match(YEAR)),
    isNegated,
    isHedged,
  };
}

/** Whether words deny, and whether they only say what may be. */
function modalityOf(all: readonly Word[]): Pick<Terms, 'isNegated' | 'isHedged'> {
  let isNegated = false;
  let isHedged = false;
  for (const [at, { lower }] of all.entries()) {
    const denies = NEGATIONS.has(lower) || lower.endsWith("n't");
    if (denies && !NO_DENIAL.has(all[at + 1]?.lower ?? '')) isNegated = true;
    if (HEDGES.has(lower)) isHedged = true;
  }
  return { isNegated, isHedged };
}

/** Words for how a contest stands, whoever it favours: claims say the same thing with any of them. */
const STANDING = words(
  'lead leading leader leadership ahead behind win winning won winner beat surpass overtake overtaken overtook outpace outperform outstrip exceed dominate dominance dominant edge advantage trail lag level equal even par parity tie tied',
);
/** Others that go with any contest and do not say what it is about. */
const OF_ANY_CONTEST = words(
  'lead ai race war contest competition compete competitor rival technology tech technological country nation world global globally front forefront position catch catching gap narrow narrowing widen widening close closing remain stay already today currently far clear clearly great big long way',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(stem));
}

/** The key of a word, the same for words that mean the same in a claim. */
function keyOf(lower: string): string {
  if (lower === 'artificial' || lower === 'intelligence') return 'ai';
  const root = stem(lower);
  return STANDING.has(root) ? 'lead' : root;
}

/** Whether a key tells one contest from another: two claims without any are about the contest as a whole. */
export const isTopical = (key: string): boolean => !OF_ANY_CONTEST.has(key);
