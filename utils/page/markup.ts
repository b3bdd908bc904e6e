/**
 * What markup alone says about an element: laid out as a block or inline, shown or hidden, text or furniture.
 * Nothing here asks for style or layout; a page that is read must not be made to lay itself out.
 */
import { words } from './words.ts';

/** Elements whose text is never part of an article. */
const SKIPPED = words(
  'script style noscript template svg math canvas audio video object embed map picture img input textarea select ' +
    'button label option datalist meter progress menu head link meta title rt rp',
);

/** Elements that stand around an article, unless a page wraps its article in one. */
const AROUND = words('nav aside footer form dialog figcaption');

const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q rb rtc ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr',
);

/** True for elements that can never hold article text, by their name alone. */
export function isSkippedTag(name: string): boolean {
  return SKIPPED.has(name);
}

/** True for elements that stand in a line of text. Unknown (custom) elements are taken for blocks. */
export function isInlineTag(name: string): boolean {
  return INLINE.has(name);
}

/** Elements under a root that are not shown or, unless `silent` ones are wanted, not read out, as far as attributes tell. */
export function unshownIn(root: ParentNode, silent = false): Element[] {
  const suspects = root.querySelectorAll(
    '[hidden],[aria-hidden=true],[style*=none],[style*=hidden]',
  );
  return Array.from(suspects).filter(
    (element) =>
      element.getAttribute('hidden') !== null ||
      (!silent && element.getAttribute('aria-hidden') === 'true') ||
      /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/.test(
        element.getAttribute('style') ?? '',
      ),
  );
}

const ROLES = words(
  'navigation complementary contentinfo banner search dialog alertdialog alert menu menubar toolbar tablist form ' +
    'button status log marquee tooltip',
);

/** Elements under a root whose role says that they are furniture. */
export function furnitureIn(root: ParentNode): Element[] {
  return Array.from(root.querySelectorAll('[role]')).filter((element) =>
    ROLES.has(element.getAttribute('role') ?? ''),
  );
}

/** Segments of a class or id, without a plural s, that mark what readers add and what leads away, wherever they stand. */
const BESIDE = words(
  'disqu respond related recommend recommended recommendation recirc recirculation outbrain taboola ' +
    'newsletter cookie consent regwall breadcrumb advert advertise advertisement ' +
    'advertising adsense adslot sponsored sponsor sponsorship caption byline ' +
    'sharedaddy addtoany sharing trending authorbio readmore alsoread signup signin ' +
    'login ticker relatedpost relatedarticle mostread',
);

/** The same for whole names, or their last words, once generic endings are taken off. */
const BESIDE_WHOLE = words(
  'ad comment share social tag credit pager pagination nocontent printonly noprint tag-cloud skip-link skip-to ' +
    'sr-only visually-hidden screen-reader screen-reader-text read-more read-next read-also also-read next-up ' +
    'up-next next-article next-post most-read most-popular most-viewed author-bio author-info author-card ' +
    'author-profile author-detail about-author about-the-author photo-credit image-credit image-source social-media ' +
    'share-thi ad-slot ad-unit ad-break breaking-new more-new more-story more-article more-post more-from more-on ' +
    'more-like latest-new latest-post recent-post recent-new top-new other-new follow-u print-only no-print jump-to ' +
    'instagram-media',
);

/** Usually furniture, but hung on wrappers of whole articles too. */
const MAYBE = words(
  'popular subscribe subscription nav navbar navigation menu masthead footer sidebar rail widget promo promotion ' +
    'affiliate marketing modal popup popover overlay lightbox tooltip dropdown banner bio timestamp ' +
    'dateline pubdate date topic keyword toolbar toolbox tool rating vote poll donate donation feedback player ' +
    'playlist carousel slider slideshow gallery weather meta metadata metainfo copyright disclaimer teaser upsell ' +
    'cta infobox factbox hidden hide tab embed chart graphic interactive profile follow breaking print action ' +
    'category eyebrow kicker notice alert warning author contributor legend reaction toc',
);

/** On a notice that asks for money, and on the text behind it. */
const GATE = words('paywall piano premium meteredcontent subscriber paid');

/** Such names say what a wrapper has, not what it is. */
const MODIFIERS = words(
  'ha have no not non with without i tag category tax hide show below above before after under over overflow type ' +
    'statu format layout template page single body u md lg sm xl grid col row flex',
);

