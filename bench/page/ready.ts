/** How long after a page is ready its highlights are on the screen: a visit for nothing else, without a trace. */
import type { Extension } from '../../tests/e2e/harness.ts';

const PATIENCE_MS = 5_000;

/** Runs in the page before anything else. Looks in every frame, and takes the time after the one that has them. */
function watch(): void {
  const page = globalThis as typeof globalThis & { painted?: Promise<number> };
  page.painted = new Promise((resolve) => {
    const look = () => {
      if (CSS.highlights.size === 0) {
        requestAnimationFrame(look);
        return;
      }
      // A task of its own comes when the frame has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** Milliseconds from DOMContentLoaded to the first frame with highlights; null when there are none. */
export async function timeToHighlights(extension: Extension, url: string): Promise<number | null> {
  const page = await extension.context.newPage();
  await page.bringToFront();
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  const time = await page.evaluate(async (patience) => {
    const { painted } = globalThis as typeof globalThis & { painted?: Promise<number> };
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
    const at = await Promise.race([painted ?? null, late]);
    const [navigation] = performance.getEntriesByType('navigation');
    const { domContentLoadedEventStart = 0 } = (navigation ?? {}) as PerformanceNavigationTiming;
    return at === null ? null : at - domContentLoadedEventStart;
  }, PATIENCE_MS);
  await page.close();
  return time;
}
