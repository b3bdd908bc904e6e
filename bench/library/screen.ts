/** What the reader waits for on the real library page: first claims, rows after a key, frames while scrolling. */
import type { CDPSession, Page } from 'playwright-core';
import { type Extension, until } from '../../tests/e2e/harness.ts';
import { mainThread, type TraceEvent } from '../page/trace.ts';

/** Marks of an opening in milliseconds since it began; the last is when the first claims are painted. */
export interface Opening {
  /** All scripts that are loaded at once have run. */
  scripts: number;
  /** Something is drawn. */
  drawn: number;
  claims: number;
}

/** Notes in every page of the context when something was drawn and when its first claim was. */
export function noteFirstClaim(): void {
  const marks: Partial<Opening> = {};
  new MutationObserver((_, observer) => {
    if (marks.drawn === undefined && document.querySelector('#root > *')) {
      marks.scripts = performance.now();
      requestAnimationFrame(() => {
        marks.drawn = performance.now();
      });
    }
    if (!document.querySelector('[data-testid="claim-quote"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      Object.assign(globalThis, { opening: { ...marks, claims: performance.now() } });
    });
  }).observe(document, { childList: true, subtree: true });
}

/** Opens a page of the extension in a new tab, as a click on its link does. */
export async function opened(extension: Extension, path: string): Promise<Opening> {
  const page = await extension.page(path);
  // A tab that is not in front paints nothing.
  await page.bringToFront();
  const opening = () => page.evaluate(() => Reflect.get(globalThis, 'opening') as Opening);
  await until('claims in the library', opening, 60_000);
  const marks = await opening();
  await page.close();
  return marks;
}

const noBlanks = () => document.querySelector('ol [class*="blank"]') === null;

/** From each key to the paint of the rows that fit. */
export async function keystrokes(page: Page, typed: string): Promise<number[]> {
  const search = page.getByRole('searchbox', { name: 'Search claims' });
  // The texts are read at the first key.
  await search.fill('zzzz');
  await until('nothing', () =>
    page
      .getByTestId('claim-quote')
      .count()
      .then((count) => count === 0),
  );
  await search.fill('');
  await until('rows', () => page.getByTestId('claim-quote').count());
  await page.waitForFunction(noBlanks);
  const times: number[] = [];
  for (const key of typed) {
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const output = document.querySelector('output');
          const before = output?.textContent;
          addEventListener(
            'keydown',
            ({ timeStamp }) => {
              const look = () => {
                const isThere =
                  output?.textContent !== before &&
                  document.querySelector('ol [class*="blank"]') === null;
                if (isThere) resolve(performance.now() - timeStamp);
                else if (performance.now() - timeStamp > 3_000) resolve(Number.NaN);
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            },
            { once: true, capture: true },
          );
        }),
    );
    await page.waitForTimeout(30);
    await search.press(key === ' ' ? 'Space' : key);
    times.push(await shown);
    await page.waitForTimeout(120);
  }
  // A key that leaves as many claims as before says nothing.
  return times.filter((time) => !Number.isNaN(time));
}

export interface Scrolling {
  /** Frames a second while the list moved. */
  rate: number;
  /** Share of frames that came later than one and a half times their turn. */
  late: number;
  /** The longest task of the page's main thread, milliseconds of processor time. */
  longest: number;
  /** Milliseconds of processor time the main thread takes for a frame. */
  work: number;
  /** Rows without their claim at the moments looked at, of all rows in view. */
  blank: number;
}

const cpuOf = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000;

const FRAME_MS = 1000 / 60;

/** Scrolls the list by the wheel over some thousands of rows, with a trace. */
export async function scrolled(page: Page, cdp: CDPSession): Promise<Scrolling> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await cdp.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        '__metadata',
      ],
    },
  });
  const frames = page.evaluate(
    () =>
      new Promise<{ times: number[]; blank: number[] }>((resolve) => {
        const times: number[] = [];
        const blank: number[] = [];
        const list = document.querySelector('ol')?.parentElement;
        const began = performance.now();
        const step = (now: number) => {
          times.push(now);
          const rows = list?.querySelectorAll('li').length ?? 0;
          const empty = list?.querySelectorAll('[class*="blank"]').length ?? 0;
          blank.push(rows === 0 ? 0 : empty / rows);
          list?.scrollBy({ top: 40, behavior: 'instant' });
          if (now - began < 4_000) requestAnimationFrame(step);
          else resolve({ times, blank });
        };
        requestAnimationFrame(step);
      }),
  );
  const { times, blank } = await frames;
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  const gaps = times.slice(1).map((time, at) => time - (times[at] as number));
  const tasks = mainThread(events, page.url()).filter(({ name }) => name === 'RunTask');
  return {
    rate: (1000 * gaps.length) / ((times.at(-1) ?? 0) - (times[0] ?? 0)),
    late: gaps.filter((gap) => gap > 1.5 * FRAME_MS).length / gaps.length,
    longest: Math.max(0, ...tasks.map(cpuOf)),
    work: tasks.reduce((sum, task) => sum + cpuOf(task), 0) / gaps.length,
    blank: blank.reduce((sum, each) => sum + each, 0) / blank.length,
  };
}
