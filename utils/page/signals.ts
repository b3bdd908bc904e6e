import { ARTICLE_TYPE, type Declared, readDeclared } from './metadata.ts';

/** What cheap signals say: `no` and `yes` stand by themselves, `maybe` waits for the text. */
export interface Signals {
  verdict: 'no' | 'maybe' | 'yes';
  /** Sum of the signals' weights, in log-odds for an article. */
  score: number;
  declared: Declared;
}

const LISTING_TYPE =
  /^(?:Product|ProductGroup|ItemList|SearchResultsPage|CollectionPage|Collection|DiscussionForumPosting|QAPage|FAQPage|ProfilePage|ContactPage|AboutPage|CheckoutPage|Hotel|Restaurant|LocalBusiness|Store|SoftwareApplication|JobPosting|VideoObject|Recipe|Event|Movie|Book|MusicRecording|Course)$/;
const LISTING_PATH =
  /\/(?:tags?|topics?|categor(?:y|ies)|sections?|search|authors?|profile|account|cart|checkout|login|signin|register|shop|store|products?|collections?|forums?|threads?|jobs?|docs?|api|help|support|page\/\d+)(?:\/|$|\.)/i;
const ARTICLE_PATH =
  /\/(?:19|20)\d\d[/-]?\d\d|\/(?:article|story|news|blog|posts?|opinion|politics|world|business|tech\w*)\/.*[a-z0-9]+-[a-z0-9]+-|\d{5,}|(?:[a-z0-9]+-){4,}|\.s?html?$/i;

/** Decides from what is cheap to see; no single signal is enough either way. */
export function articleSignals(document: Document, pageUrl: string): Signals {
  const declared = readDeclared(document);
  const { meta, types } = declared;
  let score = -2.2;
  const path = URL.canParse(pageUrl) ? new URL(pageUrl).pathname : '';

  if ([...types].some((type) => ARTICLE_TYPE.test(type))) score += 2.2;
  if ([...types].some((type) => LISTING_TYPE.test(type))) score -= 1;
  const ogType = meta.get('og:type')?.toLowerCase() ?? '';
  if (/article|news|blog|post/.test(ogType)) score += 1.4;
  else if (/product|profile|video|business|restaurant|hotel/.test(ogType)) score -= 1.2;
  if (meta.has('article:published_time') || meta.has('datepublished')) score += 1;
  else if ([...meta.keys()].some((key) => key.startsWith('article:'))) score += 0.4;
  if (path === '/' || path === '') score -= pageUrl === '' || !/^https?:/.test(pageUrl) ? 0 : 3;
  else if (LISTING_PATH.test(path)) score -= 1.2;
  else if (ARTICLE_PATH.test(path)) score += 0.8;

  score += textScore(document);
  const verdict = score > 2.5 ? 'yes' : score < -2.5 ? 'no' : 'maybe';
  return { verdict, score, declared };
}

/** Length of text in paragraphs against the text in links, one heading, byline or time. */
function textScore(document: Document): number {
  let score = 0;
  if (
    document.querySelector('[contenteditable="true"],[contenteditable=""],[role="textbox"]') !==
    null
  )
    score -= 1.5;
  if (document.querySelector('input[type="password"]') !== null) score -= 0.7;
  const headings = document.getElementsByTagName('h1').length;
  if (headings === 1) score += 0.4;
  else if (headings === 0) score -= 0.6;
  const articles = document.getElementsByTagName('article').length;
  if (articles === 1) score += 0.5;
  if (
    document.querySelector(
      '[itemprop~="articleBody"],[class*="byline" i],[rel~="author"],time[datetime]',
    ) !== null
  )
    score += 0.5;

  let long = 0;
  let seen = 0;
  for (const paragraph of document.getElementsByTagName('p')) {
    seen += 1;
    if (seen > 120 || long > 4000) break;
    const { length } = paragraph.textContent ?? '';
    if (length > 80) long += Math.min(length, 1000);
  }
  const links = document.getElementsByTagName('a').length;
  score += Math.min(long, 4000) / 1600 - 0.6;
  if (links > 60 && long < links * 12) score -= 1;
  return score;
}

/** The final word, once the text is there: how much prose was collected, and its share of the page's prose. */
export function isArticle(signals: Signals, prose: number, share: number): boolean {
  if (signals.verdict === 'no' || prose < 250) return false;
  if (signals.verdict === 'yes') return true;
  return signals.score + Math.min(prose, 4000) / 2000 + share - 1 > 0;
}
