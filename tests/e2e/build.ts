/** Builds the extension for the end-to-end tests, and a copy whose manifest holds the optional permissions. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../scripts/lib/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = process.env.RACEMARK_OUTPUT ?? join(root, '.output');

export const BUILD = join(output, 'chrome-mv3');
export const GRANTED_BUILD = join(output, 'chrome-mv3-granted');

/** Where Chromium is; an error that says how to get it when it is not there. */
export function chromiumPath(): string {
  const path = findChromium();
  if (!path) throw new Error('Chromium is not installed: `npm test` installs it');
  return path;
}

/** A copy of the build that needs no click on a permission prompt. */
export function makeGrantedCopy(): void {
  rmSync(GRANTED_BUILD, { recursive: true, force: true });
  cpSync(BUILD, GRANTED_BUILD, { recursive: true });
  const file = join(GRANTED_BUILD, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions = manifest.optional_host_permissions;
  delete manifest.optional_host_permissions;
  manifest.permissions.push(...manifest.optional_permissions);
  delete manifest.optional_permissions;
  writeFileSync(file, JSON.stringify(manifest));
}

/** Builds unless RACEMARK_E2E_BUILT says that the output is fresh. */
export function setup(): void {
  if (process.env.RACEMARK_E2E_BUILT && existsSync(BUILD)) {
    makeGrantedCopy();
    return;
  }
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build'], {
    cwd: root,
    encoding: 'utf8',
    // The test runner's own value would bundle React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
  makeGrantedCopy();
}
