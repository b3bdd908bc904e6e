/** What keeps readers out, found by looking at a page as it is drawn. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** A page reads it in a third of the time that the long form takes. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Every rule, or only those whose outcome hangs on how a page is drawn: enough where the same elements, already looked
 * at by every rule, are in other colours, another size or another language.
 */
export type Rules = 'all' | 'drawn';

const RUN_ONLY: Record<Rules, NonNullable<RunOptions['runOnly']>> = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  drawn: {
    type: 'rule',
    values: [
      'color-contrast',
      'link-in-text-block',
      'scrollable-region-focusable',
      'target-size',
      // A language may lack a word that names something.
      'button-name',
      'document-title',
      'html-has-lang',
      'label',
      'link-name',
      'select-name',
    ],
  },
};

/** What axe finds wrong in a page, which has no frames, in short. */
export async function violations(page: Page, rules: Rules = 'all'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(AXE);
  const look: RunOptions = {
    runOnly: RUN_ONLY[rules],
    resultTypes: ['violations'],
    // For what plays by itself, which there is none of.
    preload: false,
  };
  return page.evaluate(async (options) => {
    // What is half-way through an animation has no contrast of its own.
    const animations = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(animations.map((each) => each.finished));
    // While something scrolls, it covers what it does not cover at rest.
    const scrolled = () =>
      [...document.querySelectorAll('*')].map(({ scrollTop }) => scrollTop).join();
    for (let before = '', rested = 0; rested < 5; ) {
      const now = scrolled();
      rested = now === before ? rested + 1 : 0;
      before = now;
      await new Promise((done) => requestAnimationFrame(done));
    }
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    // Only what is said of faults goes back: the whole report is megabytes.
    const { violations: found } = await axe.run(document, options);
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ''}`),
    );
  }, look);
}

/** Smallest side of what is pressed, in CSS pixels (WCAG 2.2, 2.5.8). */
const SMALLEST = 24;

/** Controls that are drawn smaller than a finger needs; links within a sentence may be. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((smallest) => {
    const controls = document.querySelectorAll(
      'button, select, summary, textarea, input, a[href], [role="menuitem"]',
    );
    return [...controls].flatMap((control) => {
      const target = control.matches('input[type="radio"], input[type="checkbox"]')
        ? (control.closest('label') ?? control)
        : control;
      const { width, height } = target.getBoundingClientRect();
      const isDrawn = width > 0 && height > 0 && getComputedStyle(control).visibility !== 'hidden';
      const isInText = control.matches('p a, li a');
      return isDrawn && !isInText && Math.min(width, height) < smallest
        ? [`${control.outerHTML.slice(0, 120)}: ${width} by ${height}`]
        : [];
    });
  }, SMALLEST);

/** What sticks out of the window sideways, outside of parts that scroll by themselves. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const isOut = width > 0 && (right > innerWidth + 1 || left < -1);
      return isOut && !scrolls(element.parentElement) && !element.closest('.unseen')
        ? [`${element.outerHTML.slice(0, 120)}: ${left} to ${right}`]
        : [];
    });
  });
