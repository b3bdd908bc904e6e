/**
 * What the scripts of the extension on one page share: their globals, which the page cannot see. The gate comes
 * first and leaves its tools for the script that reads pages, so that only one of the two carries them.
 */
import type { Judge, Look } from '../page/collect.ts';
import type { Signals } from '../page/signals.ts';
import type { beginLife, Lifetime } from './lifetime.ts';
import type { Whereabouts } from './navigation.ts';
import type { answer, send } from './wire.ts';

export interface World {
  /** The script that runs now. */
  life?: Lifetime;
  /** The script that reads the page, since it runs. */
  reading?: Lifetime;
  /** The reader asked for this page: it is read although it does not look like an article. */
  asked?: true;
  /** What the gate has and the script behind it needs as well. */
  tools?: {
    judge: Judge;
    whereabouts: Whereabouts;
    beginLife: typeof beginLife;
    send: typeof send;
    answer: typeof answer;
  };
}

/**
 * Where all of it stands among the globals. Under a name it could be the page's: its elements are global variables in
 * every world, each under its id.
 */
export const WORLD: unique symbol = Symbol.for('racemark');

/** The globals, with what is shared among them. */
export type Scope = typeof globalThis & { [WORLD]?: World };

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
