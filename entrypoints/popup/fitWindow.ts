/**
 * Makes the page no higher than the window the browser gave the popup: on a low screen or at a high zoom that is
 * less than the page asks for, and the browser would add a scroll bar of its own.
 */
export function fitWindow(): void {
  const { style } = document.documentElement;
  addEventListener('resize', () => {
    if (innerHeight < document.documentElement.offsetHeight) style.blockSize = `${innerHeight}px`;
  });
}
