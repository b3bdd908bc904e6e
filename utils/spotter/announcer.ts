/** Says things to screen readers. The live region is added to the page on first use, and not before. */
import { setStyles } from './styles.ts';

export interface Announcer {
  say(text: string): void;
  stop(): void;
}

/** A screen reader hears a change of a region it already knows: text set at once on insertion is often missed. */
const SETTLE_MS = 120;

export function createAnnouncer(document: Document): Announcer {
  let host: HTMLElement | null = null;
  let region: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const create = () => {
    const created = document.createElement('div');
    setStyles(created, {
      all: 'initial',
      position: 'fixed',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      'clip-path': 'inset(50%)',
    });
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    created.attachShadow({ mode: 'closed' }).append(region);
    return created;
  };

  return {
    say(text) {
      host ??= create();
      if (!host.isConnected) document.documentElement.append(host);
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (region) region.textContent = text;
      }, SETTLE_MS);
    },
    stop() {
      clearTimeout(timer);
      host?.remove();
      host = null;
      region = null;
    },
  };
}
