import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pensFor } from '../../utils/anchoring/pens.ts';
import type { PageState } from '../../utils/messages.ts';
import type { JudgedClaim, RelatedClaim } from '../../utils/store/library.ts';
import { openLibrary } from '../../utils/store/repository.ts';
import { articleOf, detectionOf, metaOf, sentScanOf, sightingOf } from '../fixtures/records.ts';
import { contentScript, startWorker, type WorkerBench } from './worker.ts';

const LEAD = 'The northern lab is a year ahead of everyone.';
const CHIPS = 'Nobody else has the chips to catch up by 2028.';
const PAGE = 'https://www.courier.example/labs?utm_source=x';

let bench: WorkerBench;
beforeEach(async () => {
  bench = await startWorker();
  bench.tabs.push({ id: 1, url: PAGE, script: contentScript() });
});
afterEach(() => vi.unstubAllGlobals());

const library = () => openLibrary();
/** What was answered, taken for what the protocol says. */
const answerOf = <T>(reply: Awaited<ReturnType<WorkerBench['fromPage']>>): T => {
  if (!reply?.res) throw new Error(`no answer: ${JSON.stringify(reply)}`);
  return reply.res as T;
};
const stateOf = (reply: Awaited<ReturnType<WorkerBench['fromPage']>>) => answerOf<PageState>(reply);
const refusals = async () => {
  const { diagnostics = [] } = await fakeBrowser.storage.local.get('diagnostics');
  return (diagnostics as { kind: string; what: string; why: string; count: number }[]).map(
    ({ kind, what, why, count }) => `${kind} ${what}: ${why} (${count})`,
  );
};
const isLike = (value: unknown, like: object) => {
  try {
    expect(value).toMatchObject(like);
    return true;
  } catch {
    return false;
  }
};
const setSettings = (settings: object) => fakeBrowser.storage.local.set({ settings });
/** Lets the script run on every page by itself. */
const allowEverywhere = async () => {
  bench.granted.push('*://*/*');
  await setSettings({ everywhere: 'on' });
  await vi.waitFor(() => expect(bench.registered).toHaveLength(1));
};

