import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { trustedMeta } from '../../../utils/background/addresses.ts';
import { badgeText } from '../../../utils/background/badge.ts';
import {
  DIAGNOSTICS_LIMIT,
  type DiagnosticEntry,
  logged,
} from '../../../utils/background/diagnostics.ts';
import { isOversized, SCHEMAS } from '../../../utils/background/schemas.ts';
import { LIMITS } from '../../../utils/interchange/limits.ts';
import { reachOf } from '../../../utils/permissions.ts';
import { SAID } from '../../../utils/records.ts';
import { emptyAnnotation } from '../../../utils/store/judgement.ts';
import { articleOf, sentScanOf, sightingOf } from '../../fixtures/records.ts';

describe('which page a sender may speak for', () => {
  const own = 'https://courier.example/labs';
  it.each([
    ['its own address', own, own],
    [
      'another path of its host',
      'https://courier.example/2026/labs',
      'https://courier.example/2026/labs',
    ],
    ['another host', 'https://bank.example/private', own],
    ['a subdomain', 'https://private.courier.example/labs', own],
    ['a host that ends like its own', 'https://evilcourier.example/labs', own],
    ['no address at all', 'https://', own],
    ['a script', 'javascript:alert(1)', own],
  ])('%s', (_, url, expected) => {
    const sender = 'https://www.courier.example/labs?utm_medium=mail';
    expect(trustedMeta({ ...sightingOf(), address: sender, canonical: url }, sender).url).toBe(
      expected,
    );
  });

  it('keeps only aliases of the host', () => {
    const named = {
      canonical: 'https://courier.example/2026/labs',
      ogUrl: 'https://www.courier.example/x/labs',
    };
    const there = { ...sightingOf(), address: own };
    expect(trustedMeta({ ...there, ...named }, own)).toMatchObject({
      url: named.canonical,
      aliases: [own, 'https://courier.example/x/labs'],
    });
    const stolen = { ...there, ogUrl: 'https://bank.example/private', canonical: null };
    expect(trustedMeta(stolen, own)).toMatchObject({ url: own, aliases: [] });
  });

  it.each([
    ['as the page has it', 'http://www.courier.example/labs', 'http://www.courier.example/labs'],
    ['after a route change', 'https://m.courier.example/next', 'https://m.courier.example/next'],
    ['not on another host', 'https://bank.example/labs', 'https://www.courier.example/labs'],
    ['not a script', 'javascript:alert(1)', 'https://www.courier.example/labs'],
    ['not nothing', '', 'https://www.courier.example/labs'],
  ])('keeps the address to open it again: %s', (_, visited, expected) => {
    const sender = 'https://www.courier.example/labs?utm_source=x#top';
    expect(trustedMeta(sightingOf({ url: own, visited }), sender).visited).toBe(expected);
  });

  it('knows a local file by its own address only', () => {
    const meta = sightingOf({ url: 'file:///home/other.html' });
    expect(trustedMeta(meta, 'file:///home/page.html').url).toBe('file:///home/page.html');
  });
});

describe('the size of a message', () => {
  it.each([
    ['a long text', 'x'.repeat(200)],
    ['many small values', Array(200).fill(0)],
    ['many keys', Object.fromEntries(Array.from({ length: 200 }, (_, at) => [at, null]))],
    ['depth', JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)],
  ])('counts %s', (_, data) => {
    expect(isOversized(data, 100)).toBe(true);
    expect(isOversized(data, 1000)).toBe(false);
  });
});

