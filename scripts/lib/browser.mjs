/** Finding and, where need be, installing Chromium. Plain JavaScript: it runs before packages are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  process.env.RACEMARK_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of Playwright's own Chromium, when it has been downloaded. */
function playwrightChromium() {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['-e', "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"],
    { encoding: 'utf8' },
  );
  const path = stdout?.trim();
  return status === 0 && path && existsSync(path) ? path : null;
}

/**
 * Path of a Chromium that loads unpacked extensions from the command line, or null.
 * Branded Chrome no longer does (since 137), so it is not looked for.
 */
export function findChromium() {
  return KNOWN.find((path) => path && existsSync(path)) ?? playwrightChromium();
}

/** @type {(command: string, args: string[]) => boolean} */
const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

/** Finds Chromium or installs it: system package manager first, Playwright's download second. Says what it does. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const root = process.getuid?.() === 0;
  if (existsSync('/usr/bin/apt-get')) {
    console.log('Chromium is missing: installing it with apt-get ...');
    const [command = 'apt-get', ...first] = root ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    if (
      run(command, [...first, '-qq', 'update']) &&
      run(command, [...first, '-qq', 'install', '-y', 'chromium'])
    ) {
      const path = findChromium();
      if (path) return path;
    }
    console.log('apt-get could not install it.');
  }
  console.log("Chromium is missing: downloading Playwright's ...");
  if (run('npx', ['playwright-core', 'install', 'chromium'])) {
    const path = findChromium();
    if (path) return path;
  }
  throw new Error(
    'Chromium could not be installed. Install it with your package manager, or set RACEMARK_CHROMIUM to its path.',
  );
}

/** Path of a Firefox, or null. */
export function findFirefox() {
  return (
    [
      process.env.RACEMARK_FIREFOX,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ].find((path) => path && existsSync(path)) ?? null
  );
}
