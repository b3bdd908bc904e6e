import { describe, expect, it, vi } from 'vitest';
import { createEnrichment, type EnrichmentDeps } from '../../../utils/background/enrichment.ts';
import type { Lookup } from '../../../utils/store/library.ts';
import { articleOf, detectionOf } from '../../fixtures/records.ts';

const QUOTES = ['One lab leads.', 'The other follows.'];

/** A queue in memory, in place of the database. */
function queueOf(pages: number) {
  const waiting = new Map<string, Lookup>();
  for (let at = 0; at < pages; at += 1) {
    const article = articleOf(...QUOTES);
    const claims = QUOTES.map((quote, nth) => ({
      claimId: `claim ${at}.${nth}`,
      detection: detectionOf(quote, article.text.indexOf(quote)),
    }));
    const ticket = `ticket ${at}`;
    waiting.set(ticket, { ticket, pageId: `page ${at}`, article, claims });
  }
  const saved: Record<string, string | null> = {};
  const library: EnrichmentDeps['library'] = {
    pendingLookups: async () => [...waiting.keys()],
    lookup: async (ticket) => waiting.get(ticket) ?? null,
    saveEnrichment: async ({ ticket, pageId }, results) => {
      for (const { claimId, speaker } of results) saved[claimId] = speaker;
      waiting.delete(ticket);
      return { pageId, claims: [] };
    },
  };
  return { waiting, saved, library };
}

function depsOf(library: EnrichmentDeps['library'], given: Partial<EnrichmentDeps> = {}) {
  const deps = {
    library,
    load: vi.fn(
      async () => async (_: unknown, detections: readonly unknown[]) =>
        detections.map(() => ({ speaker: 'Dana Reyes', clause: { start: 0, end: 0 } })),
    ),
    report: vi.fn(),
    pause: async () => {},
    ...given,
  };
  return deps;
}

describe('looking up speakers', () => {
  it('loads nothing when nothing waits', async () => {
    const deps = depsOf(queueOf(0).library);
    await createEnrichment(deps).run();
    expect(deps.load).not.toHaveBeenCalled();
  });

  it('does two hundred pages one at a time, whoever asks', async () => {
    const queue = queueOf(200);
    let underWay = 0;
    let most = 0;
    const deps = depsOf(queue.library, {
      load: async () => async (_, detections) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await Promise.resolve();
        underWay -= 1;
        return detections.map(() => ({ speaker: 'Dana Reyes', clause: { start: 0, end: 0 } }));
      },
    });
    const enrichment = createEnrichment(deps);
    await Promise.all([enrichment.run(), enrichment.run(), enrichment.run()]);
    expect(queue.waiting.size).toBe(0);
    expect(Object.values(queue.saved)).toEqual(Array(400).fill('Dana Reyes'));
    expect(most).toBe(1);
  });

  it('takes up what comes in while it is at work', async () => {
    const queue = queueOf(1);
    const more = queueOf(2).waiting.get('ticket 1');
    const library: typeof queue.library = {
      ...queue.library,
      async saveEnrichment(lookup, results) {
        const state = await queue.library.saveEnrichment(lookup, results);
        if (more && queue.saved['claim 1.0'] === undefined) {
          queue.waiting.set(more.ticket, more);
          enrichment.run();
        }
        return state;
      },
    };
    const enrichment = createEnrichment(depsOf(library));
    await enrichment.run();
    expect(Object.keys(queue.saved)).toEqual(['claim 0.0', 'claim 0.1', 'claim 1.0', 'claim 1.1']);
  });

  it('keeps what the scan said of a page it cannot read, and goes on with the next', async () => {
    const queue = queueOf(2);
    let calls = 0;
    const deps = depsOf(queue.library, {
      load: async () => async (_, detections) => {
        calls += 1;
        if (calls === 1) throw new TypeError('unreadable');
        return detections.map(() => ({ speaker: 'Dana Reyes', clause: { start: 0, end: 0 } }));
      },
    });
    await createEnrichment(deps).run();
    expect(queue.saved).toMatchObject({ 'claim 0.0': null, 'claim 1.0': 'Dana Reyes' });
    expect(deps.report).toHaveBeenCalledExactlyOnceWith('failed', 'enrichment', 'TypeError');
  });

  it('says nothing of claims that do not stand where they were found in the text', async () => {
    const queue = queueOf(1);
    const waiting = queue.waiting.get('ticket 0');
    // As long as the words before it were.
    if (waiting) waiting.article = articleOf('All are alike.', QUOTES[1] ?? '', QUOTES[0] ?? '');
    const deps = depsOf(queue.library);
    await createEnrichment(deps).run();
    expect(queue.saved).toEqual({ 'claim 0.1': 'Dana Reyes' });
    expect(queue.waiting.size).toBe(0);
  });

  it('leaves the queue as it is when the library fails, and can be asked again', async () => {
    const queue = queueOf(1);
    const save = queue.library.saveEnrichment;
    const full = Object.assign(new Error('full'), { name: 'LibraryError', code: 'storageFull' });
    const deps = depsOf({ ...queue.library, saveEnrichment: () => Promise.reject(full) });
    const enrichment = createEnrichment(deps);
    await enrichment.run();
    expect(queue.waiting.size).toBe(1);
    expect(deps.report).toHaveBeenCalledWith('failed', 'enrichment', 'LibraryError storageFull');
    deps.library.saveEnrichment = save;
    await enrichment.run();
    expect(queue.waiting.size).toBe(0);
  });
});
