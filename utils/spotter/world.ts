/**
 * What the scripts of the extension on one page share: their globals, which the page cannot see. The gate comes
 * first and leaves its look at pages for the script that reads them, so that only one of the two carries it.
 */
import type { Look } from '../page/collect.ts';
import type { Signals } from '../page/signals.ts';
import type { Lifetime } from './lifetime.ts';

export interface World {
  /** The script that runs now. */
  racemarkLife?: Lifetime;
  /** The script that reads the page, since it runs. */
  racemarkReading?: Lifetime;
  racemarkLook?: Look;
}

/**
 * Name of the global variable that is true when the reader asked for this page: it is then read although it does not
 * look like an article. Set before the scripts are injected.
 */
export const ASKED_SIGN = 'racemarkAsked';

/** The reading follows the gate's look at once, and need not look again. */
const FRESH_MS = 1_000;

/** A look that gives its last answer again for the same address while that is fresh. */
export function rememberingLook(look: Look, now: () => number): Look {
  let last: { url: string; at: number; signals: Signals } | null = null;
  return (document, url) => {
    if (last?.url !== url || now() - last.at > FRESH_MS) {
      last = { url, at: now(), signals: look(document, url) };
    }
    return last.signals;
  };
}
