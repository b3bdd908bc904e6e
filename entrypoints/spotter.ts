/** Runs in pages the reader allowed: registered by the background, or injected on a click. */
import { browser, defineUnlistedScript } from '#imports';
import { ASKED_SIGN, onMessage, sendMessage } from '../utils/messages.ts';
import { createCard } from '../utils/spotter/card.ts';
import { beginLife, type World } from '../utils/spotter/lifetime.ts';
import { windowTurns } from '../utils/spotter/schedule.ts';
import { startSpotter } from '../utils/spotter/spotter.ts';

export default defineUnlistedScript(() => {
  const life = beginLife(
    globalThis as typeof globalThis & World,
    () => browser.runtime?.id !== undefined,
  );
  const spotter = startSpotter({
    document,
    window,
    turns: windowTurns(window),
    isAlive: life.isAlive,
    inheritsHighlights: !import.meta.env.FIREFOX,
    force: ASKED_SIGN in globalThis,
    card: createCard(document, window, {
      pageUrl: () => browser.runtime.getURL('/card.html'),
      label: () => browser.i18n.getMessage('cardLabel'),
    }),
    background: {
      pageOpened: (meta) => sendMessage('pageOpened', { meta }),
      articleAnalysed: (request) => sendMessage('articleAnalysed', request),
      pageScanned: (scan) => sendMessage('pageScanned', scan),
      selectionSaved: (selection) => sendMessage('selectionSaved', selection),
      claimsPainted: (count) => sendMessage('claimsPainted', { count }),
    },
    phrases: {
      claim: (position, total, quote) =>
        browser.i18n.getMessage('spokenClaim', [String(position), String(total), quote]),
      noClaims: () => browser.i18n.getMessage('spokenNoClaims'),
    },
  });
  const stopListening = [
    onMessage('tabReport', () => spotter.tabReport()),
    onMessage('stateChanged', ({ data }) => spotter.stateChanged(data)),
    onMessage('showClaim', ({ data }) => spotter.showClaim(data.claimId)),
    onMessage('claimInView', ({ data }) => spotter.claimInView(data.but)),
    onMessage('stepClaim', ({ data }) => spotter.stepClaim(data.by)),
    onMessage('saveSelection', async () => ({ saved: await spotter.saveSelection() })),
    onMessage('reattachClaim', ({ data }) => spotter.reattachClaim(data.claimId)),
    onMessage('stop', () => life.end()),
  ];
  life.signal.addEventListener('abort', () => {
    spotter.stop();
    for (const stop of stopListening) stop();
  });
});
