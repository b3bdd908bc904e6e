/** What the head of a page declares of it. */

/** One object of a page's JSON-LD, unchecked. */
export type LinkedNode = Readonly<Record<string, unknown>>;

/** What the head of a page declares. */
export interface Declared {
  /** As `readMeta` gives it. */
  meta: ReadonlyMap<string, string>;
  /** Top-level JSON-LD objects, with those of `@graph` and of `mainEntity(OfPage)`. */
  nodes: readonly LinkedNode[];
  /** Their types, and those found in JSON-LD that does not parse. */
  types: ReadonlySet<string>;
  /** The JSON-LD object that describes the article itself. */
  article: LinkedNode | null;
  canonical: string | null;
  /** What `meta` elements name as the time of publication, as written, the most reliable first. */
  dates: readonly string[];
}

/** Where pages write the day of publication, the most reliable first. */
const DATE_META =
  /* @__PURE__ */ 'article:published_time datepublished date pubdate publishdate publish-date parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.created dcterms.date publication_date published_time datecreated'.split(
    ' ',
  );

/** JSON-LD longer than this is searched for its types, not parsed: parsing must not hold the page. */
const PARSED_AT_MOST = 300_000;

/** True for the schema.org types of articles; documentation (`TechArticle`) is none. */
export function isArticleType(type: string): boolean {
  return /(?:Article|BlogPosting|Report|Review)$/.test(type) && !type.endsWith('TechArticle');
}

/** Content of `meta` elements by lower-case `name`, `property` or `itemprop`; the first of each. */
export function readMeta(document: Document): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const named = (name: string) => element.getAttribute(name);
    const key = (named('property') ?? named('name') ?? named('itemprop'))?.toLowerCase();
    const content = key && named('content')?.trim();
    if (content && !meta.has(key)) meta.set(key, content);
  }
  return meta;
}

/** Reads what the head declares. Broken JSON-LD still yields its types. */
export function readDeclared(document: Document): Declared {
  const meta = readMeta(document);
  const nodes: LinkedNode[] = [];
  const types = new Set<string>();
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent ?? '';
    const parsed = source.length > PARSED_AT_MOST ? undefined : parseLenient(source);
    if (parsed === undefined) {
      for (const match of source.matchAll(/"@type"\s*:\s*"(\w+)"/g)) types.add(match[1] ?? '');
    } else gather(parsed, nodes, 0);
  }
  for (const node of nodes) for (const type of typesOf(node)) types.add(type);
  const articles = nodes.filter((node) => typesOf(node).some(isArticleType));
  // Reviews of what it is about may stand before it.
  const article = articles.find(({ headline }) => headline) ?? articles[0] ?? null;
  const dates = DATE_META.flatMap((name) => meta.get(name) ?? []);
  return { meta, nodes, types, article, canonical: canonicalOf(document), dates };
}

/** The address that a page declares as its own, as written. */
export const canonicalOf = (document: Document): string | null =>
  document.querySelector('link[rel~=canonical i]')?.getAttribute('href') || null;

/** Undefined when no reading of the source is JSON: as it stands; or without comment marks, broken strings and commas. */
function parseLenient(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    const plain = source
      .replace(/<!\[CDATA\[|]]>/g, '')
      .replace(/\s+/g, ' ')
      .replace(/, ?(?=[\]}])/g, '');
    try {
      return JSON.parse(
        plain.slice(
          plain.search(/[[{]/),
          Math.max(plain.lastIndexOf('}'), plain.lastIndexOf(']')) + 1,
        ),
      );
    } catch {
      return undefined;
    }
  }
}

export function isObject(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function gather(value: unknown, nodes: LinkedNode[], depth: number): void {
  if (depth > 4 || nodes.length > 200) return;
  if (Array.isArray(value)) for (const item of value) gather(item, nodes, depth + 1);
  else if (isObject(value)) {
    nodes.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
      gather(value[key], nodes, depth + 1);
  }
}

/** The types of a JSON-LD object, as written. */
export function typesOf(node: LinkedNode): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((item) => typeof item === 'string');
}
