/** Whether the reader has a page before them. */

/** False while it is rendered ahead of being visited, or in the background. */
export const isVisible = (document: Document): boolean =>
  !('prerendering' in document && document.prerendering) && document.visibilityState === 'visible';
