import { posix } from 'node:path';
import type { Rolldown } from 'vite';
import { defineConfig } from 'wxt';

/** Pages a reader may allow Racemark on. Optional: nothing is granted at install. */
const READABLE_PAGES = ['*://*/*'];

/**
 * Puts all that a page loads at once into one file, and leaves what it loads later to the bundler: on its way through
 * the browser a file costs more than its bytes.
 */
function atOnce(page: string) {
  const reached = new Set<string>();
  const isReached = (id: string, graph: ModuleGraph, seen = new Set<string>()): boolean => {
    if (reached.has(id)) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const info = graph.getModuleInfo(id);
    if (!info?.isEntry && !info?.importers.some((each) => isReached(each, graph, seen))) {
      return false;
    }
    reached.add(id);
    return true;
  };
  const name = (id: string, graph: ModuleGraph) =>
    isReached(id, graph) || id.startsWith('\0rolldown') ? page : null;
  return { groups: [{ name }] };
}
type ModuleGraph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** Scripts that run in pages. */
const IN_PAGES = ['gate', 'spotter'];

/** What the framework wraps scripts for pages in, without its messages about crashes: they are a tenth of the gate. */
const bareScripts = {
  name: 'bare-scripts',
  transform(code: string, id: string) {
    const [entry] = /^import definition from .*$/m.exec(code) ?? [];
    if (!entry || !id.includes('unlisted-script')) return undefined;
    return `${entry}\ndefinition.main();\n`;
  },
};

/**
 * Puts the bundler's helpers, which it keeps in a file of their own, into the file of each page that loads them at once.
 * What a page loads later finds them where they are.
 */
const helpersInside = {
  name: 'helpers-inside',
  generateBundle(_: unknown, bundle: Rolldown.OutputBundle) {
    const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
    const helpers = chunks.find(({ name }) => name === 'rolldown-runtime');
    const [exported, given = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(helpers?.code ?? '') ?? [];
    if (!helpers || !exported) return;
    const fields = given.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1');
    const made = `(() => {${helpers.code.slice(0, -exported.length)};return {${fields}}})()`;
    const file = RegExp.escape(posix.basename(helpers.fileName));
    const statement = new RegExp(`import\\s*(?:\\{([^}]*)\\}\\s*from\\s*)?"\\./${file}";?`);
    const pages = chunks.filter(({ isEntry }) => isEntry);
    const loaded = new Set(pages.flatMap(({ fileName, imports }) => [fileName, ...imports]));
    for (const chunk of chunks.filter(({ fileName }) => loaded.has(fileName))) {
      chunk.code = chunk.code.replace(statement, (_whole, taken?: string) =>
        taken ? `const {${taken.replaceAll(' as ', ': ')}} = ${made};` : '',
      );
      chunk.imports = chunk.imports.filter((each) => each !== helpers.fileName);
    }
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  hooks: {
    // Each page by itself: pages that share files wait for more of them.
    'entrypoints:grouped'(_, groups) {
      const each = groups.flatMap((group) =>
        Array.isArray(group) ? group.map((one) => [one]) : [group],
      );
      groups.splice(0, groups.length, ...each);
    },
    'vite:build:extendConfig'(entries, config) {
      const [entry] = entries;
      const output = config.build?.rolldownOptions?.output;
      if (entry?.inputPath.endsWith('.html') && output && !Array.isArray(output)) {
        output.codeSplitting = atOnce(entry.name);
      }
      // Slow, but a fiftieth smaller, an eighth for the gate: in a page every byte is paid for on every visit.
      if (!entries.every(({ name }) => IN_PAGES.includes(name))) return;
      const isSpotter = entries.every(({ name }) => name === 'spotter');
      const compress = {
        passes: 3,
        unsafe_arrows: true,
        keep_fargs: false,
        // Makes the larger script smaller, and the smaller one larger.
        hoist_funs: isSpotter,
      };
      config.build = {
        ...config.build,
        minify: 'terser',
        terserOptions: { ecma: 2020, compress },
      };
    },
  },
  // Elsewhere for a build beside the usual one, as parallel test runs need.
  outDir: process.env.RACEMARK_OUTPUT ?? '.output',
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [bareScripts, helpersInside],
    build: { sourcemap: false, chunkSizeWarningLimit: 800 },
    // Dexie's build for today's browsers; its default is older syntax, 2 kB more.
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // Highlight styles inherit from a paragraph into the links inside it (see the painter).
    minimum_chrome_version: '134',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ],
    // For scheduled back-ups, asked for when they are switched on.
    optional_permissions: browser === 'firefox' ? ['downloads'] : ['downloads', 'offscreen'],
    optional_host_permissions: READABLE_PAGES,
    action: {},
    // Where browsers lead from the button's menu and from their list of extensions.
    options_ui: { page: 'library.html#view=settings', open_in_tab: true },
    // The card on the page. Its address changes with every start of the browser, so that no page can ask for it.
    web_accessible_resources: [
      { resources: ['card.html'], matches: READABLE_PAGES, use_dynamic_url: true },
    ],
    commands: {
      'save-selection': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_commandSaveSelection__',
      },
      'next-claim': {
        suggested_key: { default: 'Alt+J' },
        description: '__MSG_commandNextClaim__',
      },
      'previous-claim': {
        suggested_key: { default: 'Alt+K' },
        description: '__MSG_commandPreviousClaim__',
      },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'racemark@racemark.invalid',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