describe('a page that reports itself', () => {
  it('is saved, answered, told to other tabs on it, and known to a new worker', async () => {
    bench.tabs.push({ id: 2, url: PAGE, script: contentScript() });
    await allowEverywhere();
    await bench.fromPage(2, 'pageOpened', { meta: sightingOf() });
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD, CHIPS])));
    expect(state.claims.map(({ quote }) => quote)).toEqual([LEAD, CHIPS]);
    await vi.waitFor(() =>
      expect(bench.told).toContainEqual(
        expect.objectContaining({
          tabId: 2,
          type: 'stateChanged',
          data: expect.objectContaining({ state }),
        }),
      ),
    );
    await bench.restart();
    const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    expect(opened?.res).toMatchObject({ state: { pageId: state.pageId, claims: [{}, {}] } });
  });

  it('does not set off another tab that has an older text of it', async () => {
    bench.tabs.push({ id: 2, url: PAGE, script: contentScript() });
    await allowEverywhere();
    await bench.fromPage(2, 'pageOpened', { meta: sightingOf() });
    const told = () =>
      bench.told.filter(({ tabId, type }) => tabId === 2 && type === 'stateChanged').length;
    const { claims } = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD])));
    await vi.waitFor(() => expect(told()).toBe(1));
    const newer = LEAD.replace('a year', 'two years');
    const scan = sentScanOf([newer]);
    const detections = [{ ...detectionOf(newer), claimId: claims[0]?.id ?? '' }];
    const state = stateOf(await bench.fromPage(1, 'pageScanned', { ...scan, detections }));
    // It would say again how the claim stands there, and set off this one.
    expect(state.claims).toMatchObject([{ id: claims[0]?.id, quote: newer }]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told()).toBe(1);
    await bench.fromPage(1, 'pageScanned', sentScanOf([newer, CHIPS]));
    await vi.waitFor(() => expect(told()).toBe(2));
  });

  it('gets its settings and none of the others', async () => {
    await setSettings({
      everywhere: 'on',
      reviewer: 'Somebody',
      sensitivity: 'more',
      palette: 'grey',
    });
    const request = { article: articleOf('One.'), spot: true, saved: [], spans: [] };
    const answered = await bench.fromPage(1, 'articleAnalysed', request);
    expect(answerOf<{ settings: object }>(answered).settings).toEqual({
      sensitivity: 'more',
      showWider: true,
      hiddenTypes: [],
      pens: pensFor('grey', 'medium'),
    });
  });

  it('has its rules for highlights inserted into its tab, in place of those before', async () => {
    const rules = (colour: string) => `p::highlight(racemark-race){background-color:${colour}}`;
    await bench.fromPage(1, 'highlightsStyled', { css: rules('red'), before: '' });
    await bench.fromPage(1, 'highlightsStyled', { css: rules('blue'), before: rules('red') });
    expect(bench.styled).toEqual([[1, rules('blue')]]);
    const other = await bench.fromPage(1, 'highlightsStyled', { css: 'p{color:red}', before: '' });
    expect(other?.err).toMatchObject({ code: 'malformed' });
    await bench.fromPage(1, 'highlightsStyled', { css: '', before: rules('blue') });
    expect(bench.styled).toEqual([]);
  });

  it('learns nothing of notes, tags and ratings', async () => {
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD])));
    await library().annotate(state.claims[0]?.id ?? '', { note: 'secret', stance: 'agree' });
    const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    expect(JSON.stringify(opened)).not.toMatch(/secret|agree/);
    expect(opened?.res).toMatchObject({ state: { claims: [{ status: 'reviewed' }] } });
  });

  it('has its speakers looked up after the answer', async () => {
    const quote = `"${LEAD}" said Dana Reyes, the minister.`;
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([quote])));
    await vi.waitFor(
      async () => {
        const [entry] = await library().entriesOfPage(state.pageId);
        expect(entry?.claim.speaker).toBe('Dana Reyes');
        expect(entry?.claim.clause).toBe(`"${LEAD}"`);
      },
      { timeout: 8_000, interval: 100 },
    );
    expect(await library().pendingLookups()).toEqual([]);
  }, 10_000);

  it('shows its count on the button, in words too, and clears it', async () => {
    await bench.fromPage(1, 'claimsPainted', { count: 12 });
    expect(bench.badges.get(1)).toEqual({ text: '12', title: 'badgeClaims 12' });
    await bench.fromPage(1, 'claimsPainted', { count: null });
    expect(bench.badges.get(1)).toEqual({ text: '', title: 'extName' });
  });
});

