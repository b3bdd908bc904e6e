/** Client-side navigation, seen from a world in which the page's `history` cannot be listened in on. */
import type { CollectedPage } from '../page/types.ts';

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

/** `#/...` and `#!/...` are routes of an application; other fragments are places on one page. */
const withoutFragment = (address: string) => address.replace(/#(?!!?\/).*$/, '');

/** Text shared with the article before, above which a new address still shows the old one. */
const SAME_TEXT = 0.5;

/**
 * Whether the text is still that of the article before. Applications change the address first and the text when
 * it has arrived; until then the old text must not be taken for the new page's.
 */
export function isSameText(page: CollectedPage, last: CollectedPage): boolean {
  const known = new Set(last.blocks.map(({ text }) => text));
  let length = 0;
  let shared = 0;
  for (const { text } of page.blocks) {
    length += text.length;
    if (known.has(text)) shared += text.length;
  }
  return shared > length * SAME_TEXT;
}
