/** Whom a claim favours: features told from the side that the sentence is about, so that both sides are treated alike. */
import type { Side } from './actors.ts';
import type { ReadSentence, SentenceContext } from './context.ts';
import { ruledDirection } from './direction-rules.ts';
import { grammarOf, LEANING, LEANING_NOUN, THE } from './grammar.ts';
import { type Proposition, TENSES } from './proposition.ts';
import { OPPOSITE, type Relation } from './relation.ts';
import { type FeatureSink, type Shape, shapes, type WeightTable } from './sparse.ts';
import { addClasses, RELATION_KINDS } from './type.ts';
import type { Direction } from './types.ts';
import type { Unit } from './units.ts';
import { CLASSES, knownUsage } from './word-classes.ts';

/** A direction told from the side that the sentence is about. */
export const LEANINGS = [
  'own',
  'opposite',
  'other',
  'parity',
  'closing',
  'widening',
  'none',
] as const;
type Leaning = (typeof LEANINGS)[number];

/** How the side was found that a sentence is about. */
const FOUND = ['here', 'pronoun', 'before', 'headline', 'nowhere'] as const;

export interface Standpoint {
  side: 'us' | 'cn';
  found: (typeof FOUND)[number];
}

/** The first American or Chinese actor of the clause that carries the claim, else of the sentence. */
function firstSide({ actors, main }: ReadSentence): 'us' | 'cn' | null {
  let any: 'us' | 'cn' | null = null;
  for (const { actor, first } of actors) {
    if (actor.side === 'other') continue;
    if (first >= main) return actor.side;
    any ??= actor.side;
  }
  return any;
}

function leansBack({ words }: ReadSentence): boolean {
  let before = 0;
  for (const word of words) {
    const grammar = grammarOf(word);
    if (grammar & LEANING || (grammar & LEANING_NOUN && before & THE)) return true;
    before = grammar;
  }
  return false;
}

/** Sentences before it that a sentence may go on about. */
const TOLD_WITHIN = 2;

/** Whose side a sentence is told from: its own actor's, else that of the sentences before, else the headline's. */
export function standpointOf(sentence: SentenceContext): Standpoint {
  const here = firstSide(sentence);
  if (here) return { side: here, found: 'here' };
  for (const earlier of sentence.previous.slice(0, TOLD_WITHIN)) {
    const side = firstSide(earlier);
    if (side) return { side, found: leansBack(sentence) ? 'pronoun' : 'before' };
  }
  const side = firstSide(sentence.title);
  return side ? { side, found: 'headline' } : { side: 'cn', found: 'nowhere' };
}

/** A direction as seen from `side`, and back. */
export function leaningOf(direction: Direction, side: 'us' | 'cn'): Leaning {
  if (direction !== 'us' && direction !== 'cn') return direction;
  return direction === side ? 'own' : 'opposite';
}
export function directionFrom(leaning: Leaning, side: 'us' | 'cn'): Direction {
  if (leaning === 'own') return side;
  return leaning === 'opposite' ? (OPPOSITE[side] ?? 'none') : leaning;
}

/** Families of features; they share a space with those of `type.ts` no table. */
const FAMILY = {
  bag: 1,
  left: 2,
  leftRight: 3,
  right: 4,
  about: 5,
  real: 6,
  realFound: 7,
  realClass: 8,
  word: 9,
  wordLeft: 10,
  wordRight: 11,
  pair: 12,
  actor: 13,
  order: 14,
  firstSide: 15,
  found: 16,
  sides: 17,
  sidesFound: 18,
  subject: 19,
  object: 20,
  subjectObject: 21,
  verb: 22,
  verbSubject: 23,
  verbObject: 24,
  verbBoth: 25,
  relation: 26,
  relationSubject: 27,
  relationBoth: 28,
  relationOwned: 29,
  domestic: 30,
  rule: 31,
  ruleSides: 32,
  ruleRelated: 33,
  ruleFound: 34,
  beforeSides: 35,
  before: 36,
  headlineSides: 37,
  headline: 38,
  tense: 39,
} as const;

/** The side told of, its rival, a third side, or none named. */
const WHO = [0, 1, 2, 3];
/** Whom a clause is about: one of them, an unnamed one, or the first named in the sentence. */
const ABOUT = [...WHO, 4, 5, 6, 7, 8];
const ofClass = shapes();
const ofWord = shapes();
/** Features of a class or a word with the sides around it. */
const CLASS = {
  bag: ofClass(FAMILY.bag),
  left: WHO.flatMap((left) => [0, 1].map((negated) => ofClass(FAMILY.left, left, negated))),
  leftRight: WHO.flatMap((left) => WHO.map((right) => ofClass(FAMILY.leftRight, left, right))),
  right: WHO.map((right) => ofClass(FAMILY.right, right)),
  about: ABOUT.map((about) => ofClass(FAMILY.about, about)),
  real: WHO.map((real) => ofClass(FAMILY.realClass, real)),
  before: ofClass(FAMILY.before),
  headline: ofClass(FAMILY.headline),
};
const WORD = {
  word: ofWord(FAMILY.word),
  left: WHO.map((left) => ofWord(FAMILY.wordLeft, left)),
  right: WHO.map((right) => ofWord(FAMILY.wordRight, right)),
};
export const DIRECTION_WORD_SHAPES = Object.values(WORD).flat().length;

