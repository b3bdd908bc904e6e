// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Analysis, AnalysisRequest } from '../../../utils/analysis/analysis.ts';
import { describe as describePlace } from '../../../utils/anchoring/describe.ts';
import { resolveAll } from '../../../utils/anchoring/resolve.ts';
import { adoptedSheets } from '../../../utils/anchoring/sheets.ts';
import { createTextIndex } from '../../../utils/anchoring/text-index.ts';
import type { KnownClaim, SpotterSettings } from '../../../utils/messages.ts';
import { articleSignals } from '../../../utils/page/signals.ts';
import { isArticle } from '../../../utils/page/verdict.ts';
import { DEFAULT_SETTINGS, spotterSettings } from '../../../utils/settings.ts';
import { whereabouts } from '../../../utils/spotter/navigation.ts';
import type { Background, SpotterDependencies } from '../../../utils/spotter/ports.ts';
import { startSpotter } from '../../../utils/spotter/spotter.ts';
import { equip, rulesIn } from './browser-fakes.ts';

const SETTINGS: SpotterSettings = spotterSettings(DEFAULT_SETTINGS);

const CLAIM =
  'China will catch up with the United States in artificial intelligence within two years.';
const ARTICLE = `<article><h1>China is closing the AI gap</h1>
<p>${CLAIM} That is what an analyst at the Lisbon Institute for Technology said on Monday morning.</p>
<p>The ferry terminal got a coffee bar this autumn. It opens at six in the morning and sells buns, and the harbour office is glad of it.</p>
<p>Nobody asked the gulls. They sit on the new roof, look over the basin, and wait for whatever falls from the tables outside.</p></article>`;

let registry: Map<string, Set<Range>>;
let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers();
  registry = equip(window as Window & typeof globalThis);
  document.adoptedStyleSheets = [];
  history.replaceState(null, '', '/2026/11/03/china-is-closing-the-gap');
  document.head.innerHTML =
    '<title>China is closing the AI gap</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-03">';
  document.body.innerHTML = ARTICLE;
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

let running: ReturnType<typeof startSpotter> | undefined;

/** Spots one sentence and no other; finds and describes like the worker. */
function analyse({ article, spot, saved, spans }: AnalysisRequest): Analysis {
  const { text, blocks } = article;
  const index = createTextIndex({
    blocks: blocks.map(({ kind, start, end }) => ({
      kind,
      text: text.slice(start, end),
      pieces: [],
    })),
  });
  const start = text.indexOf(CLAIM);
  const end = start + CLAIM.length;
  const detection = {
    quote: CLAIM,
    start,
    end,
    tier: 'race' as const,
    type: 'forecast' as const,
    direction: 'closing' as const,
    speaker: null,
    horizon: null,
    score: 0.9,
    reasons: [],
    selectors: describePlace(index, start, end),
  };
  return {
    detections: spot && start >= 0 ? [detection] : [],
    found: resolveAll(index, saved).map((resolution) => ({ resolution, selectors: null })),
    described: spans.map((span) => describePlace(index, span.start, span.end)),
  };
}

/** Answers like the worker, with a memory instead of a database. */
function backgroundOf(saved: KnownClaim[] = []) {
  const state = { pageId: 'page', claims: saved };
  return {
    pageOpened: vi.fn<Background['pageOpened']>(async () => ({
      state,
      token: 'token',
    })),
    articleAnalysed: vi.fn<Background['articleAnalysed']>(async (request) => ({
      ...analyse(request),
      settings: SETTINGS,
    })),
    pageScanned: vi.fn<Background['pageScanned']>(async ({ detections }) => {
      const added = detections.filter(({ claimId }) => claimId === null);
      const claims = added.map((detection, index) => ({
        ...detection,
        id: `claim ${index}`,
        status: 'new' as const,
        disputed: false,
        isOwn: false,
      }));
      return { ...state, claims: [...saved, ...claims] };
    }),
    selectionSaved: vi.fn<Background['selectionSaved']>(async () => state),
    claimsPainted: vi.fn<Background['claimsPainted']>(async () => {}),
  };
}

