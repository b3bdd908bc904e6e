import type { FoundBlock, Reading, Span } from './blocks.ts';
import { isNamedBody, namesOf } from './markup.ts';

const DENSE_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const SENTENCE = /[.!?…。！？؟]["'”’»)\]]*(?:\s|$)|[。！？]/;

/** Length of a text in Latin characters: a Han, kana or Hangul character says about as much as two and a half. */
export function massOf(text: string): number {
  const dense =
    text.slice(0, 40).search(DENSE_SCRIPT) < 0 ? 0 : (text.match(DENSE_SCRIPT) ?? []).length;
  return text.length + 1.5 * dense;
}

/** How much running text a block holds, 0 for headings, labels and lists of links. */
export function proseOf(block: FoundBlock): number {
  if (block.kind === 'headline' || block.kind === 'subheading') return 0;
  const mass = massOf(block.text);
  if (mass < 60 || block.linked > 0.4 * block.text.length) return 0;
  if (!SENTENCE.test(block.text) && mass < 140) return 0;
  const weight = block.kind === 'listItem' ? 0.5 : 1;
  return weight * Math.min(mass, 1500);
}

/** Where the article's text lies: an element and the blocks found in it. */
export interface Region extends Span {
  /** Running text inside, in Latin characters. */
  prose: number;
  /** Running text on the whole page. */
  total: number;
}

/** Finds the element that holds the article's text: named as such, or else the innermost one with most of the prose. */
export function findRegion({ found, spans }: Reading): Region | null {
  const sums = [0];
  for (const block of found) sums.push((sums.at(-1) ?? 0) + proseOf(block));
  const total = sums.at(-1) ?? 0;
  if (total === 0) return null;
  const prose = ({ from, to }: Span): number => (sums[to] ?? 0) - (sums[from] ?? 0);

  // Inner spans come before the outer ones that hold them: the last is the whole.
  let best = spans.at(-1);
  if (best === undefined) return null;
  const narrow = (share: number, fits: (span: Span) => boolean): boolean => {
    const outer = best as Span;
    const inner = spans
      .slice(0, spans.indexOf(outer))
      .filter((span) => span.from >= outer.from && span.to <= outer.to && fits(span));
    const most = Math.max(0, ...inner.map(prose));
    if (most < share * prose(outer)) return false;
    best = inner.find((span) => prose(span) >= 0.95 * most);
    return true;
  };
  const regionOf = (span: Span): Region => ({ ...span, prose: prose(span), total });
  narrow(0.5, ({ element }) => isContainer(element));
  const named = narrow(0.45, (span) => prose(span) > 0 && isNamedBody(span.element));
  if (named && hasTwins(best, spans, prose)) {
    // The body is cut in pieces, by adverts mostly: the element around them is meant.
    const { parentElement } = best.element;
    return regionOf(spans.find(({ element }) => element === parentElement) ?? best);
  }
  // Then down while one child keeps most of the prose.
  while (narrow(named ? 0.95 : 0.8, (span) => prose(span) > 0 && !isPart(span.element)));
  return regionOf(best);
}

/** True when the same parent holds other pieces of the same name with prose in them. */
function hasTwins(span: Span, spans: readonly Span[], prose: (span: Span) => number): boolean {
  const { parentElement } = span.element;
  const names = namesOf(span.element);
  return spans.some(
    (other) =>
      other !== span &&
      other.element.parentElement === parentElement &&
      namesOf(other.element) === names &&
      prose(other) > 0,
  );
}

function isContainer(element: Element): boolean {
  const name = element.localName;
  if (name === 'article' || name === 'main') return true;
  const role = element.getAttribute('role');
  return role === 'main' || role === 'article';
}

/** Lists, tables and quotations are parts of an article, never the whole. */
function isPart(element: Element): boolean {
  return /^(?:[uod]l|li|d[td]|t(?:able|body|head|r)|blockquote|p|pre|figure)$/.test(
    element.localName,
  );
}
