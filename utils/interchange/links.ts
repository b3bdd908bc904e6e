/** Addresses as the formats need them: plain ASCII, and leading to the claim on its page. */

/**
 * An address as an RFC 3986 URI: browsers leave characters such as `|` and `{` in a URL, which strict readers refuse.
 */
export function uriOf(url: string): string {
  const plain = url.toWellFormed();
  const href = URL.canParse(plain) ? new URL(plain).href : plain;
  const hash = href.indexOf('#');
  const [head, fragment] = hash < 0 ? [href, null] : [href.slice(0, hash), href.slice(hash + 1)];
  return fragment === null ? strict(head) : `${strict(head)}#${strict(fragment)}`;
}

/** Brackets are left only around an IPv6 host. */
const strict = (part: string): string => {
  const [, host = '', rest = part] = /^([a-z][a-z0-9+.-]*:\/\/\[[^\]]*\])(.*)$/is.exec(part) ?? [];
  return host + rest.replace(/[^\w\-.~:/?@!$&'()*+,;=%]|%(?![0-9a-f]{2})/giu, encodeURIComponent);
};

/** Characters beyond which a quote is given by its first and last words. */
const WHOLE_QUOTE = 120;
const EDGE_WORDS = 6;

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');

/** A text fragment directive for a quote (https://wicg.github.io/scroll-to-text-fragment/), without `#:~:`. */
export function textFragmentOf(quote: string): string {
  const words = quote.split(/\s+/).filter(Boolean);
  if (quote.length <= WHOLE_QUOTE || words.length < 2 * EDGE_WORDS + 1) {
    return `text=${encode(quote)}`;
  }
  const edge = (some: string[]) => encode(some.join(' '));
  return `text=${edge(words.slice(0, EDGE_WORDS))},${edge(words.slice(-EDGE_WORDS))}`;
}

/** A link that opens the page and scrolls to the quote. */
export function linkTo(url: string, fragment: string, quote: string): string {
  const directive = uriOf(`x:#${fragment || textFragmentOf(quote)}`).slice('x:#'.length);
  const uri = uriOf(url);
  return uri.includes('#') ? `${uri}:~:${directive}` : `${uri}#:~:${directive}`;
}