describe('claims of several articles', () => {
  const CHINA = 'China leads the United States in battery patents for robots.';
  const AMERICA = 'In robot battery patents the United States leads China.';
  const OTHER = 'https://ledger.example/patents';
  const scan = (quote: string, direction: 'us' | 'cn', url = metaOf().url) => {
    const { article, ...rest } = sentScanOf([quote], { url });
    return { ...rest, article, detections: [detectionOf(quote, 0, { direction })] };
  };
  const related = async (claimId: string) =>
    answerOf<RelatedClaim[]>(await bench.fromExtensionPage('relatedClaims', { claimId }));

  it('are found to conflict after they were saved, told to the tabs, and no longer once one is dismissed', async () => {
    bench.tabs.push({ id: 2, url: OTHER, script: contentScript() });
    const first = stateOf(await bench.fromPage(1, 'pageScanned', scan(CHINA, 'cn')));
    expect(first.claims).toMatchObject([{ disputed: false }]);
    const second = stateOf(await bench.fromPage(2, 'pageScanned', scan(AMERICA, 'us', OTHER)));
    const [here = '', there = ''] = [first.claims[0]?.id, second.claims[0]?.id];

    const disputed = (tabId: number) => ({
      tabId,
      type: 'stateChanged',
      data: { state: { claims: [{ disputed: true }] } },
    });
    await vi.waitFor(
      () => {
        for (const tabId of [1, 2]) {
          expect(bench.told.some((told) => isLike(told, disputed(tabId)))).toBe(true);
        }
      },
      { timeout: 8_000, interval: 50 },
    );
    expect(await related(here)).toMatchObject([
      { claimId: there, quote: AMERICA, relation: 'conflicts', outlet: 'The Example Courier' },
    ]);
    const [mine] = await related(here);
    const opposed = { kind: 'opposedDirections', here: 'cn', there: 'us' };
    expect(mine?.why).toContainEqual(opposed);
    expect((await related(there))[0]?.why).toContainEqual({ ...opposed, here: 'us', there: 'cn' });
    expect(await library().conflicts({ offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      pending: 0,
      pairs: [{ here: { page: {} }, there: { page: {} } }],
    });
    await bench.restart();
    const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    expect(opened?.res).toMatchObject({ state: { claims: [{ disputed: true }] } });

    // What the reader says is no conflict is none, also after it was found again, until it is taken back.
    const listed = async (settled: boolean) =>
      (await library().conflicts({ offset: 0, limit: 10 }, { settled })).total;
    await library().settleConflict([there, here], true);
    expect([await listed(false), await listed(true)]).toEqual([0, 1]);
    expect(stateOf(await bench.fromPage(1, 'pageScanned', scan(CHINA, 'cn'))).claims).toMatchObject(
      [{ disputed: false }],
    );
    await bench.fromExtensionPage('claimAnnotated', {
      claimId: there,
      change: { stance: 'agree' },
    });
    await vi.waitFor(
      async () => expect((await library().conflicts({ offset: 0, limit: 1 })).pending).toBe(0),
      { timeout: 8_000, interval: 50 },
    );
    expect([await listed(false), await listed(true)]).toEqual([0, 1]);
    await library().settleConflict([here, there], false);
    expect([await listed(false), await listed(true)]).toEqual([1, 0]);

    await bench.fromExtensionPage('claimAnnotated', {
      claimId: there,
      change: { dismissed: true },
      request: 'first',
    });
    await vi.waitFor(async () => expect(await related(here)).toEqual([]), {
      timeout: 8_000,
      interval: 50,
    });
    expect((await library().conflicts({ offset: 0, limit: 10 })).total).toBe(0);
  }, 20_000);

  it('are not told to a card of another page', async () => {
    const first = stateOf(await bench.fromPage(1, 'pageScanned', scan(CHINA, 'cn')));
    const claimId = first.claims[0]?.id ?? '';
    const sender = {
      id: 'racemark-test',
      url: 'chrome-extension://racemark-test/card.html',
      origin: 'chrome-extension://racemark-test',
      frameId: 4,
      tab: { id: 1 },
    };
    const ask = (token: string) =>
      bench.deliver({ id: 1, type: 'cardRelated', data: { claimId, token }, timestamp: 1 }, sender);
    expect((await ask('guessed'))?.err).toMatchObject({ code: 'notYours' });
    const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    expect((await ask(answerOf<{ token: string }>(opened).token))?.res).toEqual([]);
  });
});

describe('"Not a claim"', () => {
  const adjustments = async () => {
    const { settings } = await fakeBrowser.storage.local.get('settings');
    return (settings as { adjustments?: Record<string, number> } | undefined)?.adjustments ?? {};
  };
  const reasons = [
    { feature: 'lead', weight: 0.6, evidence: 'ahead' },
    { feature: 'isHeading', weight: -0.4, evidence: '' },
  ];

  it('teaches what carried the claim, until it is taken back, and leaves open articles alone', async () => {
    const scan = sentScanOf([LEAD]);
    const detections = scan.detections.map((detection) => ({ ...detection, reasons }));
    const { claims } = stateOf(await bench.fromPage(1, 'pageScanned', { ...scan, detections }));
    const claimId = claims[0]?.id ?? '';
    const dismiss = (dismissed: boolean, request: string) =>
      bench.fromExtensionPage('claimAnnotated', { claimId, change: { dismissed }, request });

    const before = answerOf<unknown[]>(await dismiss(true, 'first'));
    await vi.waitFor(async () => expect(await adjustments()).toEqual({ lead: expect.any(Number) }));
    const [once = 0] = Object.values(await adjustments());
    expect(once).toBeLessThan(0);
    expect(JSON.stringify(bench.told)).not.toContain('adjustments');

    // Said again, it teaches nothing more.
    await dismiss(true, 'second');
    await bench.fromExtensionPage('annotationsRestored', { before });
    await vi.waitFor(async () => expect(await adjustments()).toEqual({}));
    expect(once).toBeGreaterThan(-1);
  });
});

describe('a page in a private window', () => {
  beforeEach(() => bench.tabs.push({ id: 5, url: PAGE, isPrivate: true, script: contentScript() }));
  const own = () => {
    const { meta, article, detections } = sentScanOf([CHIPS]);
    return { meta, article, detection: detections[0] };
  };

  it('leaves nothing behind', async () => {
    const opened = await bench.fromPage(5, 'pageOpened', { meta: sightingOf() });
    const scanned = stateOf(await bench.fromPage(5, 'pageScanned', sentScanOf([LEAD, CHIPS])));
    expect(scanned.claims).toEqual([]);
    expect(answerOf<{ state: PageState }>(opened).state.pageId).toBe(scanned.pageId);
    expect(await library().usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
    expect(await library().pendingLookups()).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('courier');
  });

  it('shows what was saved elsewhere, and keeps what the reader saves there', async () => {
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD])));
    const seen = async () => (await library().findPage([metaOf().url]))?.lastSeen;
    const before = await seen();
    const scanned = stateOf(await bench.fromPage(5, 'pageScanned', sentScanOf([LEAD, CHIPS])));
    expect(scanned).toEqual(state);
    expect(await seen()).toBe(before);
    const saved = stateOf(await bench.fromPage(5, 'selectionSaved', own()));
    expect(saved.claims.map(({ quote }) => quote)).toEqual([LEAD, CHIPS]);
  });
});

