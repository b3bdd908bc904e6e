import { type RefObject, useEffect } from 'react';

/**
 * Scrolls a list along with what the reader sees elsewhere, as long as they are not at work in the list itself.
 * @param list the element that scrolls; the item to keep in view has `data-in-view="true"`.
 * @param inView which one that is; null for none.
 */
export function useKeptInView(list: RefObject<HTMLElement | null>, inView: string | null): void {
  useEffect(() => {
    if (inView === null || document.hasFocus()) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    list.current
      ?.querySelector('[data-in-view="true"]')
      ?.scrollIntoView({ block: 'nearest', behavior });
  }, [list, inView]);
}
