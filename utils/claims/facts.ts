/** What a sentence shows by itself, before its surroundings are looked at. */
import { AT, GROUP, GROUPS, SENTENCE_FEATURES } from './features.ts';
import { type Model, WORDING_UNIT } from './model.ts';
import { type Span, splitSentences } from './sentences.ts';
import { GROUP_BITS, GROUP_MASK, type WordTable } from './table.ts';
import {
  ABSTRACT,
  CAPITAL,
  DIGITS,
  ENDS_ED,
  ENDS_ER,
  ENDS_ING,
  ENDS_LY,
  MONEY,
  newTokens,
  PERCENT,
  pairHash,
  QUOTED,
  type Tokens,
  tokenise,
  YEAR,
  YEAR_PAST,
} from './tokens.ts';
import type { Block } from './types.ts';

/** Bits of `Facts.topics`: what a sentence speaks of. */
export const AI = 1;
export const TOPIC = 2;
export const CONTEST = 4;
export const CHINA = 8;
export const AMERICA = 16;

/** One sentence. Offsets are relative to its block's start, so that facts outlive a move of the block. */
export interface Facts extends Span {
  /** Values of `SENTENCE_FEATURES`. */
  values: Uint8Array;
  /** First-pass scores, in log-odds. */
  any: number;
  race: number;
  topics: number;
  /** Number of words. */
  words: number;
  /** Short, without an end mark, alone in its block. */
  heading: boolean;
  question: boolean;
  /** Hash of all words. */
  print: number;
  /** By turns a group that is met and the start and end of its first words, relative to the block's start. */
  named: readonly number[];
}

const groupsOf = (...names: string[]) => names.map((name) => GROUP[name] as number);
const ACTORS = {
  us: groupsOf('us', 'usState', 'usFirm', 'usChip', 'usModel'),
  cn: groupsOf('cn', 'cnState', 'cnFirm', 'cnChip', 'cnModel'),
  other: groupsOf('otherState', 'otherFirm', 'otherChip', 'otherModel'),
};
const SIDE_FIRMS = ['us', 'cn', 'other'].flatMap((side) =>
  groupsOf(`${side}Firm`, `${side}Chip`, `${side}Model`),
);
const AI_WORDS = groupsOf('ai', 'system', 'usModel', 'cnModel', 'otherModel');
const TOPIC_WORDS = groupsOf('ai', 'system', 'craft', 'chip', 'compute');
const CONTEST_WORDS = groupsOf('race', 'rival', 'lead', 'lag', 'gap', 'shift', 'outdo', 'curb');
const [PRONOUN = 0, ASKER = 0, JOINER = 0, ORDER = 0] = groupsOf(
  'pronoun',
  'asker',
  'joiner',
  'order',
);

/** What a group says a sentence speaks of. */
const TOPICS_OF = new Uint8Array(GROUPS.length);
const speaks = (groups: readonly number[], topics: number) => {
  for (const group of groups) TOPICS_OF[group] = (TOPICS_OF[group] as number) | topics;
};
speaks(AI_WORDS, AI | TOPIC);
speaks(TOPIC_WORDS, TOPIC);
speaks(CONTEST_WORDS, CONTEST);
speaks(ACTORS.cn, CHINA);
speaks(ACTORS.us, AMERICA);

/** A word counts as part of the opening up to this place. */
const OPENING = 6;
const MOST_OF_A_GROUP = 3;
/** Longest phrase of the word table. */
const LONGEST_PHRASE = 3;
/** Most words of a heading. */
const HEADING_WORDS = 13;

/** No article has more; a hostile page may. */
export const MOST_SENTENCES = 20_000;

const tokens = newTokens();

/** Reads the sentences of a block that hold a word. Depends on nothing outside the block. */
export function readBlock(text: string, block: Block, model: Model): Facts[] {
  const spans = splitSentences(text, block.start, block.end);
  const found: Facts[] = [];
  // One piece of memory for all: small ones of their own cost more than the reading.
  const values = new Uint8Array(spans.length * SENTENCE_FEATURES.length);
  for (let i = 0; i < spans.length && found.length < MOST_SENTENCES; i++) {
    const facts = readSentence(
      text,
      block,
      spans[i] as Span,
      i,
      spans.length,
      values.subarray(i * SENTENCE_FEATURES.length, (i + 1) * SENTENCE_FEATURES.length),
      model,
    );
    if (facts.words > 0) found.push(facts);
  }
  return found;
}