describe('what a page may not do', () => {
  const victim = 'https://bank.example/private';
  let stolen: PageState;
  beforeEach(async () => {
    bench.tabs.push({ id: 9, url: victim, script: contentScript() });
    stolen = stateOf(await bench.fromPage(9, 'pageScanned', sentScanOf([CHIPS], { url: victim })));
  });

  it.each([
    ['its address', { url: victim }],
    ['one of its aliases', { aliases: [victim] }],
  ])("does not read another host's page by naming it as %s", async (_, named) => {
    const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf(named) });
    expect(opened?.res).toMatchObject({ state: { claims: [] } });
    expect(answerOf<{ state: PageState }>(opened).state.pageId).not.toBe(stolen.pageId);
  });

  it("does not write to another host's page", async () => {
    await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD], { url: victim }));
    const claimId = stolen.claims[0]?.id ?? '';
    const anchors = [{ claimId, state: 'orphaned', quote: null, selectors: null }];
    const detections = [detectionOf(LEAD, 0, { claimId })];
    await bench.fromPage(1, 'pageScanned', { ...sentScanOf([LEAD]), detections, anchors });
    const [entry, ...more] = await library().entriesOfPage(stolen.pageId);
    expect(more).toEqual([]);
    expect(entry?.claim).toMatchObject({ id: claimId, quote: CHIPS, anchor: 'exact' });
  });

  it.each([
    'claimAnnotated',
    'pagesChanged',
    'accessChanged',
    'spotTab',
    'buttonSeen',
    'cardOpened',
    'cardAnnotated',
    'cardRestored',
  ])('does not send %s', async (type) => {
    const data = { pageIds: [], tabId: 9, claimId: 'x', token: 'x', change: {} };
    const reply = await bench.fromPage(1, type, data);
    expect(reply?.err).toMatchObject({ code: 'sender' });
  });

  it('is not believed from a frame, another extension, or a tab it is not in', async () => {
    const message = { id: 1, type: 'pageOpened', data: { meta: sightingOf() }, timestamp: 1 };
    const sender = {
      id: 'racemark-test',
      url: PAGE,
      origin: 'https://www.courier.example',
      frameId: 0,
      tab: { id: 1 },
    };
    for (const wrong of [
      { ...sender, frameId: 3 },
      { ...sender, id: 'another' },
      { ...sender, tab: undefined },
      { ...sender, origin: 'https://evil.example' },
      { ...sender, url: 'chrome-extension://racemark-test/popup.html', origin: undefined },
    ]) {
      expect((await bench.deliver(message, wrong))?.err).toMatchObject({ code: 'sender' });
    }
    await vi.waitFor(async () =>
      expect(await refusals()).toEqual(['refused pageOpened: sender (5)']),
    );
  });
});