/** Stands for the class of "be" with what it says of its subject. */
const BEING: readonly number[] = [900];
const NONE: readonly number[] = [];
const NOT = CLASSES.indexOf('word not');
/** Units that a negation reaches. */
const REACH = 3;
const ORDERED = 4;
const RULE_COPIES = 6;

export interface DirectionInput {
  sentence: SentenceContext;
  proposition: Proposition;
  relations: readonly Relation[];
  standpoint: Standpoint;
  /** What the rules say, from the standpoint. */
  rule: Leaning;
}

/** Puts together what a direction is read of. */
export function directionInput(
  sentence: SentenceContext,
  proposition: Proposition,
  relations: readonly Relation[],
): DirectionInput {
  const standpoint = standpointOf(sentence);
  const rule = leaningOf(ruledDirection(sentence, relations), standpoint.side);
  return { sentence, proposition, relations, standpoint, rule };
}

/** Fills `out` with the features of whom a race claim favours. */
export function directionFeatures(input: DirectionInput, out: FeatureSink): void {
  out.clear();
  const { sentence, proposition, standpoint } = input;
  const found = FOUND.indexOf(standpoint.found);
  /** 1: the side told of, 2: its rival, 3: a third side. */
  const seen = (side: Side) => (side === 'other' ? 3 : side === standpoint.side ? 1 : 2);
  const sidesOf = ({ actors }: ReadSentence) =>
    actors.reduce((bits, { actor }) => bits | (1 << seen(actor.side)), 0);
  const { actors, previous, title } = sentence;
  const sides = sidesOf(sentence);
  const real = standpoint.side === 'us' ? 1 : 2;
  const opening = actors[0] ? seen(actors[0].actor.side) : 0;
  out.add(FAMILY.found, found);
  out.add(FAMILY.real, real);
  out.add(FAMILY.realFound, real, found);
  out.add(FAMILY.sides, sides);
  out.add(FAMILY.sidesFound, sides, found);
  out.add(FAMILY.firstSide, opening);
  out.add(
    FAMILY.order,
    actors.slice(0, ORDERED).reduce((code, { actor }) => code * 5 + seen(actor.side), 0),
  );
  const subject = sideIn(sentence, proposition.from, proposition.group, seen);
  const object = sideIn(sentence, proposition.rest, proposition.to, seen);
  addWords(sentence.units, subject || (found > 0 ? 4 : 5 + opening), real, seen, out);
  addVerb(sentence, proposition, subject, object, out);
  addRelations(input, seen, out);
  addRule(input, sides, found, out);
  const [before] = previous;
  if (before) {
    out.add(FAMILY.beforeSides, sidesOf(before));
    addClasses(CLASS.before, before, out);
  }
  out.add(FAMILY.headlineSides, sidesOf(title));
  addClasses(CLASS.headline, title, out);
  out.add(FAMILY.tense, TENSES.indexOf(proposition.tense));
}

type Seen = (side: Side) => number;

/** The first side named between two words; 0 when none is. */
function sideIn({ actors }: ReadSentence, from: number, to: number, seen: Seen): number {
  for (const { actor, first } of actors) if (first >= from && first < to) return seen(actor.side);
  return 0;
}

/** For each unit the side of the nearest actor after it; reused from sentence to sentence. */
let rights = new Uint8Array(256);

function readRights(units: readonly Unit[], seen: Seen): void {
  if (rights.length < units.length) rights = new Uint8Array(2 * units.length);
  let next = 0;
  for (let i = units.length - 1; i >= 0; i--) {
    rights[i] = next;
    const side = units[i]?.side;
    if (side) next = seen(side);
  }
}

/** Every word with the sides around it. `about`: whom the clause is about. */
function addWords(
  units: readonly Unit[],
  about: number,
  real: number,
  seen: Seen,
  out: FeatureSink,
): void {
  readRights(units, seen);
  let left = 0;
  let before = 0;
  let negated = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    const { base, classes, side } = unit;
    if (side) {
      const who = seen(side);
      out.add(FAMILY.actor, base, who);
      out.add(FAMILY.pair, before, base, who);
      before = base + who;
      left = who;
      continue;
    }
    const right = rights[i] as number;
    for (let k = 0; k < classes.length; k++) {
      const place = classes[k] as number;
      if (place === NOT) negated = REACH;
      out.addClass(CLASS.bag, place);
      out.addClass(CLASS.left[2 * left + (negated > 0 ? 1 : 0)] as Shape, place);
      out.addClass(CLASS.leftRight[WHO.length * left + right] as Shape, place);
      out.addClass(CLASS.right[right] as Shape, place);
      out.addClass(CLASS.about[about] as Shape, place);
      out.addClass(CLASS.real[real] as Shape, place);
    }
    negated--;
    out.addWord(WORD.word, unit);
    out.addWord(WORD.left[left] as Shape, unit);
    out.addWord(WORD.right[right] as Shape, unit);
    out.add(FAMILY.pair, before, base);
    before = base;
  }
}

