/**
 * The built extension in a real Chromium, with the network served from memory.
 *
 * `launch()` starts a browser of its own (fresh profile) and a server that answers for every host; pages are
 * given as a map from URL to HTML. Nothing reaches the network: every name resolves to that server.
 * Optional permissions cannot be clicked headless, so `granted: true` loads the copy of the build whose
 * manifest already holds them (`tests/e2e/build.ts` makes both).
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
  type Worker,
} from 'playwright-core';
import { storedClaims } from '../fixtures/stored-claims.ts';
import { BUILD, chromiumPath, GRANTED_BUILD } from './build.ts';

export interface Served {
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** Answers by absolute URL (`http://host/path?query`); a function sees the request. */
export type Site = Record<
  string,
  string | Served | ((request: IncomingMessage, response: ServerResponse) => void)
>;

export interface LaunchOptions {
  /** Host permission held from the start, and spotting switched on for all sites. Default true. */
  granted?: boolean;
  /** With `granted`, leave the choice of the welcome page open. Default false. */
  undecided?: boolean;
  site?: Site;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  viewport?: { width: number; height: number };
  /** Another build to load, for instance one whose pages are under development. */
  extensionDir?: string;
  /** A window to look at, on the display there is. Default false: headless. */
  display?: boolean;
  /** Leave name resolution alone, so that real sites open. Default false. */
  network?: boolean;
}

