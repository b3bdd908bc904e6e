/** Which claim a card shows, in the fragment of its address: it is never sent anywhere. */

export interface CardAddress {
  claimId: string;
  /** From the background, for this page; without it the card gets nothing. */
  token: string;
}

export const writeCardAddress = ({ claimId, token }: CardAddress): string =>
  `#${new URLSearchParams({ claimId, token })}`;

/** @param hash as `location.hash` gives it. Null when it names no claim. */
export function readCardAddress(hash: string): CardAddress | null {
  const values = new URLSearchParams(hash.slice(1));
  const claimId = values.get('claimId');
  const token = values.get('token');
  return claimId && token ? { claimId, token } : null;
}

/** What a card tells the page it lies on. Nothing of it is secret, and nothing of it is believed to be more. */
export type CardSignal = { racemarkCard: 'close' } | { racemarkCard: 'height'; height: number };
