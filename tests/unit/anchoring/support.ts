import { JSDOM } from 'jsdom';
import { createTextIndex, type TextIndex } from '../../../utils/anchoring/text-index.ts';
import { indexWholePage } from '../../../utils/anchoring/whole-page.ts';

/** An index of paragraphs that come from no document. */
export function indexOf(...paragraphs: string[]): TextIndex {
  return createTextIndex({
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, pieces: [] })),
  });
}

export interface OpenPage {
  document: Document;
  index: TextIndex;
}

/** A page made of this markup, all of its text indexed. */
export function openPage(body: string): OpenPage {
  const { document } = new JSDOM(`<!doctype html><body>${body}</body>`).window;
  return { document, index: indexWholePage(document) };
}
