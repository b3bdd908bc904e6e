/**
 * What markup alone says about an element: laid out as a block or inline, shown or hidden, text or furniture.
 * Nothing here asks for style or layout; a page that is read must not be made to lay itself out.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose text is never part of an article. */
const SKIPPED = words(
  'script style noscript template svg math canvas audio video object embed map picture img input textarea select ' +
    'button option datalist meter progress nav aside footer form dialog menu figcaption head link meta title',
);

const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt rtc ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr',
);

/** Text set in these is spoken or annotated, not read in line. */
const SILENT = words('rt rp');

/** True for elements that can never hold article text, by their name alone. */
export function isSkippedTag(name: string): boolean {
  return SKIPPED.has(name) || SILENT.has(name);
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

/** Furniture whatever it holds. */
const FURNITURE =
  /(?:^|[\s_-])(?:comments?|disqus|related|recommend\w*|recirc\w*|more[-_]?(?:from|on|stories|news|articles|posts)|read[-_]?(?:more|next|also)|also[-_]?read|next[-_]?(?:up|article|post)|up[-_]?next|(?:most|top)[-_]?(?:read|popular|viewed|stories|news)|popular|trending|outbrain|taboola|zergnet|newsletters?|cookies?|consent|gdpr|onetrust|paywall|piano|regwall|subscri\w*|sign[-_]?up|log[-_]?in|breadcrumbs?|pagination|pager|ads?|advert\w*|dfp|gpt|sponsor\w*|promo\w*|affiliate|marketing|captions?|credits?|photo[-_]?credit|copyright|sr[-_]?only|visually[-_]?hidden|screen[-_]?reader\w*|hidden|skip[-_]?(?:link|to)|print[-_]?only|author[-_]?(?:bio|box|info|card|profile)|about[-_]?(?:the[-_]?)?author|bio|byline|dateline|timestamp|tags?|taglist|topics?|keywords|categor\w+|toolbar|toolbox|navbar|menu|nav|navigation|masthead|footer|sidebar|rail|widgets?|share\w*|sharing|social\w*|follow|sticky|modal|popup|pop-?over|overlay|lightbox|tooltip|dropdown|toast|banner|rating|votes?|poll|quiz|donat\w*|support[-_]?us|feedback|report[-_]?(?:error|bug)|correction[-_]?link|jump[-_]?links?|toc|table[-_]?of[-_]?contents|player|playlist|gallery[-_]?nav|carousel|slider|ticker|weather|stock[-_]?\w*|hatom-extra|post-?meta|entry-?meta|article-?meta|meta-?data|metadata|noprint|no-print)(?=$|[\s_-])/i;
/** The same, written in one word as camel case or glued together. */
const GLUED =
  /(?:related|recommended|trending|popular|promoted|sponsored)(?:[A-Z]|articles|posts|stories|links|content|news|items|topics)|(?:newsletter|comment|subscribe|share|social|cookie|paywall|advert|outbrain|breadcrumb|sidebar)s?(?:[A-Z_-]|box|bar|list|container|wrapper|section|form|buttons?|links?|tools|icons)|(?:^|[\s_-])ad(?:slot|unit|box|container|wrapper|block|s?ense)/;

/** True when role, class or id say that an element is furniture around the article. */
export function isFurniture(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && ROLES.has(role)) return true;
  const names = namesOf(element);
  return names !== '' && (FURNITURE.test(names) || GLUED.test(names));
}

/** Class and id as one string. */
export function namesOf(element: Element): string {
  const classes = element.getAttribute('class');
  const id = element.getAttribute('id');
  return id === null ? (classes ?? '') : classes === null ? id : `${classes} ${id}`;
}

const BODY =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|blog|page|content|main|detail|text)[-_]*(?:body|content|text|copy|detail|main|paragraphs?)|body[-_]?(?:copy|text|content)|articlebody|storytext|rich-?text|content__body)(?=$|[\s_-])/i;

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
