/** Popups lower than this are still being opened. */
const LEAST_HEIGHT = 300;

/**
 * Makes the page no higher than the window the browser gave the popup: on a low screen or at a high zoom that is
 * less than the page asks for, and the browser would add a scroll bar of its own.
 */
export function fitWindow(): void {
  const { documentElement, body } = document;
  const fit = () => {
    if (innerHeight < LEAST_HEIGHT || innerHeight >= body.offsetHeight) return;
    for (const { style } of [documentElement, body]) style.blockSize = `${innerHeight}px`;
  };
  addEventListener('resize', fit);
  // The window may have its last size before this runs.
  addEventListener('load', fit);
}
