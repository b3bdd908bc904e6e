/** The part of the worker that looks up speakers, loaded with the first claims that were saved. */
import { defineUnlistedScript } from '#imports';
import type { PartsWorld } from '../utils/background/parts.ts';
import { enrich } from '../utils/enrichment/enrich.ts';

export default defineUnlistedScript(() => {
  const world = globalThis as typeof globalThis & PartsWorld;
  world.racemarkParts = { ...world.racemarkParts, enrich };
});
