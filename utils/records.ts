/**
 * What Racemark keeps. Found by the machine: `PageRecord`, `ClaimRecord` (a re-scan may rewrite them).
 * Said by the reader: `AnnotationRecord` (a re-scan never touches it). Times are ISO 8601 in UTC.
 */
import type { AnchorState, Selectors } from './anchoring/types.ts';
import type { ClaimType, Direction, Horizon, Reason, Tier } from './claims/types.ts';

export interface PageRecord {
  /** Derived from `url` (see `utils/identity.ts`), so the same page has one id on every machine. */
  id: string;
  /** The page's identity URL. */
  url: string;
  /** The address it was last open under, to open it again; null where that is not known. */
  visited: string | null;
  aliases: string[];
  title: string;
  outlet: string;
  author: string;
  /** `YYYY-MM-DD`, or null. */
  published: string | null;
  lang: string;
  firstSeen: string;
  lastSeen: string;
}

/** Where to find a page: not every site answers under its folded identity address. */
export const addressOf = ({ visited, url }: Pick<PageRecord, 'visited' | 'url'>): string =>
  visited ?? url;

/** An earlier wording of a claim and when it was last seen so. */
export interface Wording {
  quote: string;
  seen: string;
}

export interface ClaimRecord {
  /** Derived from page, folded quote and occurrence when first seen; kept when the wording changes. */
  id: string;
  pageId: string;
  /** `machine`: spotted. `reader`: selected by hand. */
  origin: 'machine' | 'reader';
  quote: string;
  /** The part of the quote that is the claim itself, without who says it; null where that is all of it or not known. */
  clause: string | null;
  selectors: Selectors;
  tier: Tier;
  type: ClaimType;
  direction: Direction;
  speaker: string | null;
  horizon: Horizon | null;
  /** 0 to 1; null for a reader's own claim. */
  score: number | null;
  reasons: Reason[];
  /** How it stood on the page at `lastSeen`. */
  anchor: AnchorState;
  /** Earlier wordings, oldest first. */
  wordings: Wording[];
  firstSeen: string;
  lastSeen: string;
}

/** Whether nothing is known of a claim but that somebody marked its words, here or with another tool. */
export const isUnread = ({
  origin,
  type,
  direction,
  horizon,
  reasons,
}: Pick<ClaimRecord, 'origin' | 'type' | 'direction' | 'horizon' | 'reasons'>): boolean =>
  origin === 'reader' &&
  type === 'framing' &&
  direction === 'none' &&
  horizon === null &&
  reasons.length === 0;

/**
 * How a claim stands for the reader: once its publisher has changed the wording it stays `changed`, also where the new
 * words are the ones that were found.
 * @param state how its words were found on the page.
 */
export const standingOf = (
  state: AnchorState,
  { wordings }: Pick<ClaimRecord, 'wordings'>,
): AnchorState => (state === 'exact' && wordings.length > 0 ? 'changed' : state);

export const STANCES = ['agree', 'unsure', 'disagree'] as const;
export type Stance = (typeof STANCES)[number];

export const CREDIBILITIES = [1, 2, 3, 4, 5] as const;
/** 1: not credible, 5: well supported. */
export type Credibility = (typeof CREDIBILITIES)[number];

export const OUTCOMES = ['cameTrue', 'didNot', 'partly', 'unclear'] as const;
/** What became of a prediction. */
export type Outcome = (typeof OUTCOMES)[number];

export interface AnnotationRecord {
  id: string;
  claimId: string;
  /** Who judged. Empty for the reader of this machine until a name is set. */
  reviewer: string;
  /** Null is not given, which is not neutral. */
  stance: Stance | null;
  credibility: Credibility | null;
  note: string;
  tags: string[];
  /** "Not a claim". */
  dismissed: boolean;
  /** What the reader says instead of what was detected. */
  corrections: {
    type?: ClaimType;
    direction?: Direction;
    /** Null where nobody is named. */
    speaker?: string | null;
    /** The last day a forecast can mean, `YYYY-MM-DD`; null where nobody can say. */
    due?: string | null;
  };
  outcome: { verdict: Outcome; note: string; decided: string } | null;
  created: string;
  modified: string;
  /** When it was put in the bin; null while alive. */
  deleted: string | null;
}

/** What a reviewer says about two claims of different pages together. */
export interface PairRecord {
  /** Their ids, the smaller first. */
  claims: [string, string];
  /** Who says so, as in `AnnotationRecord`. */
  reviewer: string;
  /** That they do not conflict; false once that has been taken back, so that an older file does not say it again. */
  noConflict: boolean;
  created: string;
  modified: string;
}

/** Two ids of claims in the order in which a pair names them. */
export const pairOf = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

export const CLAIM_STATUSES = ['new', 'reviewed', 'dismissed'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** A claim with its page and everyone's judgement, as the screens and the exports see it. */
export interface LibraryEntry {
  page: PageRecord;
  claim: ClaimRecord;
  /** The reader's own, or null while there is none. */
  own: AnnotationRecord | null;
  /** Imported from colleagues. */
  others: AnnotationRecord[];
}

/** What an annotation says before anything has been said. */
export const nothingSaid = (): Pick<
  AnnotationRecord,
  'stance' | 'credibility' | 'note' | 'tags' | 'dismissed' | 'corrections' | 'outcome'
> => ({
  stance: null,
  credibility: null,
  note: '',
  tags: [],
  dismissed: false,
  corrections: {},
  outcome: null,
});

/** The fields of an annotation that say something. */
export const SAID = [
  'stance',
  'credibility',
  'note',
  'tags',
  'dismissed',
  'corrections',
  'outcome',
  'deleted',
] as const satisfies (keyof AnnotationRecord)[];
export type SaidField = (typeof SAID)[number];

/** The last day a forecast can mean, `YYYY-MM-DD`: as the reader has it, else as detected; null where nobody can say. */
export const dueOf = ({
  claim,
  own,
}: {
  claim: Pick<ClaimRecord, 'horizon'>;
  own: Pick<AnnotationRecord, 'corrections'> | null;
}): string | null =>
  own?.corrections.due === undefined ? (claim.horizon?.to ?? null) : own.corrections.due;

/** Who answers for a claim, as the reader has it, else as detected; null where nobody is named. */
export const speakerOf = ({
  claim,
  own,
}: {
  claim: Pick<ClaimRecord, 'speaker'>;
  own: Pick<AnnotationRecord, 'corrections'> | null;
}): string | null =>
  own?.corrections.speaker === undefined ? claim.speaker : own.corrections.speaker || null;

/** Reviewed once stance or credibility is given; dismissed wins over both. */
export function statusOf(annotation: AnnotationRecord | null): ClaimStatus {
  if (!annotation || annotation.deleted) return 'new';
  if (annotation.dismissed) return 'dismissed';
  return annotation.stance !== null || annotation.credibility !== null ? 'reviewed' : 'new';
}

/**
 * What an import writes, decided wholly before the first write and applied in one transaction. Records are
 * complete and replace those of the same id.
 */
export interface LibraryWrites {
  pages: PageRecord[];
  claims: ClaimRecord[];
  /**
   * `lastSeen` of the pages and claims the plan was made against, by id; null for those there were none of. A guard
   * like `replaces`, for what the machine finds meanwhile; without it nothing of that is looked at.
   */
  seen?: ReadonlyMap<string, string | null>;
  annotations: {
    record: AnnotationRecord;
    /** `modified` of the stored annotation this one replaces, null when there was none: a guard against changes made since. */
    replaces: string | null;
  }[];
  /** The same for pairs of claims. */
  pairs: { record: PairRecord; replaces: string | null }[];
}
