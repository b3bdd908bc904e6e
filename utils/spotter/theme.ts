/** Changes of a page's colours: the reader's preference, or a switch of the page's own. */

/** Some pages write to these attributes on every scroll. */
const REST_MS = 500;

/** Calls back soon after the page may have changed its theme. */
export function onThemeChange(
  document: Document,
  window: Window & typeof globalThis,
  signal: AbortSignal,
  callback: () => void,
): void {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    window.setTimeout(() => {
      waiting = false;
      if (!signal.aborted) callback();
    }, REST_MS);
  };
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal });
  // Switches set an attribute of the root or the body, which then colour everything below.
  const observer = new window.MutationObserver(soon);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true });
  }
  signal.addEventListener('abort', () => observer.disconnect());
}
