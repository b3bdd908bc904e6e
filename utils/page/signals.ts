import { type Declared, isArticleType, readDeclared } from './declared.ts';
import { type Paragraphs, runningText } from './paragraphs.ts';
import { hasByline, textScore, WEIGHT } from './weights.ts';
import { words } from './words.ts';

/** What is cheap to see of a page. */
export interface Signals {
  /** `no`: nothing the text could show would make it an article. */
  verdict: 'no' | 'maybe';
  /** Sum of the signals' weights, in log-odds for an article. */
  score: number;
  declared: Declared;
}

const LISTING_TYPES = /* @__PURE__ */ words(
  'Product ProductGroup ItemList CollectionPage FAQPage ProfilePage ContactPage AboutPage Hotel Restaurant Store ' +
    'SoftwareApplication JobPosting Recipe Movie Book Course',
);
/** Pages of these kinds are written by many hands, or are no text at all. */
const GATHERED = /QAPage|SearchResults|Discussion/;
/** Parts of a path that name what is no article, and first labels of hosts that hold none. */
const SECTIONS = /* @__PURE__ */ words(
  'tag topic category categorie section search author profile account cart checkout login log-in signin sign-in ' +
    'register shop store product collection forum job career doc documentation reference api help support term to ' +
    'privacy legal policy about contact faq 404 page developer community mail wiki',
);
const SECTION_TITLE =
  /^\W*(?:terms (?:of|and|&)|privacy|cookie|about us|contact|faq|frequently asked|404|(?:page )?not found|sign (?:in|up)|log ?in|register|search|impressum|datenschutz|agb)\b/;
const DATED_PATH = /\/(?:19|20)\d\d[/-]?[01]\d/;

// What is asked of every element begins with what most elements lack.
const APPLICATION = '[role]:is([role=application],[role=grid],[role=treegrid],[role=tree])';
const EDITABLE = '[contenteditable]:not([contenteditable=false])';

/** The most that the text can add. */
const TEXT_AT_MOST = 2.5;
/** With this score, nothing makes it an article any more. */
const isHopeless = (score: number) => score + TEXT_AT_MOST + WEIGHT.author <= 0;

/** Adds up what the head, the address and a few elements say; reads no text and walks nothing. */
export function articleSignals(document: Document, pageUrl: string): Signals {
  const declared = readDeclared(document);
  const said =
    WEIGHT.prior +
    declaredScore(declared) +
    addressScore(pageUrl) +
    (SECTION_TITLE.test(document.title.slice(0, 40).toLowerCase()) ? WEIGHT.section : 0) +
    (document.getElementsByTagName('h1').length === 1 ? WEIGHT.oneHeading : 0) +
    (document.getElementsByTagName('time').length > 0 ? WEIGHT.time : 0);
  // Where it is none already, what only speaks against it need not be looked for.
  const score = isHopeless(said) ? said : said + uses(document);
  return { verdict: isHopeless(score) ? 'no' : 'maybe', score, declared };
}

/** What pages say that are there to be used, not read. */
const uses = (document: Document): number =>
  (document.querySelector(APPLICATION) === null ? 0 : WEIGHT.application) +
  (isEditor(document) ? WEIGHT.editable : 0);

function declaredScore({ meta, types, article, nodes, dates }: Declared): number {
  let score = 0;
  if ([...types].some((type) => LISTING_TYPES.has(type))) score += WEIGHT.linkedListing;
  if ([...types].some(isArticleType)) score += WEIGHT.linkedArticle;
  else if (GATHERED.test([...types].join())) score += WEIGHT.gathered;
  const kind = meta.get('og:type')?.toLowerCase() ?? '';
  if (/article|news|blog|post|entry/.test(kind)) score += WEIGHT.ogArticle;
  else if (kind === 'website') score += WEIGHT.ogWebsite;
  else if (kind !== '') score += WEIGHT.ogOther;
  if (dates.length > 0 || nodes.some((node) => node.datePublished)) score += WEIGHT.dated;
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

/** `/`, `/en`, `/en-gb`, `/home`, `/index.html`. */
function isHome([first = '', ...rest]: readonly string[]): boolean {
  return (
    (rest.length === 0 && /^(?:[a-z]{2}(?:-[a-z]{2})?|home|feed)?$/.test(first)) ||
    (rest.length === 1 && /^(?:index|default|home)$/.test(first))
  );
}

function isEditor(document: Document): boolean {
  const editable = document.querySelector(EDITABLE);
  return editable !== null && (editable.textContent ?? '').length > 200;
}

/** From here on a page is read. Below 0, because its text is only estimated. */
const WORTH_READING = -0.2;
/** A page that says so clearly that it is an article is read, wherever its text may be. */
const SURE = 1.5;

/** Whether a page is worth reading: tells most pages that are no article from those that may be one, from outside. */
export function isWorthReading(
  document: Document,
  { verdict, score }: Signals,
  paragraphs: Paragraphs,
): boolean {
  if (verdict === 'no' || score > SURE) return verdict !== 'no';
  const links = document.getElementsByTagName('a').length;
  const estimate = score + textScore(estimateProse(document, score, paragraphs), links);
  if (estimate > WORTH_READING) return true;
  return estimate + WEIGHT.author > WORTH_READING && hasByline(document);
}

const FEW = 500;
const ENOUGH = 30_000;

/** From here on text is also looked for in bare divisions, which takes the browser a while. */
const STORY_LIKE = -0.5;

/** Characters of running text: of the paragraphs, or where there are hardly any, of what line breaks part. */
function estimateProse(document: Document, score: number, { prose }: Paragraphs): number {
  if (prose >= FEW) return prose;
  const bare = score > STORY_LIKE ? ',div:not(:has(*))' : '';
  let parted = 0;
  for (const { textContent } of document.querySelectorAll(`:has(> br),pre${bare}`)) {
    parted += runningText(textContent ?? '', ENOUGH);
    if (parted > ENOUGH) break;
  }
  return Math.max(1, prose, parted);
}
