/**
 * How long a content script lives: until it is told to stop, a newer script of the same extension takes over, or
 * the extension is gone. Scripts of one extension share their globals, and the page cannot see those.
 */

export interface Lifetime {
  isAlive(): boolean;
  /** Aborts when it ends. */
  readonly signal: AbortSignal;
  end(): void;
}

/** Where the script that runs now is found by the next one. */
export interface World {
  racemarkLife?: Lifetime;
}

/**
 * Begins a life and ends the one before it.
 * @param world what scripts of this extension share on a page: their `globalThis`.
 * @param isThere false once the extension was updated or removed under the script.
 */
export function beginLife(world: World, isThere: () => boolean): Lifetime {
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => ending.abort();
  const life: Lifetime = {
    isAlive() {
      if (!isThere()) end();
      return !signal.aborted;
    },
    signal,
    end,
  };
  world.racemarkLife?.end();
  world.racemarkLife = life;
  return life;
}
