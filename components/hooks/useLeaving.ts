import { useEffect, useRef } from 'react';

/**
 * Saves what is being written when its field or the whole page goes: a card is closed by a click beside it, a popup by
 * any, and neither leaves the field first.
 * @param save does nothing when there is nothing to save.
 */
export function useLeaving(save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const leave = () => latest.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}
