/** Which reasons for a claim mean something to its reader. */
import type { Reason } from './types.ts';

/** About form and place, or about what a sentence is not: they count, but explain nothing. */
const DULL = new Set(
  (
    'length brief short long question asks colon exclaims stops unfinished opensBlock alone pronounFirst askerFirst ' +
    'orderFirst verbless joinerFirst capitals names lowerFirst bracketFirst commas dash semicolon colonInside address ' +
    'byline listItem endsEd endsIng endsLy endsEr abstract paragraphLength paragraphPlace isHeading sinceHeading ' +
    'position positionShare firstSentence lastSentences afterHeading afterQuestion articleLength repeated ' +
    'contestAlone gapAlone actorAlone bare contestFar actorFar bareAfterAi ' +
    'elsewhere othertech reaction self you teaser credit furniture scene order aside pronoun asker joiner was is'
  ).split(' '),
);
/** Sentences whose likeness to a claim is felt nearby, but is no reason that one could name. */
const DULL_NEIGHBOURS = new Set(
  'own before2 after2 wide strong paragraphFirst paragraphBest'.split(' '),
);

/** How many reasons are told, and from which share of the strongest on. */
const MOST = 5;
const LEAST_SHARE = 0.4;

/** Whether the words of a feature tell a reader why. */
export function isTelling(feature: string): boolean {
  const [head = '', neighbour = ''] = feature.split('.');
  const [group = ''] = head.split(':');
  return !DULL.has(group) && !DULL_NEIGHBOURS.has(neighbour);
}

/** Of the reasons that spoke for a claim those worth telling, strongest first. */
export function strongReasons(reasons: readonly Reason[]): Reason[] {
  const told = reasons
    .filter(({ feature, weight }) => weight > 0 && isTelling(feature))
    .sort((a, b) => b.weight - a.weight);
  const [strongest] = told;
  const least = (strongest?.weight ?? 0) * LEAST_SHARE;
  return told.filter(({ weight }) => weight >= least).slice(0, MOST);
}
