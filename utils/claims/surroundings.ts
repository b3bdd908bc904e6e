/** What surrounds a sentence: neighbours' first-pass scores, topics nearby, the headline, the whole article. */
import { AI, AMERICA, CHINA, CONTEST, type Facts, TOPIC } from './facts.ts';
import { AT, FEATURES, GROUPS, SENTENCE_FEATURES, SURROUNDINGS } from './features.ts';

/** The sentences of an article in reading order, and where each block's begin. */
export interface Reading {
  sentences: readonly Facts[];
  /** Index of the first sentence of the sentence's block, and of the one after its last. */
  blockStart: Int32Array;
  blockEnd: Int32Array;
  /** The article's title, read as a sentence; null when it has none. */
  title: Facts | null;
}

const logistic = (score: number) => 1 / (1 + Math.exp(-score));
/** Log-odds as a small whole number. */
const logOddsLevel = (score: number) => Math.max(0, Math.min(40, Math.round((score + 5) * 4)));
/** A share as a small whole number; 0 is kept for "there is none". */
const shareLevel = (share: number) => 1 + Math.round(30 * share);

/** Mean of the values before each place, fading with distance. */
function meanFading(values: Float64Array, fade: number): Float64Array {
  const mean = new Float64Array(values.length).fill(UNKNOWN);
  let sum = 0;
  let weight = 0;
  for (let i = 1; i < values.length; i++) {
    sum = fade * (sum + (values[i - 1] as number));
    weight = fade * (weight + 1);
    mean[i] = sum / weight;
  }
  return mean;
}

/** Mean of the values on both sides of each place, fading with distance, its own left out. */
function around(values: Float64Array, fade: number): Float64Array {
  const count = values.length;
  const sums = new Float64Array(count);
  const weights = new Float64Array(count);
  let sum = 0;
  let weight = 0;
  for (let i = 1; i < count; i++) {
    sum = fade * (sum + (values[i - 1] as number));
    weight = fade * (weight + 1);
    sums[i] = sum;
    weights[i] = weight;
  }
  sum = weight = 0;
  for (let i = count - 2; i >= 0; i--) {
    sum = fade * (sum + (values[i + 1] as number));
    weight = fade * (weight + 1);
    sums[i] = (sums[i] as number) + sum;
    weights[i] = (weights[i] as number) + weight;
  }
  for (let i = 0; i < count; i++)
    sums[i] = weights[i] === 0 ? UNKNOWN : (sums[i] as number) / (weights[i] as number);
  return sums;
}

const NEAR = 0.6;
const WIDE = 0.85;
const EARLIER = 0.78;
/** Share assumed where there is nothing to look at. */
const UNKNOWN = 0.3;
/** A neighbour counts as strong from this first-pass probability. */
const STRONG = 0.6;
const FARTHEST = 12;

/** Values of all features for every sentence, in the order of `FEATURES`. Linear time. */
export function surroundingsOf(reading: Reading): Uint8Array[] {
  const { sentences } = reading;
  const size = FEATURES.length;
  const buffer = new Uint8Array(sentences.length * size);
  const rows = sentences.map(({ values }, i) => {
    buffer.set(values, i * size);
    return buffer.subarray(i * size, (i + 1) * size);
  });
  const half = SURROUNDINGS.indexOf('race.own');
  neighbours(rows, reading, SENTENCE_FEATURES.length, (facts) => facts.any);
  neighbours(rows, reading, SENTENCE_FEATURES.length + half, (facts) => facts.race);
  topics(rows, reading, SENTENCE_FEATURES.length + 2 * half);
  leanings(rows, reading, SENTENCE_FEATURES.length + SURROUNDINGS.indexOf('contestAfterAi'));
  groups(rows, SENTENCE_FEATURES.length + SURROUNDINGS.length);
  return rows;
}

