/** The proposition of a sentence: the clause that carries the claim, cut into subject, verb and what follows. */
import { mainClause } from './clause.ts';
import type { ReadSentence } from './context.ts';
import { baseOf } from './units.ts';
import {
  BASE,
  ING,
  NOUN,
  PARTICIPLE,
  PAST,
  PRESENT,
  type Usage,
  usageOf,
  VERB,
} from './word-classes.ts';
import type { Word } from './words.ts';

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

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const MODALS: ReadonlyMap<string, Tense> = new Map(
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
const BE = list(
  "is are was were be been being am isn't aren't wasn't weren't they're we're i'm you're",
);
const HAVE = list("has have had hasn't haven't hadn't having they've we've i've");
const DO = list("do does did don't doesn't didn't");
const PAST_FORMS = list("was were wasn't weren't had hadn't did didn't");
const NEGATIONS =
  list(`not no never isn't aren't wasn't weren't doesn't don't didn't hasn't haven't won't can't cannot
  couldn't wouldn't neither hardly barely scarcely`);
const ADVERBS =
  list(`also then now still already just only even ever yet once soon often always so far long since
  itself themselves himself herself all both not never hardly barely scarcely no`);
/** Stand before nouns: what follows them is no verb. */
const BEFORE_NOUNS =
  list(`the a an its their his her our my your this these those of in for with on from by at as no
  any some more most new such other both each every between into over under about against without across than or to`);
/** Stand after verbs rather than after nouns. */
const AFTER_VERBS =
  list(`the a an its their his her our this these those that it them him us more to in on at with
  from by up ahead behind out off for not as against over into only both how what why no one two three some many all`);
const RELATIVES = list('which who that whose whom where');
const OPEN_CLAUSES =
  list(`but and because while although though if when as since whereas that which who until unless so
  or yet after before`);
const PLURALS = list('they we i you people who');
/** With "to" after them the proposition lies ahead. */
const INTENTIONS =
  list(`plans plan planned planning expects expected aims aim intends intend hopes hope wants want
  seeks seek set poised slated due likely unlikely scheduled projected predicted bound going about forecast destined
  vowed vows pledged pledges promised aiming seeking hoping expecting`);
/** Their subject answers for what follows. */
const REPORTS =
  list(`said says say saying told tells argues argued argue claims claimed warns warned warn notes noted
  explained explains wrote writes declared declares insists insisted acknowledged acknowledges admitted admits concedes
  conceded contends contended cautioned stressed believes believe believed thinks think thought reckons suspects fears
  worries worried predicts predicted forecasts estimates estimated expects concluded concludes finds found shows showed
  suggests suggested suggest indicates indicated reveals revealed reported reports means announced confirmed show find
  indicate`);
/** Longest verb group, longest way from a verb of saying to "that", and to the verb of what was said. */
const LONGEST_GROUP = 8;
const THAT_WITHIN = 12;
const VERB_WITHIN = 14;

const lowerAt = (words: readonly Word[], at: number): string => words[at]?.lower ?? '';

/** A pronoun with "is" or "has" drawn onto it ("it's"): the mark is no part of the word's letters. */
const isContracted = ({ text, lower, start, end }: Word): boolean =>
  end - start > text.length && /^(?:it|that|there|he|she|what|here)$/.test(lower);

const isAuxiliary = (word: Word): boolean =>
  MODALS.has(word.lower) ||
  BE.has(word.lower) ||
  HAVE.has(word.lower) ||
  DO.has(word.lower) ||
  isContracted(word);

const isAdverb = (lower: string): boolean =>
  ADVERBS.has(lower) || (lower.length > 4 && lower.endsWith('ly'));

/** Whether the word at `at`, no auxiliary, opens a verb group here. */
function isFiniteVerb(words: readonly Word[], at: number): boolean {
  const lower = lowerAt(words, at);
  const before = lowerAt(words, at - 1);
  if (at === 0 || BEFORE_NOUNS.has(before)) return false;
  const usage = usageOf(lower);
  const next = lowerAt(words, at + 1);
  if (!usage || (usage.uses & VERB) === 0)
    return lower.length > 4 && lower.endsWith('ed') && AFTER_VERBS.has(next);
  const noun = (usage.uses & NOUN) !== 0;
  if (usage.uses & PRESENT) return !noun || AFTER_VERBS.has(next);
  if (usage.uses & PAST)
    return (usage.uses & PARTICIPLE) === 0 || (next !== 'by' && !isAttribute(words, at));
  if ((usage.uses & BASE) === 0 || noun || !AFTER_VERBS.has(next)) return false;
  return PLURALS.has(before) || /[^s]s$/.test(before);
}

/** A participle that belongs to the noun after it: "the makers of advanced chips". */
function isAttribute(words: readonly Word[], at: number): boolean {
  const next = lowerAt(words, at + 1);
  const before = words[at - 1] as Word;
  const usage = usageOf(next);
  if (!usage || (usage.uses & NOUN) === 0 || !lowerAt(words, at).endsWith('ed')) return false;
  return !AFTER_VERBS.has(next) && !/^\p{Lu}/u.test(before.text) && !before.lower.endsWith('s');
}

/** The first verb group from `from` on that is no relative clause's; the number of words when there is none. */
function groupFrom(words: readonly Word[], from: number): number {
  let relative = false;
  for (let at = from; at < words.length; at++) {
    const word = words[at] as Word;
    if (at > from && RELATIVES.has(word.lower)) {
      relative = true;
      continue;
    }
    if (!isAuxiliary(word) && !isFiniteVerb(words, at)) continue;
    if (!relative) return at;
    relative = false;
    at = endOfGroup(words, at);
  }
  return words.length;
}

/** The last word of a verb group that opens at `at`. */
function endOfGroup(words: readonly Word[], at: number): number {
  if (!isAuxiliary(words[at] as Word)) return at;
  let last = at;
  const more = (word: Word | undefined) => word && (isAuxiliary(word) || isAdverb(word.lower));
  while (more(words[last + 1])) last++;
  const next = usageOf(lowerAt(words, last + 1));
  const verbal = next && (next.uses & (PARTICIPLE | ING | BASE)) !== 0;
  return verbal ? last + 1 : last;
}

function isParticiple(words: readonly Word[], at: number): boolean {
  const lower = lowerAt(words, at);
  const usage = usageOf(lower);
  if (usage && usage.uses & VERB) return (usage.uses & (PARTICIPLE | ING)) !== 0;
  return lower.length > 4 && (lower.endsWith('ed') || lower.endsWith('ing'));
}

/** Whether "have" at `at` only helps: a participle follows. */
function isHelping(words: readonly Word[], at: number): boolean {
  let next = at + 1;
  while (next < at + 4 && isAdverb(lowerAt(words, next))) next++;
  return BE.has(lowerAt(words, next)) || isParticiple(words, next);
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

function auxiliariesFrom(words: readonly Word[], group: number): Group {
  const read: Group = {
    modal: null,
    be: false,
    have: false,
    past: false,
    negated: false,
    verb: -1,
  };
  for (let at = group; at < words.length && at < group + LONGEST_GROUP; at++) {
    const word = words[at] as Word;
    const { lower } = word;
    if (NEGATIONS.has(lower)) read.negated = true;
    if (PAST_FORMS.has(lower)) read.past = true;
    const modal = MODALS.get(lower);
    if (modal) read.modal = modal;
    else if (BE.has(lower) || isContracted(word)) read.be = true;
    else if (HAVE.has(lower) && isHelping(words, at)) read.have = true;
    else if (!DO.has(lower) && !isAdverb(lower)) {
      read.verb = at;
      break;
    }
  }
  return read;
}

function tenseOf(
  { modal, be, have, past }: Group,
  lower: string,
  usage: Usage | undefined,
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

function readGroup(words: readonly Word[], from: number, group: number): Proposition {
  const read = auxiliariesFrom(words, group);
  const copula = read.verb < 0 || (read.be && !isParticiple(words, read.verb));
  const verb = read.verb < 0 ? Math.max(0, Math.min(group, words.length - 1)) : read.verb;
  const lower = lowerAt(words, verb);
  const usage = usageOf(lower);
  let tense = group < words.length ? tenseOf(read, lower, usage, copula) : 'none';
  const aims = lowerAt(words, verb + 1) === 'to' || lowerAt(words, verb + 2) === 'to';
  if (!read.modal && aims && INTENTIONS.has(lower)) tense = 'intends';
  let to = verb + 1;
  while (to < words.length && !OPEN_CLAUSES.has(lowerAt(words, to))) to++;
  return {
    from,
    group,
    verb,
    base: baseOf(lower, usage),
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
function reported(words: readonly Word[], { verb, passive }: Proposition): Proposition | null {
  if (passive || !REPORTS.has(lowerAt(words, verb))) return null;
  const that = words.findIndex(
    ({ lower }, at) => at > verb && at <= verb + THAT_WITHIN && lower === 'that',
  );
  const start = (that < 0 ? verb : that) + 1;
  const group = groupFrom(words, start);
  if (group === words.length || (that < 0 && group - start >= VERB_WITHIN)) return null;
  return { ...readGroup(words, start, group), attributed: true };
}

/** Reads the clause that carries the claim. Linear in the number of words. */
export function propositionOf(sentence: ReadSentence): Proposition {
  const { words } = sentence;
  const main = mainClause(sentence);
  const later = groupFrom(words, main);
  const from = later === words.length ? 0 : main;
  const found = readGroup(words, from, from === main ? later : groupFrom(words, 0));
  return reported(words, found) ?? found;
}