describe('messages that are not understood', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['no meta', {}],
    ['a wrong kind', { meta: { ...sightingOf(), title: 7 } }],
    ['a wrong day', { meta: { ...sightingOf(), published: 'yesterday' } }],
    ['a list', [1, 2, 3]],
  ])('are refused and counted: %s', async (_, data) => {
    const reply = await bench.fromPage(1, 'pageOpened', data);
    expect(reply?.err).toMatchObject({ code: 'malformed' });
    await vi.waitFor(async () =>
      expect((await refusals())[0]).toMatch(/^refused pageOpened: malformed at \S+ \(1\)$/),
    );
  });

  it('are refused when they are too large, whole or in a part', async () => {
    const scan = sentScanOf([LEAD]);
    const text = 'x'.repeat(11_000_000);
    const reply = await bench.fromPage(1, 'pageScanned', {
      ...scan,
      article: { ...scan.article, text },
    });
    expect(reply?.err).toMatchObject({ code: 'oversized' });
    const detections = [detectionOf('y'.repeat(130_000))];
    const other = await bench.fromPage(1, 'pageScanned', { ...scan, detections });
    expect(other?.err).toMatchObject({ code: 'malformed' });
    expect(await library().usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
  });

  it('are counted when nobody knows them, and the worker goes on', async () => {
    const sender = { id: 'racemark-test', url: PAGE, frameId: 0, tab: { id: 1 } };
    for (const odd of [
      'text',
      5,
      null,
      {},
      { type: 'dropTables', timestamp: 1 },
      { type: 3 },
      { type: 'toString' },
    ]) {
      expect(await bench.deliver(odd, sender)).toBeUndefined();
    }
    stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD])));
    await vi.waitFor(async () =>
      expect(await refusals()).toEqual(['refused message: unknown (7)']),
    );
  });

  it('are one kind of trouble wherever in a list they are wrong', async () => {
    for (let at = 0; at < 5; at += 1) {
      const detections: unknown[] = Array.from({ length: at }, () => detectionOf(LEAD));
      detections.push({ ...detectionOf(LEAD), quote: 7 });
      await bench.fromPage(1, 'pageScanned', { ...sentScanOf([LEAD]), detections });
    }
    await vi.waitFor(async () =>
      expect(await refusals()).toEqual([
        'refused pageScanned: malformed at detections.*.quote (5)',
      ]),
    );
  });

  it('leave no word of the page in the log', async () => {
    await bench.fromPage(1, 'pageScanned', {
      ...sentScanOf([LEAD]),
      detections: [{ quote: LEAD }],
    });
    await vi.waitFor(async () => expect(await refusals()).toHaveLength(1));
    const { diagnostics } = await fakeBrowser.storage.local.get('diagnostics');
    expect(JSON.stringify(diagnostics)).not.toMatch(/northern|courier/);
  });
});

