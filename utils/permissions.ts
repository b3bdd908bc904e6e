/** Where Racemark may run. Nothing is granted at install; the reader grants every page, one site, or a click at a time. */
import { browser } from '#imports';
import type { Settings } from './settings.ts';

/** Every page a content script can be registered for. Matches `optional_host_permissions` in the manifest. */
export const EVERY_PAGE = '*://*/*';

/** Match pattern for the pages of one host. */
export const pagesOf = (host: string): string => `*://${host}/*`;

/** Whether the reader has granted access to every page. */
export const mayRunEverywhere = (): Promise<boolean> =>
  browser.permissions.contains({ origins: [EVERY_PAGE] });

/** Whether the reader has granted access to a host's pages. */
export const mayRunOn = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pagesOf(host)] });

/**
 * Asks the reader for access. Call it first thing in a click handler: browsers ask only then.
 * @param host one site, or every page when left out.
 * @returns whether it is granted.
 */
export const requestAccess = (host?: string): Promise<boolean> =>
  browser.permissions.request({ origins: [host === undefined ? EVERY_PAGE : pagesOf(host)] });

/** Match patterns granted now, at install or later. */
export async function grantedPages(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Pages on which the content script starts by itself. */
export interface Reach {
  matches: string[];
  excludeMatches: string[];
}

const EVERY_PAGE_PATTERNS = [EVERY_PAGE, '<all_urls>', 'http://*/*', 'https://*/*'];

/** As a browser grants one site, its subdomains perhaps. */
const SITE_PATTERN = /^(?:\*|https?):\/\//;

/**
 * Where the content script starts by itself: what the reader both wants and has granted. Null for nowhere. Pure.
 * @param granted match patterns as the browser lists them.
 */
export function reachOf(
  settings: Pick<Settings, 'everywhere' | 'sites'>,
  granted: readonly string[],
): Reach | null {
  const everyPage = EVERY_PAGE_PATTERNS.filter((pattern) => granted.includes(pattern));
  const rules = Object.entries(settings.sites).sort(([a], [b]) => (a < b ? -1 : 1));
  const off = rules.filter(([, rule]) => rule !== 'on').map(([host]) => host);
  if (settings.everywhere === 'on' && everyPage.length > 0) {
    return {
      // `<all_urls>` would take in file: pages too.
      matches:
        everyPage.includes(EVERY_PAGE) || everyPage.includes('<all_urls>')
          ? [EVERY_PAGE]
          : everyPage,
      excludeMatches: off.map(pagesOf),
    };
  }
  if (settings.everywhere === 'on') {
    // Narrowed in the browser's own list of extensions to some sites, of which we know no rules.
    const some = granted.filter((pattern) => SITE_PATTERN.test(pattern));
    return some.length > 0 ? { matches: some.sort(), excludeMatches: off.map(pagesOf) } : null;
  }
  const on = rules
    .filter(
      ([host, rule]) => rule === 'on' && (everyPage.length > 0 || granted.includes(pagesOf(host))),
    )
    .map(([host]) => pagesOf(host));
  return on.length > 0 ? { matches: on, excludeMatches: [] } : null;
}
