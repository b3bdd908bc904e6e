import { readBlocks } from '../page/blocks.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';

/**
 * Indexes all text of a page, furniture and comments included: for quotes that a reader took from outside the
 * article. Open shadow roots, slots and frames of the same origin are read in place. What markup says is not shown
 * is left out; style sheets are not asked, because that could make the page lay itself out.
 */
export function indexWholePage(document: Document): TextIndex {
  const root: Element | null = document.body;
  if (root === null) return createTextIndex({ blocks: [] });
  const reading = readBlocks(root, 'everything');
  for (;;) {
    const step = reading.next();
    if (step.done) return createTextIndex({ blocks: step.value.found });
  }
}
