/** Reads a page and paints its claims. Injected by the background behind `gate.ts`, on a knock or on a click. */
import { browser, defineUnlistedScript } from '#imports';
import { adoptedSheets, insertedSheets } from '../utils/anchoring/sheets.ts';
import { createCard } from '../utils/spotter/card.ts';
import { windowTurns } from '../utils/spotter/schedule.ts';
import { startSpotter } from '../utils/spotter/spotter.ts';
import { type Scope, WORLD } from '../utils/spotter/world.ts';

export default defineUnlistedScript(() => {
  const scope: Scope = globalThis;
  const world = scope[WORLD];
  // Never without the gate before it, which may have ended since.
  if (!world?.tools || world.reading?.isAlive()) return;
  const { judge, whereabouts, beginLife, send, answer } = world.tools;
  const { runtime, i18n } = browser;
  const life = beginLife(world, () => runtime?.id !== undefined);
  world.reading = life;
  const spotter = startSpotter({
    document,
    window,
    turns: windowTurns(window),
    judge,
    whereabouts,
    isAlive: life.isAlive,
    inheritsHighlights: !import.meta.env.FIREFOX,
    sheets: import.meta.env.FIREFOX
      ? insertedSheets((css, before) => send(runtime, 'highlightsStyled', { css, before }))
      : adoptedSheets,
    force: !!world.asked,
    card: createCard(document, window, {
      pageUrl: () => runtime.getURL('/card.html'),
      label: () => i18n.getMessage('cardLabel'),
    }),
    background: {
      pageOpened: (meta) => send(runtime, 'pageOpened', { meta }),
      articleAnalysed: (request) => send(runtime, 'articleAnalysed', request),
      pageScanned: (scan) => send(runtime, 'pageScanned', scan),
      selectionSaved: (selection) => send(runtime, 'selectionSaved', selection),
      claimsPainted: (count) => send(runtime, 'claimsPainted', { count }),
    },
    phrases: {
      claim: (position, total, quote) =>
        i18n.getMessage('spokenClaim', [String(position), String(total), quote]),
      noClaims: () => i18n.getMessage('spokenNoClaims'),
    },
  });
  answer(runtime, life.signal, {
    tabReport: () => spotter.tabReport(),
    stateChanged: (data) => spotter.stateChanged(data),
    showClaim: ({ claimId }) => spotter.showClaim(claimId),
    claimInView: ({ but }) => spotter.claimInView(but),
    stepClaim: ({ by }) => spotter.stepClaim(by),
    saveSelection: async () => ({ saved: await spotter.saveSelection() }),
    reattachClaim: ({ claimId }) => spotter.reattachClaim(claimId),
    stop: life.end,
  });
  life.signal.addEventListener('abort', () => spotter.stop());
});