function readSentence(
  text: string,
  block: Block,
  span: Span,
  place: number,
  of: number,
  values: Uint8Array,
  model: Model,
): Facts {
  tokenise(text, span.start, span.end, tokens);
  const facts: Facts = {
    start: span.start - block.start,
    end: span.end - block.start,
    values,
    any: 0,
    race: 0,
    topics: 0,
    words: tokens.count,
    heading: false,
    question: false,
    print: 0,
    named: NOTHING_NAMED,
  };
  readPhrases(facts, block.start, model);
  const end = endMark(text, span);
  facts.question = end.question;
  facts.heading = tokens.count <= HEADING_WORDS && place === 0 && !end.stops && !end.pauses;
  values[AT.opensBlock] = place === 0 ? 1 : 0;
  values[AT.alone] = of === 1 ? 1 : 0;
  values[AT.listItem] = block.kind === 'listItem' ? 1 : 0;
  countWords(values, tokens);
  readMarks(values, tokens, end, text, span);
  countParties(values);
  pairUp(values);
  model.firstPass(facts);
  return facts;
}

const NOTHING_NAMED: readonly number[] = [];
/** `Facts.named` of the sentence being read; copied when it is done, to take no more room than it needs. */
const met: number[] = [];
let metCount = 0;

/**
 * Looks up the phrases that begin at each word: what groups they stand in and what the training says of them.
 * `offset`: where the block starts.
 */
function readPhrases(facts: Facts, offset: number, { words }: Model): void {
  const { hash, flags, count } = tokens;
  const { values } = facts;
  let any = 0;
  let race = 0;
  let topics = 0;
  let print = count;
  metCount = 0;
  for (let first = 0; first < count; first++) {
    const flag = flags[first] as number;
    const until = Math.min(count, first + LONGEST_PHRASE);
    let key = hash[first] as number;
    print = (Math.imul(print, 31) + key) | 0;
    for (let last = first; ; ) {
      const entry = words.find(key);
      if (entry < 0) break;
      any += words.any(entry);
      race += words.race(entry);
      if (first < 2 && last === first) readOpening(values, words, entry, first);
      topics |= enterGroups(values, words, entry, flag, first, last, offset);
      if (++last >= until || !words.opens(entry)) break;
      key = pairHash(key, hash[last] as number);
    }
  }
  facts.any = any / WORDING_UNIT;
  facts.race = race / WORDING_UNIT;
  facts.topics = topics;
  facts.print = print;
  if (metCount > 0) facts.named = met.slice(0, metCount);
}

/** Counts the groups of an entry, told by the words `first` to `last`, whose capitals are met; returns what they speak of. */
function enterGroups(
  values: Uint8Array,
  words: WordTable,
  entry: number,
  flag: number,
  first: number,
  last: number,
  offset: number,
): number {
  const { groups } = words;
  const to = words.groupsTo(entry);
  let topics = 0;
  for (let k = words.groupsFrom(entry); k < to; k++) {
    const grouped = groups[k] as number;
    const need = grouped >> GROUP_BITS;
    if (need !== 0 && (flag & need) === 0) continue;
    const group = grouped & GROUP_MASK;
    const seen = values[group] as number;
    if (seen < MOST_OF_A_GROUP) values[group] = seen + 1;
    if (seen === 0) {
      met[metCount] = group;
      met[metCount + 1] = (tokens.start[first] as number) - offset;
      met[metCount + 2] = (tokens.end[last] as number) - offset;
      metCount += 3;
    }
    if (first < OPENING) values[GROUPS.length + group] = 1;
    topics |= TOPICS_OF[group] as number;
  }
  return topics;
}

/** How the sentence opens: with a word that leans on the one before, asks, joins or bids. */
function readOpening(values: Uint8Array, words: WordTable, entry: number, place: number): void {
  const to = words.groupsTo(entry);
  const joined = values[AT.joinerFirst] === 1;
  for (let k = words.groupsFrom(entry); k < to; k++) {
    const group = (words.groups[k] as number) & GROUP_MASK;
    if (group === PRONOUN && (place === 0 || joined)) values[AT.pronounFirst] = 1;
    if (place !== 0) continue;
    if (group === ASKER) values[AT.askerFirst] = 1;
    if (group === JOINER) values[AT.joinerFirst] = 1;
    if (group === ORDER) values[AT.orderFirst] = 1;
  }
}

