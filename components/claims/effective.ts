import type { ClaimType, Direction } from '../../utils/claims/types.ts';
import type { LibraryEntry } from '../../utils/records.ts';

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
    speaker: corrections.speaker ?? claim.speaker,
  };
}
