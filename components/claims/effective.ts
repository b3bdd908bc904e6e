import type { ClaimType, Direction } from '../../utils/claims/types.ts';
import { type AnnotationRecord, type LibraryEntry, speakerOf } from '../../utils/records.ts';

/** What `utils/claims` names as the speaker where the article itself makes the claim. */
export const AUTHOR = 'author';

/** What holds for a claim: the reader's correction, else what was detected. */
export interface Effective {
  type: ClaimType;
  direction: Direction;
  speaker: string | null;
}

export function effectiveOf({ claim, own }: Pick<LibraryEntry, 'claim' | 'own'>): Effective {
  const corrections = own?.corrections ?? {};
  return {
    type: corrections.type ?? claim.type,
    direction: corrections.direction ?? claim.direction,
    speaker: speakerOf({ claim, own }),
  };
}

/** The reader's corrections with a due day among them, null for none; a day as detected is no correction. */
export function correctedDue(
  {
    claim,
    own,
  }: Pick<LibraryEntry, 'claim'> & { own: Pick<AnnotationRecord, 'corrections'> | null },
  due: string | null,
): AnnotationRecord['corrections'] {
  const { due: _, ...others } = own?.corrections ?? {};
  return due === (claim.horizon?.to ?? null) ? others : { ...others, due };
}
