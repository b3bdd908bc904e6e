import type { PageMeta, PageSighting } from './types.ts';

/** What a page is known by. */
export interface Identity {
  /** Scheme, host, path and meaningful parameters in one canonical spelling. */
  url: string;
  /** Other canonical spellings under which the page was seen or names itself. */
  aliases: string[];
}

const TRACKING =
  /^(?:(?:utm|mtm|pk|hsa|_hs|fb|vero|oly|at|amp|guce?|trk|wt|cx|algo|_branch|sc_c)[._].*|[a-z]*cl(?:id|src)|[gw]braid|gad_.*|mc_[ce]id|_hs.*|igsh(?:id)?|__s|_g[al]|s_(?:cid|kwcid)|ncid|[io]?cid|cmp(?:id)?|ito|ref(?:_?src|_?url|errer)?|sm(?:id|typ)|soc_(?:src|trk)|share(?:d|_?(?:id|type|token|source))?|sh|partner|feature|amp|outputtype|mod|st|reflink|mbid|sref|rss|srnd|spm|from_?source|campaign_?id|rsrc|via|fromrss|int_source|trk.*|ved|usg|ei|sa|cndid|esrc|bxid|hash[abc]|xtor|taid)$/i;

/** Tracking names that some sites give a meaning of their own: dropped only when the value looks like a label. */
const DOUBTFUL = /^(?:ref|mod|s[ath]|ei|[io]?cid|feature|partner|via|hash[abc])$/i;
const IDENTIFIER = /^\d+$/;

const MOBILE_HOST = /^(?:www|m|mobile|touch|amp)\./;
const AMP_PATH = /(?:^\/amp(?=\/.)|\/amp\/?$|\.amp(?=\.html?$|$)|-amp(?=\.html?$))/i;
const PUBLIC_SECOND = /^(?:ac|co|com|edu|gov|gob|gouv|go|ne|net|or|org)$/;
const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;

/**
 * The one address a page is known by, from where it was opened and what it says of itself.
 * A canonical or Open Graph address is believed only on the same site, and only if it is no less specific than the
 * address it was opened under: home pages and sections named as canonical by mistake are refused.
 */
export function identify(
  pageUrl: string,
  canonicalUrl: string | null,
  ogUrl: string | null,
): Identity {
  const page = parse(pageUrl, null);
  if (page === null) return { url: pageUrl, aliases: [] };
  const own = spell(page);
  const named = [canonicalUrl, ogUrl].flatMap((href) => {
    const url = href === null ? null : parse(href, page);
    return url !== null && isSane(url, page) ? [spell(url)] : [];
  });
  const url = named[0] ?? own;
  const aliases = [...new Set([own, ...named])].filter((alias) => alias !== url);
  return { url, aliases };
}

/** A page as it was seen, with its identity in place of its addresses. */
export function identified({ address, canonical, ogUrl, ...facts }: PageSighting): PageMeta {
  return { ...facts, visited: withoutTracking(address), ...identify(address, canonical, ogUrl) };
}

/**
 * The address to open a page again: as it was opened, without tracking parameters, a place on the page, or a password.
 */
export function withoutTracking(pageUrl: string): string {
  const url = parse(pageUrl, null);
  if (url === null) return pageUrl;
  url.username = '';
  url.password = '';
  const tracking = [...url.searchParams].filter(([name, value]) => isTracking(name, value));
  for (const [name] of tracking) url.searchParams.delete(name);
  url.hash = routeOf(url);
  return url.href;
}

function parse(href: string, base: URL | null): URL | null {
  try {
    return new URL(href.trim(), base ?? undefined);
  } catch {
    // A page may write anything into its link tags; what is no address names nothing.
    return null;
  }
}

function spell(url: URL): string {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return withoutFragment(url);
  const { host, path } = unwrapAmpCache(url);
  const query = [...url.searchParams]
    .filter(([name, value]) => !isTracking(name, value))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const port = url.port === '' ? '' : `:${url.port}`;
  const folded = path
    .replace(AMP_PATH, '')
    .replace(INDEX, '/')
    .replace(/\/{2,}/g, '/');
  const trimmed = folded.length > 1 ? folded.replace(/\/+$/, '') : folded;
  return `https://${foldHost(host)}${port}${trimmed || '/'}${query && `?${query}`}${routeOf(url)}`;
}

function isTracking(name: string, value: string): boolean {
  return TRACKING.test(name) && !(DOUBTFUL.test(name) && IDENTIFIER.test(value));
}

/** `#!/...` and `#/...` name a page of an application; any other fragment names a place on the page. */
function routeOf(url: URL): string {
  return /^#!?\/./.test(url.hash) ? url.hash : '';
}

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}

function foldHost(host: string): string {
  let folded = host;
  while (MOBILE_HOST.test(folded) && folded.split('.').length > 2)
    folded = folded.replace(MOBILE_HOST, '');
  // Also `en.m.example.org`.
  return folded.replace(/^([a-z-]{2,5})\.m\./, '$1.');
}

/** An AMP cache serves `https://<host with dashes>.cdn.ampproject.org/c/s/<host>/<path>`. */
function unwrapAmpCache({ hostname, pathname }: URL): { host: string; path: string } {
  const wrapped =
    (hostname.endsWith('.cdn.ampproject.org') || /(?:^|\.)google\.[a-z.]+$/.test(hostname)) &&
    /^\/(?:[a-z]|amp)\/(?:s\/)?([^/]+\.[^/]+)(\/.*)?$/.exec(pathname);
  return wrapped
    ? { host: wrapped[1] ?? hostname, path: wrapped[2] ?? '/' }
    : { host: hostname, path: pathname };
}

/** The part of a host that one owner holds, without a list of public suffixes: the last two or three labels. */
function siteOf(host: string): string {
  const labels = foldHost(host).split('.');
  const keep = PUBLIC_SECOND.test(labels.at(-2) ?? '') && (labels.at(-1)?.length ?? 0) <= 3 ? 3 : 2;
  return labels.slice(-keep).join('.');
}

function isSane(named: URL, page: URL): boolean {
  if (named.protocol !== 'http:' && named.protocol !== 'https:') return false;
  const from = unwrapAmpCache(page);
  if (siteOf(named.hostname) !== siteOf(from.host)) return false;
  if (routeOf(page) !== '' && routeOf(named) !== routeOf(page)) return false;
  const ownPath = from.path.replace(AMP_PATH, '').replace(/\/+$/, '');
  const namedPath = named.pathname.replace(/\/+$/, '');
  if (namedPath === '') return ownPath === '' && spell(named) === spell(page);
  // A section is a strict prefix of the article's path.
  if (ownPath.startsWith(`${namedPath}/`) && !INDEX.test(page.pathname)) return false;
  return keepsIds(named, page, ownPath === namedPath);
}

/** Numbers in the address tell articles apart: a canonical on the same path must not lose one. */
function keepsIds(named: URL, page: URL, samePath: boolean): boolean {
  if (!samePath) return true;
  const ids = [...page.searchParams].filter(
    ([name, value]) => !isTracking(name, value) && /\d/.test(value),
  );
  return ids.every(([name, value]) => named.searchParams.get(name) === value);
}
