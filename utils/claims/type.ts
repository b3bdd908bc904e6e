/** What kind of claim a sentence makes, from its proposition, the classes of its words and what stands around it. */
import type { ReadSentence, SentenceContext } from './context.ts';
import { type Proposition, TENSES } from './proposition.ts';
import type { Relation, RelationKind } from './relation.ts';
import { type FeatureSink, type Shape, shapes, type WeightTable } from './sparse.ts';
import { CLAIM_TYPES, type ClaimType, TIERS, type Tier } from './types.ts';
import { ALL_CLASSES, type Unit } from './units.ts';
import { CLASSES, knownUsage } from './word-classes.ts';
import { MONEY_MARK, PERCENT_MARK, QUOTE_MARK } from './words.ts';

/** Families of features; the numbers only keep them apart. */
const FAMILY = {
  bag: 1,
  bagTier: 2,
  twice: 3,
  opening: 4,
  classPair: 5,
  word: 6,
  wordTier: 7,
  wordOpening: 8,
  pair: 9,
  skip: 10,
  triple: 11,
  subject: 12,
  subjectHead: 13,
  object: 14,
  objectTense: 15,
  objectHead: 16,
  verb: 17,
  verbClass: 18,
  verbTense: 19,
  verbTenseTier: 20,
  tense: 21,
  tenseTier: 22,
  subjectVerb: 23,
  verbObject: 24,
  subjectObject: 25,
  subjectTense: 26,
  before: 27,
  headline: 28,
  relation: 29,
  relationTier: 30,
  relationPlace: 31,
  flag: 32,
  flagTier: 33,
} as const;

const ofClass = shapes();
const ofWord = shapes();
/** Features of a class or a word alone. */
const CLASS = {
  bag: ofClass(FAMILY.bag),
  bagTier: TIERS.map((_, tier) => ofClass(FAMILY.bagTier, tier)),
  twice: ofClass(FAMILY.twice),
  opening: ofClass(FAMILY.opening),
  before: ofClass(FAMILY.before),
  headline: ofClass(FAMILY.headline),
  subject: ofClass(FAMILY.subject),
  object: ofClass(FAMILY.object),
};
const WORD = {
  word: ofWord(FAMILY.word),
  wordTier: TIERS.map((_, tier) => ofWord(FAMILY.wordTier, tier)),
  opening: ofWord(FAMILY.wordOpening),
};
export const TYPE_WORD_SHAPES = Object.values(WORD).flat().length;

/** Stand for the class of a verb that has none, and of "be" with what it says of its subject. */
const COPULA = 900;
const BEING: readonly number[] = [COPULA];
const NO_CLASS: readonly number[] = [901];
/** Units that count as the opening, and units after the verb that count as its object. */
const OPENING = 6;
const FIRST_WORDS = 4;
const OBJECT = 9;
const OBJECT_HEAD = 4;
export const RELATION_KINDS: readonly RelationKind[] = [
  'ahead',
  'behind',
  'level',
  'closing',
  'widening',
];

export interface TypeInput {
  sentence: SentenceContext;
  proposition: Proposition;
  relations: readonly Relation[];
  /** Numbers of the questions about the sentence's form that are answered yes. */
  flags: readonly number[];
}

/** Puts together what a type is read of. `horizon`: whether the sentence says when something falls due. */
export const typeInput = (
  sentence: SentenceContext,
  proposition: Proposition,
  relations: readonly Relation[],
  horizon: boolean,
): TypeInput => ({
  sentence,
  proposition,
  relations,
  flags: flagsOf(sentence, proposition, horizon),
});

/** A set of classes, in the order they were added; reused from sentence to sentence. */
class ClassSet {
  size = 0;
  /** The first `size` of them count. */
  readonly places = new Uint16Array(ALL_CLASSES);
  readonly #stamps = new Int32Array(ALL_CLASSES);
  #stamp = 0;

  clear(): void {
    this.size = 0;
    this.#stamp++;
  }

