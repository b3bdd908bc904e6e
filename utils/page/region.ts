import type { ElementSpan, FoundBlock, Reading } from './blocks.ts';
import { isNamedBody, namesOf } from './markup.ts';

/** Where the article's text lies: an element and the blocks found in it. */
export interface Region extends ElementSpan {
  /** Running text inside, in Latin characters. */
  prose: number;
}

/** An `article` element with less prose than this (Latin characters) is a teaser or a comment. */
const TEASER = 400;

/**
 * Finds the element that holds the article's text: named as such, or else the innermost one with most of the prose.
 * Of several articles on one page it is the one whose heading is the page's title.
 */
export function findRegion(
  { found, spans }: Reading,
  isTitle: (block: FoundBlock) => boolean,
): Region | null {
  let sum = 0;
  const sums = [0];
  for (const block of found) {
    sum += block.prose;
    sums.push(sum);
  }
  // Inner spans come before the outer ones that hold them: the last is the whole.
  const regions = spans
    .map((span) => ({ ...span, prose: (sums[span.to] ?? 0) - (sums[span.from] ?? 0) }))
    .filter(({ prose }) => prose > 0);
  let best = ownArticle(regions, found.findIndex(isTitle)) ?? regions.at(-1);
  if (best === undefined) return null;
  const narrow = (share: number, fits: (element: Element) => boolean): boolean => {
    const outer = best as Region;
    const inner = regions
      .slice(0, regions.indexOf(outer))
      .filter(
        (region) =>
          region.from >= outer.from &&
          region.to <= outer.to &&
          region.prose >= share * outer.prose &&
          fits(region.element),
      );
    const most = inner.reduce((prose, region) => Math.max(prose, region.prose), 0);
    const chosen = inner.find((region) => region.prose >= 0.95 * most);
    best = chosen ?? outer;
    return chosen !== undefined;
  };
  narrow(0.5, isContainer);
  const named = narrow(0.45, isNamedBody);
  if (named && hasTwins(best, regions)) {
    // The body is cut in pieces, by adverts mostly: the element around them is meant.
    const { parentElement } = best.element;
    return regions.find(({ element }) => element === parentElement) ?? best;
  }
  // Then down while one child keeps most of the prose.
  while (narrow(named ? 0.95 : 0.8, isWhole));
  return best;
}

/** The `article` around the title, when there are others beside it. */
function ownArticle(regions: readonly Region[], title: number): Region | undefined {
  const articles = regions.filter(
    ({ element, prose }) => element.localName === 'article' && prose >= TEASER,
  );
  const own = articles.find(({ from, to }) => from <= title && title < to);
  return own && articles.some(({ from, to }) => from >= own.to || to <= own.from) ? own : undefined;
}

/** True when the same parent holds other pieces of the same name with prose in them. */
function hasTwins(region: Region, regions: readonly Region[]): boolean {
  const { parentElement } = region.element;
  const names = namesOf(region.element);
  return regions.some(
    ({ element }) =>
      element !== region.element &&
      element.parentElement === parentElement &&
      namesOf(element) === names,
  );
}

const isContainer = (element: Element): boolean =>
  [element.localName, element.getAttribute('role')].some((is) => is === 'article' || is === 'main');

/** Lists, tables and quotations are parts of an article, never the whole. */
function isWhole(element: Element): boolean {
  return !/^(?:[uod]l|li|d[td]|t(?:able|body|head|r)|blockquote|p|pre|figure)$/.test(
    element.localName,
  );
}
