/** The proposition of a sentence: the clause that carries the claim, cut into subject, verb and what follows. */
import type { ReadSentence } from './context.ts';
import {
  ADVERB,
  AFTER_VERB,
  BE,
  BEFORE_NOUN,
  CONTRACTED,
  DO,
  grammarOf,
  HAVE,
  INTENTION,
  MODAL,
  NEGATION,
  OPENS_CLAUSE,
  PAST_FORM,
  PLURAL,
  RELATIVE,
  REPORT,
} from './grammar.ts';
import { hashOf } from './sparse.ts';
import { unitOf } from './units.ts';
import {
  BASE,
  ING,
  knownUsage,
  NOUN,
  PARTICIPLE,
  PAST,
  PRESENT,
  type Usage,
  VERB,
} from './word-classes.ts';
import type { Spelling } from './words.ts';

/** How the verb group of a proposition stands; `intends`: "plans to", "is set to". */
export const TENSES = [
  'present',
  'past',
  'perfect',
  'progressive',
  'will',
  'would',
  'may',
  'can',
  'must',
  'intends',
  'none',
] as const;
export type Tense = (typeof TENSES)[number];

/** Places are indexes of words, ends exclusive. */
export interface Proposition {
  /** First word past an attribution and an opening clause. */
  from: number;
  /** First word of the verb group; the number of words when there is none. */
  group: number;
  /** The verb that says what happens; with "be" alone the word after it. */
  verb: number;
  /** Hash of the verb's base form. */
  base: number;
  /** First word of what follows the verb. */
  rest: number;
  /** End of the clause. */
  to: number;
  tense: Tense;
  passive: boolean;
  negated: boolean;
  /** "be" links the subject with what it is said to be. */
  copula: boolean;
  /** A source stood before: "X said that". */
  attributed: boolean;
}

const MODAL_TENSES: ReadonlyMap<string, Tense> = new Map(
  (
    [
      ['will', "will won't shall"],
      ['would', "would wouldn't"],
      ['may', "may might could couldn't mightn't"],
      ['can', "can can't cannot"],
      ['must', "must should shouldn't mustn't ought"],
    ] as const
  ).flatMap(([tense, words]) => words.split(' ').map((word) => [word, tense] as const)),
);
/** Longest verb group, longest way from a verb of saying to "that", and to the verb of what was said. */
const LONGEST_GROUP = 8;
const THAT_WITHIN = 12;
const VERB_WITHIN = 14;

const NO_WORD = hashOf('');
const AUXILIARY = MODAL | BE | HAVE | DO | CONTRACTED;

const lowerAt = (words: readonly Spelling[], at: number): string => words[at]?.lower ?? '';

/** What the word at `at` does; 0 beyond the ends. */
function bitsAt(words: readonly Spelling[], at: number): number {
  const word = words[at];
  return word ? grammarOf(word) : 0;
}

const isAuxiliary = (words: readonly Spelling[], at: number): boolean =>
  (bitsAt(words, at) & AUXILIARY) !== 0;
const isAdverb = (words: readonly Spelling[], at: number): boolean =>
  (bitsAt(words, at) & ADVERB) !== 0;
const standsAfterVerbs = (words: readonly Spelling[], at: number): boolean =>
  (bitsAt(words, at) & AFTER_VERB) !== 0;

/** Whether the word at `at`, no auxiliary, opens a verb group here. */
function isFiniteVerb(words: readonly Spelling[], at: number): boolean {
  if (at === 0) return false;
  const word = words[at] as Spelling;
  const usage = knownUsage(word);
  if (!usage || (usage.uses & VERB) === 0)
    return endsInEd(word.lower) && standsAfterVerbs(words, at + 1) && !standsBeforeNouns(words, at);
  if (standsBeforeNouns(words, at)) return false;
  const noun = (usage.uses & NOUN) !== 0;
  if (usage.uses & PRESENT) return !noun || standsAfterVerbs(words, at + 1);
  if (usage.uses & PAST)
    return (
      (usage.uses & PARTICIPLE) === 0 ||
      (lowerAt(words, at + 1) !== 'by' && !isAttribute(words, at))
    );
  if ((usage.uses & BASE) === 0 || noun || !standsAfterVerbs(words, at + 1)) return false;
  return (bitsAt(words, at - 1) & PLURAL) !== 0 || /[^s]s$/.test(lowerAt(words, at - 1));
}

/** Whether what stands before the word at `at` is followed by no verb. */
const standsBeforeNouns = (words: readonly Spelling[], at: number): boolean =>
  (bitsAt(words, at - 1) & BEFORE_NOUN) !== 0;

const endsInEd = (lower: string): boolean => lower.length > 4 && lower.endsWith('ed');

/** A participle that belongs to the noun after it: "the makers of advanced chips". */
function isAttribute(words: readonly Spelling[], at: number): boolean {
  const before = words[at - 1] as Spelling;
  const usage = knownUsage(words[at + 1]);
  if (!usage || (usage.uses & NOUN) === 0 || !lowerAt(words, at).endsWith('ed')) return false;
  return (
    !standsAfterVerbs(words, at + 1) && !/^\p{Lu}/u.test(before.text) && !before.lower.endsWith('s')
  );
}

