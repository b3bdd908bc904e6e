import type { Browser } from 'wxt/browser';

declare global {
  /** Only inside functions that run in the browser. */
  const chrome: typeof Browser;
}
