import { useEffect, useRef } from 'react';

/** Keys as `KeyboardEvent.key` gives them, letters in lower case. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/** Keys that go on while they are held down. */
const HELD = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

/** As shortcuts are named. */
const nameOf = ({ key }: KeyboardEvent): string => (key.length === 1 ? key.toLowerCase() : key);

/** Where keys are text. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=radio], [type=checkbox])'));

/** Where single keys do not act. */
const isElsewhere = (target: EventTarget | null): boolean =>
  isWriting(target) || document.querySelector('dialog[open], :popover-open') !== null;

/** Where arrow keys have a meaning of their own. */
const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[type=radio], [role=menu], [role=tablist]') !== null;

/**
 * Single keys that act wherever the focus is, except while text is written or a dialog is open.
 * Keys held with Ctrl, Alt or Meta are the browser's. Escape is the other way round: it acts where text is written,
 * to leave it, even where single keys are switched off.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const { Escape: leave } = latest.current;
      if (event.key === 'Escape' && leave && isWriting(event.target)) {
        // Handled here, it does not close the popup.
        event.preventDefault();
        leave(event);
        return;
      }
      if (!enabled || event.key === 'Escape' || isElsewhere(event.target)) return;
      const key = nameOf(event);
      if (key.startsWith('Arrow') && usesArrows(event.target)) return;
      const run = latest.current[key];
      if (!run) return;
      event.preventDefault();
      // Held a moment too long, a key would dismiss one claim after the other.
      if (event.repeat && !HELD.has(key)) return;
      run(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
