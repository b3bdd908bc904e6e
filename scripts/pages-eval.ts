/**
 * `npm run eval:pages [-- --json --addresses --others FOLDER]`: measures article detection and text collection on saved pages.
 *
 * FOLDER holds `index.tsv`, `html/` and `text/` (see `../shared/pages`); by default the archive there is unpacked.
 * Pages are known by what they declare of their address, as on the command line; `--addresses` takes the index's.
 * With `--others` each page is judged by weights fitted on the pages of all other hosts.
 * Words are runs of letters and digits, Han, kana and Hangul one by one, compared as bags.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '../utils/page/collect.ts';
import { articleSignals } from '../utils/page/signals.ts';
import { decodeHtml, openHtml } from './lib/html-file.ts';
import { readOptions } from './lib/options.ts';
import { verdictsByOthers } from './lib/page-weights.ts';

const ARCHIVE = join(import.meta.dirname, '../../shared/pages/dev-pages.tar.xz');
const ARTICLES = new Set(['news-article', 'blog', 'other-article']);

interface Row {
  file: string;
  kind: string;
  isArticle: boolean;
  score: number;
  collected: number;
  /** Share of the article's words that were collected; null without a reference text. */
  covered: number | null;
  /** Share of collected words that are not the article's. */
  foreign: number | null;
}

function findPages(given: string | undefined): string | null {
  if (given !== undefined) return given;
  if (!existsSync(ARCHIVE)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'racemark-pages-'));
  execFileSync('tar', ['-xJf', ARCHIVE, '-C', folder]);
  return join(folder, 'dev-pages');
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  const pattern =
    /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}]+?(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\p{L}\p{N}]|$)/gu;
  for (const [word] of text.toLowerCase().matchAll(pattern))
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  return [...bag.values()].reduce((sum, count) => sum + count, 0);
}

function sharedOf(some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [word, count] of some) shared += Math.min(count, others.get(word) ?? 0);
  return shared;
}

interface Listed {
  file: string;
  host: string;
  url: string;
  kind: string;
}

function listed(line: string): Listed {
  const [file = '', host = '', url = '', kind = ''] = line.split('\t');
  return { file, host, url, kind };
}

function open(folder: string, { file, url }: Listed, addresses: boolean) {
  const opened = openHtml(decodeHtml(readFileSync(join(folder, 'html', file))));
  return { ...opened, url: addresses && /^https?:/.test(url) ? url : opened.url };
}

function measure(folder: string, page: Listed, addresses: boolean): Row {
  const { file, kind } = page;
  const opened = open(folder, page, addresses);
  try {
    const { score } = articleSignals(opened.document, opened.url);
    const { meta, article } = collect(opened.document, { url: opened.url });
    const collected = bagOf(article.text);
    const path = join(folder, 'text', file.replace(/\.html$/, '.txt'));
    const truth = existsSync(path) ? bagOf(readFileSync(path, 'utf8')) : null;
    const shared = truth && sharedOf(truth, collected);
    return {
      file,
      kind,
      isArticle: meta.isArticle,
      score,
      collected: sizeOf(collected),
      covered: truth && shared !== null ? shared / (sizeOf(truth) || 1) : null,
      foreign: shared === null || !meta.isArticle ? null : 1 - shared / (sizeOf(collected) || 1),
    };
  } finally {
    opened.close();
  }
}

const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const three = (value: number): string => value.toFixed(3);

type Verdict = Pick<Row, 'file' | 'kind' | 'isArticle' | 'score'>;

function reportVerdicts(rows: readonly Verdict[]): void {
  const wanted = rows.filter((row) => ARTICLES.has(row.kind));
  const taken = rows.filter((row) => row.isArticle);
  const right = wanted.filter((row) => row.isArticle);
  console.log(`pages ${rows.length}, articles ${wanted.length}`);
  console.log(
    `article or not: precision ${three(right.length / (taken.length || 1))} recall ${three(right.length / (wanted.length || 1))}`,
  );
  for (const row of rows) {
    const wrong = ARTICLES.has(row.kind) !== row.isArticle;
    if (wrong)
      console.log(
        `  ${row.isArticle ? 'taken ' : 'missed'} ${row.kind} ${three(row.score)} ${row.file}`,
      );
  }
}

function report(rows: readonly Row[]): void {
  reportVerdicts(rows);
  const wanted = rows.filter((row) => ARTICLES.has(row.kind));
  const judged = wanted.filter((row) => row.covered !== null);
  const covered = judged.map((row) => row.covered ?? 0);
  const foreign = judged.flatMap((row) => (row.foreign === null ? [] : [row.foreign]));
  console.log(`text of ${judged.length} articles:`);
  console.log(
    `  covered mean ${three(mean(covered))} median ${three(median(covered))} (wanted 0.95)`,
  );
  console.log(
    `  foreign mean ${three(mean(foreign))} median ${three(median(foreign))} (at most 0.08)`,
  );
  const worst = (label: string, key: (row: Row) => number): void => {
    console.log(`worst ten, ${label}:`);
    for (const row of judged.toSorted((a, b) => key(b) - key(a)).slice(0, 10)) {
      console.log(
        `  covered ${three(row.covered ?? 0)} foreign ${three(row.foreign ?? 0)} ${row.file}`,
      );
    }
  };
  worst('covered', (row) => 1 - (row.covered ?? 0));
  worst('foreign', (row) => row.foreign ?? 0);
}

const given = readOptions(
  {
    options: {
      json: { type: 'boolean' },
      addresses: { type: 'boolean' },
      others: { type: 'boolean' },
    },
    allowPositionals: true,
  },
  'usage: npm run eval:pages -- [--json] [--addresses] [--others] [FOLDER]',
);
if (!given) process.exit(2);
const { values, positionals } = given;
const folder = findPages(positionals[0]);
if (folder === null) {
  console.log(
    'eval:pages needs the saved pages in ../shared/pages, which are not here; nothing measured.',
  );
} else {
  const lines = readFileSync(join(folder, 'index.tsv'), 'utf8').trim().split('\n').slice(1);
  const pages = lines.map(listed);
  const addresses = values.addresses === true;
  if (values.others) {
    const verdicts = verdictsByOthers(
      pages.map((page) => ({
        host: page.host,
        isArticle: ARTICLES.has(page.kind),
        open: () => open(folder, page, addresses),
      })),
    );
    reportVerdicts(
      pages.map((page, at) => ({ ...page, isArticle: verdicts[at] === true, score: 0 })),
    );
  } else {
    const rows = pages.map((page) => measure(folder, page, addresses));
    if (values.json) for (const row of rows) console.log(JSON.stringify(row));
    else report(rows);
  }
}
