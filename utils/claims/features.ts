/**
 * What spotting looks at. Every feature has a name (`reasons.ts` says it in words) and a small whole value, so
 * that a score is a sum of named contributions and the trained tables stay small.
 */
import { ACTOR_GROUPS } from './table.ts';

/** Groups of words (`lexicon.ts` fills them). */
export const WORD_GROUPS = [
  'ai',
  'system',
  'craft',
  'chip',
  'compute',
  'othertech',
  'elsewhere',
  'race',
  'win',
  'rival',
  'lead',
  'lag',
  'gap',
  'shift',
  'outdo',
  'most',
  'compare',
  'curb',
  'law',
  'plan',
  'autonomy',
  'state',
  'firm',
  'money',
  'talent',
  'input',
  'uptake',
  'ability',
  'release',
  'force',
  'safety',
  'society',
  'cause',
  'future',
  'hedge',
  'advice',
  'say',
  'reaction',
  'self',
  'you',
  'teaser',
  'credit',
  'furniture',
  'scene',
  'not',
  'define',
  'past',
  'number',
  'open',
  'us',
  'cn',
  'pronoun',
  'asker',
  'joiner',
  'was',
  'is',
] as const;
export type WordGroup = (typeof WORD_GROUPS)[number];

/** All groups: words, then actors by side and kind. A group is known by its place here. */
export const GROUPS: readonly string[] = [...WORD_GROUPS, ...ACTOR_GROUPS];

/** What a sentence shows apart from its words. */
export const SURFACE = [
  'length',
  'brief',
  'short',
  'long',
  'question',
  'colon',
  'exclaims',
  'stops',
  'unfinished',
  'opensBlock',
  'alone',
  'pronounFirst',
  'askerFirst',
  'joinerFirst',
  'quoted',
  'capitals',
  'names',
  'figures',
  'percent',
  'currency',
  'year',
  'pastYear',
  'lowerFirst',
  'bracketFirst',
  'commas',
  'dash',
  'semicolon',
  'colonInside',
  'address',
  'byline',
  'listItem',
  'bothSides',
  'anyActor',
  'sides',
  'actors',
  'topicWords',
  'aiNamed',
  'contestWords',
  'firms',
  'firmKinds',
  'contestKinds',
  'endsEd',
  'endsIng',
  'endsLy',
  'endsEr',
  'abstract',
] as const;

/** First-pass scores of a sentence's surroundings; each exists for both heads, `any` and `race`. */
const NEIGHBOURS = [
  'own',
  'before2',
  'before',
  'after',
  'after2',
  'near',
  'wide',
  'earlier',
  'article',
  'headline',
  'strong',
  'paragraph',
  'paragraphFirst',
  'paragraphBest',
  'heading',
] as const;

/** What surrounds a sentence. */
export const SURROUNDINGS = [
  ...NEIGHBOURS.map((name) => `any.${name}` as const),
  ...NEIGHBOURS.map((name) => `race.${name}` as const),
  'paragraphAi',
  'paragraphTopic',
  'paragraphLength',
  'paragraphPlace',
  'sinceAi',
  'sinceTopic',
  'sinceContest',
  'sinceChina',
  'sinceAmerica',
  'untilAi',
  'articleAi',
  'articleTopic',
  'articleContest',
  'articleBoth',
  'articleChina',
  'articleAmerica',
  'aroundAi',
  'headlineAi',
  'headlineContest',
  'headlineChina',
  'headlineAmerica',
  'isHeading',
  'sinceHeading',
  'place',
  'placeShare',
  'firstSentence',
  'lastSentences',
  'afterHeading',
  'afterQuestion',
  'bothNear',
  'recentTopic',
  'recentContest',
  'articleLength',
  'repeated',
] as const;

/** Names of the features of a sentence by itself, in order: groups, groups in the opening, surface. */
export const SENTENCE_FEATURES: readonly string[] = [
  ...GROUPS,
  ...GROUPS.map((name) => `${name}:first`),
  ...SURFACE,
];
/** All names, in the order of every table. */
export const FEATURES: readonly string[] = [...SENTENCE_FEATURES, ...SURROUNDINGS];

const place = <Name extends string>(names: readonly Name[], from: number) =>
  Object.fromEntries(names.map((name, i) => [name, from + i])) as Record<Name, number>;

/** Where surface features stand among a sentence's values. */
export const AT = place(SURFACE, 2 * GROUPS.length);
/** Where a group stands. */
export const GROUP = place(GROUPS, 0);
