import { type Declared, isObject, type LinkedNode } from './declared.ts';
import type { PageSighting } from './types.ts';

/** Title, outlet, author, date, language and addresses of a page, each from the most reliable place that has it. */
export function describePage(
  document: Document,
  declared: Declared,
  pageUrl: string,
  headline: string | null,
): Omit<PageSighting, 'isArticle'> {
  const { meta, article, nodes } = declared;
  const first = (...names: string[]): string => {
    for (const name of names) {
      const content = meta.get(name);
      if (content) return squeeze(content);
    }
    return '';
  };
  const outlet =
    first('og:site_name') ||
    nameOf(article?.publisher, nodes) ||
    first('application-name', 'publisher', 'dc.publisher');
  const title =
    headline ||
    textOf(article?.headline) ||
    first('og:title', 'twitter:title', 'dc.title') ||
    withoutOutlet(squeeze(document.title), outlet);
  return {
    title: shorten(title),
    outlet: shorten(outlet) || hostOf(pageUrl),
    author: shorten(authorOf(document, declared, first)),
    published: dateOf(document, declared, pageUrl),
    lang: langOf(document, article, first),
    address: pageUrl,
    canonical: declared.canonical,
    ogUrl: meta.get('og:url') ?? null,
  };
}

/** Longer is no title and no name, but an article in a heading, or mischief. */
const MAX_NAME = 500;

function shorten(text: string): string {
  if (text.length <= MAX_NAME) return text;
  const cut = text.slice(0, MAX_NAME);
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || MAX_NAME).trimEnd()}…`;
}

/** White space collapsed and trimmed. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text of a JSON-LD value, bare or with its type or language, or of the first of several. */
function textOf(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  const text = isObject(first) ? first['@value'] : first;
  return typeof text === 'string' ? squeeze(text) : '';
}

/** The name of a JSON-LD person or organisation, which may stand in another of the nodes, or of several. */
function nameOf(value: unknown, nodes: readonly LinkedNode[]): string {
  if (Array.isArray(value)) {
    const names = value.map((each) => nameOf(each, nodes)).filter(Boolean);
    return [...new Set(names)].slice(0, 5).join(', ');
  }
  if (isObject(value) && value.name) return nameOf(value.name, nodes);
  const id = isObject(value) && value['@id'];
  const text = textOf(id ? nodes.find((node) => node['@id'] === id)?.name : value);
  return isName(text) ? text : '';
}

function isName(text: string): boolean {
  return text !== '' && text.length <= 120 && !/^(?:https?:|www\.|@)|[{}<>]/.test(text);
}

function hostOf(pageUrl: string): string {
  return URL.canParse(pageUrl) ? new URL(pageUrl).hostname.replace(/^www\./, '') : '';
}

/** A document title often ends (or begins) with the outlet's name behind a bar or dash. */
function withoutOutlet(title: string, outlet: string): string {
  const parts = title.split(/\s+[|–—·»-]\s+/);
  if (parts.length < 2) return title;
  const kept = parts.filter((part) => part.toLowerCase() !== outlet.toLowerCase());
  if (kept.length < parts.length) return kept.join(' - ');
  const [head = title] = parts;
  return head.split(' ').length >= 4 ? head : title;
}

/** What stands before a name, and what of the day and the length of the text stands behind it: more than a number. */
const BESIDE = /^(?:by|von|par|por|di)\s+|(?:, \p{L}+\.?)? (?:[|·•]|\d+(?:\D+\d| min)).*/giu;

function authorOf(
  document: Document,
  { article, nodes }: Declared,
  first: (...names: string[]) => string,
): string {
  const declared = nameOf(article?.author, nodes) || nameOf(article?.creator, nodes);
  if (declared) return declared;
  const named = first(
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'byl',
  );
  if (isName(named)) return named.replace(BESIDE, '');
  const other = first('article:author_name', 'twitter:data1');
  const byline = document.querySelector(
    '[rel~=author],[itemprop~=author],[class*=author-name i],[class*=byline i]',
  );
  const text = squeeze(byline?.textContent ?? '').replace(BESIDE, '');
  if (isName(text) && text.length <= 80) return text;
  return /^\p{Lu}[\p{L}.' -]{2,60}$/u.test(other) ? other : '';
}

function dateOf(document: Document, { dates, article }: Declared, pageUrl: string): string | null {
  const inPath = /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|$)/.exec(pageUrl) ?? [];
  const written = [
    textOf(article?.datePublished),
    ...dates,
    textOf(article?.dateCreated),
    document.querySelector('time[datetime]')?.getAttribute('datetime') ?? '',
    inPath.slice(1).join('-'),
    textOf(article?.dateModified),
  ];
  return written.map(dayOf).find(Boolean) ?? null;
}

/** Three letters each: where one stands tells which it is. */
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** The calendar day a written date names, as the page writes it (no shift between time zones), or null. */
export function dayOf(text: string): string | null {
  const iso = /^\s*((?:19|20)\d\d)[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d{3,})/.exec(text);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named =
    /\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d\d:\d\d:\d\d\s+(?:[A-Z]{2,4}\s+)?)?((?:19|20)\d\d)\b/.exec(
      text,
    ) ?? /\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3})[a-z]*\.?,?\s+((?:19|20)\d\d)\b/.exec(text);
  if (!named) return null;
  const [, one = '', two = '', year] = named;
  const [day, month] = /^\d/.test(one) ? [one, two] : [two, one];
  return calendarDay(Number(year), MONTHS.indexOf(month.toLowerCase()) / 3 + 1, Number(day));
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

const LANG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

function langOf(
  document: Document,
  article: LinkedNode | null,
  first: (...names: string[]) => string,
): string {
  const { documentElement: root } = document;
  const candidates = [
    root.lang,
    root.getAttribute('xml:lang') ?? '',
    textOf(article?.inLanguage),
    first('content-language', 'language', 'dc.language', 'og:locale'),
  ];
  const lang = candidates.map((tag) => tag.trim().replace(/_/g, '-')).find((tag) => LANG.test(tag));
  return lang ?? '';
}
