import { resolveAll } from '../../utils/anchoring/resolve.ts';
import { createTextIndex, type TextIndex, toCodePoints } from '../../utils/anchoring/text-index.ts';
import type { Resolution } from '../../utils/anchoring/types.ts';
import { indexWholePage } from '../../utils/anchoring/whole-page.ts';
import { collect } from '../../utils/page/collect.ts';
import { type AskedQuote, savedQuoteOf } from './quotes-file.ts';

/** Where a quote was found, and in which of a page's two texts. */
export interface Found {
  in: 'article' | 'page';
  index: TextIndex;
  resolution: Resolution;
}

/** How sure an answer is; of two texts the surer answer counts, of equals the article's. */
const SURENESS = { exact: 3, moved: 3, ambiguous: 2, changed: 1, orphaned: 0 } as const;

/**
 * Resolves quotes against a page's article text, and those that are not there word for word against all text of
 * the page.
 */
export function resolveOnPage(
  document: Document,
  url: string | null,
  quotes: readonly AskedQuote[],
): Found[] {
  const article = createTextIndex(collect(document, { ...(url !== null && { url }), force: true }));
  const first = resolveIn(article, quotes);
  const rest = quotes.filter((_, at) => SURENESS[first[at]?.state ?? 'orphaned'] < SURENESS.exact);
  if (rest.length === 0)
    return first.map((resolution) => ({ in: 'article', index: article, resolution }));
  const page = indexWholePage(document);
  const second = resolveIn(page, rest);
  return quotes.map((quote, at) => {
    const inArticle = first[at] ?? { state: 'orphaned' };
    const inPage = second[rest.indexOf(quote)] ?? { state: 'orphaned' };
    return SURENESS[inPage.state] > SURENESS[inArticle.state]
      ? { in: 'page', index: page, resolution: inPage }
      : { in: 'article', index: article, resolution: inArticle };
  });
}

function resolveIn(index: TextIndex, quotes: readonly AskedQuote[]): Resolution[] {
  const units = (offset: number) => toCodePoints(index, offset);
  return resolveAll(
    index,
    quotes.map((quote) => savedQuoteOf(quote, units)),
  );
}
