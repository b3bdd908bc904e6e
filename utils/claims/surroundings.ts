/** What surrounds a sentence: neighbours' first-pass scores, topics nearby, the headline, the whole article. */
import { AI, AMERICA, CHINA, CONTEST, type Facts, TOPIC } from './facts.ts';
import { FEATURES, SENTENCE_FEATURES, SURROUNDINGS } from './features.ts';

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

/** Sums that fade with distance, to the left and to the right of each sentence, itself left out. */
function fading(values: Float64Array, fade: number): [Float64Array, Float64Array] {
  const count = values.length;
  const left = new Float64Array(count);
  const right = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    left[i] = fade * ((left[i - 1] as number) + (values[i - 1] as number));
  }
  for (let i = count - 2; i >= 0; i--) {
    right[i] = fade * ((right[i + 1] as number) + (values[i + 1] as number));
  }
  return [left, right];
}

/** Sum of `fade ** k` for k from 1 to n. */
const fadingWeight = (fade: number, n: number) => (fade * (1 - fade ** n)) / (1 - fade);

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
  const rows = sentences.map(({ values }) => {
    const row = new Uint8Array(FEATURES.length);
    row.set(values);
    return row;
  });
  const half = SURROUNDINGS.indexOf('race.own');
  neighbours(rows, reading, SENTENCE_FEATURES.length, (facts) => facts.any);
  neighbours(rows, reading, SENTENCE_FEATURES.length + half, (facts) => facts.race);
  topics(rows, reading, SENTENCE_FEATURES.length + 2 * half);
  return rows;
}

function neighbours(
  rows: readonly Uint8Array[],
  { sentences, blockStart, blockEnd, title }: Reading,
  from: number,
  scoreOf: (facts: Facts) => number,
): void {
  const count = sentences.length;
  const score = Float64Array.from(sentences, scoreOf);
  const share = score.map(logistic);
  let total = 0;
  let strong = 0;
  for (const value of share) {
    total += value;
    if (value > STRONG) strong++;
  }
  const [nearLeft, nearRight] = fading(share, NEAR);
  const [wideLeft, wideRight] = fading(share, WIDE);
  const [earlier] = fading(share, EARLIER);
  const level = (at: number) => (at < 0 || at >= count ? 16 : logOddsLevel(score[at] as number));
  const headline = logOddsLevel(title ? scoreOf(title) : (score[0] ?? 0));
  let heading = -1;
  let inBlock = 0;
  let best = -1;
  let second = -1;
  for (let i = 0; i < count; i++) {
    const row = rows[i] as Uint8Array;
    const own = share[i] as number;
    const start = blockStart[i] as number;
    const end = blockEnd[i] as number;
    if (i === 0 || (sentences[i] as Facts).heading) heading = i;
    const both = (fade: number, sum: number) => {
      const weight = fadingWeight(fade, i) + fadingWeight(fade, count - 1 - i);
      return shareLevel(weight > 0 ? sum / weight : UNKNOWN);
    };
    if (i === start) {
      inBlock = 0;
      best = second = -1;
      for (let j = start; j < end; j++) {
        inBlock += share[j] as number;
        if (best < 0 || (score[j] as number) > (score[best] as number)) {
          second = best;
          best = j;
        } else if (second < 0 || (score[j] as number) > (score[second] as number)) second = j;
      }
    }
    const bestOther = best === i ? second : best;
    row.set(
      [
        logOddsLevel(score[i] as number),
        level(i - 2),
        level(i - 1),
        level(i + 1),
        level(i + 2),
        both(NEAR, (nearLeft[i] as number) + (nearRight[i] as number)),
        both(WIDE, (wideLeft[i] as number) + (wideRight[i] as number)),
        shareLevel(i > 0 ? (earlier[i] as number) / fadingWeight(EARLIER, i) : UNKNOWN),
        shareLevel(count > 1 ? (total - own) / (count - 1) : UNKNOWN),
        headline,
        shareLevel((strong - (own > STRONG ? 1 : 0)) / count),
        end - start > 1 ? shareLevel((inBlock - own) / (end - start - 1)) : 0,
        i === start ? 0 : level(start),
        bestOther < 0 ? 0 : level(bestOther),
        heading === i ? 0 : level(heading),
      ],
      from,
    );
  }
}

