/**
 * What the content script costs a page, traced in a real Chromium: the extension against no extension, against the
 * floor and against Readability's parse, on the largest pages of a folder of saved pages, in one run.
 *
 * `npm run bench:page -- [--pages DIR] [--count 40] [--rounds 3] [--only FILE] [--part PART] [--verbose] [--json FILE]`
 * Parts are `script` (with the time to highlights on the pages that get any), `changing` and `look`; all when left out.
 * DIR holds HTML files; left out, the archive beside the project is unpacked. The pages' own scripts are switched
 * off, so that all script seen is the extension's. Figures are processor time, as the trace gives it, where not said
 * otherwise: what else the machine does is not in them.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CDPSession } from 'playwright-core';
import { setup } from '../tests/e2e/build.ts';
import { type Extension, launch } from '../tests/e2e/harness.ts';
import { articlePage, CHIP_ARTICLE } from '../tests/fixtures/articles.ts';
import { makeExtension, PEERS } from './page/extensions.ts';
import { lookScript } from './page/look.ts';
import { timeToHighlights } from './page/ready.ts';
import {
  collectionSpans,
  costOf,
  extensionStart,
  inside,
  mainThread,
  markedAt,
  perTask,
  type Span,
  scriptSpans,
  type TraceEvent,
} from './page/trace.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    count: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    only: { type: 'string' },
    part: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'toplevel',
  'blink.user_timing',
];
/** The first look at a page is over when no script ran for so long. */
const QUIET_MS = 400;
/** Visits to a page for the time to its highlights; the middle one counts. */
const VISITS = 5;
const WATCH_MS = 1_200;
const CHANGING_MS = 10_000;

interface Measure {
  page: string;
  /** Script until the page is quiet, the evaluation of the content script included. */
  script: number;
  longest: number;
  forcedLayouts: number;
  forcedStyles: number;
  /** Style recalculation and layout of the whole load. */
  rendering: number;
  /** Collections of garbage that no script ran into, from DOMContentLoaded on. */
  collections: number;
  heap: number;
  elements: number;
  painted: number;
  isArticle: boolean;
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
};

async function traced(cdp: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES },
    transferMode: 'ReportEvents',
  });
  await work();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return events;
}

function read(events: readonly TraceEvent[], url: string) {
  const thread = mainThread(events, url);
  const ready = thread.find(({ name }) => name === 'MarkDOMContent')?.ts ?? thread[0]?.ts ?? 0;
  const start = extensionStart(thread);
  const first: Span[] = [];
  for (const span of start === null ? [] : scriptSpans(thread)) {
    if (span.from < (start ?? 0)) continue;
    const last = first.at(-1);
    if (last && span.from - last.to > QUIET_MS * 1000) break;
    first.push(span);
  }
  const rendering = thread.filter(
    ({ name, ph }) => ph === 'X' && (name === 'UpdateLayoutTree' || name === 'Layout'),
  );
  const forced = rendering.filter((event) => inside(event, first));
  return {
    script: costOf(first),
    longest: perTask(thread, first)[0] ?? 0,
    forcedLayouts: forced.filter(({ name }) => name === 'Layout').length,
    forcedStyles: forced
      .filter(({ name }) => name === 'UpdateLayoutTree')
      .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0),
    rendering: rendering.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0),
    collections: costOf(collectionSpans(thread, first).filter(({ from }) => from >= ready)),
  };
}

/** Serves a saved page without its scripts. */
function serve(extension: Extension, file: string, url: string): void {
  extension.site[url] = {
    body: readFileSync(file),
    headers: { 'content-security-policy': "script-src 'none'; frame-src 'none'" },
  };
}

/** Opens a saved page in front, with a trace from before it is asked for until `watchMs` after it is loaded. */
async function visit(extension: Extension, file: string, url: string, watchMs = 0) {
  serve(extension, file, url);
  const page = await extension.context.newPage();
  await page.bringToFront();
  const cdp = await extension.context.newCDPSession(page);
  const events = await traced(cdp, async () => {
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await page.waitForTimeout(watchMs);
  });
  return { page, cdp, events };
}

