/**
 * `npm test`: installs what is missing, then every check of the project, fast ones first.
 * All steps run even when one fails, so one run tells everything; the closing line counts tests.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/browser.mjs';
import { ensurePackages, NODE, runAside } from './lib/setup.mjs';

ensurePackages();
ensureChromium();

const reports = mkdtempSync(join(tmpdir(), 'racemark-test-'));
const suite = (/** @type {string} */ name, /** @type {string[]} */ ...args) => ({
  name,
  report: join(reports, `${name}.json`),
  command: 'vitest',
  args: [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${name}.json`)}`,
    ...args,
  ],
});
const step = (
  /** @type {string} */ name,
  /** @type {string} */ command,
  /** @type {string[]} */ ...args
) => ({ name, command, args, report: '' });

/** What is in one list runs at the same time: none of it keeps two cores busy by itself. */
const stages = [
  [step('generated types', 'wxt', 'prepare')],
  [
    step('format and lint', 'biome', 'ci', '--colors=off', '.'),
    step('types', 'tsc'),
    step('unused code', 'knip'),
  ],
  [suite('unit and integration')],
  [
    step('build for Chromium', 'wxt', 'build'),
    step('build for Firefox', 'wxt', 'build', '-b', 'firefox'),
  ],
  [step('size budget', NODE, 'scripts/size.ts')],
  [suite('end to end', '--config', 'vitest.e2e.config.ts')],
];

let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const broken = [];

/** @param {ReturnType<typeof step>} step */
async function take({ name, command, args, report }, isAlone = true) {
  const started = Date.now();
  if (isAlone) console.log(`\n== ${name}`);
  const { status, output } = await runAside(command, args, {
    env: { RACEMARK_E2E_BUILT: '1', FORCE_COLOR: '0' },
    isCollected: !isAlone,
  });
  if (!isAlone) process.stdout.write(`\n== ${name}\n${output}`);
  let counted = false;
  if (report) {
    try {
      const result = JSON.parse(readFileSync(report, 'utf8'));
      passed += result.numPassedTests;
      failed += result.numFailedTests;
      skipped += result.numPendingTests;
      counted = result.numFailedTests > 0;
    } catch (error) {
      console.error(`${name}: no report (${error instanceof Error ? error.message : error})`);
    }
  } else if (status === 0) passed += 1;
  if (status !== 0) {
    broken.push(name);
    if (!counted) failed += 1;
  }
  console.log(
    `== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}

for (const steps of stages) {
  await Promise.all(steps.map((each) => take(each, steps.length === 1)));
}
rmSync(reports, { recursive: true, force: true });

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(broken.length > 0 ? 1 : 0);