/** Sentences on either side that count as around. */
const REACH = 3;
/** A share of sentences as a whole number up to 15. */
const densityLevel = (met: number, of: number) => Math.round((15 * met) / (of || 1));
const MOST_AROUND = 2 * REACH;
/** `densityLevel` of what is met around a sentence: by how many sentences there are, then by how many meet. */
const AROUND_LEVELS = Uint8Array.from({ length: (MOST_AROUND + 1) ** 2 }, (_, i) =>
  densityLevel(i % (MOST_AROUND + 1), Math.floor(i / (MOST_AROUND + 1))),
);

/** How often each group is met in the sentences around, the sentence left out, and in the article. */
function groups(rows: readonly Uint8Array[], from: number): void {
  const count = rows.length;
  const size = GROUPS.length;
  const total = new Uint32Array(size);
  const window = new Uint8Array(size);
  const enter = (row: Uint8Array, change: 1 | -1) => {
    for (let group = 0; group < size; group++) {
      if (row[group] !== 0) window[group] = (window[group] as number) + change;
    }
  };
  for (let i = 0; i < count; i++) {
    const row = rows[i] as Uint8Array;
    for (let group = 0; group < size; group++) {
      if (row[group] !== 0) total[group] = (total[group] as number) + 1;
    }
  }
  const whole = new Uint8Array(size);
  for (let group = 0; group < size; group++)
    whole[group] = densityLevel(total[group] as number, count);
  for (let i = 0; i < Math.min(REACH, count); i++) enter(rows[i] as Uint8Array, 1);
  for (let i = 0; i < count; i++) {
    const row = rows[i] as Uint8Array;
    const high = i + REACH;
    const low = i - REACH - 1;
    if (high < count) enter(rows[high] as Uint8Array, 1);
    if (low >= 0) enter(rows[low] as Uint8Array, -1);
    const others = Math.min(count - 1, high) - Math.max(0, low + 1);
    const levels = others * (MOST_AROUND + 1);
    for (let group = 0; group < size; group++) {
      const met = (window[group] as number) - (row[group] === 0 ? 0 : 1);
      if (met !== 0) row[from + group] = AROUND_LEVELS[levels + met] as number;
    }
    row.set(whole, from + size);
  }
}

/** Scores of one head, and what can be summed up ahead of the sentences. */
interface Scores {
  score: Float64Array;
  share: Float64Array;
  near: Float64Array;
  wide: Float64Array;
  earlier: Float64Array;
  total: number;
  strong: number;
  headline: number;
}

function scoresOf({ sentences, title }: Reading, scoreOf: (facts: Facts) => number): Scores {
  const score = new Float64Array(sentences.length);
  const share = new Float64Array(sentences.length);
  let total = 0;
  let strong = 0;
  for (let i = 0; i < sentences.length; i++) {
    const own = scoreOf(sentences[i] as Facts);
    const value = logistic(own);
    score[i] = own;
    share[i] = value;
    total += value;
    if (value > STRONG) strong++;
  }
  return {
    score,
    share,
    near: around(share, NEAR),
    wide: around(share, WIDE),
    earlier: meanFading(share, EARLIER),
    total,
    strong,
    headline: title ? scoreOf(title) : (score[0] ?? 0),
  };
}

