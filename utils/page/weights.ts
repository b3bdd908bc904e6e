/** What each sign of an article counts for, and the two judgements that both looks at a page share. */

/**
 * Weights in log-odds, rounded from a regularised logistic regression over saved pages of news sites, blogs, shops,
 * forums, front pages and documentation. No single one decides: pages declare themselves articles that are none,
 * and many articles declare nothing.
 */
export const WEIGHT = {
  prior: -1.2,
  linkedArticle: 1,
  linkedListing: -0.5,
  /** Not fitted: hardly a saved page declares one. */
  gathered: -2.5,
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

/** What the amount of running text (Latin characters) says, alone and against the number of links. */
export function textScore(prose: number, links: number): number {
  return (
    WEIGHT.prose * clamp(Math.log(prose / 1000), -2, 1.2) +
    WEIGHT.prosePerLink * clamp(Math.log(prose / (links + 1) / 15), -1.5, 2.5)
  );
}

/** Whether the page names its author in an element. */
export function hasByline(document: Document): boolean {
  const selector = '[rel~=author],[itemprop~=author],[class*=byline i],[class*=author i]';
  const { length } = document.querySelectorAll(selector);
  // Many of them are a list of teasers or of comments.
  return length > 0 && length < 6;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
