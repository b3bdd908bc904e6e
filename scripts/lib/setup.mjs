/** Makes the project ready to run on a machine with only Node and npm. Plain JavaScript, no packages needed. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that the project runs on, from its devDependency, whatever the machine's own is. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

/**
 * Runs a command in the project with its own Node and tools first in PATH.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  return spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    ...options,
    env: toolsFirst(options.env),
  });
}

/**
 * The same without holding up others. `output` is what it wrote, in order, where that is collected instead of shown;
 * a command that cannot be started has no status and says why there.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: Record<string, string>, isCollected: boolean }} options
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export function runAside(command, args, { env, isCollected }) {
  const running = spawn(command, args, {
    cwd: ROOT,
    stdio: isCollected ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: toolsFirst(env),
  });
  let output = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    running.on('error', ({ message }) =>
      resolve({ status: null, output: `${output}${message}\n` }),
    );
    running.on('close', (status) => resolve({ status, output }));
  });
}

/** @param {NodeJS.ProcessEnv} [env] */
const toolsFirst = (env) => ({
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`,
  ...env,
});

/** Whether node_modules holds what the lock file asks for. */
function packagesAreFresh() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(NODE)) return false;
  if (statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs) return true;
  const versions = (/** @type {string} */ file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([name, entry]) => name && !entry.optional)
      .map(([name, entry]) => `${name}@${entry.version}`);
  const there = new Set(versions(installed));
  return versions(join(ROOT, 'package-lock.json')).every((wanted) => there.has(wanted));
}

/**
 * Installs the packages of the lock file where they are missing or old, and says so. Exits when that fails.
 * Not `npm ci`: it refuses a lock file without the optional builds for every platform, which a registry that
 * mirrors only some of them cannot name. `npm install` takes the same versions from the lock file.
 */
export function ensurePackages() {
  if (packagesAreFresh()) return;
  console.log('Packages are missing: installing them with npm install ...');
  const { status } = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    console.error('npm install failed; its message is above.');
    process.exit(status ?? 1);
  }
}