describe('the card', () => {
  const card = (tabId: number) => ({
    id: 'racemark-test',
    url: 'chrome-extension://racemark-test/card.html',
    origin: 'chrome-extension://racemark-test',
    frameId: 4,
    tab: { id: tabId },
  });
  const message = (type: string, data: object) => ({ id: 1, type, data, timestamp: 1 });

  it('opens and judges claims of its own page with its own token only', async () => {
    await allowEverywhere();
    const { token } = answerOf<{ token: string }>(
      await bench.fromPage(1, 'pageOpened', { meta: sightingOf() }),
    );
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD])));
    const other = 'https://elsewhere.example/a';
    bench.tabs.push({ id: 2, url: other, script: contentScript() });
    const foreign = stateOf(
      await bench.fromPage(2, 'pageScanned', sentScanOf([CHIPS], { url: other })),
    );
    const claimId = state.claims[0]?.id;

    const opened = await bench.deliver(message('cardOpened', { claimId, token }), card(1));
    expect(opened?.res).toMatchObject({ claim: { quote: LEAD } });
    const change = { stance: 'agree' };
    const judged = await bench.deliver(
      message('cardAnnotated', { claimId, token, change, request: 'one' }),
      card(1),
    );
    expect(judged?.res).toMatchObject({ entry: { own: { stance: 'agree' } } });
    await vi.waitFor(() =>
      expect(
        bench.told.some(
          ({ tabId, type, data }) =>
            tabId === 1 &&
            type === 'stateChanged' &&
            (data as { state: PageState }).state.claims[0]?.status === 'reviewed',
        ),
      ).toBe(true),
    );

    for (const [data, from] of [
      [{ claimId: foreign.claims[0]?.id, token }, card(1)],
      [{ claimId, token: 'guessed' }, card(1)],
      [{ claimId, token }, card(2)],
    ] as const) {
      const sent = { ...data, change, request: 'two' };
      const refused = await bench.deliver(message('cardAnnotated', sent), from);
      expect(refused?.err).toMatchObject({ code: 'notYours' });
    }
    const { made } = answerOf<JudgedClaim>(judged);
    const restore = (data: object) => bench.deliver(message('cardRestored', data), card(1));
    for (const data of [
      { claimId, token: 'guessed', made },
      { claimId, token, made: { ...made, claimId: foreign.claims[0]?.id } },
    ]) {
      expect((await restore(data))?.err).toMatchObject({ code: 'notYours' });
    }
    await library().annotate(claimId ?? '', { stance: 'unsure' });
    expect((await restore({ claimId, token, made }))?.res).toMatchObject({
      entry: { own: { stance: 'unsure' } },
      left: true,
    });
    await library().annotate(claimId ?? '', { stance: 'agree' });
    expect((await restore({ claimId, token, made }))?.res).toMatchObject({
      entry: { own: null },
      left: false,
    });
    expect((await library().entry(foreign.claims[0]?.id ?? ''))?.own).toBeNull();
    const page = await bench.deliver(message('pagesChanged', { pageIds: [] }), card(1));
    expect(page?.err).toMatchObject({ code: 'sender' });
  });
});

