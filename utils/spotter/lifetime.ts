/**
 * How long a content script lives: until it is told to stop, a newer script of the same extension takes over, or
 * the extension is gone.
 */
import type { World } from './world.ts';

export interface Lifetime {
  isAlive(): boolean;
  /** Aborts when it ends. */
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * Begins a life and ends the one before it.
 * @param isThere false once the extension was updated or removed under the script.
 */
export function beginLife(world: World, isThere: () => boolean): Lifetime {
  const ending = new AbortController();
  const { signal } = ending;
  // With a reason: without one the browser makes an error, and reads the script once more to say where.
  const end = () => ending.abort(0);
  const life: Lifetime = {
    isAlive() {
      if (!isThere()) end();
      return !signal.aborted;
    },
    signal,
    end,
  };
  world.life?.end();
  world.life = life;
  return life;
}