describe('schemas', () => {
  it('let a whole scan through unchanged', () => {
    const scan = sentScanOf(['The northern lab leads.', 'Nobody has the chips.']);
    expect(v.parse(SCHEMAS.pageScanned, JSON.parse(JSON.stringify(scan)))).toEqual(scan);
  });

  it('take back a judgement as long as an import may have brought', () => {
    const annotation = {
      ...emptyAnnotation('a', '2026-03-05T08:00:00.000Z'),
      note: 'n'.repeat(LIMITS.text),
      tags: ['t'.repeat(LIMITS.line)],
    };
    const before = [{ claimId: 'a', annotation, changed: [...SAID], written: annotation }];
    expect(v.parse(SCHEMAS.annotationsRestored, { before })).toEqual({ before });
    expect(isOversized({ before })).toBe(false);
  });

  it('let a claim through as long as an import may have brought', () => {
    const words = 'w'.repeat(LIMITS.quote);
    const saved = [
      {
        quote: { exact: words, prefix: words, suffix: words },
        position: { start: 0, end: 1 },
        fragment: 'f'.repeat(LIMITS.text),
      },
    ];
    const request = { article: articleOf('One.'), spot: true, saved, spans: [] };
    expect(v.parse(SCHEMAS.articleAnalysed, request)).toEqual(request);
    const { meta, article } = sentScanOf(['One.']);
    const anchors = [{ claimId: 'a', state: 'changed', quote: words, selectors: saved[0] }];
    const scan = { meta, article, detections: [], anchors };
    expect(v.parse(SCHEMAS.pageScanned, scan)).toEqual(scan);
    expect(isOversized(scan)).toBe(false);
  });

  it('drop fields nobody knows', () => {
    const change = { stance: 'agree', reviewer: 'somebody else', deleted: null };
    const parsed = v.parse(SCHEMAS.cardAnnotated, {
      claimId: 'a',
      token: 'b',
      change,
      request: 'c',
    });
    expect(parsed.change).toEqual({ stance: 'agree' });
  });

  it('never throw, whatever they are given', () => {
    const scan = sentScanOf(['The northern lab leads.']);
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])),
        fc.oneof(
          fc.anything({ withBigInt: false }),
          fc.record({ meta: fc.anything(), detections: fc.array(fc.anything()) }),
          fc
            .dictionary(fc.constantFrom(...Object.keys(scan), '__proto__'), fc.anything())
            .map((odd) => ({ ...scan, ...odd })),
        ),
        (name, data) => {
          v.safeParse(SCHEMAS[name], data);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the log', () => {
  const event = (what: string) => ({ kind: 'refused' as const, what, why: 'malformed' });
  it('counts the same trouble and keeps the last kinds of it', () => {
    let log: DiagnosticEntry[] = [];
    for (let at = 0; at < 500; at += 1)
      log = logged(log, event(`message ${at % 250}`), `2026-03-01T00:00:0${at % 10}Z`);
    expect(log).toHaveLength(DIAGNOSTICS_LIMIT);
    expect(log.at(-1)).toMatchObject({ what: 'message 249' });
    log = logged(log, event('message 249'), '2026-03-02T00:00:00Z');
    expect(log.at(-1)).toMatchObject({ count: 2, last: '2026-03-02T00:00:00Z' });
    expect(log).toHaveLength(DIAGNOSTICS_LIMIT);
  });

  it('cuts what is long', () => {
    const [entry] = logged([], event('x'.repeat(9_999)), 'now');
    expect(entry?.what).toHaveLength(200);
  });
});

describe('where the script starts by itself', () => {
  const all = ['*://*/*'];
  it.each([
    ['nothing chosen yet', { everywhere: null, sites: {} }, all, null],
    ['on a click', { everywhere: 'click', sites: {} }, all, null],
    ['everywhere, not granted', { everywhere: 'on', sites: {} }, [], null],
    ['everywhere', { everywhere: 'on', sites: {} }, all, { matches: all, excludeMatches: [] }],
    [
      'everywhere but there',
      { everywhere: 'on', sites: { 'b.example': 'click', 'a.example': 'off', 'c.example': 'on' } },
      ['<all_urls>'],
      { matches: all, excludeMatches: ['*://a.example/*', '*://b.example/*'] },
    ],
    [
      'on one site',
      { everywhere: 'click', sites: { 'a.example': 'on', 'b.example': 'on' } },
      ['*://a.example/*'],
      { matches: ['*://a.example/*'], excludeMatches: [] },
    ],
    [
      'everywhere wanted, one site granted',
      { everywhere: 'on', sites: { 'a.example': 'on' } },
      ['*://a.example/*'],
      { matches: ['*://a.example/*'], excludeMatches: [] },
    ],
    [
      'everywhere wanted, some sites granted in the browser’s own list',
      { everywhere: 'on', sites: { 'b.example': 'off' } },
      ['https://*.a.example/*', 'file:///*', '*://b.example/*'],
      {
        matches: ['*://b.example/*', 'https://*.a.example/*'],
        excludeMatches: ['*://b.example/*'],
      },
    ],
  ] as const)('%s', (_, settings, granted, expected) => {
    expect(reachOf(settings, granted)).toEqual(expected);
  });
});

it.each([
  [null, ''],
  [0, ''],
  [1, '1'],
  [999, '999'],
  [1000, '999+'],
])('writes %s on the badge as "%s"', (count, text) => {
  expect(badgeText(count)).toBe(text);
});
