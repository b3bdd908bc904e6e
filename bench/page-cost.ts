/**
 * What the content script costs a page, traced in a real Chromium: the extension against no extension, against the
 * floor and against Readability's parse, on the largest pages of a folder of saved pages, in one run.
 *
 * `npm run bench:page -- [--pages DIR] [--count 40] [--rounds 3] [--json FILE]`
 * DIR holds HTML files. The pages' own scripts are switched off, so that all script seen is the extension's.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession } from 'playwright-core';
import { setup } from '../tests/e2e/build.ts';
import { type Extension, launch } from '../tests/e2e/harness.ts';
import { makeExtension, PEERS } from './page/extensions.ts';
import { costOf, inside, mainThread, perTask, scriptSpans, type TraceEvent } from './page/trace.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '../shared/pages/dev-pages/html' },
    count: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    only: { type: 'string' },
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
const QUIET_MS = 250;
const WATCH_MS = 1_500;

interface Measure {
  page: string;
  /** Script until the page is quiet, the evaluation of the content script included. */
  script: number;
  longest: number;
  forcedLayouts: number;
  forcedStyles: number;
  /** Style recalculation and layout of the whole load. */
  rendering: number;
  /** From DOMContentLoaded to the first frame after the last script. */
  ready: number;
  heap: number;
  elements: number;
  painted: number;
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
  const all = scriptSpans(thread);
  const first: typeof all = [];
  for (const span of all) {
    const last = first.at(-1);
    if (last && span.from - Math.max(last.to, ready) > QUIET_MS * 1000) break;
    first.push(span);
  }
  const end = first.at(-1)?.to ?? ready;
  const frame = thread.find(({ name, ts }) => (name === 'Commit' || name === 'Paint') && ts >= end);
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
    ready: ((frame?.ts ?? end) - ready) / 1000,
  };
}

async function measure(extension: Extension, file: string, url: string): Promise<Measure> {
  const html = readFileSync(file);
  extension.site[url] = {
    body: html,
    headers: { 'content-security-policy': "script-src 'none'; frame-src 'none'" },
  };
  const page = await extension.context.newPage();
  await page.bringToFront();
  const cdp = await extension.context.newCDPSession(page);
  const events = await traced(cdp, async () => {
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await page.waitForTimeout(WATCH_MS);
  });
  const figures = read(events, url);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const [elements, painted] = await page.evaluate(() => [
    document.querySelectorAll('*').length,
    [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
  ]);
  await page.close();
  return {
    page: file.replace(/.*\//, ''),
    ...figures,
    heap: usedSize / 1e6,
    elements: elements ?? 0,
    painted: painted ?? 0,
  };
}

function largest(folder: string, count: number): string[] {
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder} (give one with --pages)`);
  return readdirSync(folder)
    .filter((name) => /\.html?$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, count);
}

async function run(): Promise<void> {
  setup();
  const files = largest(values.pages, Number(values.count)).filter(
    (file) => !values.only || file.includes(values.only),
  );
  const launches: Record<string, () => Promise<Extension>> = {
    racemark: () => launch(),
    ...Object.fromEntries(
      Object.entries(PEERS).map(([name, code]) => [
        name,
        () => launch({ granted: false, extensionDir: makeExtension(name, code()) }),
      ]),
    ),
  };
  const results: Record<string, Measure[]> = {};
  for (const [name, start] of Object.entries(launches)) {
    const extension = await start();
    const rounds: Measure[][] = files.map(() => []);
    // The first page pays for the browser's own warming up.
    await measure(extension, files[0] as string, 'http://warm.example/2026/01/warm');
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [at, file] of files.entries()) {
        const url = `http://page${at}.example/2026/01/02/an-article-${round}`;
        rounds[at]?.push(await measure(extension, file, url));
      }
    }
    results[name] = rounds.map((measures) => {
      const [first] = measures;
      const of = (key: keyof Omit<Measure, 'page'>) => median(measures.map((each) => each[key]));
      return {
        page: first?.page ?? '',
        script: of('script'),
        longest: of('longest'),
        forcedLayouts: Math.max(...measures.map((each) => each.forcedLayouts)),
        forcedStyles: of('forcedStyles'),
        rendering: of('rendering'),
        ready: of('ready'),
        heap: of('heap'),
        elements: of('elements'),
        painted: of('painted'),
      };
    });
    await extension.close();
  }
  report(results);
  if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 1));
}

function report(results: Record<string, Measure[]>): void {
  const { racemark = [], off = [] } = results;
  const added = (key: 'script' | 'rendering' | 'heap', name: string) =>
    (results[name] ?? []).map((each, at) => each[key] - (off[at]?.[key] ?? 0));
  const articles = racemark.map((each, at) => (each.painted > 0 ? at : -1)).filter((at) => at >= 0);
  const others = racemark.map((_, at) => at).filter((at) => !articles.includes(at));
  const pick = (numbers: number[], at: number[]) => at.map((index) => numbers[index] ?? 0);
  const row = (label: string, value: number, unit = 'ms') =>
    console.log(`${label.padEnd(58)} ${value.toFixed(2).padStart(8)} ${unit}`);
  console.log(`${racemark.length} pages, ${articles.length} of them highlighted`);
  for (const name of Object.keys(results)) {
    row(
      `script until quiet, pages highlighted, median: ${name}`,
      median(pick(added('script', name), articles)),
    );
  }
  row(
    'script until quiet, pages highlighted, worst',
    Math.max(...pick(added('script', 'racemark'), articles)),
  );
  row('script, pages left alone, median', median(pick(added('script', 'racemark'), others)));
  row('script, pages left alone, worst', Math.max(0, ...pick(added('script', 'racemark'), others)));
  row('longest task', Math.max(...racemark.map(({ longest }) => longest)));
  row(
    'forced layouts, all pages',
    racemark.reduce((sum, each) => sum + each.forcedLayouts, 0),
    '',
  );
  row('forced style, worst page', Math.max(...racemark.map(({ forcedStyles }) => forcedStyles)));
  row('style and layout added, median', median(added('rendering', 'racemark')));
  row(
    'heap added, pages highlighted, median',
    median(pick(added('heap', 'racemark'), articles)),
    'MB',
  );
  row('heap added, worst', Math.max(...added('heap', 'racemark')), 'MB');
  row(
    'ready to highlights, median',
    median(
      pick(
        racemark.map(({ ready }) => ready),
        articles,
      ),
    ),
  );
  if (!values.verbose) return;
  for (const [at, each] of racemark.entries()) {
    const other = (name: string) => results[name]?.[at]?.script.toFixed(1);
    console.log(
      `${each.page.slice(0, 44).padEnd(45)} ${String(each.elements).padStart(6)} el ${String(each.painted).padStart(3)} hl  script ${each.script.toFixed(1)} longest ${each.longest.toFixed(1)} style ${each.forcedStyles.toFixed(1)} render ${each.rendering.toFixed(1)}/${off[at]?.rendering.toFixed(1)} ready ${each.ready.toFixed(0)} heap ${(each.heap - (off[at]?.heap ?? 0)).toFixed(2)}  off ${other('off')} floor ${other('floor')} readability ${other('readability')}`,
    );
  }
}

await run();
