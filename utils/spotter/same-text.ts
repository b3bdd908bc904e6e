/** Whether a page still shows the article before, after its address has changed. */
import type { CollectedPage } from '../page/types.ts';

/** Text shared with the article before, above which a new address still shows the old one. */
const SAME_TEXT = 0.5;

/**
 * Whether the text is still that of the article before. Applications change the address first and the text when
 * it has arrived; until then the old text must not be taken for the new page's.
 */
export function isSameText(page: CollectedPage, last: CollectedPage): boolean {
  const known = new Set(last.blocks.map(({ text }) => text));
  let length = 0;
  let shared = 0;
  for (const { text } of page.blocks) {
    length += text.length;
    if (known.has(text)) shared += text.length;
  }
  return shared > length * SAME_TEXT;
}
