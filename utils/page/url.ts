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
const DOUBTFUL =
  /^(?:ref|mod|s[ath]|ei|[io]?cid|clid|cmp|feature|partner|share|via|trk|hash[abc])$/i;
const IDENTIFIER = /^[a-z]{0,4}[-_.]?\d[\d.-]*$/i;
/** Names of parameters that say which of many articles a page is, whatever their value. */
const ARTICLE_PARAMETER =
  /^(?:.*id|[pnqt]|slug|story|article|title|name|post|doc|item|page|node|key|path|file)$/i;

const MOBILE_HOST = /^(?:www|m|mobile|touch|amp)\./;
const AMP_PATH = /(?:^\/amp(?=\/.)|\/amp\/?$|\.amp(?=\.html?$|$)|-amp(?=\.html?$))/i;
const PUBLIC_SECOND =
  /^(?:ac|ad|asn|co|com|edu|gov|gob|gouv|go|gr|id|lg|ltd|me|ne|net|nhs|or|org|plc|web)$/;
/** Hosts under which everybody has a site of their own; the rest of the public suffix list has next to no articles. */
const SHARED_HOST =
  /(?:^|\.)(?:(?:git(?:hub|lab)|ghost)\.io|(?:substack|medium|wordpress|tumblr|typepad|livejournal|weebly|wixsite|beehiiv|herokuapp|appspot|firebaseapp|cloudfront|amazonaws|squarespace|over-blog)\.com|(?:pages|workers)\.dev|(?:netlify|vercel|web|fly)\.app|blogspot\.(?:com?\.)?[a-z]+|(?:neocities|readthedocs)\.(?:org|io)|(?:hatenablog|notion|onrender|bearblog|azurewebsites)\.(?:com|jp|site|dev|net))$/;
const ADDRESS_NUMBER = /^[\d.]+$|:/;
/** Google's viewer of AMP pages stands on its search hosts. */
const GOOGLE_HOST = /^(?:www\.)?google\.(?:com|(?:com?\.)?[a-z]{2})$/;
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
    // By name only: where a name stands twice, the order of its values may mean something.
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
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

/** `#!...`, `#/...` and `#name/...` name a page of an application; any other fragment names a place on the page. */
function routeOf(url: URL): string {
  return /^#(?:!.|\/.|[a-z][\w-]*\/)/i.test(url.hash) ? url.hash : '';
}

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}

function foldHost(host: string): string {
  let folded = host;
  while (MOBILE_HOST.test(folded) && folded.split('.').length > suffixLength(folded) + 1)
    folded = folded.replace(MOBILE_HOST, '');
  // Also `en.m.example.org`.
  return folded.replace(/^([a-z-]{2,5})\.m\./, '$1.');
}

/** An AMP cache serves `https://<host with dashes>.cdn.ampproject.org/c/s/<host>/<path>`. */
function unwrapAmpCache({ hostname, pathname }: URL): { host: string; path: string } {
  const wrapped =
    (hostname.endsWith('.cdn.ampproject.org') || GOOGLE_HOST.test(hostname)) &&
    /^\/(?:[a-z]|amp)\/(?:s\/)?([^/]+\.[^/]+)(\/.*)?$/.exec(pathname);
  return wrapped
    ? { host: wrapped[1] ?? hostname, path: wrapped[2] ?? '/' }
    : { host: hostname, path: pathname };
}

/** The part of a host that one owner holds, without a list of all public suffixes. */
function siteOf(host: string): string {
  if (ADDRESS_NUMBER.test(host)) return host;
  const folded = foldHost(host);
  return folded
    .split('.')
    .slice(-suffixLength(folded) - 1)
    .join('.');
}

/** How many labels at the end of a host are nobody's own. */
function suffixLength(host: string): number {
  const labels = host.split('.');
  const shared = SHARED_HOST.exec(host)?.[0].replace(/^\./, '');
  if (shared !== undefined) return shared.split('.').length;
  return PUBLIC_SECOND.test(labels.at(-2) ?? '') && (labels.at(-1)?.length ?? 0) <= 3 ? 2 : 1;
}

function isSane(named: URL, page: URL): boolean {
  if (named.protocol !== 'http:' && named.protocol !== 'https:') return false;
  const from = unwrapAmpCache(page);
  if (siteOf(named.hostname) !== siteOf(from.host) || named.port !== page.port) return false;
  if (routeOf(page) !== '' && routeOf(named) !== routeOf(page)) return false;
  const ownPath = from.path.replace(AMP_PATH, '').replace(/\/+$/, '');
  const namedPath = named.pathname.replace(/\/+$/, '');
  if (namedPath === '') return ownPath === '' && spell(named) === spell(page);
  // A section is a strict prefix of the article's path.
  if (ownPath.startsWith(`${namedPath}/`) && !INDEX.test(page.pathname)) return false;
  const ids = [...page.searchParams].filter(([name, value]) => isArticleParameter(name, value));
  if (ownPath === namedPath) {
    return ids.every(([name, value]) => named.searchParams.get(name) === value);
  }
  return tellsAsMuch(named, ownPath, ids);
}

/** A parameter that tells articles apart: a canonical address on the same path must not lose it. */
function isArticleParameter(name: string, value: string): boolean {
  return !isTracking(name, value) && (/\d/.test(value) || ARTICLE_PARAMETER.test(name));
}

/**
 * Whether an address on another path says which article it names as clearly as the page's own does. Templates that
 * give every page one canonical address would else make all articles of a site the same.
 */
function tellsAsMuch(named: URL, ownPath: string, ids: readonly [string, string][]): boolean {
  const words = (text: string) => decoded(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTelling = (parts: readonly string[]) =>
    parts.length >= 3 || /\p{Script=Han}{4}/u.test(parts.join(' '));
  const slug = words(lastPart(ownPath));
  const theirSlug = words(lastPart(named.pathname));
  const theirs = new Set(words(named.pathname + named.search));
  const shared = (ids: readonly string[]) => ids.filter((id) => theirs.has(id)).length;
  const own = [...numbersIn(ownPath), ...ids.flatMap(([, value]) => words(value))];
  if (isTelling(slug)) return shared(own) > 0 || isSameName(slug, theirSlug);
  // Of an address that says nothing itself any other is believed.
  const told = own.length > 0 ? own : slug.filter((word) => word.length > 3);
  return told.length === 0 || shared(told) > 0 || isTelling(theirSlug);
}

/**
 * Whether two names of articles are one, written longer or shorter or with a word or two changed. Articles on one
 * subject share words, and an application may leave the address of the one before standing.
 */
function isSameName(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [one, other].map(
    (name) => new Set(name.filter((word) => word.length > 3 && !DATE.test(word))),
  ) as [Set<string>, Set<string>];
  const both = mine.intersection(theirs).size;
  const fewer = Math.min(mine.size, theirs.size);
  return (both === fewer && both > 1) || both * 3 > mine.union(theirs).size * 2;
}

const lastPart = (path: string): string => /([^/]*?)(?:\.\w+)?\/*$/.exec(path)?.[1] ?? '';

/** A year or a whole date: many articles of one site have it. */
const DATE = /^(?:19|20)\d\d(?:[01]\d[0-3]\d)?$/;
const numbersIn = (path: string): string[] =>
  (path.match(/\d{3,}/g) ?? []).filter((number) => !DATE.test(number));

/** Percent-encoding undone, where it is any. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: the words around it are the same.
    return text;
  }
}