async function measure(extension: Extension, file: string, url: string): Promise<Measure> {
  const { page, cdp, events } = await visit(extension, file, url, WATCH_MS);
  const figures = read(events, url);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const [elements = 0, painted = 0] = await page.evaluate(() => [
    document.querySelectorAll('*').length,
    [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
  ]);
  const isArticle = await extension.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
    if (tab?.id === undefined) return false;
    const message = { id: 1, type: 'tabReport', timestamp: Date.now() };
    const answer = await chrome.tabs.sendMessage(tab.id, message).catch(() => null);
    return answer?.res?.isArticle === true;
  }, url);
  await page.close();
  const name = file.replace(/.*\//, '');
  return { page: name, ...figures, heap: usedSize / 1e6, elements, painted, isArticle };
}

/** Share of the main thread's time that script takes on a page that changes a hundred times a second. */
async function shareWhileChanging(
  extension: Extension,
  where: 'beside' | 'inside',
): Promise<number> {
  const url = `http://changing.example/2026/11/${where}`;
  const ticker = `<div id="ticker"></div><script>
    let count = 0;
    setInterval(() => {
      count += 1;
      document.getElementById('ticker').textContent = 'Index ' + count;
      if ('${where}' === 'beside') return;
      const note = document.createElement('p');
      note.textContent = 'Update ' + count + ': the ferry is late, and the harbour office says why.';
      document.querySelector('article').append(note);
      if (document.querySelectorAll('article p').length > 60) note.previousElementSibling.remove();
    }, 10);
  </script>`;
  extension.site[url] = articlePage({ ...CHIP_ARTICLE, url }, { after: ticker });
  const page = await extension.context.newPage();
  await page.bringToFront();
  const cdp = await extension.context.newCDPSession(page);
  await page.goto(url);
  await page.waitForTimeout(2_000);
  const events = await traced(cdp, () => page.waitForTimeout(CHANGING_MS));
  await page.close();
  return costOf(scriptSpans(mainThread(events, url))) / CHANGING_MS;
}

function largest(folder: string, count: number): string[] {
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder} (give one with --pages)`);
  return readdirSync(folder)
    .filter((name) => /\.html?$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, count);
}

/** The path under which a page was once found, from the list beside the pages: it tells articles from others too. */
function pathsOf(folder: string): Map<string, string> {
  const list = join(folder, '..', 'index.tsv');
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  return new Map(
    lines.flatMap((line) => {
      const [file = '', , url = ''] = line.split('\t');
      return URL.canParse(url) ? [[file, new URL(url).pathname]] : [];
    }),
  );
}

/** The folder with the pages. */
function pagesFolder(): string {
  if (values.pages) return values.pages;
  const archive = fileURLToPath(new URL('../../shared/pages/dev-pages.tar.xz', import.meta.url));
  if (!existsSync(archive))
    throw new Error(`no ${archive}: name a folder of HTML files with --pages`);
  const folder = mkdtempSync(join(tmpdir(), 'racemark-pages-'));
  execFileSync('tar', ['-xJf', archive, '-C', folder]);
  return join(folder, 'dev-pages', 'html');
}

/** What is measured, by the extension it was measured with. */
interface Results {
  pages: Record<string, Measure[]>;
  /** Milliseconds to highlights, by page; none for pages without. */
  ready: Record<string, number[]>;
  /** The same with a worker that has to be started first. */
  woken: number[];
  changing: Record<string, number[]>;
}

const wants = (part: string) => values.part === undefined || values.part === part;

async function run(): Promise<void> {
  setup();
  const folder = pagesFolder();
  const paths = pathsOf(folder);
  const files = largest(folder, Number(values.count)).filter(
    (file) => !values.only || file.includes(values.only),
  );
  const urlOf = (file: string, visit: string) =>
    `http://page${files.indexOf(file)}-${visit}.example${paths.get(basename(file)) ?? '/2026/01/02/an-article'}`;
  const start = (name: string) =>
    name === 'racemark'
      ? launch()
      : launch({ granted: false, extensionDir: makeExtension(name, PEERS[name]?.() ?? '') });
  const results: Results = { pages: {}, ready: {}, woken: [], changing: {} };
  /** Those that got highlights. */
  let painted: string[] = [];
  for (const name of ['racemark', ...Object.keys(PEERS)]) {
    const isOurs = name === 'racemark';
    if (!wants('script') && !(wants('changing') && (isOurs || name === 'off'))) continue;
    const extension = await start(name);
    if (wants('script')) {
      const measures = await measureAll(extension, files, urlOf);
      results.pages[name] = measures;
      if (isOurs) painted = files.filter((_, at) => measures[at]?.painted);
      if (isOurs || name === 'floor') {
        results.ready[name] = await timesToHighlights(extension, painted, urlOf, VISITS);
      }
      if (isOurs) {
        const before = () => extension.killWorker();
        results.woken = await timesToHighlights(extension, painted, urlOf, 1, before);
      }
    }
    if (wants('changing') && (isOurs || name === 'off')) {
      results.changing[name] = [
        await shareWhileChanging(extension, 'beside'),
        await shareWhileChanging(extension, 'inside'),
      ];
    }
    await extension.close();
  }
  report(results);
  if (wants('look')) await reportLook(files, urlOf);
  if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 1));
}

