/** References to articles, as a bibliography lists them. */
import { localDay } from '../calendar.ts';
import { addressOf, type PageRecord } from '../records.ts';

export const CITATION_STYLES = ['chicago', 'gbt7714'] as const;
/** `chicago`: Chicago Manual of Style, 18th edition, news on the web. `gbt7714`: GB/T 7714-2015, `[N/OL]`. */
export type CitationStyle = (typeof CITATION_STYLES)[number];

type Source = Pick<
  PageRecord,
  'title' | 'outlet' | 'author' | 'published' | 'url' | 'visited' | 'lastSeen'
>;

const LONG_DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const longDate = (iso: string): string => LONG_DATE.format(new Date(iso));

/** A sentence has one mark at its end. */
const closed = (text: string): string => (/[.?!。？！…]$/.test(text) ? text : `${text}.`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A reference in plain text; what is not known of the article is left out. */
export function citationOf(page: Source, style: CitationStyle): string {
  const [title, outlet, author] = [page.title, page.outlet, page.author].map(oneLine) as [
    string,
    string,
    string,
  ];
  const url = addressOf(page);
  const accessed = localDay(page.lastSeen);
  if (style === 'gbt7714') {
    const head = [author, `${title || url}[N/OL]`].filter(Boolean).map(closed).join(' ');
    const where = [outlet, page.published].filter(Boolean).join(', ');
    return `${head} ${where}[${accessed}]. ${url}.`;
  }
  const when = page.published === null ? null : longDate(page.published);
  return [
    author || outlet,
    title && `“${closed(title)}”`,
    [author ? outlet : '', when].filter(Boolean).join(', '),
    when === null && `Accessed ${longDate(accessed)}`,
    url,
  ]
    .filter((part) => part !== '' && part !== false && part !== null)
    .map((part) => (String(part).endsWith('”') ? String(part) : closed(String(part))))
    .join(' ');
}
