/** Which page a content script may speak for. Pure. */
import type { PageMeta } from '../page/types.ts';
import { identify, withoutTracking } from '../page/url.ts';

const MAX_ALIASES = 10;

/** The host of a web address, or null when it has none that would tell pages apart. */
function hostOf(url: string): string | null {
  // Half a surrogate pair would not come through a file.
  if (!url.isWellFormed()) return null;
  try {
    const { protocol, host } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? host : null;
  } catch {
    return null;
  }
}

/**
 * The page's description with only the addresses its sender may have: those on the host it was opened on, with
 * `www.` and the like folded. A page that names another host's address is known by its own, so it can neither
 * read nor write what is saved for the other.
 * @param senderUrl the address the browser gives for the sender.
 */
export function trustedMeta(meta: PageMeta, senderUrl: string): PageMeta {
  const own = identify(senderUrl, null, null).url;
  const host = hostOf(own);
  const isOwn = (url: string) => url === own || (host !== null && hostOf(url) === host);
  const named = [meta.url, ...meta.aliases].filter(isOwn);
  const url = named[0] ?? own;
  // Not the sender's own address: after client-side navigation browsers still give that of the first page.
  const aliases = [...new Set(named)].filter((alias) => alias !== url);
  const isVisited = isOwn(identify(meta.visited, null, null).url);
  const visited = withoutTracking(isVisited ? meta.visited : senderUrl);
  return { ...meta, url, visited, aliases: aliases.slice(0, MAX_ALIASES) };
}
