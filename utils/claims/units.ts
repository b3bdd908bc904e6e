/** The words of a sentence as units of meaning: each with its classes; the words of an actor's name are one. */
import type { ActorKind, ActorMention } from './actors.ts';
import type { ReadSentence } from './context.ts';
import { hashOf } from './sparse.ts';
import { CLASSES, opensPhrase, type Usage, usageOf } from './word-classes.ts';

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

/** A phrase of two or three words that opens with the word at `at`, or the word itself. */
function usageAt({ words }: ReadSentence, at: number, lower: string): Usage | undefined {
  if (opensPhrase(lower)) {
    const two = `${lower}_${words[at + 1]?.lower}`;
    const phrase = usageOf(two) ?? usageOf(`${two}_${words[at + 2]?.lower}`);
    if (phrase) return phrase;
  }
  return usageOf(lower);
}

const KNOWN = new WeakMap<readonly unknown[], readonly Unit[]>();

/** The units of a sentence, in order. Kept with the sentence's words: neighbours ask for them again. */
export function unitsOf(sentence: ReadSentence): readonly Unit[] {
  let units = KNOWN.get(sentence.words);
  if (!units) {
    units = readUnits(sentence);
    KNOWN.set(sentence.words, units);
  }
  return units;
}

function readUnits(sentence: ReadSentence): Unit[] {
  const { words, actors } = sentence;
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
    const { lower } = words[at] as { lower: string };
    const usage = usageAt(sentence, at, lower);
    units.push({
      first: at,
      base: baseOf(lower, usage),
      classes: usage?.classes ?? NONE,
      mention: null,
    });
  }
  return units;
}
