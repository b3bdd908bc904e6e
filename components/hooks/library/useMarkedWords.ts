/** Marks the words searched for in what is listed, by CSS highlights: the list's elements are left alone. */
import { type RefObject, useEffect } from 'react';

const NAME = 'racemark-found';
/** What a search looks at, as far as it is drawn as text. */
const SEARCHED = '[data-testid="claim-quote"], [data-searched]';

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Beginnings of words, as the search takes them; where a script puts no spaces, anywhere. */
export function foundPattern(text: string): RegExp | null {
  const words = text.split(/\s+/).filter(Boolean).map(literal);
  if (words.length === 0) return null;
  return new RegExp(`(?:(?<![\\p{L}\\p{N}])|(?<=\\p{Ideographic}))(?:${words.join('|')})`, 'giu');
}

/** @param content changes whenever what is drawn does. */
export function useMarkedWords(
  list: RefObject<HTMLElement | null>,
  text: string,
  content: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content, other places
  useEffect(() => {
    const pattern = foundPattern(text);
    if (!pattern || !list.current || !('highlights' in CSS)) return;
    const root = list.current;
    const mark = () => {
      const ranges: Range[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.closest(SEARCHED)) continue;
        for (const { index, 0: found } of (node.nodeValue ?? '').matchAll(pattern)) {
          const range = new Range();
          range.setStart(node, index);
          range.setEnd(node, index + found.length);
          ranges.push(range);
        }
      }
      CSS.highlights.set(NAME, new Highlight(...ranges));
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [list, text, content]);
}
