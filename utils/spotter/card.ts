/**
 * Lays the card over the page: an extension page in a frame, in a closed shadow tree, so that the page's styles do
 * not reach it and its scripts cannot read it. Nothing is added to the page before the first card is opened.
 */
import { boxOf } from '../anchoring/hit-test.ts';
import type { KnownClaim } from '../messages.ts';
import { type CardSignal, writeCardAddress } from './card-address.ts';
import type { Card } from './ports.ts';
import { setStyles } from './styles.ts';

const WIDTH = 380;
const FIRST_HEIGHT = 280;
const GAP = 8;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where a card goes: below the claim, above it where there is no room, and always wholly in the window. All in CSS
 * pixels from the window's corner. Pure.
 */
export function placeCard(
  claim: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  wanted: number,
  view: { width: number; height: number },
): Box {
  const width = Math.min(WIDTH, view.width - 2 * GAP);
  const below = view.height - claim.bottom - 2 * GAP;
  const above = claim.top - 2 * GAP;
  const height = Math.min(wanted, view.height - 2 * GAP);
  const top = height <= below || below >= above ? claim.bottom + GAP : claim.top - GAP - height;
  const within = (value: number, size: number, room: number) =>
    Math.max(GAP, Math.min(value, room - size - GAP));
  return {
    left: within(claim.left, width, view.width),
    top: within(top, height, view.height),
    width,
    height,
  };
}

interface Open {
  host: HTMLElement;
  frame: HTMLIFrameElement;
  range: Range;
  height: number;
  /** Had the focus before. */
  before: Element | null;
  closing: AbortController;
}

/**
 * @param pageUrl gives the address of the card's page.
 * @param label gives the name of the frame for screen readers.
 */
export function createCard(
  document: Document,
  window: Window & typeof globalThis,
  { pageUrl, label }: { pageUrl(): string; label(): string },
): Card {
  let open: Open | null = null;

  const place = () => {
    if (!open) return;
    const { host, range, height } = open;
    const { innerWidth: width, innerHeight } = window;
    const box = placeCard(boxOf(range), height, { width, height: innerHeight });
    for (const [side, value] of Object.entries(box)) setStyles(host, { [side]: `${value}px` });
  };

  const close = () => {
    if (!open) return;
    const { host, before, closing } = open;
    open = null;
    closing.abort(0);
    host.remove();
    window.focus();
    if (before instanceof window.HTMLElement) before.focus({ preventScroll: true });
  };

  const onMessage = (event: MessageEvent) => {
    if (!open || event.source !== open.frame.contentWindow) return;
    const signal = event.data as CardSignal;
    if (signal?.racemarkCard === 'close') close();
    else if (signal?.racemarkCard === 'height' && Number.isFinite(signal.height)) {
      open.height = signal.height;
      place();
    }
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };

  return {
    open(claim: KnownClaim, range: Range, token: string) {
      close();
      const closing = new AbortController();
      const { signal } = closing;
      const host = createHost(document);
      const frame = document.createElement('iframe');
      frame.title = label();
      frame.src = pageUrl() + writeCardAddress({ claimId: claim.id, token });
      frame.style.cssText = 'all:initial;width:100%;height:100%';
      host.attachShadow({ mode: 'closed' }).append(frame);
      open = {
        host,
        frame,
        range,
        height: FIRST_HEIGHT,
        before: document.activeElement,
        closing,
      };
      // While a dialog is modal, all outside it takes no clicks.
      (document.querySelector('dialog:modal') ?? document.documentElement).append(host);
      // Above everything, whatever the page piles up.
      host.showPopover();
      place();
      frame.focus();
      let drawing = 0;
      const later = () => {
        window.cancelAnimationFrame(drawing);
        drawing = window.requestAnimationFrame(place);
      };
      window.addEventListener('resize', later, { signal });
      window.addEventListener('message', onMessage, { signal });
      // Also in the frame the claim lies in.
      for (const view of new Set([window, range.startContainer.ownerDocument?.defaultView])) {
        view?.addEventListener('scroll', later, { signal, capture: true, passive: true });
        view?.addEventListener('pointerdown', close, { signal, capture: true });
        view?.addEventListener('keydown', onKey, { signal, capture: true });
      }
    },
    close,
  };
}

function createHost(document: Document): HTMLElement {
  const host = document.createElement('div');
  host.popover = 'manual';
  setStyles(host, {
    // Margin, border, place and background of popovers too.
    all: 'initial',
    position: 'fixed',
    overflow: 'hidden',
    'border-radius': '10px',
    'box-shadow': '0 6px 28px rgb(0 0 0 / .3)',
  });
  return host;
}
