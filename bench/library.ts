/**
 * The library at scale, in a real Chromium on the built extension: `npm run bench:library -- [--only SECTION]...
 * [--profile FOLDER] [CLAIMS...]`, by default every section with 10,000 and 100,000 claims, on 8 pages and with 30
 * annotations to every 100 claims. Sections: lists, saving, popup, library, files. Each figure is the middle of
 * several runs, with the slowest beside it. Build first (`npm run build`).
 *
 * On Linux the processor time of the whole browser is given too: unlike the clock it does not grow when other
 * programs want the processor, so it says what the clock would on a machine that does nothing else.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { GRANTED_BUILD, makeGrantedCopy } from '../tests/e2e/build.ts';
import { type ContentWorld, contentWorld } from '../tests/e2e/content-world.ts';
import { type Extension, launch, until } from '../tests/e2e/harness.ts';
import { articlePage, CHIP_ARTICLE } from '../tests/fixtures/articles.ts';
import type { Size } from './library/generate.ts';
import type { Bench } from './library/page.ts';
import { keystrokes, noteFirstClaim, type Opening, opened, scrolled } from './library/screen.ts';

declare const bench: Bench;

const root = fileURLToPath(new URL('..', import.meta.url));
const TYPED = 'overtakes model';
/** As page identities spell it. */
const ARTICLE_URL = CHIP_ARTICLE.url.replace(/^http:\/\/www\./, 'https://');
/** Times the whole of it is typed where processor time is counted. */
const SEARCHES = 30;

const sizeOf = (claims: number): Size => ({
  claims,
  pages: claims * 0.08,
  annotations: claims * 0.3,
});

/** A copy of the build with a page that can measure. */
async function buildBench(): Promise<string> {
  makeGrantedCopy();
  const folder = mkdtempSync(join(tmpdir(), 'racemark-bench-'));
  cpSync(GRANTED_BUILD, folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome120',
      // For names in profiles.
      minify: false,
      lib: { entry: join(root, 'bench/library/page.ts'), formats: ['es'], fileName: 'bench' },
      rolldownOptions: { output: { entryFileNames: 'bench.js' } },
    },
  });
  writeFileSync(join(folder, 'floor-popup.html'), FLOOR_PAGE);
  writeFileSync(
    join(folder, 'bench.html'),
    '<!doctype html><title>Bench</title><script type="module" src="bench.js"></script>',
  );
  return folder;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Figure {
  name: string;
  /** Milliseconds, or megabytes. */
  values: number[];
  /** Milliseconds of processor time of one run; null where it is not known. */
  processor: number | null;
  unit: 'ms' | 'MB' | '/s' | '%';
  target: number | null;
}

/** Clock ticks a second in `/proc`. */
const TICKS = 100;

/** Milliseconds of processor time this program and everything it started have used; null where it is not told. */
function processorTime(): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const processes = new Map<number, { parent: number; time: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const time = ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
      processes.set(Number(entry), { parent: Number(fields[1]), time });
    } catch {
      // It has ended since the folder was read.
    }
  }
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (pid > 1 && isOurs(processes.get(pid)?.parent ?? 0));
  let sum = 0;
  for (const [pid, { time }] of processes) if (isOurs(pid)) sum += time;
  return sum;
}

/** Runs some work, and says what processor time each of so many runs in it took. */
async function counted<T>(runs: number, work: () => Promise<T>): Promise<[T, number | null]> {
  const before = processorTime();
  const result = await work();
  const after = processorTime();
  return [result, before === null || after === null ? null : (after - before) / runs];
}

const figure = (
  name: string,
  [values, processor]: readonly [number[], number | null],
  target: number | null = null,
  unit: Figure['unit'] = 'ms',
): Figure => ({ name, values, processor, unit, target });

/** A figure of which the processor time is part of another's. */
const within = (values: number[]): readonly [number[], null] => [values, null];

async function repeat(
  times: number,
  work: () => Promise<number>,
): Promise<[number[], number | null]> {
  return counted(times, async () => {
    const values: number[] = [];
    for (let at = 0; at < times; at += 1) values.push(await work());
    return values;
  });
}

async function benchPage(extension: Extension): Promise<Page> {
  const page = await extension.page('bench.html');
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

/** A page that shows a line and does nothing: the least that opening a page of the extension takes. */
const FLOOR_PAGE =
  '<!doctype html><title>Floor</title><div id="root"><p data-testid="claim-quote">A line of text that stands where the first claim would stand.</p></div>';
/** The driver's work would slow down what it measures: so long a popup is left alone. */
const REST_MS = 1_500;

/** From the click on the button to the largest paint, in the real popup over a tab with claims. */
async function popupShown(extension: Extension): Promise<number> {
  const popup = await extension.popup(REST_MS);
  await until('claims in the popup', () => popup.getByTestId('claim-quote').count());
  const shown = await popup.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().at(-1)?.startTime ?? 0),
        ).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await popup.close();
  return shown;
}

