/** Work in slices, so that reading never stutters. */

/** A slice of ours in one task. With the script's evaluation before it, a task stays below 16 ms. */
const SLICE_MS = 5;

export interface Turns {
  /** Resolves in a later task, after the browser had its chance to handle input and to draw. */
  next(): Promise<void>;
  /** Resolves after the next frame has been drawn, when style and layout are clean; late if none is drawn. */
  frame(): Promise<void>;
  /** Milliseconds, monotonic. */
  now(): number;
}

/** Thrown into work that is no longer wanted. */
export class Cancelled extends Error {}

export interface Done<T> {
  value: T;
  /** Main-thread time spent, in milliseconds. */
  cost: number;
}

/** Runs the work to its end, a few milliseconds a task. Rejects with `Cancelled` when the signal aborts. */
export async function runInSlices<T>(
  work: Generator<unknown, T>,
  turns: Turns,
  signal: AbortSignal,
): Promise<Done<T>> {
  let cost = 0;
  for (;;) {
    if (signal.aborted) {
      work.return(undefined as never);
      throw new Cancelled();
    }
    const began = turns.now();
    let spent = 0;
    do {
      const step = work.next();
      spent = turns.now() - began;
      if (step.done) return { value: step.value, cost: cost + spent };
    } while (spent < SLICE_MS);
    cost += spent;
    await turns.next();
  }
}

/** Resolves in a later task, at once if there is no other: browsers stretch timers that follow upon each other. */
export const nextTask = (scope: Pick<typeof globalThis, 'MessageChannel'>): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new scope.MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** How long a frame is waited for: hidden and occluded windows draw none. */
const FRAME_PATIENCE_MS = 250;

/** Turns of a real window. */
export function windowTurns(window: Window & typeof globalThis): Turns {
  const next = () =>
    new Promise<void>((resolve) => {
      // Named elements of the page can stand in for a scheduler the browser lacks.
      if (typeof window.scheduler?.postTask === 'function') {
        void window.scheduler.postTask(() => resolve(), { priority: 'user-visible' });
      } else void nextTask(window).then(resolve);
    });
  return {
    next,
    frame: () =>
      new Promise((resolve) => {
        const patience = window.setTimeout(resolve, FRAME_PATIENCE_MS);
        window.requestAnimationFrame(() => {
          window.clearTimeout(patience);
          void next().then(resolve);
        });
      }),
    now: () => window.performance.now(),
  };
}