export interface Extension {
  context: BrowserContext;
  id: string;
  /** Pages may be added while it runs. */
  site: Site;
  /** Every URL any context of the browser asked the network for, extension pages left out. */
  requests: string[];
  /** The background worker, woken if it sleeps. */
  worker(): Promise<Worker>;
  /** Stops the worker at once, as the browser does to an idle one. */
  killWorker(): Promise<void>;
  /** A tab on this address, in front. */
  open(url: string): Promise<Page>;
  /** An extension page in a tab, for instance `library.html`. */
  page(path: string): Promise<Page>;
  /** The real popup over the tab in front. `restMs`: how long it is left alone before the driver looks at it. */
  popup(restMs?: number): Promise<Page>;
  /** Waits for a file to be downloaded completely; returns its name and text, once. */
  downloaded(pattern: RegExp, timeout?: number): Promise<{ name: string; text: string }>;
  /** Evaluates in an extension page that is not shown: storage, messages, database. */
  evaluate<T, A>(body: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /**
   * As if it had been launched just now: open pages, library, settings, registration and the worker's memory are gone.
   * Launching a browser takes several seconds, this a few tenths of one.
   */
  renew(options: Pick<LaunchOptions, 'undecided' | 'site'>): Promise<void>;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // Pages of one kind share a process, and none is started for later: a fifth of a suite's processor time.
  '--renderer-process-limit=1',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,SpareRendererForSitePerProcess',
];

/** A TCP port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await new Promise((done) => socket.once('listening', done));
  const { port } = socket.address() as AddressInfo;
  await new Promise((done) => socket.close(done));
  return port;
}

/** Asks again until the answer is truthy; the error names what was awaited. */
export async function until<T>(
  what: string,
  probe: () => Promise<T> | T,
  timeout = 10_000,
): Promise<Exclude<T, false | null | undefined | '' | 0>> {
  const deadline = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer as Exclude<T, false | null | undefined | '' | 0>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${timeout} ms in vain for ${what}; last: ${String(last)}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * Work of which a lot is done in `npm run test:scale`, and as much as fails when something is broken otherwise.
 */
export const scaled = (whole: number, part: number): number =>
  process.env.RACEMARK_SCALE === 'full' ? whole : part;

/**
 * Presses a radio button where a reader does, on its label: it has to be in place, at rest and on top, which a list
 * that is being drawn anew is not.
 */
export const choose = (radio: Locator): Promise<void> => radio.locator('xpath=..').click();

export async function launch(options: LaunchOptions = {}): Promise<Extension> {
  const { granted = true } = options;
  const site: Site = { ...options.site };
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    const answer = site[url] ?? site[url.replace(/\?.*$/, '')];
    if (typeof answer === 'function') return answer(request, response);
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
      return;
    }
    const served = typeof answer === 'string' ? { body: answer } : answer;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...served.headers })
      .end(served.body);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  const debugPort = await freePort();
  const extensionDir = options.extensionDir ?? (granted ? GRANTED_BUILD : BUILD);
  const downloads = mkdtempSync(join(tmpdir(), 'racemark-downloads-'));
  const context = await chromium.launchPersistentContext('', {
    headless: false,
    executablePath: chromiumPath(),
    downloadsPath: downloads,
    viewport: options.display ? null : (options.viewport ?? { width: 1100, height: 800 }),
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    ...(options.locale && { locale: options.locale }),
    env: { ...process.env, ...(options.locale && { LANGUAGE: options.locale.replace('-', '_') }) },
    args: [
      ...FLAGS,
      ...(options.display ? [] : ['--headless=new']),
      ...(options.locale ? [`--lang=${options.locale}`] : []),
      `--remote-debugging-port=${debugPort}`,
      `--load-extension=${extensionDir}`,
      `--disable-extensions-except=${extensionDir}`,
      `--host-resolver-rules=${
        options.network
          ? Object.keys(site)
              .map((url) => `MAP ${new URL(url).hostname} 127.0.0.1:${port}`)
              .join(',')
          : `MAP * 127.0.0.1:${port}`
      }`,
    ],
  });
  const requests: string[] = [];
  context.on('request', (request) => {
    if (!/^(chrome-extension|data|blob|about|chrome):/.test(request.url())) {
      requests.push(request.url());
    }
  });
  const first = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(first.url()).host;
  const blank = context.pages()[0] ?? (await context.newPage());
  // A static file of the extension: has its origin and APIs, runs none of its code.
  const inside = await context.newPage();
  await inside.goto(`chrome-extension://${id}/manifest.json`);
  const cdp = await context.newCDPSession(inside);
  await cdp.send('ServiceWorker.enable');
  const browser = context.browser();
  const downloadSession = browser ? await browser.newBrowserCDPSession() : cdp;
  const keepDownloads = () =>
    downloadSession.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: downloads,
      eventsEnabled: false,
    });
  await keepDownloads();
  const connections: { close(): Promise<void> }[] = [];

  /** What the welcome page asks for, answered. */
  const decide = async () => {
    await inside.evaluate(async () => {
      const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
      await chrome.storage.local.set({ settings: { ...settings, everywhere: 'on' } });
      await chrome.runtime
        .sendMessage({ id: 1, type: 'accessChanged', timestamp: Date.now() })
        .catch(() => {});
    });
    await until('the content script to be registered', () =>
      inside.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length),
    );
  };

  const extension: Extension = {
    context,
    id,
    site,
    requests,
    async worker() {
      await inside.evaluate(() => chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {}));
      return until('the worker', () => context.serviceWorkers().at(-1));
    },
    async killWorker() {
      await cdp.send('ServiceWorker.stopAllWorkers');
    },
    async open(url) {
      const page = await context.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    async page(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    async popup(restMs = 0) {
      // Playwright does not attach to popups by itself; a second connection sees them as pages.
      await inside.evaluate(() => chrome.action.openPopup());
      if (restMs > 0) await new Promise((done) => setTimeout(done, restMs));
      const other = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
      connections.push(other);
      // Connecting sets a download folder of its own.
      await keepDownloads();
      return until('the popup', () =>
        other
          .contexts()
          .flatMap((known) => known.pages())
          .find((page) => /^chrome-extension:\/\/[a-p]+\/[a-z-]*popup\.html/.test(page.url())),
      );
    },
    downloaded(pattern, timeout) {
      return until(
        `a download like ${pattern}`,
        () => {
          const name = readdirSync(downloads).find((file) => pattern.test(file));
          if (!name) return null;
          const text = readFileSync(join(downloads, name), 'utf8');
          rmSync(join(downloads, name));
          return { name, text };
        },
        timeout,
      );
    },
    evaluate(body, argument) {
      return inside.evaluate(body as never, argument as never);
    },
    async renew({ undecided = false, site: next = {} }) {
      for (const connection of connections.splice(0)) await connection.close();
      for (const page of context.pages()) if (page !== inside && page !== blank) await page.close();
      await inside.evaluate(async () => {
        await chrome.scripting.unregisterContentScripts();
        await chrome.alarms.clearAll();
        await chrome.storage.local.clear();
        await chrome.storage.session.clear();
        localStorage.clear();
      });
      await cdp.send('ServiceWorker.stopAllWorkers');
      await inside.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase('racemark');
            deleting.onsuccess = () => resolve();
            deleting.onerror = () => reject(deleting.error);
          }),
      );
      for (const name of readdirSync(downloads)) rmSync(join(downloads, name));
      for (const url of Object.keys(site)) delete site[url];
      Object.assign(site, next);
      requests.length = 0;
      if (granted && !undecided) await decide();
      await blank.bringToFront();
    },
    async close() {
      for (const connection of connections) await connection.close().catch(() => {});
      await context.close();
      server.closeAllConnections();
      server.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };

  if (granted && !options.undecided) await decide();
  await blank.bringToFront();
  return extension;
}

/** Rows of a table of the library, read by none of its contexts; `claims` are those of all pages. */
export async function storedRows<T = Record<string, unknown>>(
  extension: Extension,
  table: string,
): Promise<T[]> {
  const rows = await extension.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('racemark');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            // Bytes do not survive the way out as bytes.
            resolve(
              reading.result.map((row) => (row.bytes ? { ...row, bytes: [...row.bytes] } : row)),
            );
          };
        };
      }),
    table === 'claims' ? 'pageClaims' : table,
  );
  return (table === 'claims' ? storedClaims(rows) : rows) as T[];
}

/** The texts painted on a page, by highlight name without the prefix, in document order of each. */
export function highlights(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const painted: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('racemark')) continue;
      painted[name.replace(/^racemark-?/, '')] = [...highlight].map((range) => {
        // `toString` of a StaticRange does not give its text.
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      });
    }
    return painted;
  });
}

/** All painted texts of claims, whatever their look. */
export async function paintedClaims(page: Page): Promise<string[]> {
  const { race = [], wider = [], reviewed = [], disputed = [] } = await highlights(page);
  return [...race, ...wider, ...reviewed, ...disputed];
}
