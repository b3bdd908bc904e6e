/** References to articles, as a bibliography lists them, and to single claims in them. */
import { localDay } from '../calendar.ts';
import type { Locale } from '../i18n/translate.ts';
import { addressOf, type LibraryEntry, type PageRecord, speakerOf } from '../records.ts';
import { linkTo } from './links.ts';
import { escapeLine, escapeLines, markdownLink } from './markup.ts';

export const CITATION_STYLES = ['chicago', 'gbt7714'] as const;
/** `chicago`: Chicago Manual of Style, 18th edition, news on the web. `gbt7714`: GB/T 7714-2015, `[N/OL]`. */
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** The style that readers of a language know. */
export const styleFor = (locale: Locale): CitationStyle =>
  locale === 'zh' ? 'gbt7714' : 'chicago';

type Source = Pick<
  PageRecord,
  'title' | 'outlet' | 'author' | 'published' | 'url' | 'visited' | 'lastSeen'
>;

/** What is cited of an article, and how its words are written down. */
interface Reference {
  page: Omit<Source, 'lastSeen'>;
  /** As it shall stand at the end; null where the title leads there. */
  url: string | null;
  /** The day it was read, `YYYY-MM-DD`. */
  accessed: string;
  /** Whether that day is given where the article bears a date too. */
  isDated: boolean;
  words(text: string): string;
  /** The title, its full stop included. */
  title(text: string): string;
}

const LONG_DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const longDate = (iso: string): string => LONG_DATE.format(new Date(iso));

/** A sentence has one mark at its end, before or after closing quotation marks. */
const closed = (text: string): string => (/[.?!。？！…][”’"']?$/.test(text) ? text : `${text}.`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A reference to an article; what is not known of it is left out. */
function referenceOf(reference: Reference, style: CitationStyle): string {
  const { page, url, accessed, isDated, words } = reference;
  const [title, outlet, author] = [page.title, page.outlet, page.author].map(oneLine) as [
    string,
    string,
    string,
  ];
  if (style === 'gbt7714') {
    const name = reference.title(`${title || addressOf(page)}[N/OL].`);
    const where = words([outlet, page.published].filter(Boolean).join(', '));
    return [author && words(closed(author)), name, `${where}${words(`[${accessed}].`)}`, url]
      .filter(Boolean)
      .join(' ');
  }
  const when = page.published === null ? null : longDate(page.published);
  const where = [author ? outlet : '', when].filter(Boolean).join(', ');
  return [
    (author || outlet) && words(closed(author || outlet)),
    title
      ? `“${reference.title(closed(title))}”`
      : url === null && reference.title(addressOf(page)),
    where && words(closed(where)),
    (isDated || when === null) && words(`Accessed ${longDate(accessed)}.`),
    url,
  ]
    .filter(Boolean)
    .join(' ');
}

const plain = (text: string): string => text;

/** A reference to an article in plain text. */
export const citationOf = (page: Source, style: CitationStyle): string =>
  referenceOf(
    {
      page,
      url: closed(addressOf(page)),
      accessed: localDay(page.lastSeen),
      isDated: false,
      words: plain,
      title: plain,
    },
    style,
  );

type Cited = Pick<LibraryEntry, 'page' | 'claim' | 'own'>;

/** Who answers for a claim; null where that is the article itself, or nobody knows. */
function namedSpeaker(cited: Pick<Cited, 'claim' | 'own'>): string | null {
  const speaker = speakerOf(cited);
  return speaker === null || speaker === 'author' ? null : oneLine(speaker);
}

/** Quotation marks within others. */
const within = (text: string): string =>
  text.replaceAll('“', '‘').replaceAll('”', '’').replaceAll('"', "'");

const linkOf = ({ page, claim }: Cited): string =>
  linkTo(addressOf(page), claim.selectors.fragment, claim.quote);

/** A claim in its words, who says so, and the article, with a link that leads to the words; in plain text. */
export function claimCitationOf(entry: Cited, style: CitationStyle): string {
  const { page, claim } = entry;
  const speaker = namedSpeaker(entry);
  const [open, close] = style === 'gbt7714' ? ['（', '）'] : [' (', ')'];
  const said = `“${within(oneLine(claim.quote))}”${speaker === null ? '' : `${open}${speaker}${close}`}`;
  const reference = referenceOf(
    {
      page,
      // Whatever stood after it would be taken for a part of the link.
      url: linkOf(entry),
      accessed: localDay(claim.lastSeen),
      isDated: true,
      words: plain,
      title: plain,
    },
    style,
  );
  return `${speaker === null ? closed(said) : `${said}.`} ${reference}`;
}

/** The same in Markdown: the claim as a block quote, the article's title as the link. */
export function claimMarkdownOf(entry: Cited, style: CitationStyle): string {
  const { page, claim } = entry;
  const speaker = namedSpeaker(entry);
  const reference = referenceOf(
    {
      page,
      url: null,
      accessed: localDay(claim.lastSeen),
      isDated: true,
      words: escapeLine,
      title: (text) => markdownLink(escapeLine(text), linkOf(entry)),
    },
    style,
  );
  const by = speaker === null ? '' : `${escapeLine(speaker)}. `;
  return `${escapeLines(claim.quote, '> ')}\n>\n> — ${by}${reference}\n`;
}
