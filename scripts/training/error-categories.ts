/** On what kinds of sentences spotting goes wrong: mistakes of the tier, counted by category. */
import { type Facts, readBlock, TOPIC } from '../../utils/claims/facts.ts';
import { GROUP, type WordGroup } from '../../utils/claims/features.ts';
import { createModel } from '../../utils/claims/model.ts';
import { ACTOR_GROUPS } from '../../utils/claims/table.ts';
import type { Article, Detection } from '../../utils/claims/types.ts';
import { WEIGHTS } from '../../utils/claims/weights.ts';
import { covers, type GoldArticle, type GoldSentence } from './corpus.ts';

type IsOf = (facts: Facts) => boolean;

const meets =
  (...groups: WordGroup[]): IsOf =>
  ({ values }) =>
    groups.some((group) => (values[GROUP[group] as number] as number) > 0);
const actors = ACTOR_GROUPS.map((group) => GROUP[group] as number);
const namesActor: IsOf = ({ values }) => actors.some((group) => (values[group] as number) > 0);
const namesTopic: IsOf = ({ topics }) => (topics & TOPIC) !== 0;

/** A sentence belongs to the first that fits. */
const CATEGORIES: readonly (readonly [name: string, isOf: IsOf])[] = [
  ['question', ({ question }) => question],
  ['teaser', meets('teaser')],
  ['advice', meets('ought', 'advice')],
  ['first or second person', meets('self', 'you')],
  ['heading', ({ heading }) => heading],
  ['names AI or an input to it', namesTopic],
  ['names an actor, but no AI', namesActor],
  ['leans on context: names neither', () => true],
];

/** What may be wrong with a tier. A sentence may count for two: nothing told as a race claim is spotted as well. */
const MISTAKES: readonly (readonly [
  name: string,
  isMade: (gold: GoldSentence, found: Detection | undefined) => boolean,
])[] = [
  ['race claim on nothing', ({ tier }, found) => tier === 0 && found?.tier === 'race'],
  ['race claim on AI news', ({ tier }, found) => tier === 1 && found?.tier === 'race'],
  ['race claim missed', ({ tier }, found) => tier === 2 && found?.tier !== 'race'],
  ['nothing spotted', ({ tier }, found) => tier === 0 && found !== undefined],
  ['claim missed', ({ tier }, found) => tier > 0 && found === undefined],
];

export const MISTAKE_NAMES: readonly string[] = MISTAKES.map(([name]) => name);

export interface CategoryCount {
  category: string;
  /** By the order of `MISTAKE_NAMES`. */
  mistakes: number[];
  /** Labelled sentences of the category. */
  of: number;
}

/** Mistakes of every category, rarest kinds of sentences first, as a sentence is sorted. */
export function countMistakes(
  gold: readonly GoldArticle[],
  claimsOf: (article: GoldArticle) => readonly Detection[],
): CategoryCount[] {
  const counts = CATEGORIES.map(([category]) => ({
    category,
    mistakes: MISTAKES.map(() => 0),
    of: 0,
  }));
  const model = createModel(WEIGHTS);
  for (const each of gold) {
    const claims = claimsOf(each);
    for (const { sentence, facts } of sentencesOf(each.article, each.sentences, model)) {
      const count = counts[CATEGORIES.findIndex(([, isOf]) => isOf(facts))];
      if (!count) continue;
      // Two claims may lie in one labelled sentence: the stronger decides, as for the scorer.
      const found = claims.filter((claim) => covers(claim, sentence));
      const decides = found.find(({ tier }) => tier === 'race') ?? found[0];
      count.of++;
      MISTAKES.forEach(([, isMade], i) => {
        if (isMade(sentence, decides)) count.mistakes[i] = (count.mistakes[i] as number) + 1;
      });
    }
  }
  return counts;
}

/** Labelled sentences with the facts of the sentence as it is cut here; those that none lies in are left out. */
function* sentencesOf(
  { text, blocks }: Article,
  labelled: readonly GoldSentence[],
  model: ReturnType<typeof createModel>,
): Generator<{ sentence: GoldSentence; facts: Facts }> {
  const cut = blocks.flatMap((block) =>
    readBlock(text, block, model).map((facts) => ({
      facts,
      start: block.start + facts.start,
      end: block.start + facts.end,
    })),
  );
  for (const sentence of labelled) {
    const own = cut.find((span) => covers(span, sentence));
    if (own) yield { sentence, facts: own.facts };
  }
}