interface EndMark {
  stops: boolean;
  pauses: boolean;
  question: boolean;
  code: number;
}

/** The mark that ends a sentence, closing quotes and brackets aside. */
function endMark(text: string, span: Span): EndMark {
  let at = span.end - 1;
  let code = text.charCodeAt(at);
  while (
    at > span.start &&
    (code === 34 || code === 39 || code === 41 || code === 93 || code === 0x201d || code === 0x2019)
  ) {
    code = text.charCodeAt(--at);
  }
  const question = code === 63 || code === 0xff1f;
  return {
    stops: question || code === 46 || code === 33 || code === 0x2026 || code === 0x3002,
    pauses: code === 58 || code === 59 || code === 44,
    question,
    code,
  };
}

const atMost = (value: number, most: number) => Math.min(value, most);
const flagged = (yes: boolean) => (yes ? 1 : 0);

/** How many words end or begin in a way that tells something. */
function countWords(values: Uint8Array, { count, flags, hash }: Tokens): void {
  let quoted = 0;
  let capitals = 0;
  let figures = 0;
  ENDED.fill(0);
  for (let i = 0; i < count; i++) {
    const flag = flags[i] as number;
    if (flag & QUOTED) quoted++;
    if (flag & CAPITAL) capitals++;
    if (flag & DIGITS) figures++;
    if (flag & ANY_ENDING) countEndings(flag);
    const code = hash[i] as number;
    if (code === PERCENT) values[AT.percent] = 1;
    else if (code === MONEY) values[AT.currency] = 1;
    else if (code === YEAR) values[AT.year] = 1;
    else if (code === YEAR_PAST) values[AT.pastYear] = 1;
  }
  const share = (part: number) => Math.round((10 * part) / (count || 1));
  const openingCapital = count > 0 && ((flags[0] as number) & CAPITAL) !== 0;
  values[AT.length] = atMost(count >> 1, 30);
  values[AT.brief] = flagged(count < 6);
  values[AT.short] = flagged(count < 10);
  values[AT.long] = flagged(count > 25);
  values[AT.quoted] = share(quoted);
  values[AT.capitals] = share(capitals);
  values[AT.names] = atMost(capitals - flagged(openingCapital), 8);
  values[AT.figures] = atMost(figures, 5);
  for (let k = 0; k < ENDINGS.length; k++) values[AT.endsEd + k] = atMost(ENDED[k] as number, 5);
}

/** In the order of the features from `endsEd` on. */
const ENDINGS = [ENDS_ED, ENDS_ING, ENDS_LY, ENDS_ER, ABSTRACT] as const;
const ANY_ENDING = ENDINGS.reduce((all, ending) => all | ending, 0);
/** How many words of the sentence being read have each ending. */
const ENDED = new Uint8Array(ENDINGS.length);

function countEndings(flag: number): void {
  for (let k = 0; k < ENDINGS.length; k++)
    if (flag & (ENDINGS[k] as number)) ENDED[k] = (ENDED[k] as number) + 1;
}

/** Punctuation, and what the sentence opens with. */
function readMarks(values: Uint8Array, read: Tokens, end: EndMark, text: string, span: Span): void {
  const opening = text.charCodeAt(span.start);
  const wrapped = opening === 34 || opening === 0x201c || opening === 40;
  const letter = wrapped ? text.charCodeAt(span.start + 1) : opening;
  values[AT.question] = flagged(end.question);
  values[AT.asks] = flagged(read.questions > 0);
  values[AT.colon] = flagged(end.code === 58);
  values[AT.exclaims] = flagged(end.code === 33);
  values[AT.stops] = flagged(end.stops);
  values[AT.unfinished] = flagged(!end.stops && !end.pauses);
  values[AT.lowerFirst] = flagged(letter >= 97 && letter <= 122);
  values[AT.bracketFirst] = flagged(opening === 40 || opening === 91);
  values[AT.commas] = atMost(read.commas, 5);
  values[AT.dash] = flagged(read.dashes > 0);
  values[AT.semicolon] = flagged(read.semicolons > 0);
  values[AT.colonInside] = flagged(read.colons > flagged(end.code === 58));
  values[AT.address] = flagged(read.addresses > 1);
  values[AT.byline] = flagged(isByline(text, span, read.count));
}