function start(background: Background, change: Partial<SpotterDependencies> = {}) {
  running = startSpotter({
    document,
    window: window as Window & typeof globalThis,
    background,
    turns: { next: async () => {}, frame: async () => {}, now: () => performance.now() },
    judge: { look: articleSignals, isArticle },
    whereabouts,
    phrases: { claim: () => '', noClaims: () => '' },
    card: null,
    isAlive: () => true,
    inheritsHighlights: true,
    sheets: adoptedSheets,
    force: false,
    ...change,
  });
  return running;
}

const painted = () =>
  ['race', 'wider', 'reviewed', 'disputed'].flatMap((look) =>
    [...(registry.get(`racemark-${look}`) ?? [])].map(String),
  );

describe('starting', () => {
  it('spots, paints, counts and reports an article', async () => {
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toContain(CLAIM);
    expect(background.claimsPainted).toHaveBeenCalledWith(painted().length);
    const [scan] = background.pageScanned.mock.calls[0] ?? [];
    expect(scan?.detections.map(({ quote }) => quote)).toContain(CLAIM);
    expect(scan?.detections.every(({ selectors }) => selectors.quote.exact !== '')).toBe(true);
    expect(spotter.tabReport()).toMatchObject({ isArticle: true, pageId: 'page', absence: null });
  });

  it('reports the page once, however the answer names its claims', async () => {
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(background.pageScanned).toHaveBeenCalledTimes(1);
    expect(spotter.tabReport().anchors).toEqual([{ claimId: 'claim 0', state: 'exact' }]);
  });

  it('reads nothing before the page is looked at', async () => {
    visibility = 'hidden';
    const background = backgroundOf();
    start(background);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(background.pageOpened).not.toHaveBeenCalled();
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toContain(CLAIM);
  });

  it('asks of a page that is no article only whether claims of it are saved', async () => {
    document.head.innerHTML = '';
    document.body.innerHTML = '<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>';
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(5_000);
    const { pageOpened, ...others } = background;
    expect(pageOpened).toHaveBeenCalledTimes(1);
    for (const call of Object.values(others)) expect(call).not.toHaveBeenCalled();
    expect(spotter.tabReport()).toMatchObject({ isArticle: false, absence: 'notArticle' });
  });

  it('does not save an article in which there is no claim', async () => {
    document.body.innerHTML = ARTICLE.replace(CLAIM, 'The tide is late.').replace(
      'China is closing the AI gap',
      'Harbour notes',
    );
    const background = backgroundOf();
    start(background);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(background.pageOpened).toHaveBeenCalled();
    expect(background.pageScanned).not.toHaveBeenCalled();
  });

  it('says so where the browser cannot highlight, and still reports claims', async () => {
    Object.assign(window, { CSS: {} });
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(spotter.tabReport().absence).toBe('noHighlightApi');
    expect(background.pageScanned).toHaveBeenCalled();
  });
});

