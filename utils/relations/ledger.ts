/** The prediction ledger: which forecasts are open, due or overdue, and who has been right. */
import type { ClaimType } from '../claims/types.ts';
import type { Outcome } from '../records.ts';

/** What the ledger has to know of a claim; type and speaker as corrected by the reader. */
export interface Prediction {
  claimId: string;
  type: ClaimType;
  speaker: string | null;
  outlet: string;
  /** Last day the forecast can mean, `YYYY-MM-DD`; null when vague. */
  due: string | null;
  /** What the reader says became of it. */
  outcome: Outcome | null;
}

/**
 * `decided`: the reader has given an outcome. `overdue`: its last day has passed. `due`: its last day is at most
 * `DUE_SOON_DAYS` away. `open`: later. `undated`: nobody can say when.
 */
export const LEDGER_STATES = ['overdue', 'due', 'open', 'undated', 'decided'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** A prediction whose day is this near is worth looking at. */
export const DUE_SOON_DAYS = 30;

const DAY_MS = 86_400_000;

/** Whole days from one calendar day to another, both `YYYY-MM-DD`; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/**
 * Where a prediction stands.
 * @param today `YYYY-MM-DD` in the reader's own time zone: a forecast for today is not overdue yet.
 */
export function ledgerStateOf(
  { due, outcome }: Pick<Prediction, 'due' | 'outcome'>,
  today: string,
): LedgerState {
  if (outcome !== null) return 'decided';
  if (due === null) return 'undated';
  const days = daysBetween(today, due);
  if (days < 0) return 'overdue';
  return days <= DUE_SOON_DAYS ? 'due' : 'open';
}

/** Whether a claim belongs in the ledger: a forecast, or anything the reader has given an outcome. */
export const isPrediction = ({ type, outcome }: Pick<Prediction, 'type' | 'outcome'>): boolean =>
  type === 'forecast' || outcome !== null;

export interface LedgerEntry<P extends Prediction> {
  prediction: P;
  state: LedgerState;
  /** Days until the last day; negative when it has passed, null when undated. */
  days: number | null;
}

/** The predictions among claims: overdue first (longest first), then by due day, then undated, then decided. */
export function ledgerOf<P extends Prediction>(
  claims: Iterable<P>,
  today: string,
): LedgerEntry<P>[] {
  const entries: LedgerEntry<P>[] = [];
  for (const prediction of claims) {
    if (!isPrediction(prediction)) continue;
    const { due } = prediction;
    entries.push({
      prediction,
      state: ledgerStateOf(prediction, today),
      days: due === null ? null : daysBetween(today, due),
    });
  }
  const rank = ({ state }: LedgerEntry<P>) => LEDGER_STATES.indexOf(state);
  const days = (entry: LedgerEntry<P>) => entry.days ?? Number.MAX_SAFE_INTEGER;
  const id = (entry: LedgerEntry<P>) => entry.prediction.claimId;
  return entries.sort((a, b) => rank(a) - rank(b) || days(a) - days(b) || (id(a) < id(b) ? -1 : 1));
}

export interface HitRate {
  /** The speaker or outlet. */
  name: string;
  predictions: number;
  outcomes: Record<Outcome, number>;
  /** Share that came true, a partly true one counting half; unclear ones are left out. Null when none is left. */
  rate: number | null;
  /**
   * 95 % Wilson score interval of the rate (E. B. Wilson, 1927): how much so few cases can say. Null with `rate`.
   */
  interval: { low: number; high: number } | null;
}

const WILSON_Z = 1.959964;

/** Wilson score interval for a share of `count` cases. */
export function wilsonInterval(share: number, count: number): { low: number; high: number } {
  const z2 = WILSON_Z ** 2;
  const middle = share + z2 / (2 * count);
  const spread = WILSON_Z * Math.sqrt((share * (1 - share) + z2 / (4 * count)) / count);
  const scale = 1 + z2 / count;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** How often the predictions of each speaker or outlet came true, most decided first. Unnamed ones are left out. */
export function hitRates<P extends Prediction>(
  claims: Iterable<P>,
  by: 'speaker' | 'outlet',
): HitRate[] {
  const tallies = new Map<string, { predictions: number; outcomes: Record<Outcome, number> }>();
  for (const claim of claims) {
    const name = claim[by];
    if (!name || !isPrediction(claim)) continue;
    const tally = tallies.get(name) ?? {
      predictions: 0,
      outcomes: { cameTrue: 0, didNot: 0, partly: 0, unclear: 0 },
    };
    tallies.set(name, tally);
    tally.predictions += 1;
    if (claim.outcome) tally.outcomes[claim.outcome] += 1;
  }
  const rated = [...tallies].map(([name, tally]): HitRate => {
    const { cameTrue, didNot, partly } = tally.outcomes;
    const decided = cameTrue + didNot + partly;
    const rate = decided === 0 ? null : (cameTrue + partly / 2) / decided;
    return {
      name,
      ...tally,
      rate,
      interval: rate === null ? null : wilsonInterval(rate, decided),
    };
  });
  const decided = ({ outcomes }: HitRate) => outcomes.cameTrue + outcomes.didNot + outcomes.partly;
  return rated.sort(
    (a, b) =>
      decided(b) - decided(a) || b.predictions - a.predictions || (a.name < b.name ? -1 : 1),
  );
}