describe('where it runs', () => {
  const here = 'https://www.courier.example/labs';
  it('follows permission and choice, and stops at once when either is taken back', async () => {
    bench.tabs[0] = { id: 1, url: here, script: null };
    await setSettings({ everywhere: 'on' });
    await bench.fromExtensionPage('accessChanged');
    expect(bench.registered).toEqual([]);
    bench.granted.push('*://*/*');
    await bench.events.permissionAdded.trigger();
    await vi.waitFor(() => expect(bench.injected).toEqual([1]));
    expect(bench.registered).toMatchObject([{ matches: ['*://*/*'], excludeMatches: [] }]);

    await setSettings({ everywhere: 'on', sites: { 'www.courier.example': 'off' } });
    await vi.waitFor(() =>
      expect(bench.told).toContainEqual(expect.objectContaining({ type: 'stop' })),
    );
    expect(bench.registered).toMatchObject([{ excludeMatches: ['*://www.courier.example/*'] }]);

    bench.granted.length = 0;
    await bench.events.permissionRemoved.trigger();
    await vi.waitFor(() => expect(bench.registered).toEqual([]));
  });

  it('runs on one site alone when only that was granted', async () => {
    bench.granted.push('*://www.courier.example/*');
    await setSettings({
      everywhere: 'click',
      sites: { 'www.courier.example': 'on', 'b.example': 'on' },
    });
    await vi.waitFor(() =>
      expect(bench.registered).toMatchObject([{ matches: ['*://www.courier.example/*'] }]),
    );
  });

  it('runs on a tab the reader asks for and goes on there when permission changes', async () => {
    bench.tabs[0] = { id: 1, url: here, script: null };
    const reply = await bench.fromExtensionPage('spotTab', { tabId: 1 });
    expect(reply?.res).toEqual({ ok: true });
    await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    await bench.events.permissionRemoved.trigger();
    expect(bench.told.some(({ type }) => type === 'stop')).toBe(false);
    bench.tabs.push({ id: 2, url: 'chrome://settings', script: null });
    expect((await bench.fromExtensionPage('spotTab', { tabId: 2 }))?.res).toEqual({ ok: false });
  });

  it('reads a page on a knock when it may be an article or has saved claims, else not', async () => {
    const knock = (isLikely: boolean, address = here) =>
      bench.fromPage(1, 'pageKnocked', { isLikely, address, canonical: null, ogUrl: null });
    await knock(false);
    expect(bench.injected).toEqual([]);
    await knock(true);
    expect(bench.injected).toEqual([1]);
    await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD], { visited: here }));
    await knock(false);
    expect(bench.injected).toEqual([1, 1]);
    await knock(false, 'https://www.courier.example/another');
    expect(bench.injected).toEqual([1, 1]);
  });

  it('reads a page that only its gate has seen when the reader wants something of it', async () => {
    const gate = { tabReport: () => ({ isArticle: false, isUnread: true }), stop: () => null };
    bench.tabs[0] = { id: 1, url: here, script: gate };
    await bench.events.menuClicked.trigger({ menuItemId: 'save-selection' }, { id: 1 });
    await vi.waitFor(() => expect(bench.told.at(-1)).toMatchObject({ type: 'saveSelection' }));
    bench.tabs[0] = { id: 1, url: here, script: gate };
    await bench.events.command.trigger('next-claim', { id: 1 });
    await vi.waitFor(() => expect(bench.injected).toEqual([1, 1]));
    await vi.waitFor(() => expect(bench.told.at(-1)).toMatchObject({ type: 'stepClaim' }));
  });

  it('stops what comes back from the back/forward cache where it is not wanted any more', async () => {
    const stops = () => bench.told.filter(({ type }) => type === 'stop').length;
    const tab = { id: 1, url: here, script: contentScript() };
    bench.tabs[0] = tab;
    const open = (url: string, documentId: string) => {
      tab.url = url;
      return bench.fromPage(1, 'pageOpened', { meta: sightingOf({ url }) }, documentId);
    };
    await allowEverywhere();
    await open(here, 'first');
    await open('https://other.example/a', 'second');
    await setSettings({ everywhere: 'on', sites: { 'www.courier.example': 'click' } });
    await vi.waitFor(() => expect(bench.registered[0]?.excludeMatches).toHaveLength(1));
    expect(stops()).toBe(0);
    const back = await open(here, 'first');
    expect(back?.res).toMatchObject({ token: '' });
    await vi.waitFor(() => expect(stops()).toBe(1));
  });

  it('stays on a page that was asked for, also when that goes on to another without a load', async () => {
    bench.tabs[0] = { id: 1, url: here, script: null };
    await bench.fromExtensionPage('spotTab', { tabId: 1 });
    for (const url of [here, `${here}/2`, `${here}/2`]) {
      bench.tabs[0].url = url;
      const opened = await bench.fromPage(1, 'pageOpened', { meta: sightingOf({ url }) }, 'one');
      expect(answerOf<{ token: string }>(opened).token).not.toBe('');
    }
  });

  it('does nothing on a site that is switched off, and says so, whatever shortcut is pressed', async () => {
    bench.tabs[0] = { id: 1, url: here, script: null };
    await setSettings({ everywhere: 'click', sites: { 'www.courier.example': 'off' } });
    await bench.events.menuClicked.trigger({ menuItemId: 'save-selection' }, bench.tabs[0]);
    await vi.waitFor(() => expect(bench.badges.get(1)).toEqual({ text: '!', title: 'troubleOff' }));
    for (const command of ['save-selection', 'next-claim']) {
      bench.badges.clear();
      await bench.events.command.trigger(command, bench.tabs[0]);
      await vi.waitFor(() => expect(bench.badges.get(1)?.title).toBe('troubleOff'));
    }
    expect(bench.injected).toEqual([]);
  });

  it('opens the welcome page once, on install', async () => {
    await bench.events.installed.trigger({ reason: 'install' });
    await bench.events.installed.trigger({ reason: 'update' });
    expect(bench.created).toEqual(['chrome-extension://racemark-test/welcome.html']);
  });

  it('asks the browser to keep what is stored, where it can be asked', async () => {
    await bench.events.installed.trigger({ reason: 'install' });
    await vi.waitFor(() => expect(bench.kept).toBe(true));
  });

  it.each([
    ['startup', undefined],
    ['installed', { reason: 'update' }],
  ] as const)('empties the bin at %s and once a day from then on', async (event, details) => {
    const state = stateOf(await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD, CHIPS])));
    const [lead = '', chips = ''] = state.claims.map(({ id }) => id);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    const deleted = (id: string, count: number) =>
      openLibrary({ now: () => days(count) }).softDelete([id]);
    const left = async () => (await library().entries([lead, chips])).map(({ claim }) => claim.id);

    await deleted(lead, 31);
    await deleted(chips, 29);
    await bench.events[event].trigger(details);
    await vi.waitFor(async () => expect(await left()).toEqual([chips]));
    await vi.waitFor(() => expect(bench.alarms.get('bin')).toEqual({ periodInMinutes: 1_440 }));

    await deleted(chips, 31);
    await bench.restart();
    await bench.events.alarm.trigger({ name: 'bin' });
    await vi.waitFor(async () => expect(await left()).toEqual([]));
  });

  it('tells every page when the reader wants other things spotted', async () => {
    await allowEverywhere();
    await bench.fromPage(1, 'pageOpened', { meta: sightingOf() });
    await setSettings({ everywhere: 'on', showWider: false });
    await vi.waitFor(() =>
      expect(bench.told.at(-1)).toMatchObject({
        type: 'stateChanged',
        data: { settings: { showWider: false } },
      }),
    );
  });
});

