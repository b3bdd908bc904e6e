import { describe, expect, it, vi } from 'vitest';
import { createRelating, type RelatingDeps } from '../../../utils/background/relations.ts';
import type { Direction } from '../../../utils/claims/types.ts';
import * as comparing from '../../../utils/relations/comparing.ts';
import type { Library } from '../../../utils/store/library.ts';
import { detectionOf, scanOf } from '../../fixtures/records.ts';
import { memoryLibrary } from '../store/open.ts';

const FIELDS = [
  'harbour pilots',
  'mine surveys',
  'vaccine trials',
  'wheat breeding',
  'bridge repair',
];
const leads = (one: string, other: string, field: string) => `${one} leads ${other} in ${field}.`;

/** Saves a page with a claim about each field. */
async function save(library: Library, name: string, direction: Direction): Promise<string[]> {
  const [one, other] = direction === 'cn' ? ['China', 'America'] : ['America', 'China'];
  const quotes = FIELDS.map((field) => leads(one ?? '', other ?? '', field));
  const scan = scanOf(quotes, { url: `https://${name}.example/`, outlet: name });
  const detections = scan.article.blocks.map(({ start, end }) =>
    detectionOf(scan.article.text.slice(start, end), start, { direction }),
  );
  return (await library.savePage({ ...scan, detections })).claims.map(({ id }) => id);
}

function relatingOf(library: Library, given: Partial<RelatingDeps> = {}) {
  const deps = {
    library,
    load: vi.fn(async () => comparing),
    onDisputed: vi.fn(async (_: readonly string[]) => {}),
    report: vi.fn(),
    pause: async () => {},
    ...given,
  };
  return { deps, relating: createRelating(deps) };
}

const kinds = async (library: Library, claimId = '') =>
  (await library.related(claimId)).map(({ relation }) => relation);

describe('looking for relations', () => {
  it('loads nothing when nothing waits', async () => {
    const { deps, relating } = relatingOf(memoryLibrary());
    await relating.run();
    expect(deps.load).not.toHaveBeenCalled();
  });

  it('compares every page with all others, and says whose claims are disputed', async () => {
    const library = memoryLibrary();
    const [first] = await save(library, 'one', 'cn');
    const [second] = await save(library, 'two', 'us');
    const [third] = await save(library, 'three', 'us');
    const onDisputed = vi.fn(async (_: readonly string[]) => {});
    const { relating } = relatingOf(library, { onDisputed });
    await relating.run();
    expect(await kinds(library, first)).toEqual(['conflicts', 'conflicts']);
    expect((await kinds(library, second)).sort()).toEqual(['conflicts', 'same']);
    expect((await kinds(library, third)).sort()).toEqual(['conflicts', 'same']);
    expect(onDisputed.mock.calls.flat(2)).toHaveLength(4);
    const { total, pending } = await library.conflicts({ offset: 0, limit: 3 });
    expect([total, pending]).toEqual([2 * FIELDS.length, 0]);
    expect(await library.unrelated('digest', 9)).toEqual([]);
  });

  it('goes on where a stopped worker left off', async () => {
    const library = memoryLibrary();
    const [first] = await save(library, 'one', 'cn');
    await save(library, 'two', 'us');
    const stopped = vi.fn(async () => {
      if (stopped.mock.calls.length > 3) throw new Error('stopped');
    });
    const { deps, relating } = relatingOf(library, { pause: stopped });
    await relating.run();
    expect(deps.report).toHaveBeenCalledWith('failed', 'relations', 'Error');
    expect((await library.conflicts({ offset: 0, limit: 1 })).pending).toBeGreaterThan(0);
    await relatingOf(library).relating.run();
    expect(await kinds(library, first)).toEqual(['conflicts']);
  });

  it('compares again what has changed, and forgets what was erased', async () => {
    const library = memoryLibrary();
    const [first = ''] = await save(library, 'one', 'cn');
    await save(library, 'two', 'us');
    const { relating } = relatingOf(library);
    await relating.run();
    await library.annotate(first, { note: 'no matter' });
    expect(await library.unrelated('digest', 9)).toEqual([]);
    await library.annotate(first, { corrections: { direction: 'us' } });
    expect(await library.unrelated('digest', 9)).toHaveLength(1);
    await relating.run();
    expect(await kinds(library, first)).toEqual(['agrees']);

    await library.eraseAll();
    const [again] = await save(library, 'three', 'cn');
    await relating.run();
    expect(await kinds(library, again)).toEqual([]);
  });
});
