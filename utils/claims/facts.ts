/** What a sentence shows by itself, before its surroundings are looked at. */
import { AT, GROUP, GROUPS, SENTENCE_FEATURES } from './features.ts';
import type { Model } from './model.ts';
import { type Span, splitSentences } from './sentences.ts';
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
}

const groupsOf = (...names: string[]) => names.map((name) => GROUP[name] as number);
const AI_GROUPS = groupsOf('ai', 'system', 'usModel', 'cnModel', 'otherModel');
const TOPIC_GROUPS = groupsOf('ai', 'system', 'craft', 'chip', 'compute');
const CONTEST_GROUPS = groupsOf('race', 'rival', 'lead', 'lag', 'gap', 'shift', 'outdo', 'curb');
const CHINA_GROUPS = groupsOf('cn', 'cnState', 'cnFirm', 'cnChip', 'cnModel');
const AMERICA_GROUPS = groupsOf('us', 'usState', 'usFirm', 'usChip', 'usModel');
const OTHER_GROUPS = groupsOf('otherState', 'otherFirm', 'otherChip', 'otherModel');
const [PRONOUN = 0, ASKER = 0, JOINER = 0] = groupsOf('pronoun', 'asker', 'joiner');
const SIDE_FIRMS = ['us', 'cn', 'other'].flatMap((side) =>
  groupsOf(`${side}Firm`, `${side}Chip`, `${side}Model`),
);
/** A word counts as part of the opening up to this place. */
const OPENING = 6;
const MOST_OF_A_GROUP = 3;

const tokens = newTokens();

/** Reads the sentences of a block. Depends on nothing outside the block. */
export function readBlock(text: string, block: Block, model: Model): Facts[] {
  const spans = splitSentences(text, block.start, block.end);
  return spans.map((span, i) => readSentence(text, block, span, i, spans.length, model));
}

function readSentence(
  text: string,
  block: Block,
  span: Span,
  place: number,
  of: number,
  model: Model,
): Facts {
  tokenise(text, span.start, span.end, tokens);
  const values = new Uint8Array(SENTENCE_FEATURES.length);
  let any = 0;
  let race = 0;
  const { hash, flags, count } = tokens;
  for (let first = 0; first < count; first++) {
    let key = hash[first] as number;
    const flag = flags[first] as number;
    for (let last = first; last < count && last < first + 3; last++) {
      if (last > first) key = pairHash(key, hash[last] as number);
      const entry = model.words.find(key);
      if (!entry) continue;
      any += entry.any;
      race += entry.race;
      if (first < 2 && last === first) openings(values, entry.groups, first);
      for (let k = 0; k < entry.groups.length; k++) {
        const needs = entry.needs[k] as number;
        if (needs !== 0 && (flag & needs) === 0) continue;
        const group = entry.groups[k] as number;
        const seen = values[group] as number;
        if (seen < MOST_OF_A_GROUP) values[group] = seen + 1;
        if (first < OPENING) values[GROUPS.length + group] = 1;
      }
    }
  }
  const end = endMark(text, span);
  surface(values, tokens, text, span, end, place, of);
  values[AT.listItem] = block.kind === 'listItem' ? 1 : 0;
  const has = (groups: readonly number[]) => groups.some((group) => values[group] !== 0);
  const ai = has(AI_GROUPS);
  const topics =
    (ai ? AI : 0) |
    (ai || has(TOPIC_GROUPS) ? TOPIC : 0) |
    (has(CONTEST_GROUPS) ? CONTEST : 0) |
    (has(CHINA_GROUPS) ? CHINA : 0) |
    (has(AMERICA_GROUPS) ? AMERICA : 0);
  let print = count;
  for (let i = 0; i < count; i++) print = (Math.imul(print, 31) + (hash[i] as number)) | 0;
  const facts: Facts = {
    start: span.start - block.start,
    end: span.end - block.start,
    values,
    any,
    race,
    topics,
    words: count,
    heading: count < 14 && place === 0 && !end.stops && !end.pauses,
    question: end.question,
    print,
  };
  model.firstPass(facts);
  return facts;
}

