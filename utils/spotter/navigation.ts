/**
 * Where the reader is: client-side navigation, seen from a world in which the page's `history` cannot be listened in on,
 * and whether they look. The gate and the script behind it need the same.
 */

/** Calls back after every change of the address without a load. */
export function onAddressChange(
  window: Window & typeof globalThis,
  signal: AbortSignal,
  callback: () => void,
): void {
  for (const event of ['popstate', 'hashchange']) {
    window.addEventListener(event, callback, { signal });
  }
  // A named element of the page can stand in for an API the browser lacks.
  const { navigation } = window;
  if (typeof navigation?.addEventListener === 'function') {
    navigation.addEventListener('currententrychange', callback, { signal });
  }
}

/** Whether two addresses differ at most in a fragment that names a place on the page. */
export function isSamePlace(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}

/** `#!...`, `#/...` and `#name/...` are routes of an application; other fragments are places on one page. */
const withoutFragment = (address: string) => address.replace(/#(?!!|[\w-]*\/).*/, '');

/** False while it is rendered ahead of being visited, or in the background. */
export const isVisible = (document: Document): boolean =>
  !('prerendering' in document && document.prerendering) && document.visibilityState === 'visible';

/** What of this the gate leaves for the script behind it. */
export const whereabouts = { onAddressChange, isSamePlace, isVisible };
export type Whereabouts = typeof whereabouts;
