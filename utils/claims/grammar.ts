/**
 * Words that build a sentence, by what they do in it: lists as data, compiled into bits, so that a word is looked up
 * once however often a sentence asks for it.
 */
import type { Spelling } from './words.ts';

export const MODAL = 1;
export const BE = 2;
export const HAVE = 4;
export const DO = 8;
/** Of "be", "have" and "do". */
export const PAST_FORM = 16;
/** Turns a verb group into its contrary. */
export const NEGATION = 32;
/** May stand inside a verb group. */
export const ADVERB = 64;
/** Stands before nouns: what follows is no verb. */
export const BEFORE_NOUN = 128;
/** Stands after verbs rather than after nouns. */
export const AFTER_VERB = 256;
export const RELATIVE = 512;
export const OPENS_CLAUSE = 1024;
export const PLURAL = 2048;
/** With "to" after it the proposition lies ahead. */
export const INTENTION = 1 << 12;
/** A verb whose subject answers for what follows. */
export const REPORT = 1 << 13;
/** A pronoun with "is" or "has" drawn onto it ("it's"): the mark is no part of the word's letters. */
export const CONTRACTED = 1 << 14;
/** Opens a clause that concedes, dates or attributes; the claim follows its comma. */
export const CONCEDES = 1 << 15;
/** One that grants something before the claim is made, after the words it may follow. */
export const GRANTS = 1 << 16;
export const BEFORE_GRANT = 1 << 17;
/** The claim follows it. */
export const TURN = 1 << 18;
/** Leans on what was named before, alone or after "the". */
export const LEANING = 1 << 19;
export const LEANING_NOUN = 1 << 20;
export const THE = 1 << 21;

const WORDS: readonly (readonly [number, string])[] = [
  [
    MODAL,
    `will won't shall would wouldn't may might could couldn't mightn't can can't cannot must should
    shouldn't mustn't ought`,
  ],
  [BE, "is are was were be been being am isn't aren't wasn't weren't they're we're i'm you're"],
  [HAVE, "has have had hasn't haven't hadn't having they've we've i've"],
  [DO, "do does did don't doesn't didn't"],
  [PAST_FORM, "was were wasn't weren't had hadn't did didn't"],
  [
    NEGATION,
    `not no never isn't aren't wasn't weren't doesn't don't didn't hasn't haven't won't can't cannot
    couldn't wouldn't neither hardly barely scarcely`,
  ],
  [
    ADVERB,
    `also then now still already just only even ever yet once soon often always so far long since itself
    themselves himself herself all both not never hardly barely scarcely no`,
  ],
  [
    BEFORE_NOUN,
    `the a an its their his her our my your this these those of in for with on from by at as no any some
    more most new such other both each every between into over under about against without across than
    or to`,
  ],
  [
    AFTER_VERB,
    `the a an its their his her our this these those that it them him us more to in on at with from by up
    ahead behind out off for not as against over into only both how what why no one two three some many
    all`,
  ],
  [RELATIVE, 'which who that whose whom where'],
  [
    OPENS_CLAUSE,
    `but and because while although though if when as since whereas that which who until unless so or yet
    after before`,
  ],
  [PLURAL, 'they we i you people who'],
  [
    INTENTION,
    `plans plan planned planning expects expected aims aim intends intend hopes hope wants want seeks
    seek set poised slated due likely unlikely scheduled projected predicted bound going about forecast
    destined vowed vows pledged pledges promised aiming seeking hoping expecting`,
  ],
  [
    REPORT,
    `said says say saying told tells argues argued argue claims claimed warns warned warn notes noted
    explained explains wrote writes declared declares insists insisted acknowledged acknowledges
    admitted admits concedes conceded contends contended cautioned stressed believes believe believed
    thinks think thought reckons suspects fears worries worried predicts predicted forecasts estimates
    estimated expects concluded concludes finds found shows showed suggests suggested suggest indicates
    indicated reveals revealed reported reports means announced confirmed show find indicate`,
  ],
  [
    CONCEDES,
    `while although though unlike despite whereas even as if when once after since compared in according
    until by on with`,
  ],
  [GRANTS, 'while although though'],
  [BEFORE_GRANT, 'that but and'],
  [TURN, 'but yet'],
  [LEANING, "it its it's he they their them she his her this these"],
  [
    LEANING_NOUN,
    'company firm startup lab country nation model models chip labs government group giant chipmaker',
  ],
  [THE, 'the'],
];
const BITS: ReadonlyMap<string, number> = bitsByWord(WORDS);

/** For each word of some lists the bits of all lists it stands in. */
export function bitsByWord(
  lists: readonly (readonly [number, string])[],
): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, words] of lists)
    for (const word of words.split(/\s+/)) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}

const DRAWS_ON = /^(?:it|that|there|he|she|what|here)$/;

/** What a word does in a sentence, as bits. */
export function grammarOf(word: Spelling): number {
  word.grammar ??= read(word);
  return word.grammar;
}

function read({ raw, text, lower }: Spelling): number {
  let bits = BITS.get(lower) ?? 0;
  if (lower.length > 4 && lower.endsWith('ly')) bits |= ADVERB;
  if (raw.length > text.length && DRAWS_ON.test(lower)) bits |= CONTRACTED;
  return bits;
}