function neighbours(
  rows: readonly Uint8Array[],
  reading: Reading,
  from: number,
  scoreOf: (facts: Facts) => number,
): void {
  const { sentences, blockStart, blockEnd } = reading;
  const scores = scoresOf(reading, scoreOf);
  const { score, share, near, wide, earlier, total, strong } = scores;
  const count = sentences.length;
  const headline = logOddsLevel(scores.headline);
  const level = (at: number) => (at < 0 || at >= count ? 16 : logOddsLevel(score[at] as number));
  let heading = 0;
  let block = { sum: 0, best: -1, second: -1 };
  for (let i = 0; i < count; i++) {
    const row = rows[i] as Uint8Array;
    const own = share[i] as number;
    const start = blockStart[i] as number;
    const others = (blockEnd[i] as number) - start - 1;
    if ((sentences[i] as Facts).heading) heading = i;
    if (i === start) block = sumUp(scores, start, blockEnd[i] as number);
    const best = block.best === i ? block.second : block.best;
    let at = from;
    row[at++] = level(i);
    row[at++] = level(i - 2);
    row[at++] = level(i - 1);
    row[at++] = level(i + 1);
    row[at++] = level(i + 2);
    row[at++] = shareLevel(near[i] as number);
    row[at++] = shareLevel(wide[i] as number);
    row[at++] = shareLevel(earlier[i] as number);
    row[at++] = shareLevel(count > 1 ? (total - own) / (count - 1) : UNKNOWN);
    row[at++] = headline;
    row[at++] = shareLevel((strong - (own > STRONG ? 1 : 0)) / count);
    row[at++] = others > 0 ? shareLevel((block.sum - own) / others) : 0;
    row[at++] = i === start ? 0 : level(start);
    row[at++] = best < 0 ? 0 : level(best);
    row[at++] = heading === i ? 0 : level(heading);
  }
}

/** Sum of the shares of a block, and its two best sentences. */
function sumUp({ score, share }: Scores, start: number, end: number) {
  let sum = 0;
  let best = -1;
  let second = -1;
  for (let j = start; j < end; j++) {
    sum += share[j] as number;
    const value = score[j] as number;
    if (best < 0 || value > (score[best] as number)) {
      second = best;
      best = j;
    } else if (second < 0 || value > (score[second] as number)) second = j;
  }
  return { sum, best, second };
}

/** How many of the first n sentences speak of a topic, for every n. */
function countUpTo(sentences: readonly Facts[], topic: number): Uint32Array {
  const sums = new Uint32Array(sentences.length + 1);
  for (let i = 0; i < sentences.length; i++) {
    sums[i + 1] = (sums[i] as number) + ((sentences[i] as Facts).topics & topic ? 1 : 0);
  }
  return sums;
}

const between = (sums: Uint32Array, low: number, high: number): number =>
  (sums[high] as number) - (sums[low] as number);

/** Sentences since, or until, one that speaks of a topic; the sentence itself counts only for `since`. */
function distances(sentences: readonly Facts[], topic: number, until: boolean): Uint8Array {
  const count = sentences.length;
  const distance = new Uint8Array(count);
  let last = FARTHEST;
  for (let k = 0; k < count; k++) {
    const i = until ? count - 1 - k : k;
    const here = ((sentences[i] as Facts).topics & topic) !== 0;
    last = Math.min(FARTHEST, last + 1);
    if (here && !until) last = 0;
    distance[i] = last;
    if (here) last = 0;
  }
  return distance;
}

const flagged = (yes: boolean | undefined) => (yes ? 1 : 0);

const BOTH_SIDES = CHINA | AMERICA;

/** Share of the sentences that speak of all of some topics. */
function shareOf(sentences: readonly Facts[], bits: number): number {
  let total = 0;
  for (let i = 0; i < sentences.length; i++)
    if (((sentences[i] as Facts).topics & bits) === bits) total++;
  return total / (sentences.length || 1);
}

