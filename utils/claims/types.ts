/** Vocabulary of claim spotting. Pure: no DOM, no browser API, nothing that only one context has. */

export const TIERS = ['race', 'wider'] as const;
/** `race`: bears on AI competition between countries, blocs, labs or firms. `wider`: AI, but no contest. */
export type Tier = (typeof TIERS)[number];

export const CLAIM_TYPES = [
  'forecast',
  'trend',
  'standing',
  'policy',
  'resource',
  'capability',
  'impact',
  'framing',
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const DIRECTIONS = ['us', 'cn', 'other', 'parity', 'closing', 'widening', 'none'] as const;
/** Whom the claim favours, from its proposition and not its tone. */
export type Direction = (typeof DIRECTIONS)[number];

export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'paragraph',
  'subheading',
  'listItem',
  'quote',
  'caption',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A stretch of an article's text that is laid out as one block. Offsets are UTF-16, end exclusive. */
export interface Block {
  kind: BlockKind;
  start: number;
  end: number;
}

/** An article as spotting sees it: one string, its blocks in reading order, and what is known about it. */
export interface Article {
  /** The whole text. Blocks cover it but for the separators between them. */
  text: string;
  blocks: readonly Block[];
  title: string;
  /** Calendar date of publication, `YYYY-MM-DD`; null when unknown (horizons then stay unresolved). */
  date: string | null;
  /** BCP 47 language tag, or empty when unknown. */
  lang: string;
}

export const HORIZON_PRECISIONS = ['day', 'month', 'quarter', 'year', 'decade', 'vague'] as const;
export type HorizonPrecision = (typeof HORIZON_PRECISIONS)[number];

/** When a forecast falls due. */
export interface Horizon {
  /** The article's own words. */
  text: string;
  /** First and last day it can mean, `YYYY-MM-DD`; null when vague or when the article's date is unknown. */
  from: string | null;
  to: string | null;
  precision: HorizonPrecision;
}

/** Why a sentence was spotted: one named feature, its share of the score and the words that carried it. */
export interface Reason {
  /** A key of the feature table (`utils/claims/features.ts`). */
  feature: string;
  /** Contribution to the additive score, in log-odds; negative speaks against. */
  weight: number;
  /** The article's words that fired the feature, empty when it rests on context alone. */
  evidence: string;
}

/** A claim as `spot` finds it in one article. Offsets are UTF-16 into `Article.text`, end exclusive. */
export interface Detection {
  quote: string;
  start: number;
  end: number;
  tier: Tier;
  type: ClaimType;
  direction: Direction;
  /**
   * Who answers for the content, as a reader would write it on a card.
   * `author` when the article itself asserts it; null when somebody does but it stays unresolved.
   */
  speaker: string | null;
  horizon: Horizon | null;
  /** Probability between 0 and 1 that a careful reader would put it in this tier. */
  score: number;
  /** Strongest first. */
  reasons: readonly Reason[];
}

export const SENSITIVITIES = ['fewer', 'balanced', 'more'] as const;
/** The reader's one control over how readily sentences are spotted. */
export type Sensitivity = (typeof SENSITIVITIES)[number];
