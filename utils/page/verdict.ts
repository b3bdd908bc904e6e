import type { FoundBlock } from './blocks.ts';
import type { Signals } from './signals.ts';
import { hasByline, textScore, WEIGHT } from './weights.ts';

const SHOP =
  '[itemprop~=price],[id*=add-to-cart i],[class*=add-to-cart i],[name*=add-to-cart i],[class*=addtocart i]';

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
  const sum = score + readScore(document, inside, prose);
  if (sum > 0) return sum + WEIGHT.shop > 0 || document.querySelector(SHOP) === null;
  const signed = declared.meta.has('author') || sum + WEIGHT.author <= 0;
  return !signed && hasByline(document);
}

/** What the text adds to the score of what a page says of itself. */
export function readScore(
  document: Document,
  inside: readonly FoundBlock[],
  prose: number,
): number {
  const running = inside.filter((block) => block.prose > 0).length;
  const headings = inside.filter((block) => block.kind === 'subheading').length;
  const links = document.getElementsByTagName('a').length;
  return (
    textScore(prose, links) +
    (running < 2 && (prose < 1500 || links > 20) ? WEIGHT.singleBlock : 0) +
    WEIGHT.headings * Math.min(1.5, headings / (running || 1)) +
    WEIGHT.fragments * Math.min(1, inside.length / (running || 1) / 6)
  );
}