/** How the sentence opens: with a word that leans on the one before, asks or joins. */
function openings(values: Uint8Array, groups: readonly number[], place: number): void {
  const leans = groups.includes(PRONOUN);
  if (place === 0) {
    if (leans) values[AT.pronounFirst] = 1;
    if (groups.includes(ASKER)) values[AT.askerFirst] = 1;
    if (groups.includes(JOINER)) values[AT.joinerFirst] = 1;
  } else if (leans && values[AT.joinerFirst] === 1) values[AT.pronounFirst] = 1;
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

const atMost = (value: number, most: number) => (value < most ? value : most);

function surface(
  values: Uint8Array,
  { count, flags, hash, commas, dashes, semicolons, colons, addresses }: Tokens,
  text: string,
  span: Span,
  end: EndMark,
  place: number,
  of: number,
): void {
  let quoted = 0;
  let capitals = 0;
  let figures = 0;
  let ed = 0;
  let ing = 0;
  let ly = 0;
  let er = 0;
  let abstract = 0;
  for (let i = 0; i < count; i++) {
    const flag = flags[i] as number;
    if (flag & QUOTED) quoted++;
    if (flag & CAPITAL) capitals++;
    if (flag & ENDS_ED) ed++;
    else if (flag & ENDS_ING) ing++;
    else if (flag & ENDS_LY) ly++;
    else if (flag & ENDS_ER) er++;
    else if (flag & ABSTRACT) abstract++;
    if (flag & DIGITS) figures++;
    const key = hash[i];
    if (key === PERCENT) values[AT.percent] = 1;
    else if (key === MONEY) values[AT.currency] = 1;
    else if (key === YEAR) values[AT.year] = 1;
    else if (key === YEAR_PAST) values[AT.pastYear] = 1;
  }
  const words = count || 1;
  const opening = text.charCodeAt(span.start);
  const letter =
    opening === 34 || opening === 0x201c || opening === 40
      ? text.charCodeAt(span.start + 1)
      : opening;
  const openingCapital = count > 0 && ((flags[0] as number) & CAPITAL) !== 0;
  values[AT.length] = atMost(count >> 1, 30);
  values[AT.brief] = count < 6 ? 1 : 0;
  values[AT.short] = count < 10 ? 1 : 0;
  values[AT.long] = count > 25 ? 1 : 0;
  values[AT.question] = end.question ? 1 : 0;
  values[AT.colon] = end.code === 58 ? 1 : 0;
  values[AT.exclaims] = end.code === 33 ? 1 : 0;
  values[AT.stops] = end.stops ? 1 : 0;
  values[AT.unfinished] = end.stops || end.pauses ? 0 : 1;
  values[AT.opensBlock] = place === 0 ? 1 : 0;
  values[AT.alone] = of === 1 ? 1 : 0;
  values[AT.quoted] = Math.round((10 * quoted) / words);
  values[AT.capitals] = Math.round((10 * capitals) / words);
  values[AT.names] = atMost(capitals - (openingCapital ? 1 : 0), 8);
  values[AT.figures] = atMost(figures, 5);
  values[AT.lowerFirst] = letter >= 97 && letter <= 122 ? 1 : 0;
  values[AT.bracketFirst] = opening === 40 || opening === 91 ? 1 : 0;
  values[AT.commas] = atMost(commas, 5);
  values[AT.dash] = dashes > 0 ? 1 : 0;
  values[AT.semicolon] = semicolons > 0 ? 1 : 0;
  values[AT.colonInside] = colons > (end.code === 58 ? 1 : 0) ? 1 : 0;
  values[AT.address] = addresses > 1 ? 1 : 0;
  values[AT.byline] = isByline(text, span, count) ? 1 : 0;
  values[AT.endsEd] = atMost(ed, 5);
  values[AT.endsIng] = atMost(ing, 5);
  values[AT.endsLy] = atMost(ly, 5);
  values[AT.endsEr] = atMost(er, 5);
  values[AT.abstract] = atMost(abstract, 5);
  parties(values);
}

/** "By Jane Doe", "by Jane Doe and John Roe". */
function isByline(text: string, { start }: Span, count: number): boolean {
  if (
    count > 8 ||
    (text.charCodeAt(start) | 32) !== 98 ||
    (text.charCodeAt(start + 1) | 32) !== 121
  ) {
    return false;
  }
  const next = text.charCodeAt(start + 3);
  return text.charCodeAt(start + 2) === 32 && next >= 65 && next <= 90;
}

/** Who is named, and how many words of the topic and of a contest there are. */
function parties(values: Uint8Array): void {
  const has = (groups: readonly number[]) => groups.some((group) => values[group] !== 0);
  const sum = (groups: readonly number[]) => {
    let total = 0;
    for (const group of groups) total += values[group] as number;
    return total;
  };
  const kinds = (groups: readonly number[]) => {
    let total = 0;
    for (const group of groups) if (values[group] !== 0) total++;
    return total;
  };
  const us = has(AMERICA_GROUPS) ? 1 : 0;
  const cn = has(CHINA_GROUPS) ? 1 : 0;
  const other = has(OTHER_GROUPS) ? 1 : 0;
  values[AT.bothSides] = us & cn;
  values[AT.anyActor] = us | cn | other;
  values[AT.sides] = us + cn + other;
  values[AT.actors] = atMost(sum(AMERICA_GROUPS) + sum(CHINA_GROUPS) + sum(OTHER_GROUPS), 8);
  values[AT.topicWords] = atMost(sum(TOPIC_GROUPS), 5);
  values[AT.aiNamed] = has(AI_GROUPS) ? 1 : 0;
  values[AT.contestWords] = atMost(sum(CONTEST_GROUPS), 6);
  values[AT.firms] = atMost(sum(SIDE_FIRMS), 6);
  values[AT.firmKinds] = kinds(SIDE_FIRMS);
  values[AT.contestKinds] = kinds(CONTEST_GROUPS);
}