function addVerb(
  { words }: ReadSentence,
  { verb, copula, negated, passive }: Proposition,
  subject: number,
  object: number,
  out: FeatureSink,
): void {
  const turned = (negated ? 2 : 0) + (passive ? 1 : 0);
  out.add(FAMILY.subject, subject);
  out.add(FAMILY.object, object);
  out.add(FAMILY.subjectObject, subject, object);
  const classes = copula ? BEING : (knownUsage(words[verb])?.verb ?? NONE);
  for (const place of classes) {
    out.add(FAMILY.verb, place, negated ? 1 : 0);
    out.add(FAMILY.verbSubject, place, subject * 4 + turned);
    out.add(FAMILY.verbObject, place, object * 4 + turned);
    out.add(FAMILY.verbBoth, place, object * 4 + turned, subject);
  }
}

function addRelations({ relations }: DirectionInput, seen: Seen, out: FeatureSink): void {
  for (const { kind, negated, subject, object, owned } of relations) {
    const code = RELATION_KINDS.indexOf(kind) * 2 + (negated ? 1 : 0);
    const who = subject ? seen(subject.actor.side) : 0;
    const whom = object ? seen(object.actor.side) : 0;
    out.add(FAMILY.relation, code);
    out.add(FAMILY.relationSubject, code, who);
    out.add(FAMILY.relationBoth, code, who, whom);
    out.add(FAMILY.relationOwned, code, owned ? 1 : 0);
    if (subject && object && who === whom && subject.actor.name !== object.actor.name)
      out.add(FAMILY.domestic, code);
  }
}

/** What the rules say, as one voice among others. */
function addRule(
  { relations, rule: leaning }: DirectionInput,
  sides: number,
  found: number,
  out: FeatureSink,
): void {
  const rule = LEANINGS.indexOf(leaning);
  // A feature weighs by how often it is told: the rules are worth several.
  for (let copy = 0; copy < RULE_COPIES; copy++) out.add(FAMILY.rule, rule, copy);
  out.add(FAMILY.ruleSides, rule, sides);
  out.add(FAMILY.ruleRelated, rule, relations.length > 0 ? 1 : 0);
  out.add(FAMILY.ruleFound, rule, found);
}

const shares = new Float64Array(LEANINGS.length);
/** Below this probability of being a race claim a sentence favours nobody. */
export const LEAST_RACE = 0.12;
/** What a claim for the wrong side costs against one for the right side. */
const COST_OF_FLIP = 3.7;
/** How much saying "none" is worth where nobody is favoured, and where the sentence is no race claim at all. */
const WORTH_OF_NONE = 0.4;
const WORTH_OF_SILENCE = 0.1;
/**
 * How much likelier what the rules say is than the sums have it, in log-odds. In a long sentence the many features of
 * its words outnumber the rule's, and the rules alone tell the two sides apart less well than both together.
 */
const TRUST_IN_RULE = 0.5;
const NO = LEANINGS.indexOf('none');
const CONTRARIES: Readonly<Partial<Record<Leaning, Leaning>>> = {
  own: 'opposite',
  opposite: 'own',
  closing: 'widening',
  widening: 'closing',
};
/** By leaning, the one that is its contrary; -1 where there is none. */
const CONTRARY: readonly number[] = LEANINGS.map((leaning) =>
  LEANINGS.indexOf(CONTRARIES[leaning] as Leaning),
);

const RULE_WEIGHT = Math.exp(TRUST_IN_RULE);

/** Moves the shares towards one of them. */
function favour(leaning: number): void {
  const total = 1 + (RULE_WEIGHT - 1) * (shares[leaning] as number);
  for (let k = 0; k < shares.length; k++)
    shares[k] = ((k === leaning ? RULE_WEIGHT : 1) * (shares[k] as number)) / total;
}

/** What giving a leaning is worth, by the shares of all. */
function worthOf(leaning: number, race: number): number {
  const share = race * (shares[leaning] as number);
  if (leaning === NO) return WORTH_OF_NONE * share + WORTH_OF_SILENCE * (1 - race);
  const contrary = CONTRARY[leaning] as number;
  return contrary < 0 ? share : share - COST_OF_FLIP * (race * (shares[contrary] as number));
}

/**
 * The direction worth most, given that being wrong by the sign costs more than saying none. `race`: the probability
 * that the sentence is a race claim; what is none favours nobody.
 */
export function directionOf(input: DirectionInput, table: WeightTable, race: number): Direction {
  directionFeatures(input, table);
  table.predict(0, shares);
  favour(LEANINGS.indexOf(input.rule));
  let best = 0;
  let most = worthOf(0, race);
  for (let leaning = 1; leaning < LEANINGS.length; leaning++) {
    const worth = worthOf(leaning, race);
    if (worth <= most) continue;
    best = leaning;
    most = worth;
  }
  return directionFrom(LEANINGS[best] as Leaning, input.standpoint.side);
}