  /** Returns whether the class is new. */
  add(place: number): boolean {
    if (this.#stamps[place] === this.#stamp) return false;
    this.#stamps[place] = this.#stamp;
    this.places[this.size++] = place;
    return true;
  }

  addAll(places: readonly number[]): void {
    for (let k = 0; k < places.length; k++) this.add(places[k] as number);
  }
}
const met = new ClassSet();
const subjects = new ClassSet();
const objects = new ClassSet();

/** Last words of the subject and of the first words of the object, by their bases. */
interface Heads {
  subject: number;
  object: number;
}

/** Fills `out` with the features of a sentence's type that hold whatever its tier. */
export function typeFeatures(input: TypeInput, out: FeatureSink): void {
  out.clear();
  const { sentence, proposition, relations, flags } = input;
  addWords(sentence.units, out);
  addProposition(sentence, proposition, out);
  const [before] = sentence.previous;
  if (before) addClasses(CLASS.before, before, out);
  addClasses(CLASS.headline, sentence.title, out);
  for (const { kind, negated, at } of relations) {
    const code = RELATION_KINDS.indexOf(kind) * 2 + (negated ? 1 : 0);
    out.add(FAMILY.relation, code);
    if (at >= proposition.from && at < proposition.to) out.add(FAMILY.relationPlace, code, 1);
    if (at === proposition.verb) out.add(FAMILY.relationPlace, code, 2);
  }
  for (const flag of flags) out.add(FAMILY.flag, flag);
}

/** Adds the features of a sentence's type in one tier: words of the contest mean less outside it. */
export function tierFeatures(
  { sentence, proposition, relations, flags }: TypeInput,
  tierName: Tier,
  out: FeatureSink,
): void {
  const tier = TIERS.indexOf(tierName);
  const wordTier = WORD.wordTier[tier] as Shape;
  const bagTier = CLASS.bagTier[tier] as Shape;
  const { units } = sentence;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    const { classes } = unit;
    out.addWord(wordTier, unit);
    for (let k = 0; k < classes.length; k++) out.addClass(bagTier, classes[k] as number);
  }
  const tense = tenseCode(proposition);
  out.add(FAMILY.tenseTier, tense, tier);
  for (const action of verbOf(sentence, proposition))
    out.add(FAMILY.verbTenseTier, action, tense, tier);
  for (const { kind, negated } of relations)
    out.add(FAMILY.relationTier, RELATION_KINDS.indexOf(kind) * 2 + (negated ? 1 : 0), tier);
  for (const flag of flags) out.add(FAMILY.flagTier, flag, tier);
}

/** Words, their classes, and how they follow on each other. */
function addWords(units: readonly Unit[], out: FeatureSink): void {
  met.clear();
  let lastClasses: readonly number[] = [];
  let lastBase = 0;
  let beforeLast = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    const { base, classes } = unit;
    addClassesOf(classes, i, out);
    for (let k = 0; k < lastClasses.length; k++)
      for (let n = 0; n < classes.length; n++)
        out.add(FAMILY.classPair, lastClasses[k] as number, classes[n] as number);
    out.addWord(WORD.word, unit);
    if (i < FIRST_WORDS) out.addWord(WORD.opening, unit);
    out.add(FAMILY.pair, lastBase, base);
    out.add(FAMILY.triple, beforeLast, lastBase, base);
    if (beforeLast !== 0) out.add(FAMILY.skip, beforeLast, base);
    beforeLast = lastBase;
    lastBase = base;
    lastClasses = classes;
  }
}

function addClassesOf(classes: readonly number[], at: number, out: FeatureSink): void {
  for (let k = 0; k < classes.length; k++) {
    const place = classes[k] as number;
    if (!met.add(place)) out.addClass(CLASS.twice, place);
    out.addClass(CLASS.bag, place);
    if (at < OPENING) out.addClass(CLASS.opening, place);
  }
}

/** Fills `subjects` and `objects`. */
function readParts(sentence: ReadSentence, proposition: Proposition): Heads {
  const { units, firsts } = sentence;
  const { from, group, rest, to } = proposition;
  subjects.clear();
  objects.clear();
  let subject = 0;
  let object = 0;
  let after = 0;
  for (let i = 0; i < units.length; i++) {
    const first = firsts[i] as number;
    if (first >= to && first >= group) break;
    const { base, classes } = units[i] as Unit;
    if (first >= from && first < group) {
      subjects.addAll(classes);
      subject = base;
    }
    if (first < rest || first >= to || after >= OBJECT) continue;
    objects.addAll(classes);
    after++;
    if (after <= OBJECT_HEAD) object = base;
  }
  return { subject, object };
}

/** Classes of the verb that carries the proposition. */
function verbOf({ words }: ReadSentence, { verb, copula }: Proposition): readonly number[] {
  if (copula) return BEING;
  const known = knownUsage(words[verb])?.verb;
  return known && known.length > 0 ? known : NO_CLASS;
}

function addProposition(sentence: ReadSentence, proposition: Proposition, out: FeatureSink): void {
  const heads = readParts(sentence, proposition);
  const actions = verbOf(sentence, proposition);
  const tense = tenseCode(proposition);
  out.add(FAMILY.tense, tense);
  out.add(FAMILY.verb, proposition.copula ? COPULA : proposition.base);
  out.add(FAMILY.subjectHead, heads.subject);
  out.add(FAMILY.objectHead, heads.object);
  for (let k = 0; k < subjects.size; k++) {
    const place = subjects.places[k] as number;
    out.addClass(CLASS.subject, place);
    out.add(FAMILY.subjectTense, place, tense);
    for (let i = 0; i < actions.length; i++)
      out.add(FAMILY.subjectVerb, place, actions[i] as number);
    for (let i = 0; i < objects.size; i++)
      out.add(FAMILY.subjectObject, place, objects.places[i] as number);
  }
  for (let i = 0; i < actions.length; i++) {
    const action = actions[i] as number;
    out.add(FAMILY.verbClass, action);
    out.add(FAMILY.verbTense, action, tense);
    for (let k = 0; k < objects.size; k++)
      out.add(FAMILY.verbObject, action, objects.places[k] as number);
  }
  for (let k = 0; k < objects.size; k++) {
    const thing = objects.places[k] as number;
    out.addClass(CLASS.object, thing);
    out.add(FAMILY.objectTense, thing, tense);
  }
}