function topics(rows: readonly Uint8Array[], reading: Reading, from: number): void {
  const { sentences, blockStart, blockEnd, title } = reading;
  const count = sentences.length;
  const article = [AI, TOPIC, CONTEST, BOTH_SIDES, CHINA, AMERICA].map((bits) =>
    shareLevel(shareOf(sentences, bits)),
  );
  const headlined = (title ?? sentences[0])?.topics ?? 0;
  const headline = [AI, CONTEST, CHINA, AMERICA].map((bit) => (headlined & bit ? 1 : 0));
  const since = [AI, TOPIC, CONTEST, CHINA, AMERICA].map((bit) => distances(sentences, bit, false));
  const untilAi = distances(sentences, AI, true);
  const aiUpTo = countUpTo(sentences, AI);
  const topicUpTo = countUpTo(sentences, TOPIC);
  const contestUpTo = countUpTo(sentences, CONTEST);
  const seen = new Set<number>();
  let heading = 0;
  let before: Facts | undefined;
  let earlier = 0;
  for (let i = 0; i < count; i++) {
    const facts = sentences[i] as Facts;
    if (facts.heading) heading = i;
    const start = blockStart[i] as number;
    const end = blockEnd[i] as number;
    const low = Math.max(0, i - 5);
    const high = Math.min(count, i + 6);
    const recent = Math.max(0, i - 3);
    const near = facts.topics | earlier | (before?.topics ?? 0);
    const row = rows[i] as Uint8Array;
    let at = from;
    row[at++] = Math.min(10, between(aiUpTo, start, end) - (facts.topics & AI ? 1 : 0));
    row[at++] = shareLevel(between(topicUpTo, start, end) / (end - start));
    row[at++] = Math.min(15, end - start);
    row[at++] = Math.min(15, i - start);
    for (let k = 0; k < since.length; k++) row[at++] = (since[k] as Uint8Array)[i] as number;
    row[at++] = untilAi[i] as number;
    for (let k = 0; k < article.length; k++) row[at++] = article[k] as number;
    row[at++] = shareLevel(between(aiUpTo, low, high) / (high - low));
    for (let k = 0; k < headline.length; k++) row[at++] = headline[k] as number;
    row[at++] = flagged(facts.heading);
    row[at++] = Math.min(20, i - heading);
    row[at++] = Math.min(60, i);
    row[at++] = Math.round((30 * i) / count);
    row[at++] = flagged(i === 0);
    row[at++] = flagged(count - i <= 3);
    row[at++] = flagged(before?.heading);
    row[at++] = flagged(before?.question);
    row[at++] = flagged((near & BOTH_SIDES) === BOTH_SIDES);
    row[at++] = between(topicUpTo, recent, i);
    row[at++] = between(contestUpTo, recent, i);
    row[at++] = Math.min(100, count) >> 1;
    row[at++] = flagged(seen.has(facts.print));
    seen.add(facts.print);
    earlier = before?.topics ?? 0;
    before = facts;
  }
}

/** A sentence so near to one that names AI may still be about it; farther than so much it is about something else. */
const STILL = 2;
const STILL_FOR_A_GAP = 3;
const FAR = 4;

/** What a sentence that leaves something out may lean on: AI or the contest just before it. */
function leanings(rows: readonly Uint8Array[], { sentences }: Reading, from: number): void {
  let sinceAi = FARTHEST;
  let sinceContest = FARTHEST;
  let before: Facts | undefined;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Uint8Array;
    const facts = sentences[i] as Facts;
    const found = facts.topics;
    sinceAi++;
    sinceContest++;
    const named = (found & AI) !== 0;
    const contest = row[AT.contestWords] !== 0;
    const actor = row[AT.anyActor] !== 0;
    const bare = row[AT.bare] !== 0 && i > 0;
    const leans = row[AT.pronounFirst] !== 0;
    let at = from;
    row[at++] = flagged(contest && (named || sinceAi <= STILL));
    row[at++] = flagged(contest && !named && sinceAi > FAR);
    row[at++] = flagged(row[AT.gapAlone] !== 0 && sinceAi <= STILL_FOR_A_GAP);
    row[at++] = flagged(actor && !named && sinceAi <= STILL);
    row[at++] = flagged(actor && !named && sinceAi > FAR);
    row[at++] = flagged(bare && sinceAi === 1);
    row[at++] = flagged(leans && sinceAi === 1);
    row[at++] = flagged(leans && sinceContest === 1 && sinceAi <= STILL);
    row[at++] = bare && before ? logOddsLevel(before.any) : 0;
    row[at++] = bare && before ? logOddsLevel(before.race) : 0;
    if (named) sinceAi = 0;
    if (found & CONTEST) sinceContest = 0;
    before = facts;
  }
}