describe('what is saved already', () => {
  const saved = (status: KnownClaim['status']): KnownClaim => ({
    id: 'known',
    quote: CLAIM,
    selectors: {
      quote: {
        exact: CLAIM,
        prefix: 'China is closing the AI gap',
        suffix: ' That is what an analyst',
      },
      position: { start: 0, end: CLAIM.length },
      fragment: '',
    },
    tier: 'race',
    type: 'forecast',
    status,
    disputed: false,
    isOwn: false,
  });

  it('is shown as the reader left it, and reported under its own name', async () => {
    const background = backgroundOf([saved('reviewed')]);
    start(background);
    await vi.advanceTimersByTimeAsync(600);
    expect([...(registry.get('racemark-reviewed') ?? [])].map(String)).toEqual([CLAIM]);
    const [scan] = background.pageScanned.mock.calls[0] ?? [];
    expect(scan?.detections.find(({ quote }) => quote === CLAIM)?.claimId).toBe('known');
    expect(scan?.anchors).toMatchObject([{ claimId: 'known' }]);
  });

  it('is not searched for where it is spotted as it was saved', async () => {
    const first = backgroundOf();
    start(first);
    await vi.advanceTimersByTimeAsync(1_000);
    // Saving names the claims; their places are known.
    expect(first.articleAnalysed).toHaveBeenCalledTimes(1);
    running?.stop();
    const { claims } = (await first.pageScanned.mock.results[0]?.value) ?? { claims: [] };
    const again = backgroundOf(claims);
    const spotter = start(again);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(again.articleAnalysed).toHaveBeenCalledTimes(1);
    expect(spotter.tabReport().anchors).toEqual([{ claimId: 'claim 0', state: 'exact' }]);
    expect(painted()).toEqual([CLAIM]);
  });

  it('is searched for where its words are spotted in another place, and anew when its place was corrected', async () => {
    const background = backgroundOf([saved('new')]);
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    const sought = () =>
      background.articleAnalysed.mock.calls.flatMap(([request]) => request.saved);
    expect(sought()).toEqual([saved('new').selectors]);
    expect(spotter.tabReport().anchors).toEqual([{ claimId: 'known', state: 'moved' }]);
    const corrected = saved('new');
    corrected.selectors.position = { start: 3, end: 3 + CLAIM.length };
    spotter.stateChanged({ state: { pageId: 'page', claims: [corrected] }, settings: SETTINGS });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sought()).toEqual([saved('new').selectors, corrected.selectors]);
  });

  it('is painted again when the text comes back to a page that had become no article, as after a translation', async () => {
    const background = backgroundOf([saved('new')]);
    start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toContain(CLAIM);
    const paragraphs = [...document.querySelectorAll('p')];
    const texts = paragraphs.map(({ textContent }) => textContent);
    for (const paragraph of paragraphs) paragraph.textContent = 'Loading.';
    await vi.advanceTimersByTimeAsync(5_000);
    expect(painted()).toEqual([]);
    for (const [at, paragraph] of paragraphs.entries()) paragraph.textContent = texts[at] ?? '';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(painted()).toContain(CLAIM);
  });

  it('is not painted for a moment when the reader dismissed it', async () => {
    const seen: string[] = [];
    const set = registry.set.bind(registry);
    registry.set = (name, highlight) => {
      const add = highlight.add.bind(highlight);
      highlight.add = (range) => {
        seen.push(String(range));
        return add(range);
      };
      return set(name, highlight);
    };
    start(backgroundOf([saved('dismissed')]));
    await vi.advanceTimersByTimeAsync(300);
    expect(seen).not.toContain(CLAIM);
  });
});

