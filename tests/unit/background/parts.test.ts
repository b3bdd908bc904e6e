import { expect, it, vi } from 'vitest';
import { keepParts, loadPart, type Scope } from '../../../utils/background/parts.ts';

const analyse = vi.fn();

/** Globals in which a part's script leaves its function behind, as a worker has them. */
function worker() {
  const listeners: (() => void)[] = [];
  const loaded: string[][] = [];
  const scope: Scope = {
    addEventListener: (_, listener) => listeners.push(listener),
    importScripts: (...files) => {
      loaded.push(files);
      if (files.includes('/analysis.js')) scope.racemarkParts = { analyse };
    },
  };
  const install = () => {
    for (const listener of listeners) listener();
  };
  return { scope, loaded, install };
}

const noPage = () => Promise.reject(new Error('a worker cannot import'));

it('has the browser keep every part when the worker is installed', () => {
  const { scope, loaded, install } = worker();
  keepParts(scope);
  expect(loaded).toEqual([]);
  install();
  expect(loaded).toEqual([['/analysis.js', '/enrichment.js']]);
});

it('loads a part once', async () => {
  const { scope, loaded } = worker();
  expect(await loadPart(scope, 'analyse', noPage)).toBe(analyse);
  expect(await loadPart(scope, 'analyse', noPage)).toBe(analyse);
  expect(loaded).toEqual([['/analysis.js']]);
});

it('loads a part as a script of the page where the background is one', async () => {
  const scope: Scope = { addEventListener: () => {} };
  const load = vi.fn(async () => {
    scope.racemarkParts = { analyse };
  });
  expect(await loadPart(scope, 'analyse', load)).toBe(analyse);
  expect(load.mock.calls).toEqual([['/analysis.js']]);
});

it('fails where the script of a part leaves nothing behind', async () => {
  const { scope } = worker();
  await expect(loadPart(scope, 'enrich', noPage)).rejects.toThrow('/enrichment.js');
});
