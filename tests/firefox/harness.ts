/**
 * The built extension in a real Firefox, driven over WebDriver BiDi, with the network served from memory.
 *
 * Extension pages cannot be navigated to without system access, which is switched on for this browser only; their
 * load events are not reported, so they are evaluated in instead of waited for. The same access lets a tab on a page
 * of the browser's own run scripts with the browser's rights: that is how the tests open the popup, stop the event
 * page, answer prompts and read the console.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/lib/browser.mjs';
import { until } from '../e2e/harness.ts';
import { storedClaims } from '../fixtures/stored-claims.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = process.env.RACEMARK_OUTPUT ?? join(root, '.output');
const UUID = '7f0a4c1e-6d53-4b8e-9d21-0c5b8a3e1f10';

/** The browser's own objects have no types. */
// biome-ignore lint/suspicious/noExplicitAny: nothing of them is known here
type Privileged = any;

/** HTML by absolute URL. */
export type Site = Record<string, string>;

export interface LaunchOptions {
  /** Host permission held from the start. Default true. */
  granted?: boolean;
  /** With `granted`, spotting switched on for all sites. Default true. */
  allowed?: boolean;
  site?: Site;
}

/** A window inside the browser's own, such as the popup: scripts run in it with the page's rights. */
export interface Inner {
  evaluate<T, A = undefined>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** Keys as `KeyboardEvent.key` names them. */
  press(...keys: string[]): Promise<void>;
  /** Clicks the button with this text. */
  click(text: string): Promise<void>;
  /** The claims that are listed. */
  quotes(): Promise<string[]>;
}

export interface Fox {
  browser: Browser;
  /** Pages may be added while it runs. */
  site: Site;
  /** For files of a test; goes with the browser. */
  folder: string;
  /** An extension page that is not shown: storage, messages, database. */
  inside: Page;
  open(url: string): Promise<Page>;
  /** An extension page in a tab, for instance `library.html`. */
  page(path: string): Promise<Page>;
  /** Runs with the browser's rights, in a page of its own. */
  privileged<T, A = undefined>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** The real popup over the tab in front. */
  popup(): Promise<Inner>;
  closePopup(): Promise<void>;
  sidebar(): Promise<Inner>;
  closeSidebar(): Promise<void>;
  /** Runs a command of the manifest as its keys do. */
  command(name: string): Promise<void>;
  /** The words of the prompt for permissions that is open; null for none. */
  prompt(): Promise<string | null>;
  answerPrompt(allow: boolean): Promise<void>;
  /** Closes the tab whose address ends so; false where there is none. */
  closeTab(ending: string): Promise<boolean>;
  /** Stops the event page as the browser does to an idle one. */
  stopWorker(): Promise<void>;
  /** Errors and warnings of the extension on the browser's console since the last time. */
  complaints(): Promise<string[]>;
  /** Waits for a file to be downloaded completely; returns its name and bytes, once. */
  downloaded(pattern: RegExp): Promise<{ name: string; text: string; bytes: Buffer }>;
  close(): Promise<void>;
}

