/** What one claim can be to another. Light: `related.ts` finds it out, and knows the words that takes. */
import type { Direction } from '../claims/types.ts';

export const RELATIONS = ['same', 'conflicts', 'updates', 'agrees'] as const;
/**
 * `same`: the same words, wherever they came from. `conflicts`: about the same thing, and both cannot hold.
 * `updates`: the same speaker says otherwise later, or somebody says so weeks later of what may have changed. `agrees`: about the same thing, and in the same direction.
 */
export type RelationKind = (typeof RELATIONS)[number];

export type RelationReason =
  /** Words, as the one has them, and names that both use; rarest first. */
  | { kind: 'sharedTerms'; terms: string[] }
  | { kind: 'sameDirection'; direction: Direction }
  | { kind: 'opposedDirections'; here: Direction; there: Direction }
  | { kind: 'differentFigures'; here: string; there: string }
  | { kind: 'onlyOneDenies' }
  | { kind: 'sameSpeaker'; speaker: string }
  | { kind: 'laterThan'; here: string; there: string };

export interface Related {
  claimId: string;
  kind: RelationKind;
  /** Likeness of the words, 0 to 1. */
  similarity: number;
  reasons: RelationReason[];
}

/** Likeness from which two claims are about the same thing. */
export const SAME_TOPIC = 0.3;

/** The same relation as the other claim has it. */
export const turned = (reasons: readonly RelationReason[]): RelationReason[] =>
  reasons.map((reason) =>
    'here' in reason
      ? ({ ...reason, here: reason.there, there: reason.here } as RelationReason)
      : reason,
  );

/** Conflicts first, then updates; the likest first among them. */
export const RANKS: readonly RelationKind[] = ['conflicts', 'updates', 'same', 'agrees'];
