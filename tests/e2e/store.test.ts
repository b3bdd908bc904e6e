/**
 * The contract of the library in a real Chromium: the library runs in a page there, the tests here call it. And
 * what only a real browser has: a quota that runs out, and live queries across contexts.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryError } from '../../utils/store/errors.ts';
import type { Library } from '../../utils/store/library.ts';
import { scanOf } from '../fixtures/records.ts';
import { libraryContract } from '../unit/store/contract.ts';
import { chromiumPath } from './build.ts';

type Outcome = { value: unknown } | { code: LibraryError['code']; message: string };

/** What `tests/e2e/store-page.ts` offers. */
declare const store: {
  call(name: string, time: string | null, method: string, parameters: unknown[]): Promise<Outcome>;
  watch(name: string): void;
  watched: number[];
};

let server: Server;
let context: BrowserContext;
let page: Page;
let origin: string;

beforeAll(async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: { entry: 'tests/e2e/store-page.ts', formats: ['es'], fileName: 'store' },
    },
  })) as Rollup.RollupOutput[];
  const code = bundle?.output[0].code ?? '';
  server = createServer((request, response) => {
    const isScript = request.url === '/store.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? code : '<title>Store</title><script type="module" src="/store.js"></script>',
    );
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await chromium.launchPersistentContext('', {
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await openPage();
});
afterAll(async () => {
  await context?.close();
  server?.close();
});

async function openPage(address = origin): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(address);
  await opened.waitForFunction(() => 'store' in globalThis);
  return opened;
}

let libraries = 0;

/** A library in the page. Functions go there as text; streams come as a whole. */
function browserLibrary(
  { now }: { now?: () => Date } = {},
  name = `library ${libraries}`,
  inPage = page,
): Library {
  libraries += 1;
  const call = async (method: string, parameters: unknown[]) => {
    const sent = parameters.map((each) =>
      typeof each === 'function' ? { source: each.toString() } : each,
    );
    const time = now ? now().toISOString() : null;
    const outcome = await inPage.evaluate(
      ([database, at, called, given]) => store.call(database, at, called, given),
      [name, time, method, sent] as const,
    );
    if ('code' in outcome) throw new LibraryError(outcome.code, outcome.message);
    return outcome.value;
  };
  return new Proxy({} as Library, {
    get: (_, method: string) =>
      // A library is awaited when it is returned from an async function; it is no promise.
      method === 'then'
        ? undefined
        : method === 'eachEntry'
          ? async function* (...parameters: unknown[]) {
              yield* (await call(method, parameters)) as unknown[];
            }
          : (...parameters: unknown[]) => call(method, parameters),
  });
}

describe('in a real browser', () => {
  libraryContract(browserLibrary);

  it('runs a live query again after a write in another page', async () => {
    const library = browserLibrary({}, 'watched');
    const other = await openPage();
    await other.evaluate(() => store.watch('watched'));
    const counts = () => other.evaluate(() => store.watched);
    await expect.poll(counts).toEqual([0]);
    const { claims } = await library.savePage(scanOf(['One lab leads.', 'The other follows.']));
    await expect.poll(counts).toEqual([0, 2]);
    await library.annotate(claims[0]?.id ?? '', { dismissed: true });
    await expect.poll(counts).toEqual([0, 2, 1]);
    await other.close();
  });

  it('says that the quota is used up, keeps nothing of the write, and goes on when there is room', async () => {
    // An origin of its own: the browser asks for its quota when it first writes, and keeps the answer a while.
    const address = origin.replace('127.0.0.1', 'localhost');
    const session = await context.newCDPSession(page);
    const setQuota = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin: address,
        ...(quotaSize !== undefined && { quotaSize }),
      });
    await setQuota(300_000);
    const small = await openPage(address);
    const library = browserLibrary({}, 'small', small);
    await library.savePage(scanOf(['One lab leads.']));
    const long = scanOf(
      // Words nothing can compress, or the database would find room for them.
      Array.from({ length: 150 }, (_, at) => `${at} ${randomBytes(1_500).toString('hex')}`),
    );
    await expect(library.savePage(long)).rejects.toMatchObject({ code: 'storageFull' });
    expect(await library.usage()).toEqual({ pages: 1, claims: 1, annotations: 0 });
    expect(await library.count({})).toBe(1);
    await setQuota();
    expect((await library.savePage(long)).claims).toHaveLength(151);
    expect(await library.count({})).toBe(151);
    await small.close();
  });
});
