/**
 * `npm test`: installs what is missing, then every check of the project, fast ones first.
 * All steps run even when one fails, so one run tells everything; the closing line counts tests.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/browser.mjs';
import { ensurePackages, NODE, run } from './lib/setup.mjs';

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

const steps = [
  step('generated types', 'wxt', 'prepare'),
  step('format and lint', 'biome', 'ci', '.'),
  step('types', 'tsc'),
  step('unused code', 'knip'),
  suite('unit and integration'),
  step('build for Chromium', 'wxt', 'build'),
  step('build for Firefox', 'wxt', 'build', '-b', 'firefox'),
  step('size budget', NODE, 'scripts/size.ts'),
  suite('end to end', '--config', 'vitest.e2e.config.ts'),
];

let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const broken = [];
for (const { name, command, args, report } of steps) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const { status } = run(command, args, { env: { RACEMARK_E2E_BUILT: '1', FORCE_COLOR: '0' } });
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
rmSync(reports, { recursive: true, force: true });

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(broken.length > 0 ? 1 : 0);
