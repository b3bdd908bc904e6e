/**
 * What markup alone says about an element: laid out as a block or inline, shown or hidden, text or furniture.
 * Nothing here asks for style or layout; a page that is read must not be made to lay itself out.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose text is never part of an article. */
const SKIPPED = words(
  'script style noscript template svg math canvas audio video object embed map picture img input textarea select ' +
    'button label option datalist meter progress menu head link meta title rt rp',
);

/** Elements that stand around an article, unless a page wraps its article in one. */
const AROUND = words('nav aside footer form dialog figcaption');

const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rtc ruby s ' +
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

const UNSHOWN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** True when attributes say that the element is not shown or not read out. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && UNSHOWN.test(style);
}

const ROLES = words(
  'navigation complementary contentinfo banner search dialog alertdialog alert menu menubar toolbar tablist form ' +
    'button status log marquee tooltip',
);

/** Segments of a class or id that mark what readers add and what leads away, wherever in the name they stand. */
const BESIDE = words(
  'comments disqus respond related relateds recommend recommended recommendation recommendations recommends recirc ' +
    'recirculation outbrain taboola zergnet newsletter newsletters cookie cookies consent gdpr onetrust regwall ' +
    'breadcrumb breadcrumbs saboxplugin advert adverts advertise advertisement advertisements advertising adsense adslot adunit ' +
    'adbox adcontainer adwrapper admanager dfp sponsored sponsor sponsors sponsorship caption captions photocredit ' +
    'credits byline bylines sharedaddy addtoany sharebar sharetools sharing socials trending ' +
    'authorbio authorbox relatedposts relatedarticles relatedstories jp-relatedposts mostread mostpopular readmore ' +
    'alsoread signup signin login ticker livestream prevnext postnav teaserlist infographic ai2html',
);

/** The same for names that are nothing else, once generic endings are taken off. */
const BESIDE_WHOLE = words(
  'ad ads comment share social tags credit tag-list tag-links tag-cloud skip-link skip-to sr-only visually-hidden ' +
    'screen-reader screen-reader-text read-more read-next read-also also-read next-up up-next next-article ' +
    'next-post most-read most-popular most-viewed author-bio author-info author-card author-profile author-details ' +
    'about-author about-the-author author-about photo-credit image-credit image-source social-share social-media ' +
    'share-this share-buttons ad-slot ad-unit ad-break breaking-news more-news more-stories more-articles more-posts ' +
    'more-from more-on more-like latest-news latest-stories latest-posts recent-posts recent-news top-stories ' +
    'pagination pager twitter-tweet instagram-media tiktok-embed fb-post reddit-embed top-news other-news other-stories follow-us print-only printonly noprint no-print jump-to toc nocontent',
);

/** Usually furniture, but hung on wrappers of whole articles too. */
const MAYBE = words(
  'popular subscribe subscription nav navbar navigation menu menus masthead footer sidebar rail widget ' +
    'widgets promo promos promotion affiliate marketing modal popup popover overlay lightbox tooltip dropdown toast ' +
    'sticky banner bio timestamp dateline pubdate date topics topic keywords toolbar toolbox tools rating ratings ' +
    'vote votes poll quiz donate donation feedback player playlist carousel slider slideshow gallery weather meta ' +
    'metadata metainfo copyright disclaimer teaser teasers upsell cta infobox factbox hidden hide tabs embed ' +
    'chart graphic interactive profile follow breaking print actions tag category categories ' +
    'eyebrow kicker countdown notice alert warning author authors contributors legends reactions',
);

/** On a notice that asks for money, and on the text behind it. */
const GATE = words('paywall piano premium meteredcontent subscriber subscribers paid');

/** Such names say what a wrapper has, not what it is. */
const MODIFIERS = words(
  'has have no not non with without is tag category tax tags hide show below above before after under over overflow ' +
    'type status format layout template page single body wp u md lg sm xl grid col row flex post-type',
);

const ENDINGS = words(
  'container wrapper wrap wrapped section area block box inner outer content body module component list link links ' +
    'item items bar group holder row column panel region unit root main default area form button buttons icons tools ' +
    'widget desktop mobile top bottom left right',
);

/**
 * `beside` is never part of an article; `maybe` is not either, unless most of the page's prose is in it; `gate` is a
 * notice, unless there is prose in it.
 */
export type Furniture = 'no' | 'gate' | 'maybe' | 'beside';

const verdicts = new Map<string, Furniture>();
const VERDICTS_AT_MOST = 4000;

/** Says whether name, role, class or id mark an element as furniture around the article. */
export function furnitureOf(element: Element, name: string): Furniture {
  if (AROUND.has(name)) return name === 'figcaption' ? 'beside' : 'maybe';
  const role = element.getAttribute('role');
  if (role !== null && ROLES.has(role)) return 'maybe';
  const names = namesOf(element);
  if (names === '') return 'no';
  let verdict = verdicts.get(names);
  if (verdict === undefined) {
    verdict = judge(names);
    if (verdicts.size >= VERDICTS_AT_MOST) verdicts.clear();
    verdicts.set(names, verdict);
  }
  return verdict;
}

function judge(names: string): Furniture {
  let verdict: Furniture = 'no';
  for (const name of names.split(/\s+/)) {
    // `relatedArticles`, `related_articles` and `related-articles` are one name.
    const segments = name
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_:.]+/)
      .filter((segment) => segment !== '');
    if (MODIFIERS.has(segments[0] ?? '') && segments.length > 1) continue;
    if (segments.some((segment) => BESIDE.has(segment))) return 'beside';
    while (segments.length > 1 && isEnding(segments.at(-1) ?? '')) segments.pop();
    const last = segments.at(-1) ?? '';
    const pair = segments.slice(-2).join('-');
    if (
      BESIDE_WHOLE.has(segments.join('-')) ||
      BESIDE_WHOLE.has(pair) ||
      (segments.length <= 2 && BESIDE_WHOLE.has(last))
    ) {
      return 'beside';
    }
    if (verdict === 'no' && segments.some((segment) => GATE.has(segment))) verdict = 'gate';
    if (
      MAYBE.has(last) ||
      (segments.length > 1 && (BESIDE_WHOLE.has(segments[0] ?? '') || MAYBE.has(segments[0] ?? '')))
    ) {
      verdict = 'maybe';
    }
  }
  return verdict;
}

function isEnding(segment: string): boolean {
  return ENDINGS.has(segment) || /\d/.test(segment);
}

/** Class and id as one string. */
export function namesOf(element: Element): string {
  const classes = element.getAttribute('class');
  const id = element.getAttribute('id');
  return id === null ? (classes ?? '') : classes === null ? id : `${classes} ${id}`;
}

const BODY =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|blog)[-_]*(?:body|content|text|copy|detail|main|paragraphs?)|(?:body|main)[-_]?(?:copy|text)|body[-_]?content|content[-_]+body)(?=$|[\s_-])/i;

/** True when an element is named as an article's body. */
export function isNamedBody(element: Element): boolean {
  if (element.getAttribute('itemprop')?.includes('articleBody') === true) return true;
  return BODY.test(namesOf(element));
}

const STANDFIRST =
  /(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line|ing)?)|summary|excerpt|lead|lede|intro(?:duction)?|teaser|description|abstract|preamble|strap-?line|vorspann|chapeau)(?=$|[\s_-])/i;

/** True when an element is named as the lines between headline and text. */
export function isNamedStandfirst(element: Element): boolean {
  return (
    element.getAttribute('itemprop')?.includes('description') === true ||
    STANDFIRST.test(namesOf(element))
  );
}
