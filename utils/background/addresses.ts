/** Which page a content script may speak for. Pure. */
import type { PageMeta, PageSighting } from '../page/types.ts';
import { identified, identify, withoutTracking } from '../page/url.ts';

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

/** Whether a sender may call its page by an address: one on the host it was opened on, `www.` and the like folded. */
function ownedBy(senderUrl: string): (url: string) => boolean {
  const own = identify(senderUrl, null, null).url;
  const host = hostOf(own);
  return (url) => url === own || (host !== null && hostOf(url) === host);
}

/** The identities under which a page that gives these addresses may be known. */
export function trustedNames(
  { address, canonical, ogUrl }: Pick<PageSighting, 'address' | 'canonical' | 'ogUrl'>,
  senderUrl: string,
): string[] {
  const { url, aliases } = identify(address, canonical, ogUrl);
  return [url, ...aliases].filter(ownedBy(senderUrl));
}

/**
 * The page's description with only the addresses its sender may have: those on the host it was opened on, with
 * `www.` and the like folded. A page that names another host's address is known by its own, so it can neither
 * read nor write what is saved for the other.
 * @param senderUrl the address the browser gives for the sender.
 */
export function trustedMeta(sighting: PageSighting, senderUrl: string): PageMeta {
  const meta = identified(sighting);
  const isOwn = ownedBy(senderUrl);
  const named = [meta.url, ...meta.aliases].filter(isOwn);
  const url = named[0] ?? identify(senderUrl, null, null).url;
  // Not the sender's own address: after client-side navigation browsers still give that of the first page.
  const aliases = [...new Set(named)].filter((alias) => alias !== url);
  const isVisited = isOwn(identify(sighting.address, null, null).url);
  const visited = isVisited ? meta.visited : withoutTracking(senderUrl);
  return { ...meta, url, visited, aliases };
}
