/** Leads the reader to claims: scrolling, flashing, stepping, opening the card. */
import { boxOf, hitTest, type Point } from '../anchoring/hit-test.ts';
import type { Painter } from '../anchoring/painter.ts';
import { createAnnouncer } from './announcer.ts';
import type { SpotterDependencies } from './ports.ts';
import type { ShownClaim, Visit } from './visit.ts';

const FLASH_MS = [220, 160, 220, 160, 2_000];
const STILL_MS = [2_500];
const DOUBLE_CLICK_MS = 250;

const INTERACTIVE =
  'a[href],button,input,select,textarea,label,summary,video,audio,iframe,[contenteditable],[role=button],[role=link],[onclick]';

export interface Guide {
  /** Claims that are drawn: not those in text that is folded up. */
  shown(): ShownClaim[];
  /** Scrolls the claim to the middle of the window and flashes it. */
  show(claim: ShownClaim): void;
  /** Moves to the claim after or before the one last shown, around the ends, and announces it. */
  step(by: 1 | -1): void;
  /** Listens in these trees too, where they are documents of frames. */
  attend(trees: Iterable<Node>): void;
  stop(): void;
}

export function createGuide(
  visit: () => Pick<Visit, 'shown' | 'token'> | null,
  painter: Painter,
  { document, window, phrases, card }: SpotterDependencies,
): Guide {
  const shown = () =>
    (visit()?.shown ?? []).filter(({ range }) =>
      range.startContainer.parentElement?.checkVisibility(),
    );
  const stopping = new AbortController();
  const { signal } = stopping;
  const announcer = createAnnouncer(document);
  let current: Range | null = null;
  let timer: number | undefined;
  let clicking: number | undefined;

  const calm = () => window.matchMedia('(prefers-reduced-motion)').matches;

  const flash = (range: Range, beats: readonly number[]) => {
    window.clearTimeout(timer);
    const [beat, ...rest] = beats;
    // Lit on the first beat, dark on the second, and so on; dark after the last.
    const lit = beats.length % 2 === 1;
    painter.focus(lit && !range.collapsed ? range : null);
    if (beat !== undefined) timer = window.setTimeout(() => flash(range, rest), beat);
  };

  const goTo = (claim: ShownClaim) => {
    current = claim.range;
    scrollTo(claim.range, window, calm() ? 'auto' : 'smooth');
  };

  const letGo = () => {
    painter.focus(null);
    current = null;
  };

  const open = (claim: ShownClaim) => {
    const token = visit()?.token;
    if (!card || !claim.known || !token) return;
    current = claim.range;
    painter.focus(claim.range);
    card.open(claim.known, claim.range, token);
  };

  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.detail > 1 || !event.isTrusted) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const view = event.currentTarget as Window;
    if (shown().length === 0 || isSelecting(view)) return;
    if (closestTo(event, INTERACTIVE)) return;
    const at = { x: event.clientX, y: event.clientY };
    // It may be the first of two that select a word.
    clicking = window.setTimeout(() => onPlainClick(view.document, at), DOUBLE_CLICK_MS);
  };

  const onPlainClick = (where: Document, at: Point) => {
    const claims = shown();
    if (isSelecting(where.defaultView)) return;
    const ranges = claims.map((claim) => claim.range);
    const roots = [...painter.roots()].filter(
      (root) => root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && root.ownerDocument === where,
    ) as ShadowRoot[];
    const hit = hitTest(where, at, ranges, roots);
    const claim = hit && claims.find(({ range }) => range === hit);
    if (claim) open(claim);
    else letGo();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !event.isTrusted || !current) return;
    if (event.key === 'Escape') letGo();
    else if (event.key === 'Enter' && !isBusy(event)) {
      const claim = shown().find(({ range }) => range === current);
      if (!claim || !card) return;
      event.preventDefault();
      open(claim);
    }
  };

  const attended = new WeakSet<Window>();
  const attend = (view: Window | null) => {
    if (!view || attended.has(view)) return;
    attended.add(view);
    // On the window and not capturing: the page's own handlers come first and may claim the event.
    view.addEventListener('click', onClick, { signal });
    view.addEventListener('keydown', onKey, { signal });
  };
  attend(window);

  return {
    shown,
    show(claim) {
      goTo(claim);
      flash(claim.range, calm() ? STILL_MS : FLASH_MS);
    },
    step(by) {
      const claims = shown();
      if (claims.length === 0) {
        announcer.say(phrases.noClaims());
        return;
      }
      const at = claims.findIndex(({ range }) => range === current);
      const from = at >= 0 ? at : startOf(claims, window, by);
      const next = (from + by + claims.length) % claims.length;
      const claim = claims[next] as ShownClaim;
      window.clearTimeout(timer);
      goTo(claim);
      painter.focus(claim.range);
      announcer.say(phrases.claim(next + 1, claims.length, claim.range.toString()));
    },
    attend(trees) {
      for (const tree of trees) if (tree.nodeType === 9) attend((tree as Document).defaultView);
    },
    stop() {
      stopping.abort(0);
      window.clearTimeout(timer);
      window.clearTimeout(clicking);
      announcer.stop();
      current = null;
    },
  };
}

const isSelecting = (view: Window | null) => view?.getSelection()?.isCollapsed === false;

/** The nearest element like this around what an event hit, through the shadow trees it hit. */
function closestTo(event: Event, selector: string): Element | null {
  const [target] = event.composedPath();
  // By its shape: elements of a frame are not of this window's classes.
  return target && 'closest' in target ? (target as Element).closest(selector) : null;
}

/** Keys belong to a control or an editor while it has the focus. */
const isBusy = (event: KeyboardEvent): boolean =>
  event.isComposing || closestTo(event, `${INTERACTIVE},[tabindex]`) !== null;

/** The claim before the first one in view, so that a step leads into the view. */
function startOf(claims: readonly ShownClaim[], window: Window, by: 1 | -1): number {
  const below = claims.findIndex(({ range }) => boxOf(range).bottom > 0);
  if (below < 0) return by > 0 ? -1 : 0;
  const box = boxOf((claims[below] as ShownClaim).range);
  if (by > 0) return below - 1;
  return box.top < window.innerHeight ? below + 1 : below;
}

function scrollTo(range: Range, window: Window, behavior: ScrollBehavior): void {
  const holder = range.startContainer.parentElement;
  const scroller = holder && scrollerOf(holder, window);
  const box = range.getBoundingClientRect();
  if (scroller) {
    holder.scrollIntoView({ block: 'center', behavior });
  } else {
    const top = box.top + Math.min(box.height, window.innerHeight) / 2 - window.innerHeight / 2;
    window.scrollBy({ top, behavior });
  }
}

/** The nearest ancestor that scrolls by itself; null when the page as a whole does. */
function scrollerOf(element: Element, window: Window): Element | null {
  const { scrollingElement, body, defaultView } = element.ownerDocument;
  for (let at: Element | null = element; at && at !== scrollingElement; at = at.parentElement) {
    if (at !== body && at.scrollHeight > at.clientHeight) {
      if (/auto|scroll/.test(window.getComputedStyle(at).overflowY)) return at;
    }
  }
  return defaultView === window ? null : element;
}
