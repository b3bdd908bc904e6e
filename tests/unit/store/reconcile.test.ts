import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysFor, reconcile } from '../../../utils/store/reconcile.ts';
import type { ClaimRow } from '../../../utils/store/schema.ts';
import { detectionOf } from '../../fixtures/records.ts';

const PAGE = 'page';
const words = fc.constantFrom(
  'One lab leads.',
  'One lab  leads',
  'Two trail.',
  'Three wait.',
  'None wins!',
);

/** A visit: the sentences there in order, and which of the saved claims the page found where. */
const visit = fc.array(fc.record({ quote: words, claim: fc.option(fc.nat(8), { nil: null }) }), {
  maxLength: 8,
});
const reports = fc.array(
  fc.record({
    claim: fc.nat(8),
    state: fc.constantFrom('exact', 'changed', 'orphaned', 'ambiguous', 'moved'),
    quote: words,
  }),
  { maxLength: 4 },
);

/** Applies what a reconciliation says, as the database does: rows by id, keys unique. */
function apply(
  rows: readonly ClaimRow[],
  { put, remove }: ReturnType<typeof reconcile>,
): ClaimRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of remove) byId.delete(id);
  for (const row of put) {
    for (const other of byId.values()) {
      if (other.id !== row.id && other.identityKey === row.identityKey) {
        throw new Error(`two claims have the key ${row.identityKey}`);
      }
    }
    byId.set(row.id, row);
  }
  return [...byId.values()];
}

describe('reconciling scans', () => {
  it('never breaks a key, loses a judged claim, or takes two sentences for one claim', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(visit, reports), { maxLength: 6 }),
        fc.array(fc.nat(8)),
        (visits, judgedAt) => {
          let rows: ClaimRow[] = [];
          const judged = new Set<string>();
          for (const [sentences, reported] of visits) {
            const idOf = (at: number | null) => (at === null ? null : (rows[at]?.id ?? null));
            const detections = sentences.map(({ quote, claim }, at) =>
              detectionOf(quote, at * 100, { claimId: idOf(claim) }),
            );
            const anchors = reported.flatMap(({ claim, state, quote }) => {
              const claimId = idOf(claim);
              return claimId === null ? [] : [{ claimId, state, quote, selectors: null }];
            });
            const result = reconcile(rows, judged, {
              pageId: PAGE,
              detections,
              anchors,
              now: 'now',
            });
            expect(result.claimIds).toHaveLength(detections.length);
            expect(new Set(result.claimIds).size).toBe(detections.length);
            const gone = new Set(result.remove);
            expect(result.put.some(({ id }) => gone.has(id))).toBe(false);
            rows = apply(rows, result);
            for (const id of judged) expect(rows.some((row) => row.id === id)).toBe(true);
            for (const at of judgedAt) {
              const row = rows[at];
              if (row) judged.add(row.id);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing but times when a page is seen again as it was', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), (quotes) => {
        const detections = quotes.map((quote, at) => detectionOf(quote, at * 100));
        const scan = { pageId: PAGE, detections, anchors: [], now: 'first' };
        const first = apply([], reconcile([], new Set(), scan));
        const again = apply(first, reconcile(first, new Set(), { ...scan, now: 'later' }));
        expect(again).toEqual(first.map((row) => ({ ...row, lastSeen: 'later' })));
      }),
    );
  });

  it('keeps the first and the latest wordings of a page that rewrites itself all day', () => {
    let rows: ClaimRow[] = [];
    let claimId: string | null = null;
    for (let at = 0; at < 200; at += 1) {
      const detections = [detectionOf(`The count stands at ${at}.`, 0, { claimId })];
      const scan = { pageId: PAGE, detections, anchors: [], now: `${at}` };
      rows = apply(rows, reconcile(rows, new Set(), scan));
      claimId = rows[0]?.id ?? null;
    }
    expect(rows).toHaveLength(1);
    expect(rows[0]?.wordings).toHaveLength(50);
    expect(rows[0]?.wordings[0]?.quote).toBe('The count stands at 0.');
    expect(rows[0]?.wordings.at(-1)?.quote).toBe('The count stands at 198.');
  });
});

it('gives imported claims keys that clash with none', () => {
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }),
      fc.array(words, { maxLength: 6 }),
      (here, there) => {
        const scan = (quotes: string[]) => ({
          pageId: PAGE,
          detections: quotes.map((quote, at) => detectionOf(quote, at * 100)),
          anchors: [],
          now: 'now',
        });
        const stored = apply([], reconcile([], new Set(), scan(here)));
        const incoming = apply([], reconcile([], new Set(), scan(there)));
        const keys = keysFor(stored, incoming);
        const all = new Map(stored.map((row) => [row.id, row.identityKey]));
        for (const [id, key] of keys) all.set(id, key);
        expect(new Set(all.values()).size).toBe(all.size);
      },
    ),
  );
});
