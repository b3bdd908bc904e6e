/**
 * Parts of the worker that most of its wakings do not need, each in a script of its own: the browser reads the whole of
 * the worker's script before it runs any of it.
 */
import type { analyse } from '../analysis/analysis.ts';
import type { enrich } from '../enrichment/enrich.ts';

/** By name, what a part's script leaves behind. */
export interface Parts {
  analyse: typeof analyse;
  enrich: typeof enrich;
}

/** What the scripts of parts know of the worker's globals. */
export interface PartsWorld {
  racemarkParts?: Partial<Parts>;
}

const FILES: Record<keyof Parts, string> = { analyse: '/analysis.js', enrich: '/enrichment.js' };

/** The globals of the background: a worker's have `importScripts`, a page's have not. */
export interface Scope extends PartsWorld {
  addEventListener(type: 'install', listener: () => void): void;
  importScripts?: (...files: string[]) => void;
}

/**
 * Has the browser keep the scripts of all parts with the worker's own: a worker may load those it had when it was
 * installed, and no others. To be called while the worker's script runs.
 */
export function keepParts(scope: Scope): void {
  if (!scope.importScripts) return;
  scope.addEventListener('install', () => scope.importScripts?.(...Object.values(FILES)));
}

/**
 * Loads a part, the first time it is asked for.
 * @param load loads a script where there is no `importScripts`.
 */
export async function loadPart<K extends keyof Parts>(
  scope: Scope,
  name: K,
  load: (file: string) => Promise<unknown>,
): Promise<Parts[K]> {
  if (!scope.racemarkParts?.[name]) {
    if (scope.importScripts) scope.importScripts(FILES[name]);
    else await load(FILES[name]);
  }
  const part = scope.racemarkParts?.[name];
  if (!part) throw new Error(`${FILES[name]} left nothing behind`);
  return part;
}