describe('menu and shortcuts', () => {
  it('saves a selection, starting the script where it does not run', async () => {
    bench.tabs[0] = { id: 1, url: PAGE, script: null };
    await bench.events.menuClicked.trigger({ menuItemId: 'save-selection' }, { id: 1 });
    await vi.waitFor(() =>
      expect(bench.told.at(-1)).toMatchObject({ tabId: 1, type: 'saveSelection' }),
    );
    expect(bench.injected).toEqual([1]);
  });

  it('says on the button when a selection cannot be saved', async () => {
    bench.tabs.push({ id: 2, url: 'chrome://version', script: null });
    await bench.events.command.trigger('save-selection', { id: 2 });
    await vi.waitFor(() =>
      expect(bench.badges.get(2)).toEqual({ text: '!', title: 'troubleSelection' }),
    );
  });

  /** A tab in which a selection could not be saved, while its page was still being read. */
  const failed = async () => {
    const script = contentScript();
    script.saveSelection = () => ({ saved: false });
    script.tabReport = () => ({ isArticle: true, counts: { race: 3, wider: 1 } });
    bench.tabs[0] = { id: 1, url: PAGE, script };
    await bench.events.command.trigger('save-selection', bench.tabs[0]);
    const trouble = { text: '!', title: 'troubleSelection' };
    await vi.waitFor(() => expect(bench.badges.get(1)).toEqual(trouble));
    // The page is read and saved after all; that is not what the reader wanted.
    await bench.fromPage(1, 'claimsPainted', { count: 4 });
    await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD]));
    await bench.fromPage(1, 'claimsPainted', { count: 5 });
    await new Promise((done) => setTimeout(done, 50));
    expect(bench.badges.get(1)).toEqual(trouble);
  };
  const counts = () =>
    vi.waitFor(() => expect(bench.badges.get(1)).toEqual({ text: '4', title: 'badgeClaims 4' }));

  it('keeps saying so until a selection is saved', async () => {
    await failed();
    const { meta, article, detections } = sentScanOf([CHIPS]);
    await bench.fromPage(1, 'selectionSaved', { meta, article, detection: detections[0] });
    await counts();
  });

  it('keeps saying so until the reader opens the popup', async () => {
    await failed();
    await bench.fromExtensionPage('buttonSeen', { tabId: 1 });
    await counts();
    await bench.fromPage(1, 'claimsPainted', { count: 5 });
    expect(bench.badges.get(1)?.text).toBe('5');
  });

  it('forgets that there was no room as soon as a page could be saved', async () => {
    bench.tabs[0] = {
      id: 1,
      url: PAGE,
      script: { tabReport: () => ({ isArticle: true, counts: { race: 3, wider: 1 } }) },
    };
    bench.badges.set(1, { text: '!', title: 'troubleStorageFull' });
    await bench.fromPage(1, 'pageScanned', sentScanOf([LEAD]));
    await counts();
  });

  it('steps through the claims', async () => {
    await bench.events.command.trigger('next-claim', { id: 1 });
    await bench.events.command.trigger('previous-claim', { id: 1 });
    await vi.waitFor(() =>
      expect(bench.told.map(({ data }) => data)).toEqual([{ by: 1 }, { by: -1 }]),
    );
  });
});
