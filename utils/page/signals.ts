import type { FoundBlock } from './blocks.ts';
import { words } from './markup.ts';
import { type Declared, isArticleType, isDated, readDeclared } from './metadata.ts';

/** What is cheap to see of a page. */
export interface Signals {
  /** `no`: nothing the text could show would make it an article. */
  verdict: 'no' | 'maybe';
  /** Sum of the signals' weights, in log-odds for an article. */
  score: number;
  declared: Declared;
}

/**
 * Weights in log-odds, rounded from a regularised logistic regression over saved pages of news sites, blogs, shops,
 * forums, front pages and documentation. No single one decides: pages declare themselves articles that are none,
 * and many articles declare nothing.
 */
const WEIGHT = {
  prior: -1.2,
  linkedArticle: 1,
  linkedListing: -0.5,
  ogArticle: 1.5,
  ogWebsite: -0.5,
  ogOther: -1.2,
  dated: 1,
  time: 0.5,
  author: 0.7,
  oneHeading: 0.6,
  home: -3,
  section: -1.2,
  datedPath: 0.9,
  slug: 0.8,
  unindexed: -0.4,
  shop: -2,
  editable: -2,
  application: -1.5,
  prose: 0.9,
  prosePerLink: 0.4,
  singleBlock: -0.6,
  headings: -1.3,
  fragments: -1,
} as const;

/** The most that the text can add. */
const TEXT_AT_MOST = 2.5;

const LISTING_TYPES = words(
  'Product ProductGroup ItemList SearchResultsPage CollectionPage DiscussionForumPosting QAPage FAQPage ProfilePage ' +
    'ContactPage AboutPage CheckoutPage Hotel Restaurant Store SoftwareApplication JobPosting Recipe Movie Book Course',
);
/** Parts of a path that name what is no article, and first labels of hosts that hold none. */
const SECTIONS = words(
  'tag topic category categorie section search author profile account cart checkout login log-in signin sign-in ' +
    'register shop store product collection forum job career doc documentation reference api help support term to ' +
    'privacy legal policy about contact faq testimonial 404 page developer community mail wiki',
);
const SECTION_TITLE =
  /^\W*(?:terms (?:of|and|&)|privacy|cookie|about us|contact|faq|frequently asked|testimonials|404|(?:page )?not found|sign (?:in|up)|log ?in|register|search|impressum|datenschutz|agb)\b/;
const DATED_PATH = /\/(?:19|20)\d\d[/-]?[01]\d/;

const SHOP =
  '[itemprop~="price"],[id*="add-to-cart" i],[class*="add-to-cart" i],[name*="add-to-cart" i],[class*="addtocart" i]';
const APPLICATION = '[role="application"],[role="grid"],[role="treegrid"],[role="tree"]';

/** Adds up what the head, the address and a few elements say; reads no text and walks nothing. */
export function articleSignals(document: Document, pageUrl: string): Signals {
  const declared = readDeclared(document);
  const score =
    WEIGHT.prior +
    declaredScore(declared) +
    addressScore(pageUrl) +
    (SECTION_TITLE.test(document.title.slice(0, 40).toLowerCase()) ? WEIGHT.section : 0) +
    (document.getElementsByTagName('h1').length === 1 ? WEIGHT.oneHeading : 0) +
    (document.getElementsByTagName('time').length > 0 ? WEIGHT.time : 0) +
    (document.querySelector(APPLICATION) === null ? 0 : WEIGHT.application) +
    (isEditor(document) ? WEIGHT.editable : 0);
  return { verdict: score + TEXT_AT_MOST + WEIGHT.author > 0 ? 'maybe' : 'no', score, declared };
}

function declaredScore({ meta, types, article, nodes }: Declared): number {
  let score = 0;
  if ([...types].some(isArticleType)) score += WEIGHT.linkedArticle;
  if ([...types].some((type) => LISTING_TYPES.has(type))) score += WEIGHT.linkedListing;
  const kind = meta.get('og:type')?.toLowerCase() ?? '';
  if (/article|news|blog|post|entry/.test(kind)) score += WEIGHT.ogArticle;
  else if (kind === 'website') score += WEIGHT.ogWebsite;
  else if (kind !== '') score += WEIGHT.ogOther;
  if (isDated(meta) || nodes.some((node) => node.datePublished)) score += WEIGHT.dated;
  if (meta.has('author') || meta.has('article:author') || article?.author) score += WEIGHT.author;
  if (/noindex/i.test(meta.get('robots') ?? '')) score += WEIGHT.unindexed;
  return score;
}

function addressScore(pageUrl: string): number {
  if (!/^https?:/.test(pageUrl) || !URL.canParse(pageUrl)) return 0;
  const { hostname, pathname, hash } = new URL(pageUrl);
  const route = hash.startsWith('#!') || hash.startsWith('#/') ? hash.slice(1) : '';
  const path = (pathname + route).toLowerCase();
  const parts = path.split(/[/.]+/).filter((part) => part !== '');
  const last = parts.findLast((part) => part.length > 4) ?? '';
  if (isHome(parts)) return WEIGHT.home;
  const named = [hostname.split('.')[0] ?? '', ...parts].map((part) => part.replace(/s$/, ''));
  return (
    (named.some((part) => SECTIONS.has(part)) ? WEIGHT.section : 0) +
    (DATED_PATH.test(path) ? WEIGHT.datedPath : 0) +
    (last.split(/[-_]/).length > 4 || /\d{5}/.test(path) ? WEIGHT.slug : 0)
  );
}

/** `/`, `/en`, `/en-gb`, `/index.html`. */
function isHome([first = '', ...rest]: readonly string[]): boolean {
  return (
    (rest.length === 0 && /^(?:[a-z]{2}(?:-[a-z]{2})?)?$/.test(first)) ||
    (rest.length === 1 && /^(?:index|default|home)$/.test(first))
  );
}

function isEditor(document: Document): boolean {
  const editable = document.querySelector(
    '[contenteditable=""],[contenteditable="true"],[contenteditable="plaintext-only"]',
  );
  return editable !== null && (editable.textContent ?? '').length > 200;
}

/**
 * The final word, once the text was read: `inside` are the blocks of the region that would be the article, `prose`
 * its running text in Latin characters.
 */
export function isArticle(
  document: Document,
  { score, declared }: Signals,
  inside: readonly FoundBlock[],
  prose: number,
): boolean {
  if (prose < 250) return false;
  const running = inside.filter((block) => block.prose > 0).length;
  const headings = inside.filter((block) => block.kind === 'subheading').length;
  const links = document.getElementsByTagName('a').length;
  const text =
    WEIGHT.prose * clamp(Math.log(prose / 1000), -2, 1.2) +
    WEIGHT.prosePerLink * clamp(Math.log(prose / (links + 1) / 15), -1.5, 2.5) +
    (running < 2 && (prose < 1500 || links > 20) ? WEIGHT.singleBlock : 0) +
    WEIGHT.headings * Math.min(1.5, headings / (running || 1)) +
    WEIGHT.fragments * Math.min(1, inside.length / (running || 1) / 6);
  if (score + text > 0)
    return score + text + WEIGHT.shop > 0 || document.querySelector(SHOP) === null;
  const signed = declared.meta.has('author') || score + text + WEIGHT.author <= 0;
  return !signed && hasByline(document);
}

function hasByline(document: Document): boolean {
  const selector = '[rel~="author"],[itemprop~="author"],[class*="byline" i],[class*="author" i]';
  const { length } = document.querySelectorAll(selector);
  // Many of them are a list of teasers or of comments.
  return length > 0 && length < 6;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
