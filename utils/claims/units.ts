/** The words of a sentence as units of meaning: each with its classes; the words of an actor's name are one. */
import type { ActorKind, ActorMention } from './actors.ts';
import { hashOf } from './sparse.ts';
import { CLASSES, type Phrase, phrasesFrom, type Usage, usageOf } from './word-classes.ts';
import type { Word } from './words.ts';

export interface Unit {
  /** Index of its first word. */
  first: number;
  /** Hash of the word's base form, of the kind of actor, or of "a number", "a year". */
  base: number;
  /** Places in `CLASSES`; for an actor what `CLASS_OF_KIND` gives. */
  classes: readonly number[];
  mention: ActorMention | null;
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
/** Classes of actors stand after those of words. */
const OF_KIND: ReadonlyMap<ActorKind, { base: number; classes: readonly number[] }> = new Map(
  KINDS.map((kind, place) => [
    kind,
    { base: hashOf(`@${kind}`), classes: [CLASSES.length + place] },
  ]),
);
/** Classes of words and of actors together. */
export const ALL_CLASSES = CLASSES.length + KINDS.length;
const NUMBER = hashOf('#');
const YEAR = hashOf('#year');
const NONE: readonly number[] = [];

/** Hash of what the forms of a word share: its base form when it is known, else its stem. */
export function baseOf(lower: string, usage: Usage | undefined = usageOf(lower)): number {
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

/** What a word means wherever it stands. */
export interface Meaning {
  base: number;
  classes: readonly number[];
  /** Phrases of the vocabulary that open with it. */
  phrases: readonly Phrase[] | undefined;
}

function meaningOf(lower: string): Meaning {
  const usage = usageOf(lower);
  return {
    base: baseOf(lower, usage),
    classes: usage ? usage.classes : NONE,
    phrases: phrasesFrom(lower),
  };
}

/** The first of some phrases that goes on after the word at `at`. */
function phraseAt(
  words: readonly Word[],
  at: number,
  phrases: readonly Phrase[],
): Usage | undefined {
  const second = words[at + 1]?.lower;
  for (const phrase of phrases) {
    if (phrase.second !== second) continue;
    if (phrase.third === '' || phrase.third === words[at + 2]?.lower) return phrase.usage;
  }
  return undefined;
}

/** The units of a sentence with these words, which names these actors; in order. */
export function unitsOf(words: readonly Word[], actors: readonly ActorMention[]): Unit[] {
  const units: Unit[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const mention = actors[next];
    if (mention?.first === at) {
      const { base, classes } = OF_KIND.get(mention.actor.kind) ?? { base: 0, classes: NONE };
      units.push({ first: at, base, classes, mention });
      at = mention.last;
      next++;
      continue;
    }
    const { spelling } = words[at] as Word;
    spelling.meaning ??= meaningOf(spelling.lower);
    const { base, classes, phrases } = spelling.meaning;
    const phrase = phrases && phraseAt(words, at, phrases);
    units.push({
      first: at,
      base: phrase ? phrase.hash : base,
      classes: phrase ? phrase.classes : classes,
      mention: null,
    });
  }
  return units;
}
