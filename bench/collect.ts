/**
 * `node bench/collect.ts [FOLDER]`: cost of reading a page in real Chromium, over saved pages (`index.tsv`, `html/`).
 *
 * In one run and one page each: ours (signals alone; collecting, and its longest slice), the floor (a TreeWalker that
 * reads every text node) and Mozilla's Readability on a clone of the document, as it must be used. Every figure is the
 * first call in a fresh page, compilation included. Scripts of the pages are taken out and nothing is loaded.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../scripts/lib/browser.mjs';
import { decodeHtml } from '../scripts/lib/html-file.ts';

const ROOT = join(import.meta.dirname, '..');
const ARCHIVE = join(ROOT, '../shared/pages/dev-pages.tar.xz');

interface Cost {
  file: string;
  kind: string;
  elements: number;
  isArticle: boolean;
  signals: number;
  collect: number;
  longest: number;
  again: number;
  floor: number;
  readability: number;
}

/** One self-contained script that leaves what `source` exports in the variable `it`. */
async function bundle(source: string): Promise<string> {
  const entry = join(mkdtempSync(join(tmpdir(), 'racemark-bench-')), 'entry.ts');
  writeFileSync(entry, source);
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      lib: { entry, formats: ['iife'], name: 'it' },
    },
  });
  for (const output of Array.isArray(built) ? built : [built]) {
    if ('output' in output) return output.output[0].code;
  }
  throw new Error('The bundler gave no code.');
}

function findPages(given: string | undefined): string | null {
  if (given !== undefined) return given;
  if (!existsSync(ARCHIVE)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'racemark-pages-'));
  execFileSync('tar', ['-xJf', ARCHIVE, '-C', folder]);
  return join(folder, 'dev-pages');
}

const SCRIPTS = /<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script\s*>/gi;

/** Runs in the page. */
const MEASURE = `(() => {
  const timed = (work) => { const start = performance.now(); const value = work(); return [performance.now() - start, value]; };
  const [signals, seen] = timed(() => it.articleSignals(document, document.URL));
  const [gate] = timed(() => it.isWorthReading(document, seen));
  let longest = 0;
  const steps = it.collecting(document, { look: it.articleSignals, isArticle: it.isArticle });
  let total = 0;
  for (;;) {
    const [cost, step] = timed(() => steps.next());
    total += cost;
    longest = Math.max(longest, cost);
    if (step.done) { var page = step.value; break; }
  }
  const [again] = timed(() => it.collect(document));
  const [floor] = timed(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let length = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) length += node.data.length;
    return length;
  });
  const [readability] = timed(() => new it.Readability(document.cloneNode(true)).parse());
  return { elements: document.querySelectorAll('*').length, isArticle: page.meta.isArticle, signals: signals + gate, collect: total, longest, again, floor, readability };
})()`;

async function measure(folder: string, code: string): Promise<Cost[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; npm test installs one.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  const costs: Cost[] = [];
  try {
    const lines = readFileSync(join(folder, 'index.tsv'), 'utf8').trim().split('\n').slice(1);
    for (const line of lines) {
      const [file = '', , url = '', kind = ''] = line.split('\t');
      const body = decodeHtml(readFileSync(join(folder, 'html', file))).replace(SCRIPTS, '');
      const page = await browser.newPage();
      // Isolated from other origins, the page's clock ticks in 5 instead of 100 microseconds.
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      };
      await page.route('**/*', (route) =>
        route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
          ? route.fulfill({ body, headers })
          : route.abort(),
      );
      const path = /^https?:/.test(url) ? new URL(url).pathname : '/page';
      await page.goto(`https://bench.invalid${path}`, { waitUntil: 'domcontentloaded' });
      const cost = await page.evaluate<Omit<Cost, 'file' | 'kind'>>(`${code};${MEASURE}`);
      costs.push({ file, kind, ...cost });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return costs;
}

type Figure = 'signals' | 'collect' | 'longest' | 'again' | 'floor' | 'readability';

function quantile(costs: readonly Cost[], figure: Figure, share: number): string {
  const sorted = costs.map((cost) => cost[figure]).toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
}

function report(costs: readonly Cost[]): void {
  const groups: [string, Cost[]][] = [
    ['articles', costs.filter(({ isArticle }) => isArticle)],
    ['others', costs.filter(({ isArticle }) => !isArticle)],
  ];
  console.log('milliseconds, first call in a fresh page | median | p90 | most');
  for (const [name, group] of groups) {
    for (const figure of [
      'signals',
      'collect',
      'longest',
      'again',
      'floor',
      'readability',
    ] as const) {
      const [median, most, all] = [0.5, 0.9, 1].map((share) => quantile(group, figure, share));
      console.log(`${name} (${group.length}) ${figure} | ${median} | ${most} | ${all}`);
    }
  }
  console.log('largest collect:');
  for (const cost of costs.toSorted((a, b) => b.collect - a.collect).slice(0, 8)) {
    console.log(
      `  ${cost.collect.toFixed(2)} longest ${cost.longest.toFixed(2)} readability ${cost.readability.toFixed(2)} elements ${cost.elements} ${cost.file}`,
    );
  }
}

const folder = findPages(process.argv[2]);
if (folder === null) {
  console.log(
    'bench/collect.ts needs the saved pages in ../shared/pages, which are not here; nothing measured.',
  );
} else {
  const ours = `export { collect, collecting } from '${ROOT}/utils/page/collect.ts';
export { articleSignals, isWorthReading } from '${ROOT}/utils/page/signals.ts';
export { isArticle } from '${ROOT}/utils/page/verdict.ts';
`;
  const code = await bundle(
    `${ours} export { Readability } from '${ROOT}/node_modules/@mozilla/readability/index.js';`,
  );
  const own = await bundle(ours);
  console.log(`utils/page: ${own.length} bytes, ${gzipSync(own, { level: 9 }).length} gzip`);
  report(await measure(folder, code));
}