describe('claims outside the article', () => {
  const CAPTION = 'The crane in the harbour is older than the office that rents it out.';
  const own = (exact: string, prefix = '', suffix = ''): KnownClaim => ({
    id: 'own',
    quote: exact,
    selectors: {
      quote: { exact, prefix, suffix },
      position: { start: 4_000, end: 4_068 },
      fragment: '',
    },
    tier: 'race',
    type: 'framing',
    status: 'reviewed',
    disputed: false,
    isOwn: true,
  });
  const reviewed = () => [...(registry.get('racemark-reviewed') ?? [])].map(String);
  const aside = (text = CAPTION) =>
    document.body.insertAdjacentHTML(
      'beforeend',
      `<aside><h2>In pictures</h2><p>${text}</p></aside>`,
    );
  const select = (node: Node | null | undefined) => {
    if (node) getSelection()?.selectAllChildren(node);
  };
  afterEach(() => getSelection()?.removeAllRanges());

  it('are saved with what stands around them on the page', async () => {
    aside();
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    select(document.querySelector('aside p'));
    expect(await spotter.saveSelection()).toBe(true);
    const [saved] = background.selectionSaved.mock.calls[0] ?? [];
    expect(saved?.detection).toMatchObject({
      quote: CAPTION,
      selectors: { quote: { exact: CAPTION, prefix: expect.stringMatching(/In pictures\s*$/) } },
    });
    expect(saved?.article.text).toContain(CAPTION);
  });

  it('are saved as a whole when the selection leaves the article', async () => {
    aside();
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    const last = document.querySelector('article p:last-of-type')?.firstChild;
    const caption = document.querySelector('aside p')?.firstChild;
    if (last && caption) getSelection()?.setBaseAndExtent(last, 0, caption, CAPTION.length);
    expect(await spotter.saveSelection()).toBe(true);
    const [saved] = background.selectionSaved.mock.calls[0] ?? [];
    expect(saved?.detection.quote).toMatch(
      /^Nobody asked the gulls.*In pictures.*rents it out\.$/s,
    );
  });

  it('are found again, also when they come late', async () => {
    const background = backgroundOf([own(CAPTION, 'In pictures', '')]);
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(spotter.tabReport().anchors).toContainEqual({ claimId: 'own', state: 'orphaned' });
    aside();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reviewed()).toEqual([CAPTION]);
    expect(spotter.tabReport().anchors).toContainEqual({ claimId: 'own', state: 'moved' });
  });

  it('are not taken for the same words in other surroundings', async () => {
    aside();
    start(
      backgroundOf([own(CAPTION, 'Said by the mayor on Tuesday: ', ' Nobody laughed at that.')]),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reviewed()).toEqual([]);
  });

  it('are looked for only when they are the reader’s own', async () => {
    aside();
    start(backgroundOf([{ ...own(CAPTION, 'In pictures', ''), isOwn: false }]));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reviewed()).toEqual([]);
  });

  it('are saved and found again on a page that is no article', async () => {
    document.head.innerHTML = '';
    document.body.innerHTML = '<ul><li><a href="/a">One</a></li></ul>';
    aside();
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(500);
    select(document.querySelector('aside p'));
    const saving = spotter.saveSelection();
    await vi.advanceTimersByTimeAsync(500);
    expect(await saving).toBe(true);
    const [saved] = background.selectionSaved.mock.calls[0] ?? [];
    expect(saved?.meta.isArticle).toBe(false);
    spotter.stop();

    start(backgroundOf([own(CAPTION, 'In pictures', '')]));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(reviewed()).toEqual([CAPTION]);
  });
});

describe('showing where a lost claim stands', () => {
  const lost: KnownClaim = {
    id: 'lost',
    quote: 'The old words are gone from this page for good.',
    selectors: {
      quote: { exact: 'The old words are gone from this page for good.', prefix: '', suffix: '' },
      position: { start: 9_000, end: 9_047 },
      fragment: '',
    },
    tier: 'race',
    type: 'forecast',
    status: 'reviewed',
    disputed: false,
    isOwn: false,
  };
  const select = (from: number, to: number) => {
    const text = document.querySelectorAll('p')[2]?.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, from, text, to);
  };
  afterEach(() => getSelection()?.removeAllRanges());

  it('reports what is selected as the place of that claim', async () => {
    const background = backgroundOf([lost]);
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(spotter.tabReport().anchors).toContainEqual({ claimId: 'lost', state: 'orphaned' });
    select(0, 22);
    expect(await spotter.reattachClaim('lost')).toEqual({ attached: true });
    const [saved] = background.selectionSaved.mock.calls[0] ?? [];
    expect(saved?.detection).toMatchObject({
      claimId: 'lost',
      quote: 'Nobody asked the gulls',
      selectors: { quote: { exact: 'Nobody asked the gulls' } },
    });
  });

  it('says why not', async () => {
    const background = backgroundOf([lost]);
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    const reason = async (claimId = 'lost') => (await spotter.reattachClaim(claimId)).reason;
    expect(await reason()).toBe('noSelection');
    select(0, 22);
    expect(await reason('of another page')).toBe('unknownClaim');
    background.selectionSaved.mockRejectedValueOnce(new Error('the disk is full'));
    expect(await reason()).toBe('failed');
    const long = document.querySelectorAll('p')[2] as Element;
    long.textContent = 'They wait. '.repeat(300);
    await vi.advanceTimersByTimeAsync(1_000);
    select(0, 3_000);
    expect(await reason()).toBe('tooLong');
    expect(background.selectionSaved).toHaveBeenCalledTimes(1);
  });
});

