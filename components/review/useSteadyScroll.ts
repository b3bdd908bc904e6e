import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { Triage } from '../hooks/useTriage.ts';

/** How far below the upper edge a claim stands that came into hand by a key: the one before stays in view. */
const REST_PX = 64;

/**
 * Keeps a list calm while one claim grows and another shrinks: a claim picked by a pointer stays under it, one
 * reached by a key comes to rest at the same height each time.
 * @param list the element that scrolls; the claim in hand has `data-focused="true"`.
 * @returns to be called just before a claim is picked by a pointer.
 */
export function useSteadyScroll(
  list: RefObject<HTMLElement | null>,
  { focusedId, by }: Pick<Triage, 'focusedId' | 'by'>,
): (picked: Element) => void {
  const held = useRef<number | null>(null);
  const last = useRef(focusedId);

  useLayoutEffect(() => {
    if (last.current === focusedId) return;
    last.current = focusedId;
    const { current } = list;
    const item = current?.querySelector('[data-focused="true"]');
    if (!current || !item || by === 'start') return;
    const top = item.getBoundingClientRect().top;
    const wanted = held.current ?? current.getBoundingClientRect().top + REST_PX;
    held.current = null;
    current.scrollTop += top - wanted;
  }, [focusedId, by, list]);

  return useCallback((picked: Element) => {
    held.current = picked.getBoundingClientRect().top;
  }, []);
}
