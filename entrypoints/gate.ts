/** Runs in every page the reader allowed, registered by the background: decides whether `spotter.ts` follows. */
import { browser, defineUnlistedScript } from '#imports';
import { articleSignals } from '../utils/page/signals.ts';
import { isArticle } from '../utils/page/verdict.ts';
import { startGate } from '../utils/spotter/gate.ts';
import { beginLife } from '../utils/spotter/lifetime.ts';
import { whereabouts } from '../utils/spotter/navigation.ts';
import { answer, send } from '../utils/spotter/wire.ts';
import { rememberingLook, type Scope, WORLD } from '../utils/spotter/world.ts';

export default defineUnlistedScript(() => {
  const scope: Scope = globalThis;
  scope[WORLD] ??= {};
  const world = scope[WORLD];
  const { runtime } = browser;
  const life = beginLife(world, () => runtime?.id !== undefined);
  const look = rememberingLook(articleSignals, () => performance.now());
  world.tools = { judge: { look, isArticle }, whereabouts, beginLife, send, answer };
  const report = startGate({
    document,
    window,
    look,
    knock: (page) => send(runtime, 'pageKnocked', page),
    isAlive: life.isAlive,
    signal: life.signal,
  });
  answer(runtime, life.signal, { tabReport: report, stop: life.end });
});
