/**
 * A share of the main thread that may be spent over time (a token bucket): what was saved up allows a prompt
 * answer to a page that changes now and then; a page that never rests is looked at as often as the share allows.
 */

const SHARE = 0.01;
const BURST_MS = 40;
/** However much is left: changes of one rendering come in many records, and are read together. */
const PAUSE_MS = 250;

export interface Budget {
  /** Books work done, in milliseconds of the main thread. */
  spend(cost: number): void;
  /** Milliseconds to wait before the next piece of work; none before the first. */
  wait(): number;
}

export function createBudget(now: () => number): Budget {
  let credit = BURST_MS;
  let counted = now();
  let begun = false;
  const accrue = () => {
    const time = now();
    credit = Math.min(BURST_MS, credit + (time - counted) * SHARE);
    counted = time;
  };
  return {
    spend(cost) {
      begun = true;
      accrue();
      credit -= cost;
    },
    wait() {
      if (!begun) return 0;
      accrue();
      return credit >= 0 ? PAUSE_MS : Math.max(PAUSE_MS, -credit / SHARE);
    },
  };
}
