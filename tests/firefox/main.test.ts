/**
 * The main job in Firefox, driven over WebDriver BiDi. The build is copied with the optional permission granted,
 * as in the Chromium tests. Extension pages cannot be navigated to without system access, which is switched on
 * for this browser only; their load events are not reported, so the test evaluates in them instead of waiting.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/lib/browser.mjs';
import { until } from '../e2e/harness.ts';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = process.env.RACEMARK_OUTPUT ?? join(root, '.output');
const uuid = '7f0a4c1e-6d53-4b8e-9d21-0c5b8a3e1f10';
const server = createServer((request, response) => {
  const known = request.url === CHIP_ARTICLE.url;
  response
    .writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
    .end(known ? articlePage(CHIP_ARTICLE) : '');
});
const folder = mkdtempSync(join(tmpdir(), 'racemark-firefox-'));
let browser: Browser;
let inside: Page;

/** An extension page, once its scripts can be evaluated. */
async function extensionPage(path: string): Promise<Page> {
  const page = await browser.newPage();
  const gone = page.goto(`moz-extension://${uuid}/${path}`, { timeout: 3_000 }).catch(() => null);
  await gone;
  await until(`${path} to load`, () =>
    page.evaluate(
      () => location.protocol === 'moz-extension:' && document.readyState === 'complete',
    ),
  );
  return page;
}

const painted = (page: Page) =>
  page.evaluate(() => {
    const counts: Record<string, number> = {};
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('racemark')) counts[name] = highlight.size;
    });
    return counts;
  });

/** All rows of one table of the library, read from an extension page. */
const rows = (table: string) =>
  inside.evaluate(async (name) => {
    const [{ name: database = '' } = {}] = await indexedDB.databases();
    const open = indexedDB.open(database);
    await new Promise((done) => {
      open.onsuccess = done;
    });
    const table = name === 'claims' ? 'pageClaims' : name;
    const request = open.result.transaction(table).objectStore(table).getAll();
    await new Promise((done) => {
      request.onsuccess = done;
    });
    open.result.close();
    const all: { json: string }[] = request.result;
    return (name === 'claims' ? all.flatMap(({ json }) => JSON.parse(json)) : all) as {
      quote?: string;
      speaker?: string | null;
    }[];
  }, table);

beforeAll(async () => {
  const build = spawnSync('npx', ['wxt', 'build', '-b', 'firefox'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}\n${build.stderr}`);
  cpSync(join(output, 'firefox-mv3'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions = manifest.optional_host_permissions;
  writeFileSync(file, JSON.stringify(manifest));
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [manifest.browser_specific_settings.gecko.id]: uuid,
      }),
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': (server.address() as AddressInfo).port,
    },
  });
  await browser.installExtension(folder);
  inside = await extensionPage('welcome.html');
});

afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const allow = () =>
  inside.evaluate(async () => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, everywhere: 'on' } });
    await chrome.runtime.sendMessage({ id: 1, type: 'accessChanged', timestamp: Date.now() });
  });

const picture = async (page: Page) => PNG.sync.read(Buffer.from(await page.screenshot()));

/** Where claims stand in the window, a box a line. */
const boxes = (page: Page) =>
  page.evaluate(() => {
    const ranges: Range[] = [];
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('racemark')) ranges.push(...([...highlight] as Range[]));
    });
    return ranges.flatMap((range) =>
      [...range.getClientRects()].map(({ left, top, right, bottom }) => [
        Math.floor(left) - 2,
        Math.floor(top) - 2,
        // The space at which a line breaks is filled too.
        Math.ceil(right) + 16,
        Math.ceil(bottom) + 2,
      ]),
    );
  });

it('draws on the claims of an article, and nowhere else', async () => {
  const page = await browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  const before = await picture(page);
  await allow();
  await until('highlights', async () => ((await painted(page))['racemark-race'] ?? 0) >= 2);
  const lines = await boxes(page);
  const drawn = lines.map(() => 0);
  let elsewhere = 0;
  await until('all to be drawn', async () => {
    const after = await picture(page);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    drawn.fill(0);
    elsewhere = 0;
    for (let at = 0; at < after.data.length; at += 4) {
      if (after.data.readUInt32LE(at) === before.data.readUInt32LE(at)) continue;
      const [x, y] = [(at / 4) % after.width, Math.floor(at / 4 / after.width)];
      const line = lines.findIndex(
        ([left = 0, top = 0, right = 0, bottom = 0]) =>
          x >= left && x < right && y >= top && y < bottom,
      );
      if (line < 0) elsewhere += 1;
      else drawn[line] = (drawn[line] ?? 0) + 1;
    }
    return drawn.every((pixels) => pixels > 0);
  });
  expect(elsewhere).toBe(0);
  // Every line of every claim, of the wider tier too: all but its letters takes another colour.
  for (const [at, [left = 0, top = 0, right = 0, bottom = 0]] of lines.entries()) {
    expect(drawn[at]).toBeGreaterThan((right - left) * (bottom - top) * 0.5);
  }
  await page.close();
});

it('spots, paints and saves the claims of an article, once', async () => {
  await allow();
  const page = await browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  const counts = await until('highlights', async () => {
    const found = await painted(page);
    return (found['racemark-race'] ?? 0) >= 2 && found;
  });
  const total = (counts['racemark-race'] ?? 0) + (counts['racemark-wider'] ?? 0);
  await until('every claim to be saved', async () => (await rows('claims')).length === total);
  await until('the speaker to be known', async () =>
    (await rows('claims')).some(({ speaker }) => speaker === 'Mirela Dascalu'),
  );
  await page.reload();
  await until('highlights again', async () => {
    const found = await painted(page);
    return (found['racemark-race'] ?? 0) === counts['racemark-race'];
  });
  expect(await rows('claims')).toHaveLength(total);
});

it('opens the card of a claim that is clicked, and closes it by Escape', async () => {
  const page = await browser.newPage();
  await page.goto(CHIP_ARTICLE.url);
  await until('highlights', async () => ((await painted(page))['racemark-race'] ?? 0) >= 2);
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
  const [before, alone] = [await elements(), await picture(page)];
  const [[left = 0, top = 0, , bottom = 0] = []] = await boxes(page);
  // A claim has a card once it is saved.
  await until('the card', async () => {
    await page.mouse.click(left + 60, top + 20);
    return (await elements()) > before;
  });
  // Of the card's own frame nothing can be asked here: it is looked at, below the claim, once it is drawn.
  const drawn = async () => {
    const now = await picture(page);
    let pixels = 0;
    for (let y = bottom + 8; y < bottom + 150; y += 1)
      for (let x = left + 4; x < left + 350; x += 1) {
        const at = 4 * (y * now.width + x);
        if (now.data.readUInt32LE(at) !== alone.data.readUInt32LE(at)) pixels += 1;
      }
    return pixels;
  };
  await until('the card to be drawn', async () => (await drawn()) > 1_000);
  await until('no card', async () => {
    await page.keyboard.press('Escape');
    return (await elements()) === before;
  });
  await page.close();
});

it('runs the sample of the welcome page through the same code', async () => {
  // A page out of sight is read when it is looked at.
  await inside.bringToFront();
  const found = await until('highlights on the welcome page', async () => {
    const counts = await painted(inside);
    return (counts['racemark-race'] ?? 0) > 0 && counts;
  });
  expect(found['racemark-race']).toBeGreaterThan(0);
});
