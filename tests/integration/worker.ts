/**
 * The real worker on a made-up browser: WXT's fake for storage and events, an in-memory IndexedDB, and what those
 * lack (tabs with content scripts, scripting, permissions, the toolbar) as plain state a test can look at.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const ID = 'racemark-test';
const BASE = `chrome-extension://${ID}/`;

export interface FakeTab {
  id: number;
  url?: string;
  isPrivate?: boolean;
  /** Answers of the content script by message; null while none runs. */
  script: Record<string, (data: never) => unknown> | null;
}

type Listener = (...args: never[]) => unknown;

/** An event whose listeners a restart of the worker takes away. */
function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    hasListener: (listener: Listener) => listeners.has(listener),
    listeners,
    trigger: (...args: unknown[]) =>
      Promise.all([...listeners].map((listener) => listener(...(args as never[])))),
  };
}

export type Reply = { res?: unknown; err?: { message: string; code?: string } } | undefined;

export interface WorkerBench {
  tabs: FakeTab[];
  /** Messages the content scripts got: tab, name, data. */
  told: { tabId: number; type: string; data: unknown }[];
  badges: Map<number, { text: string; title: string }>;
  registered: { id: string; matches: string[]; excludeMatches: string[] }[];
  injected: number[];
  /** Style sheets inserted into tabs, by tab. */
  styled: [tabId: number, css: string][];
  created: string[];
  /** Alarms that are set, by name. */
  alarms: Map<string, object>;
  granted: string[];
  /** Whether the browser has been asked to keep what is stored. */
  kept: boolean;
  events: Record<
    | 'message'
    | 'installed'
    | 'startup'
    | 'alarm'
    | 'permissionAdded'
    | 'permissionRemoved'
    | 'menuClicked'
    | 'command',
    ReturnType<typeof event>
  >;
  /** Sends a message with the sender the browser would give; JSON lies between, as in Chromium. */
  deliver(message: unknown, sender: object): Promise<Reply>;
  /** @param documentId which of the documents that the tab has shown. */
  fromPage(tabId: number, type: string, data: unknown, documentId?: string): Promise<Reply>;
  fromExtensionPage(type: string, data?: unknown, path?: string): Promise<Reply>;
  /** Stops the worker and starts it again: whatever it knew only in memory is gone. */
  restart(): Promise<void>;
}

/** Starts the worker with an empty profile. */
export async function startWorker(): Promise<WorkerBench> {
  fakeBrowser.reset();
  vi.stubGlobal('chrome', fakeBrowser);
  vi.stubGlobal('browser', fakeBrowser);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  const { locks } = navigator;
  vi.stubGlobal('navigator', {
    locks,
    storage: {
      persisted: async () => bench.kept,
      persist: async () => {
        bench.kept = true;
        return true;
      },
    },
  });
  const bench: WorkerBench = {
    tabs: [],
    told: [],
    badges: new Map(),
    registered: [],
    injected: [],
    styled: [],
    created: [],
    alarms: new Map(),
    granted: [],
    kept: false,
    events: {
      message: event(),
      installed: event(),
      startup: event(),
      alarm: event(),
      permissionAdded: event(),
      permissionRemoved: event(),
      menuClicked: event(),
      command: event(),
    },
    async deliver(message, sender) {
      const copy = JSON.parse(JSON.stringify(message));
      const replies = [...bench.events.message.listeners].map(
        (listener) =>
          new Promise<Reply>((resolve) => {
            const isAsync = listener(copy as never, sender as never, resolve as never);
            if (isAsync !== true) resolve(undefined);
          }),
      );
      const reply = (await Promise.all(replies)).find((each) => each !== undefined);
      return reply && JSON.parse(JSON.stringify(reply));
    },
    fromPage(tabId, type, data, documentId) {
      const { url = '', isPrivate = false } = bench.tabs.find(({ id }) => id === tabId) ?? {};
      const tab = { id: tabId, incognito: isPrivate };
      const sender = { id: ID, url, origin: new URL(url).origin, frameId: 0, tab, documentId };
      return bench.deliver({ id: 1, type, data, timestamp: 1 }, sender);
    },
    fromExtensionPage(type, data, path = 'popup.html') {
      const sender = { id: ID, url: `${BASE}${path}`, origin: BASE.slice(0, -1) };
      return bench.deliver({ id: 1, type, data, timestamp: 1 }, sender);
    },
    async restart() {
      for (const each of Object.values(bench.events)) each.listeners.clear();
      vi.resetModules();
      Object.assign(fakeBrowser, apisOf(bench));
      const { default: background } = await import('../../entrypoints/background/index.ts');
      // As their scripts leave them in the background's globals, where `importScripts` is missing.
      (await import('../../entrypoints/analysis.ts')).default.main();
      (await import('../../entrypoints/enrichment.ts')).default.main();
      background.main();
    },
  };
  await bench.restart();
  return bench;
}

