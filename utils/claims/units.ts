/** The words of a sentence as units of meaning: each with its classes; the words of an actor's name are one. */
import { type ActorKind, type ActorMention, mentionAt, type Side } from './actors.ts';
import { grammarOf } from './grammar.ts';
import { hashOf, placeOf, type Word } from './sparse.ts';
import { CLASSES, knownUsage, phrasesFrom, type Usage } from './word-classes.ts';
import type { Spelling } from './words.ts';

/** What a word means wherever it stands; one for all places. */
export interface Unit extends Word {
  /** Hash of the word's base form, of the kind of actor, or of "a number", "a year". */
  base: number;
  /** Places in `CLASSES`; for an actor what `CLASS_OF_KIND` gives. */
  classes: readonly number[];
  /** The side of the actor it names; null when it names none. */
  side: Side | null;
}

/** What the words of a sentence are taken together. */
export interface Units {
  /** In order, each beside the index of its first word. */
  units: readonly Unit[];
  firsts: readonly number[];
  actors: readonly ActorMention[];
  /** Bits of what any of the words does (`grammar.ts`). */
  grammar: number;
}

const KINDS: readonly ActorKind[] = [
  'country',
  'capital',
  'bloc',
  'government',
  'official',
  'lab',
  'model',
  'chip',
  'person',
];
const SIDES: readonly Side[] = ['us', 'cn', 'other'];
/** By kind and side. Classes of actors stand after those of words. */
const OF_ACTOR: ReadonlyMap<string, Unit> = new Map(
  KINDS.flatMap((kind, place) =>
    SIDES.map((side) => [
      kind + side,
      unitWith(hashOf(`@${kind}`), [CLASSES.length + place], side),
    ]),
  ),
);
/** Classes of words and of actors together. */
export const ALL_CLASSES = CLASSES.length + KINDS.length;
const NUMBER = hashOf('#');
const YEAR = hashOf('#year');
const NONE: readonly number[] = [];

function unitWith(base: number, classes: readonly number[], side: Side | null): Unit {
  return { base, place: placeOf(base), classes, side };
}

/** Hash of what the forms of a word share: its base form when it is known, else its stem. */
function baseOf(lower: string, usage: Usage | null): number {
  if (usage) return usage.hash;
  const code = lower.charCodeAt(0);
  if (code >= 48 && code <= 57) return lower.length === 4 && lower.startsWith('20') ? YEAR : NUMBER;
  return hashOf(stemOf(lower));
}

/** Drops -ing, -ed, -es, -s, -ly of longer words. */
function stemOf(lower: string): string {
  if (lower.length < 5) return lower;
  if (lower.endsWith('ing') || lower.endsWith('ies')) return lower.slice(0, -3);
  if (lower.endsWith('ed') || lower.endsWith('es') || lower.endsWith('ly'))
    return lower.slice(0, -2);
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

/** A phrase of the vocabulary without its first word; `third` is empty where there are two. */
export interface PhraseUnit {
  second: string;
  third: string;
  unit: Unit;
}

/** What a word means by itself, whatever stands around it. */
export function unitOf(word: Spelling): Unit {
  word.unit ??= lookUp(word);
  return word.unit;
}

/** Also enters the phrases that open with the word. */
function lookUp(word: Spelling): Unit {
  const phrases = phrasesFrom(word.lower);
  if (phrases)
    word.phrases = phrases.map(({ second, third, usage: { hash, classes } }) => ({
      second,
      third,
      unit: unitWith(hash, classes, null),
    }));
  const usage = knownUsage(word);
  return unitWith(baseOf(word.lower, usage), usage ? usage.classes : NONE, null);
}

/** The first of some phrases that goes on after the word at `at`. */
function phraseAt(
  words: readonly Spelling[],
  at: number,
  phrases: readonly PhraseUnit[],
): Unit | undefined {
  const second = words[at + 1]?.lower;
  for (let k = 0; k < phrases.length; k++) {
    const phrase = phrases[k] as PhraseUnit;
    if (phrase.second !== second) continue;
    if (phrase.third === '' || phrase.third === words[at + 2]?.lower) return phrase.unit;
  }
  return undefined;
}

const ofActor = ({ actor: { kind, side } }: ActorMention): Unit =>
  OF_ACTOR.get(kind + side) as Unit;

/** Units of the sentence being read; copied when it is done, to take no more room than they need. */
const met: Unit[] = [];
const metFirsts: number[] = [];

/** Finds the units of a sentence with these words, and the actors it names, in one walk over the words. */
export function unitsOf(words: readonly Spelling[]): Units {
  const actors: ActorMention[] = [];
  let grammar = 0;
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Spelling;
    grammar |= grammarOf(word);
    metFirsts[count] = at;
    const mention = mentionAt(words, at);
    if (mention) {
      actors.push(mention);
      met[count++] = ofActor(mention);
      while (at < mention.last) grammar |= grammarOf(words[++at] as Spelling);
      continue;
    }
    const unit = unitOf(word);
    met[count++] = (word.phrases && phraseAt(words, at, word.phrases)) ?? unit;
  }
  return { units: met.slice(0, count), firsts: metFirsts.slice(0, count), actors, grammar };
}
