/** Which claim is under the reader's eyes. Scrolling is listened to only while somebody waits for another answer. */
import type { ShownClaim } from './visit.ts';

/** Between two looks while the reader scrolls. */
const PACE_MS = 150;
/** The longest wait: whoever asked may be gone. */
const PATIENCE_MS = 30_000;
/** Where eyes rest, as a share of the window's height. */
const READING_LINE = 0.35;

type Placed = Pick<ShownClaim, 'known'> & { range: Pick<Range, 'getBoundingClientRect'> };

/** The saved claim in the window that is nearest to the reading line; null when none is in it. */
export function claimInView(claims: Iterable<Placed>, height: number): string | null {
  const line = height * READING_LINE;
  let nearest: string | null = null;
  // Whatever is in the window is nearer.
  let least = height;
  for (const { known, range } of claims) {
    if (!known) continue;
    const { top, bottom } = range.getBoundingClientRect();
    const isSeen = bottom > 0 && top < height && bottom > top;
    const distance = Math.max(top - line, line - bottom, 0);
    if (!isSeen || distance >= least) continue;
    nearest = known.id;
    least = distance;
  }
  return nearest;
}

/**
 * Waits until `look` gives something else than `but`, looking again as the reader scrolls.
 * @param signal ends the wait.
 */
export function nextInView(
  but: string | null,
  look: () => string | null,
  window: Window,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const end = () => {
      // With any reason: without one the browser makes an error.
      waiting.abort(0);
      resolve(look());
    };
    if (look() !== but) return end();
    let isPaused = false;
    const onMove = () => {
      if (isPaused) return;
      isPaused = true;
      window.setTimeout(() => {
        isPaused = false;
        if (!waiting.signal.aborted && look() !== but) end();
      }, PACE_MS);
    };
    const options = { capture: true, passive: true, signal: waiting.signal };
    window.addEventListener('scroll', onMove, options);
    window.addEventListener('resize', onMove, options);
    const limit = window.setTimeout(end, PATIENCE_MS);
    waiting.signal.addEventListener('abort', () => window.clearTimeout(limit));
    signal.addEventListener('abort', end, { signal: waiting.signal });
  });
}
