/** Entries of the library as relations and ledger see them: with the reader's corrections in place. */
import { localDay } from '../calendar.ts';
import { dueOf, type LibraryEntry, speakerOf } from '../records.ts';
import type { Prediction } from './ledger.ts';
import type { Comparable } from './related.ts';

export function comparableOf({ page, claim, own }: LibraryEntry): Comparable {
  return {
    claimId: claim.id,
    pageId: page.id,
    quote: claim.quote,
    clause: claim.clause,
    type: own?.corrections.type ?? claim.type,
    direction: own?.corrections.direction ?? claim.direction,
    speaker: speakerOf({ claim, own }),
    outlet: page.outlet,
    date: page.published ?? localDay(claim.firstSeen),
  };
}

export function predictionOf({ page, claim, own }: LibraryEntry): Prediction {
  return {
    claimId: claim.id,
    type: own?.corrections.type ?? claim.type,
    speaker: speakerOf({ claim, own }),
    outlet: page.outlet,
    due: dueOf({ claim, own }),
    outcome: own?.outcome?.verdict ?? null,
  };
}