/** "By Jane Doe", "by Jane Doe and John Roe". */
function isByline(text: string, { start }: Span, count: number): boolean {
  const next = text.charCodeAt(start + 3);
  return (
    count <= 8 &&
    (text.charCodeAt(start) | 32) === 98 &&
    (text.charCodeAt(start + 1) | 32) === 121 &&
    text.charCodeAt(start + 2) === 32 &&
    next >= 65 &&
    next <= 90
  );
}

function total(values: Uint8Array, groups: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < groups.length; k++) sum += values[groups[k] as number] as number;
  return sum;
}

function kinds(values: Uint8Array, groups: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < groups.length; k++) if (values[groups[k] as number] !== 0) sum++;
  return sum;
}

const VERB_SIGNS = groupsOf('is', 'was', 'future', 'hedge', 'say');

/** Who is named, how many words of the topic and of a contest there are, whether anything is predicated. */
function countParties(values: Uint8Array): void {
  const us = total(values, ACTORS.us);
  const cn = total(values, ACTORS.cn);
  const other = total(values, ACTORS.other);
  values[AT.bothSides] = flagged(us > 0 && cn > 0);
  values[AT.anyActor] = flagged(us + cn + other > 0);
  values[AT.sides] = flagged(us > 0) + flagged(cn > 0) + flagged(other > 0);
  values[AT.actors] = atMost(us + cn + other, 8);
  values[AT.topicWords] = atMost(total(values, TOPIC_WORDS), 5);
  values[AT.aiNamed] = flagged(total(values, AI_WORDS) > 0);
  values[AT.contestWords] = atMost(total(values, CONTEST_WORDS), 6);
  values[AT.contestKinds] = kinds(values, CONTEST_WORDS);
  values[AT.firms] = atMost(total(values, SIDE_FIRMS), 6);
  values[AT.firmKinds] = kinds(values, SIDE_FIRMS);
  values[AT.verbless] = flagged(values[AT.endsEd] === 0 && total(values, VERB_SIGNS) === 0);
}

/** What is named together in one sentence, and what is named without its usual company. */
function pairUp(values: Uint8Array): void {
  const met = (group: number | undefined) => values[group as number] !== 0;
  const ai = values[AT.aiNamed] !== 0;
  const contest = values[AT.contestWords] !== 0;
  const actor = values[AT.anyActor] !== 0;
  const firm = values[AT.firms] !== 0;
  const several = (values[AT.sides] as number) > 1;
  const elsewhere = !ai && values[AT.topicWords] === 0;
  values[AT.aiContest] = flagged(ai && contest);
  values[AT.actorContest] = flagged(actor && contest);
  values[AT.aiActor] = flagged(ai && actor);
  values[AT.aiActorContest] = flagged(ai && actor && contest);
  values[AT.sidesContest] = flagged(several && contest);
  values[AT.aiSides] = flagged(several && ai);
  values[AT.contestAlone] = flagged(contest && elsewhere);
  values[AT.gapAlone] = flagged(met(GROUP.gap) && !ai && !actor);
  values[AT.actorAlone] = flagged(actor && elsewhere);
  values[AT.bare] = flagged(!actor && elsewhere);
  values[AT.chipCurb] = flagged(met(GROUP.chip) && met(GROUP.curb));
  values[AT.actorCurb] = flagged(actor && met(GROUP.curb));
  values[AT.firmMoney] = flagged(firm && met(GROUP.money) && !contest);
  values[AT.firmRelease] = flagged(firm && met(GROUP.release));
  values[AT.firmsOutdo] = flagged((values[AT.firmKinds] as number) > 1 && met(GROUP.outdo));
  values[AT.aiAbility] = flagged(ai && met(GROUP.ability) && !contest);
  values[AT.aiMost] = flagged(ai && met(GROUP.most));
  values[AT.aiFuture] = flagged(ai && met(GROUP.future));
  values[AT.aiLaw] = flagged(ai && met(GROUP.law));
  values[AT.aiOught] = flagged(ai && met(GROUP.ought));
  values[AT.aiSelf] = flagged(ai && met(GROUP.self));
  values[AT.stateMeans] = flagged(met(GROUP.state) && met(GROUP.means));
  values[AT.statePlan] = flagged(total(values, STATES) > 0 && met(GROUP.plan));
}

const STATES = groupsOf('usState', 'cnState', 'otherState');