/** The first verb group from `from` on that is no relative clause's; the number of words when there is none. */
function groupFrom(words: readonly Spelling[], from: number): number {
  let relative = false;
  for (let at = from; at < words.length; at++) {
    if (at > from && bitsAt(words, at) & RELATIVE) {
      relative = true;
      continue;
    }
    if (!isAuxiliary(words, at) && !isFiniteVerb(words, at)) continue;
    if (!relative) return at;
    relative = false;
    at = endOfGroup(words, at);
  }
  return words.length;
}

/** The last word of a verb group that opens at `at`. */
function endOfGroup(words: readonly Spelling[], at: number): number {
  if (!isAuxiliary(words, at)) return at;
  let last = at;
  while (bitsAt(words, last + 1) & (AUXILIARY | ADVERB)) last++;
  const next = knownUsage(words[last + 1]);
  const verbal = next && (next.uses & (PARTICIPLE | ING | BASE)) !== 0;
  return verbal ? last + 1 : last;
}

function isParticiple(words: readonly Spelling[], at: number): boolean {
  const usage = knownUsage(words[at]);
  if (usage && usage.uses & VERB) return (usage.uses & (PARTICIPLE | ING)) !== 0;
  const lower = lowerAt(words, at);
  return endsInEd(lower) || (lower.length > 4 && lower.endsWith('ing'));
}

/** Whether "have" at `at` only helps: a participle follows. */
function isHelping(words: readonly Spelling[], at: number): boolean {
  let next = at + 1;
  while (next < at + 4 && isAdverb(words, next)) next++;
  return (bitsAt(words, next) & BE) !== 0 || isParticiple(words, next);
}

/** What the auxiliaries of a verb group say, and where its verb stands. */
interface Group {
  modal: Tense | null;
  be: boolean;
  have: boolean;
  past: boolean;
  negated: boolean;
  /** -1 when the group has none but "be". */
  verb: number;
}

function auxiliariesFrom(words: readonly Spelling[], group: number): Group {
  const read: Group = {
    modal: null,
    be: false,
    have: false,
    past: false,
    negated: false,
    verb: -1,
  };
  for (let at = group; at < words.length && at < group + LONGEST_GROUP; at++) {
    const bits = bitsAt(words, at);
    if (bits & NEGATION) read.negated = true;
    if (bits & PAST_FORM) read.past = true;
    if (bits & MODAL) read.modal = MODAL_TENSES.get(lowerAt(words, at)) ?? null;
    else if (bits & (BE | CONTRACTED)) read.be = true;
    else if (bits & HAVE && isHelping(words, at)) read.have = true;
    else if ((bits & (DO | ADVERB)) === 0) {
      read.verb = at;
      break;
    }
  }
  return read;
}

function tenseOf(
  { modal, be, have, past }: Group,
  lower: string,
  usage: Usage | null,
  copula: boolean,
): Tense {
  if (modal) return modal;
  if (have) return 'perfect';
  if (be && !copula && lower.endsWith('ing')) return 'progressive';
  const preterite = usage
    ? (usage.uses & PAST) !== 0 && (usage.uses & PRESENT) === 0
    : lower.endsWith('ed');
  return past || (!be && preterite) ? 'past' : 'present';
}

function readGroup(words: readonly Spelling[], from: number, group: number): Proposition {
  const read = auxiliariesFrom(words, group);
  const copula = read.verb < 0 || (read.be && !isParticiple(words, read.verb));
  const verb = read.verb < 0 ? Math.max(0, Math.min(group, words.length - 1)) : read.verb;
  const lower = lowerAt(words, verb);
  const usage = knownUsage(words[verb]);
  let tense = group < words.length ? tenseOf(read, lower, usage, copula) : 'none';
  const aims = lowerAt(words, verb + 1) === 'to' || lowerAt(words, verb + 2) === 'to';
  if (!read.modal && aims && bitsAt(words, verb) & INTENTION) tense = 'intends';
  let to = verb + 1;
  while (to < words.length && (bitsAt(words, to) & OPENS_CLAUSE) === 0) to++;
  return {
    from,
    group,
    verb,
    base: words[verb] ? unitOf(words[verb]).base : NO_WORD,
    rest: copula ? verb : verb + 1,
    to,
    tense,
    passive: read.be && !copula && !lower.endsWith('ing'),
    negated: read.negated,
    copula,
    attributed: false,
  };
}

/** What a verb of saying reports, or null when none opens the sentence. */
function reported(words: readonly Spelling[], { verb, passive }: Proposition): Proposition | null {
  if (passive || (bitsAt(words, verb) & REPORT) === 0) return null;
  let that = verb + 1;
  while (that <= verb + THAT_WITHIN && lowerAt(words, that) !== 'that') that++;
  const told = that <= verb + THAT_WITHIN;
  const start = (told ? that : verb) + 1;
  const group = groupFrom(words, start);
  if (group === words.length || (!told && group - start >= VERB_WITHIN)) return null;
  return { ...readGroup(words, start, group), attributed: true };
}

/** Reads the clause that carries the claim. Linear in the number of words. */
export function propositionOf({ words, main }: ReadSentence): Proposition {
  const later = groupFrom(words, main);
  const from = later === words.length ? 0 : main;
  const found = readGroup(words, from, from === main ? later : groupFrom(words, 0));
  return reported(words, found) ?? found;
}
