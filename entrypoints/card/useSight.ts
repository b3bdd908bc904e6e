/** Whether the reader sees the card: the page it lies over can make it see-through, shrink it or cover it. */
import { useEffect, useState } from 'react';

/** The least time between two reports a browser accepts. */
const DELAY_MS = 100;

/**
 * Ignores what is pressed while the card cannot be seen as it is, or a page could have the reader judge a claim with a
 * click meant for something else. Chromium tells; other browsers do not, and there nothing is ignored. Keys reach the
 * card only while it has the focus.
 * @returns whether something was pressed in vain, until the card is seen again.
 */
export function useSight(): boolean {
  const [pressedInVain, setPressedInVain] = useState(false);
  useEffect(() => {
    let isSeen = true;
    const observer = new IntersectionObserver(
      (reports) => {
        isSeen = (reports.at(-1) as { isVisible?: boolean } | undefined)?.isVisible !== false;
        if (isSeen) setPressedInVain(false);
      },
      { trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
    );
    observer.observe(document.documentElement);
    const guard = (event: MouseEvent) => {
      // A key that presses a button is a click without a count.
      if (isSeen || event.detail === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setPressedInVain(true);
    };
    addEventListener('mousedown', guard, { capture: true });
    addEventListener('click', guard, { capture: true });
    return () => {
      observer.disconnect();
      removeEventListener('mousedown', guard, { capture: true });
      removeEventListener('click', guard, { capture: true });
    };
  }, []);
  return pressedInVain;
}