type UrlOf = (file: string, visit: string) => string;

/** Each page in all rounds, the middle of each figure. */
async function measureAll(
  extension: Extension,
  files: readonly string[],
  urlOf: UrlOf,
): Promise<Measure[]> {
  const rounds: Measure[][] = files.map(() => []);
  // The first page pays for the browser's own warming up.
  await measure(extension, files[0] as string, 'http://warm.example/2026/01/warm');
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [at, file] of files.entries()) {
      rounds[at]?.push(await measure(extension, file, urlOf(file, String(round))));
    }
  }
  return rounds.map((measures) => {
    const of = (key: keyof Omit<Measure, 'page' | 'isArticle'>) =>
      median(measures.map((each) => each[key]));
    return {
      page: measures[0]?.page ?? '',
      script: of('script'),
      longest: of('longest'),
      forcedLayouts: Math.max(...measures.map((each) => each.forcedLayouts)),
      forcedStyles: of('forcedStyles'),
      rendering: of('rendering'),
      collections: of('collections'),
      heap: of('heap'),
      elements: of('elements'),
      painted: of('painted'),
      isArticle: measures.some((each) => each.isArticle),
    };
  });
}

/** For each page the middle of its visits. */
async function timesToHighlights(
  extension: Extension,
  files: readonly string[],
  urlOf: UrlOf,
  visits: number,
  before = async () => {},
): Promise<number[]> {
  const times: number[] = [];
  for (const file of files) {
    const ofPage: number[] = [];
    for (let at = 0; at < visits; at += 1) {
      const url = urlOf(file, `ready${visits}-${at}`);
      serve(extension, file, url);
      await before();
      const time = await timeToHighlights(extension, url);
      if (time !== null) ofPage.push(time);
    }
    if (ofPage.length > 0) times.push(median(ofPage));
  }
  return times;
}

function row(label: string, value: number, unit = 'ms'): void {
  console.log(`${label.padEnd(64)} ${value.toFixed(2).padStart(8)} ${unit}`);
}

/** The gate's look at each page alone, in its content script's world, against a walk over the text. */
async function reportLook(files: readonly string[], urlOf: UrlOf): Promise<void> {
  const extension = await launch({
    granted: false,
    extensionDir: makeExtension('look', await lookScript()),
  });
  const costs: Record<string, number[]> = { text: [], signals: [], walk: [] };
  for (const file of files) {
    const url = urlOf(file, 'look');
    const { page, events } = await visit(extension, file, url);
    await page.close();
    const thread = mainThread(events, url);
    const marks = ['begun', 'read', 'judged', 'walked'].map((name) => markedAt(thread, name));
    const [begun, read, judged, walked] = marks;
    if (begun == null || read == null || judged == null || walked == null) continue;
    costs.text?.push(read - begun);
    costs.signals?.push(judged - read);
    costs.walk?.push(walked - judged);
  }
  await extension.close();
  row('the look alone: text of the paragraphs and words in it, median', median(costs.text ?? []));
  row('the look alone: signals, median', median(costs.signals ?? []));
  row('one walk over every text node, median', median(costs.walk ?? []));
}

