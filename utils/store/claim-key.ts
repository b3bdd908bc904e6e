/** What tells the claims of one page apart: their folded words, and which of several alike. Pure. */
import type { ClaimRow } from './schema.ts';

/** Separates a folded quote (which has no line break left) from its occurrence. */
export const keyOf = (folded: string, occurrence: number): string => `${folded}\n${occurrence}`;

export const splitKey = (key: string): [folded: string, occurrence: number] => {
  const cut = key.lastIndexOf('\n');
  return [key.slice(0, cut), Number(key.slice(cut + 1))];
};

/** The folded words a claim has its key for. */
export const foldedOf = ({ identityKey }: Pick<ClaimRow, 'identityKey'>): string =>
  splitKey(identityKey)[0];