describe('word of another page', () => {
  it('that comes before the background has answered for this one is not taken for its own', async () => {
    const background = backgroundOf();
    background.pageOpened.mockRejectedValueOnce(new Error('no receiver'));
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    spotter.stateChanged({ state: { pageId: 'the page before', claims: [] }, settings: SETTINGS });
    expect(spotter.tabReport().pageId).toBeNull();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(spotter.tabReport().pageId).toBe('page');
    expect(background.pageOpened).toHaveBeenCalledTimes(2);
  });
});

describe('a background that is not there', () => {
  it('is asked again', async () => {
    const background = backgroundOf();
    background.pageOpened.mockRejectedValueOnce(new Error('no receiver'));
    background.articleAnalysed.mockRejectedValueOnce(new Error('no receiver'));
    background.pageScanned.mockRejectedValueOnce(new Error('the disk is full'));
    start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(painted()).toContain(CLAIM);
    expect(background.pageScanned).toHaveBeenCalledTimes(2);
  });

  it('that answers for a text gone by does not move highlights onto other words', async () => {
    const background = backgroundOf();
    start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    const answer = background.articleAnalysed.getMockImplementation();
    background.articleAnalysed.mockImplementation(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return (answer as Background['articleAnalysed'])(request);
    });
    const before = document.querySelector('article p') as Element;
    for (let round = 0; round < 5; round += 1) {
      const news = document.createElement('p');
      news.textContent = `Round ${round}: the crews of both ferries have met in the harbour office to talk about the winter timetable.`;
      before.before(news);
      await vi.advanceTimersByTimeAsync(350);
      for (const text of painted()) expect(document.body.textContent).toContain(text);
      expect(painted().every((text) => !text.includes('Round'))).toBe(true);
    }
    await vi.advanceTimersByTimeAsync(8_000);
    expect(painted()).toContain(CLAIM);
  });
});

describe('the reader’s settings', () => {
  it('are obeyed at once when they change, also what claims are drawn with', async () => {
    const background = backgroundOf();
    const spotter = start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rulesIn(document)).toContain('underline solid 2px');
    const settings = spotterSettings({ ...DEFAULT_SETTINGS, palette: 'grey', strength: 'strong' });
    background.articleAnalysed.mockImplementation(async (request) => ({
      ...analyse(request),
      settings,
    }));
    spotter.stateChanged({ state: { pageId: 'page', claims: [] }, settings });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toContain(CLAIM);
    expect(rulesIn(document)).toContain('underline solid 3px');
  });
});

describe('a page that comes back from the back/forward cache', () => {
  it('asks for what changed meanwhile and shows its count again', async () => {
    const background = backgroundOf();
    start(background);
    await vi.advanceTimersByTimeAsync(1_000);
    background.claimsPainted.mockClear();
    background.articleAnalysed.mockClear();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.advanceTimersByTimeAsync(100);
    expect(background.pageOpened).toHaveBeenCalledTimes(2);
    expect(background.articleAnalysed).toHaveBeenCalledTimes(1);
    expect(background.claimsPainted).toHaveBeenCalledWith(painted().length);
  });
});

describe('stopping', () => {
  it('takes everything away, also when the extension was replaced under the script', async () => {
    let alive = true;
    const background = backgroundOf();
    start(background, { isAlive: () => alive });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(painted()).toContain(CLAIM);
    alive = false;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(registry.size).toBe(0);
    expect(document.adoptedStyleSheets).toEqual([]);
    const calls = background.articleAnalysed.mock.calls.length;
    document.querySelector('article')?.append('More.');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(background.articleAnalysed.mock.calls).toHaveLength(calls);
  });
});