/** Builds the extension for Firefox unless RACEMARK_E2E_BUILT says that the output is fresh. */
export function setup(): void {
  if (process.env.RACEMARK_E2E_BUILT) return;
  const build = spawnSync('npx', ['wxt', 'build', '-b', 'firefox'], {
    cwd: root,
    encoding: 'utf8',
    // The test runner's own value would bundle React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}\n${build.stderr}`);
}

// What scripts with the browser's rights find in their scope; the last two only frame scripts.
declare const Cc: Privileged;
declare const Ci: Privileged;
declare const Cu: Privileged;
declare const ChromeUtils: Privileged;
declare const Services: Privileged;
declare const WebExtensionPolicy: Privileged;
declare const content: Privileged;
declare const sendAsyncMessage: (name: string, data: unknown) => void;
/** The browser's window; a page of it, as `about:about` is, has this from `launch`. */
declare const frontWindow: () => Privileged;

/** Frame script: evaluates a function in the window of a browser element, or presses a key there. */
async function innerScript({ id, code, argument, key }: Record<string, string>) {
  const answer: Record<string, unknown> = { id };
  try {
    if (key) {
      const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(
        Ci.nsITextInputProcessor,
      );
      processor.beginInputTransactionForTests(content);
      const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
      const event = new content.KeyboardEvent('', { key, code });
      processor.keydown(event);
      processor.keyup(event);
    } else {
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const call = `(async () => JSON.stringify(await (${code})(${argument})))()`;
      answer.value = await Cu.evalInSandbox(call, sandbox);
    }
  } catch (error) {
    answer.error = String(error);
  }
  sendAsyncMessage('racemark-test', answer);
}

export async function launch(options: LaunchOptions = {}): Promise<Fox> {
  const { granted = true, allowed = true } = options;
  const site: Site = { ...options.site };
  const server = createServer((request, response) => {
    const html = site[request.url ?? ''] ?? site[(request.url ?? '').replace(/\?.*$/, '')];
    response
      .writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(html ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const folder = mkdtempSync(join(tmpdir(), 'racemark-firefox-'));
  const downloads = mkdtempSync(join(tmpdir(), 'racemark-downloads-'));
  cpSync(join(output, 'firefox-mv3'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { id } = manifest.browser_specific_settings.gecko;
  /** The extension in ids of the browser's own elements. */
  const widget = id.replace(/[^a-z0-9_-]/gi, '_');
  // Optional permissions are in force at once in a copy that requires them.
  if (granted) manifest.host_permissions = manifest.optional_host_permissions;
  writeFileSync(file, JSON.stringify(manifest));
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1100', '--height=860'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': (server.address() as AddressInfo).port,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      // Popups close when the window loses the focus, which a headless one never has for long.
      'ui.popup.disable_autohide': true,
    },
  });

  async function evaluable(url: string): Promise<Page> {
    const page = await browser.newPage();
    const go = () => page.goto(url, { timeout: 1_000 }).catch(() => null);
    await go();
    let looks = 0;
    await until(
      `${url} to load`,
      async () => {
        const [at, state] = await page.evaluate(() => [location.href, document.readyState]);
        looks += 1;
        // On a busy machine the first attempt may come to nothing; but one under way is not to be cut off.
        if (at === 'about:blank' && looks % 100 === 0) await go();
        return at?.startsWith(url) && state === 'complete';
      },
      30_000,
    );
    return page;
  }

  const engine = await evaluable('about:about');
  await engine.evaluate(() => {
    const frontWindow = () => Services.wm.getMostRecentWindow('navigator:browser');
    Object.assign(globalThis, { frontWindow });
  });
  await browser.installExtension(folder);
  const inside = await evaluable(`moz-extension://${UUID}/manifest.json`);

  const privileged: Fox['privileged'] = (body, argument) =>
    engine.evaluate(body as never, argument as never);

  let calls = 0;
  function inner(place: 'popup' | 'sidebar'): Inner {
    const send = async (message: Record<string, unknown>): Promise<string | undefined> => {
      calls += 1;
      const answer = await engine.evaluate(
        async (place, script, id) => {
          const { document } = frontWindow();
          const element =
            place === 'popup'
              ? document.querySelector('.webextension-popup-browser')
              : document
                  .getElementById('sidebar')
                  .contentDocument.getElementById('webext-panels-browser');
          const manager = element.messageManager;
          return new Promise<{ value?: string; error?: string }>((resolve) => {
            const listener = {
              receiveMessage({ data }: { data: { id: number; value?: string; error?: string } }) {
                if (data.id !== id) return;
                manager.removeMessageListener('racemark-test', listener);
                resolve(data);
              },
            };
            manager.addMessageListener('racemark-test', listener);
            manager.loadFrameScript(
              `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
              false,
            );
            // A browser element that is being put into its panel loses scripts.
            setTimeout(() => resolve({ error: 'no answer' }), 3_000);
          });
        },
        place,
        `(${innerScript})(${JSON.stringify({ ...message, id: calls })})`,
        calls,
      );
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    };
    return {
      async evaluate(body, argument) {
        const value = await send({ code: String(body), argument: JSON.stringify(argument) });
        return value === undefined ? (undefined as never) : JSON.parse(value);
      },
      async press(...keys) {
        for (const key of keys) await send({ key });
      },
      async click(text) {
        await until(`a button “${text}”`, () =>
          this.evaluate((text) => {
            const buttons = [...document.querySelectorAll('button')];
            const button = buttons.find(({ textContent }) => textContent?.includes(text));
            button?.click();
            return button !== undefined;
          }, text),
        );
      },
      quotes() {
        return this.evaluate(() =>
          [...document.querySelectorAll('[data-testid=claim-quote]')].map(
            ({ textContent }) => textContent ?? '',
          ),
        );
      },
    };
  }

  const fox: Fox = {
    browser,
    site,
    folder: downloads,
    inside,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    page: (path) => evaluable(`moz-extension://${UUID}/${path}`),
    privileged,
    async popup() {
      // A click on the button also allows the extension on the tab, which opening the popup by itself does not.
      await privileged((name) => {
        const { CustomizableUI } = ChromeUtils.importESModule(
          'resource:///modules/CustomizableUI.sys.mjs',
        );
        CustomizableUI.addWidgetToArea(`${name}-browser-action`, CustomizableUI.AREA_NAVBAR);
        frontWindow().document.getElementById(`${name}-BAP`).click();
      }, widget);
      const popup = inner('popup');
      await until('the popup', () => popup.evaluate(() => document.readyState === 'complete'));
      return popup;
    },
    closePopup: () =>
      privileged(() =>
        frontWindow().document.getElementById('customizationui-widget-panel')?.hidePopup(),
      ),
    async sidebar() {
      await privileged(async (name) => {
        await frontWindow().SidebarController.show(`${name}-sidebar-action`);
      }, widget);
      const sidebar = inner('sidebar');
      await until('the sidebar', () => sidebar.evaluate(() => document.readyState === 'complete'));
      return sidebar;
    },
    closeSidebar: () => privileged(() => frontWindow().SidebarController.hide()),
    command: (name) =>
      privileged(
        ([widget, at]) =>
          frontWindow().document.querySelectorAll(`#ext-keyset-id-${widget} key`)[at].doCommand(),
        [widget, Object.keys(manifest.commands).indexOf(name)] as const,
      ),
    prompt: () =>
      privileged(() => {
        const { document, PopupNotifications } = frontWindow();
        const prompt = document.getElementById('addon-webext-permissions-notification');
        return PopupNotifications.isPanelOpen ? (prompt?.textContent ?? null) : null;
      }),
    answerPrompt: (allow) =>
      privileged((allow) => {
        const { document } = frontWindow();
        const prompt = document.getElementById('addon-webext-permissions-notification');
        (allow ? prompt.button : prompt.secondaryButton).click();
      }, allow),
    closeTab: (ending) =>
      privileged((ending) => {
        const { gBrowser } = frontWindow();
        const tab = [...gBrowser.tabs].find(({ linkedBrowser }) =>
          linkedBrowser.currentURI.spec.endsWith(ending),
        );
        if (tab) gBrowser.removeTab(tab);
        return tab !== undefined;
      }, ending),
    stopWorker: () =>
      privileged((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(), id),
    complaints: () =>
      privileged((uuid) => {
        const messages: string[] = [];
        for (const message of Services.console.getMessageArray()) {
          const isError = message instanceof Ci.nsIScriptError;
          const text = isError
            ? `${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`
            : message.message;
          // A page that is left has questions open, and an event page that is stopped has writes: nothing is wrong.
          const isLeaving = /context is inactive|context unloaded|due to page navigation/.test(
            text,
          );
          if (String(text).includes(uuid) && !isLeaving) messages.push(text);
        }
        Services.console.reset();
        return messages;
      }, UUID),
    async downloaded(pattern) {
      return until(`a download like ${pattern}`, () => {
        const names = readdirSync(downloads);
        const name = names.find((each) => pattern.test(each) && !names.includes(`${each}.part`));
        if (!name) return null;
        const bytes = readFileSync(join(downloads, name));
        if (bytes.length === 0) return null;
        rmSync(join(downloads, name));
        return { name, bytes, text: bytes.toString('utf8') };
      });
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
      rmSync(downloads, { recursive: true, force: true });
    },
  };
  if (granted && allowed) await allow(fox);
  return fox;
}

/** Clicks what begins with this text, as a mouse does, once it is there. */
export const press = (page: Page, selector: string, text: string) =>
  until(`${selector} “${text}”`, async () => {
    const found = await page.evaluateHandle(
      (selector, text) =>
        [...document.querySelectorAll(selector)].find(({ textContent }) =>
          textContent?.trim().startsWith(text),
        ) ?? null,
      selector,
      text,
    );
    const element = found.asElement() as ElementHandle<Element> | null;
    await element?.click();
    return element !== null;
  });

/** Waits until a page says something. */
export const says = (page: Page, words: string) =>
  until(`“${words}”`, () =>
    page.evaluate((words) => document.body.textContent?.includes(words), words),
  );

/** What the welcome page asks for, answered. */
export const allow = (fox: Fox): Promise<void> =>
  fox.inside.evaluate(async () => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, everywhere: 'on' } });
    await chrome.runtime.sendMessage({ id: 1, type: 'accessChanged', timestamp: Date.now() });
  });

/** How many claims are drawn on a page, by name of the highlight. */
export const painted = (page: Page) =>
  page.evaluate(() => {
    const counts: Record<string, number> = {};
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('racemark')) counts[name] = highlight.size;
    });
    return counts;
  });

/** What the tests ask about rows. */
interface Row {
  id?: string;
  quote?: string;
  origin?: string;
  speaker?: string | null;
  stance?: string | null;
  credibility?: number | null;
}

/** All rows of one table of the library, read from an extension page. */
export async function rows(fox: Fox, table: 'claims' | 'annotations'): Promise<Row[]> {
  const stored: unknown[] = await fox.inside.evaluate(
    async (name) => {
      const [{ name: database = '' } = {}] = await indexedDB.databases();
      const open = indexedDB.open(database);
      await new Promise((done) => {
        open.onsuccess = done;
      });
      const request = open.result.transaction(name).objectStore(name).getAll();
      await new Promise((done) => {
        request.onsuccess = done;
      });
      open.result.close();
      // Bytes do not survive the way out as bytes.
      return request.result.map((row) => (row.bytes ? { ...row, bytes: [...row.bytes] } : row));
    },
    table === 'claims' ? 'pageClaims' : table,
  );
  return table === 'claims' ? storedClaims(stored) : (stored as Row[]);
}