const ENDINGS = words(
  'container wrapper wrap wrapped section area block box inner outer content body module component list link item ' +
    'bar group holder row column panel region unit root main default form button icon tool widget desktop mobile ' +
    'top bottom left right',
);

/**
 * `beside` is never part of an article; `maybe` is not either, unless most of the page's prose is in it; `gate` is a
 * notice, unless there is prose in it.
 */
export type Furniture = 'no' | 'gate' | 'maybe' | 'beside';

/** Verdicts on single names: pages repeat theirs a thousand times. */
const verdicts = new Map<string, Furniture>();
const VERDICTS_AT_MOST = 5000;

/** Says whether name, class or id mark an element as furniture around the article. */
export function furnitureOf(element: Element, name: string): Furniture {
  if (AROUND.has(name)) return name === 'figcaption' ? 'beside' : 'maybe';
  const names = namesOf(element);
  if (names === '') return 'no';
  let verdict: Furniture = 'no';
  for (const one of names.split(' ')) {
    const next = verdicts.get(one) ?? judge(one);
    if (next === 'beside') return next;
    if (next === 'maybe' || verdict === 'no') verdict = next;
  }
  return verdict;
}

function judge(name: string): Furniture {
  // `relatedArticles`, `related_articles` and `related-article` are one name.
  const segments = name
    .replace(/[a-z\d](?=[A-Z])/g, '$&-')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  for (const [at, segment] of segments.entries()) {
    if (!segment.endsWith('s')) continue;
    segments[at] = segment.endsWith('ies') ? `${segment.slice(0, -3)}y` : segment.slice(0, -1);
  }
  if (segments[0] === '') segments.shift();
  if (segments.at(-1) === '') segments.pop();
  const verdict = judgeSegments(segments);
  if (verdicts.size >= VERDICTS_AT_MOST) verdicts.clear();
  verdicts.set(name, verdict);
  return verdict;
}

function judgeSegments(segments: string[]): Furniture {
  const first = segments[0] ?? '';
  const alone = segments.length < 2;
  if (!alone && MODIFIERS.has(first)) return 'no';
  let gate = false;
  for (const segment of segments) {
    if (BESIDE.has(segment)) return 'beside';
    gate ||= GATE.has(segment);
  }
  while (segments.length > 1 && isEnding(segments.at(-1) ?? '')) segments.pop();
  const last = segments.at(-1) ?? '';
  if (segments.length < 4 && BESIDE_WHOLE.has(last)) return 'beside';
  if (!alone && BESIDE_WHOLE.has(segments.slice(-2).join('-'))) return 'beside';
  if (segments.length > 2 && BESIDE_WHOLE.has(segments.join('-'))) return 'beside';
  if (MAYBE.has(last) || (!alone && (BESIDE_WHOLE.has(first) || MAYBE.has(first)))) return 'maybe';
  return gate ? 'gate' : 'no';
}

function isEnding(segment: string): boolean {
  return ENDINGS.has(segment) || /\d/.test(segment);
}

/** Class and id as one string. */
export function namesOf({ className, id }: Element): string {
  // An SVG element's class name is an object.
  const classes = typeof className === 'string' ? className : '';
  return id === '' ? classes : `${classes} ${id}`;
}

const isNamed = (element: Element, property: string, names: RegExp): boolean =>
  element.getAttribute('itemprop')?.includes(property) ||
  names.test(namesOf(element).toLowerCase());

const BODY =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|blog)[-_]*(?:body|content|text|copy|detail|main|paragraphs?)|(?:body|main)[-_]?(?:copy|text)|body[-_]?content|content[-_]+body)(?=$|[\s_-])/;

/** True when an element is named as an article's body. */
export function isNamedBody(element: Element): boolean {
  return isNamed(element, 'articleBody', BODY);
}

const STANDFIRST =
  /(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line|ing)?)|summary|excerpt|lead|lede|intro(?:duction)?|teaser|description|abstract|preamble|strap-?line|vorspann|chapeau)(?=$|[\s_-])/;

/** True when an element is named as the lines between headline and text. */
export function isNamedStandfirst(element: Element): boolean {
  return isNamed(element, 'description', STANDFIRST);
}
