/** The worker against what the browser really says about senders, and under a crowd of pages. */
import { afterAll, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE, LAB_ARTICLE } from '../fixtures/articles.ts';
import { sentScanOf, sightingOf } from '../fixtures/records.ts';
import { type ContentWorld, contentWorld } from './content-world.ts';
import { type Extension, launch, scaled, storedRows, until } from './harness.ts';
import { beginning } from './shared-browser.ts';

/** As page identities spell them. */
const identity = (url: string) => url.replace(/^http:\/\/(www\.)?/, 'https://');

let extension: Extension;
let world: ContentWorld;
beginning(async () => {
  await extension?.close();
  extension = await launch({
    site: {
      [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE),
      [LAB_ARTICLE.url]: articlePage(LAB_ARTICLE),
    },
  });
  world = await contentWorld(await extension.open(CHIP_ARTICLE.url));
});
afterAll(() => extension?.close());

interface State {
  pageId: string;
  claims: { id: string; quote: string }[];
}

const rows = <T>(table: string): Promise<T[]> => storedRows<T>(extension, table);

const diagnostics = () =>
  extension.evaluate(async () => {
    const { diagnostics: log = [] } = await chrome.storage.local.get<{
      diagnostics?: { what: string; why: string; count: number }[];
    }>('diagnostics');
    return log.map(({ what, why }) => `${what}: ${why}`);
  }, undefined);

it('lets a content script neither read nor write the page of another host', async () => {
  const other = await contentWorld(await extension.open(LAB_ARTICLE.url));
  const url = `${identity(LAB_ARTICLE.url)}/private`;
  const { answer } = await other.send('pageScanned', sentScanOf(['A secret of theirs.'], { url }));
  const theirs = answer as State;
  expect(theirs.claims).toHaveLength(1);

  for (const meta of [sightingOf({ url }), sightingOf({ aliases: [url] })]) {
    const opened = await world.send('pageOpened', { meta });
    const { state } = opened.answer as { state: State };
    expect(state.pageId).not.toBe(theirs.pageId);
    expect(JSON.stringify(opened)).not.toContain('secret');
  }
  const claimId = theirs.claims[0]?.id ?? '';
  const anchors = [{ claimId, state: 'orphaned', quote: null, selectors: null }];
  await world.send('pageScanned', { ...sentScanOf(['Something else.'], { url }), anchors });
  const claims = await rows<{ id: string; pageId: string; quote: string; anchor: string }>(
    'claims',
  );
  expect(claims.filter(({ pageId }) => pageId === theirs.pageId)).toMatchObject([
    { quote: 'A secret of theirs.', anchor: 'exact' },
  ]);
});

it('refuses what a content script has no business with, counts it, and goes on', async () => {
  for (const [type, data] of [
    ['pagesChanged', { pageIds: [] }],
    ['accessChanged', null],
    ['spotTab', { tabId: 1 }],
    ['cardAnnotated', { claimId: 'x', token: 'x', change: {} }],
  ] as const) {
    expect(await world.send(type, data)).toMatchObject({ code: 'sender' });
  }
  expect(await world.send('pageScanned', { meta: sightingOf() })).toMatchObject({
    code: 'malformed',
  });
  expect((await world.send('eraseEverything', {})).answer).toBeUndefined();
  const log = await until('the refusals in the log', async () => {
    const entries = await diagnostics();
    return entries.includes('message: unknown') && entries;
  });
  expect(log).toEqual(
    expect.arrayContaining(['spotTab: sender', 'pageScanned: malformed at article']),
  );
  const { answer } = await world.send('claimsPainted', { count: 1 });
  expect(answer ?? null).toBeNull();
});

const TABS = scaled(200, 40);

it(`takes ${TABS} pages at once, loses none, and answers others meanwhile`, {
  timeout: 120_000,
}, async () => {
  const urls = Array.from({ length: TABS }, (_, at) => `${identity(CHIP_ARTICLE.url)}/tab/${at}`);
  const scans = urls.map((url, at) =>
    sentScanOf(
      Array.from(
        { length: 12 },
        (_, nth) => `Lab ${nth} leads the race in tab ${at}, said Dana Reyes.`,
      ),
      { url },
    ),
  );
  let open = scans.length;
  const saving = scans.map(async (scan) => {
    const { answer, error } = await world.send('pageScanned', scan);
    open -= 1;
    expect(error).toBeUndefined();
    return (answer as State).claims.length;
  });
  const opened = await world.send('pageOpened', { meta: sightingOf({ url: urls[0] ?? '' }) });
  expect(opened.answer).toBeDefined();
  expect(await Promise.all(saving)).toEqual(Array(TABS).fill(12));
  expect(open).toBe(0);

  await until('all speakers', async () => (await rows('lookups')).length === 0, 90_000);
  const claims = await rows<{ quote: string; speaker: string | null }>('claims');
  const ours = claims.filter(({ quote }) => / in tab \d+/.test(quote));
  expect(ours).toHaveLength(TABS * 12);
  expect(new Set(ours.map(({ speaker }) => speaker))).toEqual(new Set(['Dana Reyes']));
});
