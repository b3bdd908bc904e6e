/**
 * Metadata after client-side navigation. Applications change the address and the text, and often leave the head
 * of the first page standing: its canonical address, title and date belong to another article then.
 */

import type { CollectedPage, PageSighting } from '../page/types.ts';

/** The declarations of a head, to be compared with a later state of it. */
export function markHead(document: Document): string {
  const select =
    'link[rel=canonical],meta[property^="og:"],meta[property^="article:"],script[type="application/ld+json"]';
  const declarations = document.querySelectorAll(select);
  return Array.from(
    declarations,
    (element) =>
      element.getAttribute('href') ?? element.getAttribute('content') ?? element.textContent,
  ).join('\n');
}

/**
 * The page's metadata without what a stale head says. `last` is the article read before the navigation and
 * `lastHead` its head's mark; a head that is the same for another text is the old one.
 */
export function withoutStaleHead(
  page: CollectedPage,
  last: PageSighting,
  lastHead: string,
  head: string,
  documentUrl: string,
): PageSighting {
  const { meta } = page;
  if (head === '' || head !== lastHead) return meta;
  // The title is the headline's wherever the text has one.
  return {
    ...meta,
    address: documentUrl,
    canonical: null,
    ogUrl: null,
    author: meta.author === last.author ? '' : meta.author,
    published: meta.published === last.published ? null : meta.published,
  };
}