/** The real library page: opened, searched, scrolled. */
async function measureLibrary(extension: Extension): Promise<Figure[]> {
  const floor = await repeat(7, async () => (await opened(extension, 'floor-popup.html')).claims);
  const openings: Opening[] = [];
  const [claims, processor] = await repeat(7, async () => {
    const opening = await opened(extension, 'library.html');
    openings.push(opening);
    return opening.claims;
  });
  const page = await extension.page('library.html');
  await page.bringToFront();
  await until('claims', () => page.getByTestId('claim-quote').count(), 60_000);
  const keys = await keystrokes(page, TYPED);
  await page.getByRole('searchbox', { name: 'Search claims' }).fill('');
  await page.waitForTimeout(1_000);
  const cdp = await extension.context.newCDPSession(page);
  const scrolls = [await scrolled(page, cdp), await scrolled(page, cdp), await scrolled(page, cdp)];
  await page.close();
  return [
    figure('floor of a page: one with a line', floor),
    figure('library page: opened to first claims', [claims, processor], 300),
    figure('  its scripts have run', within(openings.map(({ scripts }) => scripts))),
    figure('  something is drawn', within(openings.map(({ drawn }) => drawn))),
    figure('library page: key to rows', within(keys), 50),
    figure(
      'library page: frames while scrolling',
      within(scrolls.map(({ rate }) => rate)),
      60,
      '/s',
    ),
    figure('  late frames', within(scrolls.map(({ late }) => late * 100)), null, '%'),
    figure('  work for a frame', within(scrolls.map(({ work }) => work)), 16.7),
    figure('  longest task', within(scrolls.map(({ longest }) => longest))),
    figure('  rows not yet read', within(scrolls.map(({ blank }) => blank * 100)), null, '%'),
  ];
}

/** From sending scans of 40 claims each to their acknowledgement, by a content script through the worker. */
async function saved(
  world: ContentWorld,
  page: Page,
  urls: readonly string[],
): Promise<{ saves: number[]; refusals: number[] }> {
  const scans = await page.evaluate((all) => bench.scans(all, 40), urls);
  const saves: number[] = [];
  const refusals: number[] = [];
  for (const scan of scans) {
    const began = performance.now();
    await world.send('unheardOf', scan);
    refusals.push(performance.now() - began);
    const started = performance.now();
    const { error } = await world.send('pageScanned', scan);
    saves.push(performance.now() - started);
    if (error) throw new Error(error);
    // The look-up of its speakers follows; pages do not come faster than readers open them.
    await new Promise((done) => setTimeout(done, 1_000));
  }
  return { saves, refusals };
}

/** From a message to a worker that does not run to its answer. */
async function woken(extension: Extension, world: ContentWorld): Promise<number> {
  await extension.killWorker();
  const started = performance.now();
  const { error } = await world.send('claimsPainted', { count: 3 });
  if (error) throw new Error(error);
  return performance.now() - started;
}

/** The popup over an article with claims, while the worker runs and while it is stopped. */
async function measurePopup(subject: Subject): Promise<Figure[]> {
  const { extension, article, size } = subject;
  const data = await onPage(subject, (page) =>
    repeat(5, () => page.evaluate((wanted) => bench.popup(100, wanted), size)),
  );
  await article.reload();
  await article.waitForTimeout(1_000);
  await article.bringToFront();
  const awake = await repeat(7, async () => {
    await extension.worker();
    return popupShown(extension);
  });
  const asleep = await repeat(7, async () => {
    await extension.killWorker();
    return popupShown(extension);
  });
  await extension.evaluate(() => chrome.action.setPopup({ popup: 'floor-popup.html' }), undefined);
  const floor = await repeat(7, () => popupShown(extension));
  await extension.evaluate(() => chrome.action.setPopup({ popup: 'popup.html' }), undefined);
  return [
    figure('floor of a popup: a page with a line', floor),
    figure('popup: opened to largest paint', awake, 150),
    figure('popup: the same, the worker stopped', asleep, 150),
    figure('popup: its data', data),
  ];
}

/** What a section is measured on: the library is filled, and nothing else of the extension is open. */
interface Subject {
  extension: Extension;
  /** A tab on an article of which claims are saved. */
  article: Page;
  size: Size;
}

const onPage = async <T>({ extension }: Subject, work: (page: Page) => Promise<T>): Promise<T> => {
  const page = await benchPage(extension);
  try {
    return await work(page);
  } finally {
    await page.close();
  }
};

