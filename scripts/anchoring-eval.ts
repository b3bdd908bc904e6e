/**
 * `npm run eval:anchoring [-- SHARED]`: anchoring cases of other projects and quotes from news pages. Both lie outside
 * the project, in `../shared` unless another folder is named; where they are missing there is nothing to measure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNewsQuotes } from './lib/news-quotes.ts';
import { type Outcome, runUpstreamCases } from './lib/upstream-cases.ts';

function reportUpstream(outcomes: readonly Outcome[]): boolean {
  for (const [suite, own] of Map.groupBy(outcomes, ({ suite }) => suite)) {
    const number = (result: Outcome['result']) =>
      own.filter((each) => each.result === result).length;
    console.log(
      `${suite}: ${number('passed')} passed, ${number('failed')} failed, ${number('inapplicable')} not applicable`,
    );
    for (const { name, result, detail } of own) {
      if (result === 'failed') console.log(`  FAILED ${name}: ${detail}`);
      if (result === 'inapplicable') console.log(`  not applicable: ${name}: ${detail}`);
    }
  }
  return outcomes.every(({ result }) => result !== 'failed');
}

function reportNews(anchoring: string, pages: string): boolean {
  let right = true;
  for (const { variant, total, states, wrong, missed } of runNewsQuotes(anchoring, pages)) {
    const list = Object.entries(states).map(([state, number]) => `${number} ${state}`);
    console.log(
      `${variant} (${total}): ${list.join(', ')}; ${wrong.length} wrong, ${missed.length} missed`,
    );
    for (const line of wrong) console.log(`  WRONG ${line}`);
    for (const line of missed) console.log(`  MISSED ${line}`);
    right &&= wrong.length + missed.length === 0;
  }
  return right;
}

/** Unpacks the pages for as long as `use` runs. */
function withPages<T>(archive: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'racemark-pages-'));
  try {
    execFileSync('tar', ['-xJf', archive, '-C', folder]);
    return use(join(folder, 'dev-pages', 'html'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function main(): number {
  const shared = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'shared');
  const anchoring = join(shared, 'anchoring');
  if (!existsSync(anchoring)) {
    console.log(`No anchoring cases in ${shared}: nothing to measure.`);
    return 0;
  }
  const upstream = reportUpstream(runUpstreamCases(anchoring));
  console.log('\nNews quotes, without context or position:');
  const archive = join(shared, 'pages', 'dev-pages.tar.xz');
  const news = withPages(archive, (pages) => reportNews(anchoring, pages));
  return upstream && news ? 0 : 1;
}

process.exitCode = main();
