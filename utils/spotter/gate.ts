/**
 * The gate: all that runs on most pages. It looks at a page from outside and asks the background to have it read
 * when it mentions AI and may be an article, now or after it has changed.
 */
import { mentionsAi } from '../claims/mention.ts';
import type { ProtocolMap, TabReport } from '../messages.ts';
import type { Look } from '../page/collect.ts';
import { canonicalOf, readMeta } from '../page/declared.ts';
import { readParagraphs } from '../page/paragraphs.ts';
import { isWorthReading } from '../page/signals.ts';
import { mayMention } from '../page/topic.ts';
import { isSamePlace, isVisible, onAddressChange } from './navigation.ts';

/** How often a visible page is looked over for what sends no event. */
const PULSE_MS = 1_000;
/** With so many times the elements, or the paragraphs, a page is looked at again: an article may come late into much else. */
const GROWTH = 1.25;
const SOME = 20;
const FEW = 2;

export interface GateDependencies {
  document: Document;
  window: Window & typeof globalThis;
  look: Look;
  /**
   * Tells the background of the page: whether it may be an article, and how it is called. Not an article, it is
   * read all the same when claims of it are saved.
   */
  knock(page: Parameters<ProtocolMap['pageKnocked']>[0]): Promise<unknown>;
  isAlive(): boolean;
  signal: AbortSignal;
}

/**
 * Looks at the page until it is worth reading, or until the signal aborts because the page is read. Gives what there
 * is to tell of a page that only the gate has seen.
 */
export function startGate(dependencies: GateDependencies): () => TabReport {
  const { document, window, look, knock, isAlive, signal } = dependencies;
  let pulse: number | undefined;
  /** As the page was when last looked at. */
  let address = '';
  let title = '';
  let elements = 0;
  let paragraphs = 0;
  /** Told of already; what nobody heard is told again. */
  let told: { address: string; isLikely: boolean } | null = null;
  let absence: TabReport['absence'] = 'notArticle';

  const count = (name: string) => document.getElementsByTagName(name).length;

  const tell = () => {
    const paragraphs = readParagraphs(document);
    const isOnTopic = mayMention(title, paragraphs, mentionsAi);
    absence = isOnTopic ? 'notArticle' : 'offTopic';
    const signals = isOnTopic ? look(document, address) : null;
    const isLikely = signals !== null && isWorthReading(document, signals, paragraphs);
    if (told?.address === address && told.isLikely === isLikely) return;
    told = { address, isLikely };
    const meta = signals?.declared.meta ?? readMeta(document);
    const canonical = canonicalOf(document);
    knock({ isLikely, address, canonical, ogUrl: meta.get('og:url') ?? null }).catch(() => {
      told = null;
      address = '';
    });
  };

  const beat = () => {
    if (!isAlive() || !isVisible(document)) return;
    const now = count('*');
    const prose = count('p');
    const isSame = isSamePlace(window.location.href, address) && document.title === title;
    const isGrown = now > elements * GROWTH + SOME || prose > paragraphs * GROWTH + FEW;
    if (isSame && !isGrown) return;
    address = window.location.href;
    ({ title } = document);
    elements = now;
    paragraphs = prose;
    tell();
  };

  const onVisibility = () => {
    window.clearInterval(pulse);
    if (!isVisible(document)) return;
    pulse = window.setInterval(beat, PULSE_MS);
    beat();
  };

  document.addEventListener('visibilitychange', onVisibility, { signal });
  document.addEventListener('prerenderingchange', onVisibility, { signal });
  window.addEventListener('load', beat, { signal });
  onAddressChange(window, signal, beat);
  signal.addEventListener('abort', () => window.clearInterval(pulse));
  onVisibility();

  return () => ({
    isArticle: false,
    title: document.title,
    pageId: null,
    counts: { race: 0, wider: 0 },
    anchors: [],
    absence,
    isUnread: true,
  });
}