function report({ pages, ready, woken, changing }: Results): void {
  if (wants('script')) reportPages(pages, ready, woken);
  for (const [at, where] of ['beside the article', 'inside it'].entries()) {
    if (!changing.racemark) continue;
    const share = (changing.racemark[at] ?? 0) - (changing.off?.[at] ?? 0);
    row(`100 changes a second ${where}: share of the main thread`, share * 100, '%');
  }
}

function reportPages(
  pages: Results['pages'],
  ready: Results['ready'],
  woken: Results['woken'],
): void {
  const { racemark = [], off = [] } = pages;
  const added = (key: 'script' | 'rendering' | 'heap' | 'collections', name = 'racemark') =>
    (pages[name] ?? []).map((each, at) => each[key] - (off[at]?.[key] ?? 0));
  const indexes = racemark.map((_, at) => at);
  const articles = indexes.filter((at) => racemark[at]?.isArticle);
  const others = indexes.filter((at) => !racemark[at]?.isArticle);
  const painted = indexes.filter((at) => racemark[at]?.painted);
  const pick = (numbers: number[], at: number[]) => at.map((index) => numbers[index] ?? 0);
  console.log(
    `${racemark.length} pages: ${articles.length} articles, ${painted.length} of them with claims; ${others.length} left alone`,
  );
  for (const name of ['racemark', 'floor', 'readability']) {
    const costs = pick(added('script', name), articles);
    row(`articles: script until quiet, median, ${name}`, median(costs));
    row(`articles: script until quiet, worst, ${name}`, Math.max(...costs));
  }
  row('pages with claims: script until quiet, median', median(pick(added('script'), painted)));
  for (const name of ['racemark', 'floor']) {
    row(`pages left alone: script, median, ${name}`, median(pick(added('script', name), others)));
  }
  row('pages left alone: script, worst', Math.max(0, ...pick(added('script'), others)));
  row('longest task of ours, any page', Math.max(...racemark.map(({ longest }) => longest)));
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  row('forced layouts, all pages', sum(racemark.map(({ forcedLayouts }) => forcedLayouts)), '');
  row(
    'forced style recalculation, worst page',
    Math.max(...racemark.map((each) => each.forcedStyles)),
  );
  row(
    'pages with claims: style and layout added, median',
    median(pick(added('rendering'), painted)),
  );
  row('articles: heap added, median', median(pick(added('heap'), articles)), 'MB');
  row('articles: heap added, worst', Math.max(...pick(added('heap'), articles)), 'MB');
  row('articles: collections added, median', median(pick(added('collections'), articles)));
  for (const [name, times] of Object.entries(ready)) {
    row(`pages with claims: ready to highlights (wall), median, ${name}`, median(times));
  }
  row('pages with claims: the same where the worker slept', median(woken));
  if (!values.verbose) return;
  for (const [at, each] of racemark.entries()) {
    const script = (name: string) => (pages[name]?.[at]?.script ?? 0).toFixed(1);
    console.log(
      [
        each.page.slice(0, 44).padEnd(45),
        `${each.elements} elements, ${each.isArticle ? 'article' : 'left alone'}, ${each.painted} claims:`,
        `script ${script('racemark')} (off ${script('off')}, floor ${script('floor')}, Readability ${script('readability')})`,
        `longest ${each.longest.toFixed(1)},`,
        `style and layout ${each.rendering.toFixed(1)} (off ${(off[at]?.rendering ?? 0).toFixed(1)}),`,
        `heap ${(each.heap - (off[at]?.heap ?? 0)).toFixed(2)} MB`,
      ].join(' '),
    );
  }
}

await run();