const tenseCode = ({ tense, passive, copula }: Proposition): number =>
  TENSES.indexOf(tense) * 4 + (passive ? 2 : 0) + (copula ? 1 : 0);

/** Classes of a neighbour's words. */
export function addClasses(shape: Shape, sentence: ReadSentence, out: FeatureSink): void {
  const { units } = sentence;
  for (let i = 0; i < units.length; i++) {
    const { classes } = units[i] as Unit;
    for (let k = 0; k < classes.length; k++) out.addClass(shape, classes[k] as number);
  }
}

const NUMBER = CLASSES.indexOf('word number');
const SHORT = 8;
const LONG = 30;

/** Whether a unit stands for a number. */
function hasNumber(units: readonly Unit[]): boolean {
  for (let i = 0; i < units.length; i++) {
    const { classes } = units[i] as Unit;
    for (let k = 0; k < classes.length; k++) if (classes[k] === NUMBER) return true;
  }
  return false;
}

/** Full stop, question and exclamation mark, colon, closing quotes. */
const ENDS: ReadonlySet<number> = new Set(Array.from('.!?:”"', (mark) => mark.charCodeAt(0)));

function flagsOf(sentence: SentenceContext, proposition: Proposition, horizon: boolean): number[] {
  const { text, words, actors, previous, title, units, marks } = sentence;
  const [first] = actors;
  const flags: number[] = [];
  let flag = 0;
  const tell = (yes: boolean) => {
    if (yes) flags.push(flag);
    flag++;
  };
  tell(true);
  tell(horizon);
  tell(proposition.negated);
  tell(proposition.attributed);
  tell(words.length < SHORT);
  tell(words.length > LONG);
  tell(actors.length === 0);
  tell(actors.some(({ actor }) => actor.side !== first?.actor.side));
  tell((marks & QUOTE_MARK) !== 0);
  tell((marks & MONEY_MARK) !== 0);
  tell((marks & PERCENT_MARK) !== 0);
  tell(hasNumber(units));
  tell(previous.length === 0);
  tell(proposition.group >= words.length);
  tell(text === title.text);
  tell(!ENDS.has(text.charCodeAt(text.length - 1)));
  return flags;
}

const TYPES = CLAIM_TYPES.length;
const ofRace = new Float64Array(TYPES);
const ofWider = new Float64Array(TYPES);
const both = new Float64Array(TYPES);

/** The type with the largest share; of equal ones the first. */
function likeliest(shares: Float64Array): number {
  let best = 0;
  for (let type = 1; type < TYPES; type++)
    if ((shares[type] as number) > (shares[best] as number)) best = type;
  return best;
}

/** How far the share of the likeliest type lies above all others. */
function lead(shares: Float64Array, best: number): number {
  let next = 0;
  for (let type = 0; type < TYPES; type++)
    if (type !== best) next = Math.max(next, shares[type] as number);
  return (shares[best] as number) - next;
}

/** The parts of a table that reads features of the type: which type it is, whether it is a claim (`opinion.ts`). */
export const PART = { type: 0, opinion: 1 } as const;

/** Fills a table with the features of a sentence's type, unless they are in it: its two parts are asked in turn. */
export function readInto(table: WeightTable, input: TypeInput): void {
  if (table.holds === input) return;
  typeFeatures(input, table);
  table.holds = input;
}

/** Room for rounding. */
const SLACK = 1e-9;

/**
 * The likeliest type of a sentence. `race`: the probability that it is a race claim; what the type would be in either
 * tier counts by it, since the tier itself is a guess. The less likely tier is asked only where it can decide.
 */
export function typeOf(input: TypeInput, race: number, table: WeightTable): ClaimType {
  readInto(table, input);
  table.holds = null;
  table.keep(PART.type);
  const isRace = race >= 0.5;
  const likely = isRace ? ofRace : ofWider;
  tierFeatures(input, isRace ? 'race' : 'wider', table);
  table.predict(PART.type, likely);
  let best = likeliest(likely);
  const unlikely = Math.min(race, 1 - race);
  if (lead(likely, best) * (1 - unlikely) <= unlikely + SLACK) {
    table.restore(PART.type);
    tierFeatures(input, isRace ? 'wider' : 'race', table);
    table.predict(PART.type, isRace ? ofWider : ofRace);
    for (let type = 0; type < TYPES; type++)
      both[type] = race * (ofRace[type] as number) + (1 - race) * (ofWider[type] as number);
    best = likeliest(both);
  }
  return CLAIM_TYPES[best] as ClaimType;
}