interface Injection {
  target: { tabId: number };
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}

function apisOf(bench: WorkerBench) {
  const badge = (tabId: number) => {
    const before = bench.badges.get(tabId) ?? { text: '', title: '' };
    bench.badges.set(tabId, before);
    return before;
  };
  return {
    runtime: {
      id: ID,
      getURL: (path: string) => `${BASE}${path.replace(/^\//, '')}`,
      onMessage: bench.events.message,
      onInstalled: bench.events.installed,
      onStartup: bench.events.startup,
      lastError: undefined,
    },
    i18n: { getMessage: (key: string, values: string[] = []) => [key, ...values].join(' ') },
    tabs: {
      query: async () => bench.tabs.map(({ id, url }) => ({ id, url, discarded: false })),
      create: async ({ url }: { url: string }) => void bench.created.push(url),
      async sendMessage(tabId: number, message: { type: string; data: unknown }) {
        const script = bench.tabs.find(({ id }) => id === tabId)?.script;
        if (!script) throw new Error('Could not establish connection.');
        bench.told.push({ tabId, type: message.type, data: message.data });
        const answer = script[message.type];
        return answer ? { res: answer(message.data as never) } : undefined;
      },
    },
    action: {
      getBadgeText: async ({ tabId }: { tabId: number }) => badge(tabId).text,
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => {
        badge(tabId).text = text;
      },
      getTitle: async ({ tabId }: { tabId: number }) => badge(tabId).title,
      setTitle: async ({ tabId, title }: { tabId: number; title: string }) => {
        badge(tabId).title = title;
      },
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
    },
    permissions: {
      getAll: async () => ({ origins: [...bench.granted] }),
      onAdded: bench.events.permissionAdded,
      onRemoved: bench.events.permissionRemoved,
    },
    scripting: {
      getRegisteredContentScripts: async () => [...bench.registered],
      registerContentScripts: async (scripts: WorkerBench['registered']) => {
        if (bench.registered.length > 0) throw new Error("Duplicate script ID 'spotter'");
        bench.registered.push(...scripts);
      },
      updateContentScripts: async (scripts: WorkerBench['registered']) => {
        bench.registered = [...scripts];
      },
      unregisterContentScripts: async () => {
        bench.registered = [];
      },
      executeScript: async ({ target, files, func, args = [] }: Injection) => {
        const tab = bench.tabs.find(({ id }) => id === target.tabId);
        if (!tab || tab.url?.startsWith('chrome:')) throw new Error('Cannot access contents');
        if (!files) {
          // Firefox fails at a result that it cannot copy.
          structuredClone(func?.(...args));
          return;
        }
        bench.injected.push(tab.id);
        tab.script = contentScript();
      },
      insertCSS: async ({ target, css }: { target: { tabId: number }; css: string }) => {
        bench.styled.push([target.tabId, css]);
      },
      removeCSS: async ({ target, css }: { target: { tabId: number }; css: string }) => {
        bench.styled = bench.styled.filter(
          ([tabId, text]) => tabId !== target.tabId || text !== css,
        );
      },
    },
    alarms: {
      create: async (name: string, info: object) => void bench.alarms.set(name, info),
      clear: async (name: string) => bench.alarms.delete(name),
      onAlarm: bench.events.alarm,
    },
    contextMenus: {
      removeAll: async () => {},
      create: () => {},
      onClicked: bench.events.menuClicked,
    },
    commands: { onCommand: bench.events.command },
  };
}

/** A content script that answers like the real one on an article. */
export const contentScript = (): NonNullable<FakeTab['script']> => ({
  tabReport: () => ({ isArticle: true }),
  stateChanged: () => null,
  stop: () => null,
  stepClaim: () => null,
  saveSelection: () => ({ saved: true }),
});