function topics(
  rows: readonly Uint8Array[],
  { sentences, blockStart, blockEnd, title }: Reading,
  from: number,
): void {
  const count = sentences.length;
  const shareOf = (bits: number) => {
    let total = 0;
    for (const { topics: found } of sentences) if ((found & bits) === bits) total++;
    return shareLevel(total / (count || 1));
  };
  const article = [AI, TOPIC, CONTEST, CHINA | AMERICA, CHINA, AMERICA].map(shareOf);
  const headlined = (title ?? sentences[0])?.topics ?? 0;
  const headline = [AI, CONTEST, CHINA, AMERICA].map((bit) => (headlined & bit ? 1 : 0));
  const untilAi = new Uint8Array(count);
  for (let i = count - 1, next = FARTHEST; i >= 0; i--) {
    next = Math.min(FARTHEST, next + 1);
    untilAi[i] = next;
    if ((sentences[i] as Facts).topics & AI) next = 0;
  }
  const since = [AI, TOPIC, CONTEST, CHINA, AMERICA].map((bit) => ({ bit, distance: FARTHEST }));
  const upTo = (bit: number) => {
    const sums = new Uint32Array(count + 1);
    sentences.forEach(({ topics: found }, i) => {
      sums[i + 1] = (sums[i] as number) + (found & bit ? 1 : 0);
    });
    return sums;
  };
  const aiUpTo = upTo(AI);
  const topicUpTo = upTo(TOPIC);
  const seen = new Set<number>();
  let heading = -1;
  for (let i = 0; i < count; i++) {
    const facts = sentences[i] as Facts;
    if (i === 0 || facts.heading) heading = i;
    for (const entry of since) {
      entry.distance = facts.topics & entry.bit ? 0 : Math.min(FARTHEST, entry.distance + 1);
    }
    const start = blockStart[i] as number;
    const end = blockEnd[i] as number;
    const paragraphAi =
      (aiUpTo[end] as number) - (aiUpTo[start] as number) - (facts.topics & AI ? 1 : 0);
    const paragraphTopic = (topicUpTo[end] as number) - (topicUpTo[start] as number);
    let recentTopic = 0;
    let recentContest = 0;
    let near = facts.topics;
    for (let j = Math.max(0, i - 3); j < i; j++) {
      const found = (sentences[j] as Facts).topics;
      if (found & TOPIC) recentTopic++;
      if (found & CONTEST) recentContest++;
      if (j >= i - 2) near |= found;
    }
    const low = Math.max(0, i - 5);
    const high = Math.min(count, i + 6);
    const before = sentences[i - 1];
    const row = rows[i] as Uint8Array;
    row.set(
      [
        Math.min(10, paragraphAi),
        shareLevel(paragraphTopic / (end - start)),
        Math.min(15, end - start),
        Math.min(15, i - start),
        ...since.map(({ distance }) => distance),
        untilAi[i] as number,
        ...article,
        shareLevel(((aiUpTo[high] as number) - (aiUpTo[low] as number)) / (high - low)),
        ...headline,
        facts.heading ? 1 : 0,
        Math.min(20, i - heading),
        Math.min(60, i),
        Math.round((30 * i) / count),
        i === 0 ? 1 : 0,
        count - i <= 3 ? 1 : 0,
        before?.heading ? 1 : 0,
        before?.question ? 1 : 0,
        (near & (CHINA | AMERICA)) === (CHINA | AMERICA) ? 1 : 0,
        recentTopic,
        recentContest,
        Math.min(100, count) >> 1,
        seen.has(facts.print) ? 1 : 0,
      ],
      from,
    );
    seen.add(facts.print);
  }
}