async function measureLists(subject: Subject): Promise<Figure[]> {
  const newest: number[] = [];
  const lists: Awaited<ReturnType<Bench['list']>>[] = [];
  for (let run = 0; run < 3; run += 1) {
    await onPage(subject, async (page) => {
      newest.push(await page.evaluate(() => bench.newest()));
      lists.push(await page.evaluate((typed) => bench.list(typed), TYPED));
    });
  }
  const searches = await onPage(subject, (page) =>
    counted(SEARCHES, () =>
      page.evaluate(([typed, times]) => bench.search(typed, times), [TYPED, SEARCHES] as const),
    ),
  );
  return [
    figure('library: the claims saved last', within(newest)),
    figure('library: the whole list', within(lists.map(({ first }) => first))),
    figure('library: texts for search, once', within(lists.map(({ texts }) => texts))),
    figure('search: each keystroke, texts read', searches, 50),
    figure(
      'search: each keystroke from the first',
      within(lists.flatMap(({ keystrokes }) => keystrokes)),
    ),
    figure('list: each other order', within(lists.flatMap(({ sorts }) => sorts))),
    figure('list: all facets', within(lists.map(({ facets }) => facets))),
  ];
}

async function measureSaving(subject: Subject): Promise<Figure[]> {
  const { extension, article } = subject;
  const world = await contentWorld(article);
  return onPage(subject, async (page) => {
    const annotate = await repeat(5, () => page.evaluate(() => bench.annotate()));
    const urls = Array.from({ length: 12 }, (_, at) => `${ARTICLE_URL}/${at}`);
    const [{ saves, refusals }, saving] = await counted(urls.length, () =>
      saved(world, page, urls),
    );
    const wakes = await repeat(5, () => woken(extension, world));
    return [
      figure('annotate a claim', annotate),
      figure('floor of a save: the message, refused', within(refusals)),
      figure('save a page of 40 claims, acknowledged', [saves, saving], 40),
      figure('first answer of a woken worker', wakes, 60),
    ];
  });
}

async function measureFiles(subject: Subject): Promise<Figure[]> {
  return onPage(subject, async (page) => {
    const floor = await repeat(2, () => page.evaluate(() => bench.readFloor()));
    const [exported, exporting] = await profiled(page, 'export', () =>
      counted(1, () => page.evaluate(() => bench.exportAll())),
    );
    const [imported, importing] = await profiled(page, 'import', () =>
      counted(1, () => page.evaluate(() => bench.importAll())),
    );
    return [
      figure('floor of an export: claims read', floor),
      figure('export all as JSON', [[exported.time], exporting], 5_000),
      figure('export: peak extra memory', within([exported.memory / 1e6]), 200, 'MB'),
      figure('import the same file', [[imported.time], importing], 20_000),
      ...Object.entries(imported.parts).map(([name, time]) => figure(`  ${name}`, within([time]))),
    ];
  });
}

/** With `--profile FOLDER`, what the page's main thread does meanwhile is written there as a `.cpuprofile`. */
async function profiled<T>(page: Page, name: string, work: () => Promise<T>): Promise<T> {
  if (profiles === undefined) return work();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.start');
  const result = await work();
  const { profile } = await cdp.send('Profiler.stop');
  writeFileSync(join(profiles, `${name}.cpuprofile`), JSON.stringify(profile));
  await cdp.detach();
  return result;
}

/** By name; each can be measured alone. */
const SECTIONS: Record<string, (subject: Subject) => Promise<Figure[]>> = {
  lists: measureLists,
  saving: measureSaving,
  popup: measurePopup,
  library: ({ extension }) => measureLibrary(extension),
  files: measureFiles,
};

function print(claims: number, figures: readonly Figure[]): void {
  const load = loadavg()[0]?.toFixed(1);
  const rounded = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  console.log(`\n${claims} claims (${cpus().length} cores, load ${load})`);
  for (const { name, values, processor, unit, target } of figures) {
    const columns = [
      name.padEnd(40),
      `${rounded(middle(values)).padStart(8)} ${unit}`,
      (values.length > 1 ? `slowest ${rounded(Math.max(...values))}` : '').padEnd(15),
      (processor === null ? '' : `processor ${rounded(processor)}`).padEnd(17),
      target === null ? '' : `target ${target}`,
    ];
    console.log(`  ${columns.join('  ')}`);
  }
}

const { values: options, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true }, profile: { type: 'string' } },
  allowPositionals: true,
});
const profiles = options.profile;
const sections = options.only ?? Object.keys(SECTIONS);
const unknown = sections.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  throw new Error(
    `no section ${unknown.join(', ')}: there are ${Object.keys(SECTIONS).join(', ')}`,
  );
}
const wanted = positionals.map(Number);
const folder = await buildBench();
try {
  for (const claims of wanted.length > 0 ? wanted : [10_000, 100_000]) {
    const extension = await launch({
      extensionDir: folder,
      site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) },
    });
    await extension.context.addInitScript(noteFirstClaim);
    const article = await extension.open(CHIP_ARTICLE.url);
    const subject: Subject = { extension, article, size: sizeOf(claims) };
    await onPage(subject, (page) => page.evaluate((filled) => bench.fill(filled), subject.size));
    const figures: Figure[] = [];
    for (const name of sections) figures.push(...((await SECTIONS[name]?.(subject)) ?? []));
    print(claims, figures);
    await extension.close();
  }
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
}
