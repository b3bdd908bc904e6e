/** The part of the worker that works on an article's text, loaded with the first article. */
import { defineUnlistedScript } from '#imports';
import { analyse } from '../utils/analysis/analysis.ts';
import type { PartsWorld } from '../utils/background/parts.ts';

export default defineUnlistedScript(() => {
  const world = globalThis as typeof globalThis & PartsWorld;
  world.racemarkParts = { ...world.racemarkParts, analyse };
});
