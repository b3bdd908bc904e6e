/**
 * `npm start [-- URL_OR_FILE]`: installs what is missing, builds, and opens Chromium with the extension on a
 * sample article, or on the page given. Without a display it does the reader's main job headless.
 */
import { ensureChromium } from './lib/browser.mjs';
import { ensurePackages, NODE, run } from './lib/setup.mjs';

ensurePackages();
ensureChromium();
if (run('wxt', ['prepare'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(1);
if (run('wxt', ['build']).status !== 0) process.exit(1);
process.exit(run(NODE, ['scripts/demo.ts', ...process.argv.slice(2)]).status ?? 1);
