import { defineConfig } from 'wxt';

/** Pages a reader may allow Racemark on. Optional: nothing is granted at install. */
const READABLE_PAGES = ['*://*/*'];

/**
 * What the extension's pages share goes into a few files. Left alone, the bundler makes one of every set of modules
 * that the same pages use: thirty files for the popup, which together compress 8 kB worse.
 */
const SHARED = [
  { name: 'react', test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
  // But for what only the lists of all claims show.
  {
    name: 'parts',
    test: /[\\/]components[\\/](?:base|claims|review)[\\/](?!Dialog|Correction)|[\\/]hooks[\\/](?:i18n|shell|settings|errors|Providers|opening|browserShell|useSites)|[\\/]lucide-react[\\/](?!dist[\\/]esm[\\/]icons[\\/](?:copy|library|save|search|search-x|trash-2)\.)|[\\/]utils[\\/](?:settings|records|permissions|messages|i18n[\\/]translate|claims[\\/]types|store[\\/]errors)\.ts|[\\/]@webext-core[\\/]/,
    minShareCount: 2,
  },
  // What judges claims: popup, side panel and library page have the whole of it.
  {
    name: 'review',
    test: /[\\/]hooks[\\/](?:useLive|services|browserServices|review|useTriage|useShortcuts|useTags|useExport)\.|[\\/]utils[\\/]store[\\/]changes\.|[\\/]components[\\/]page[\\/](?:Review|PageClaims|PageProblem|ExportMenu)\.tsx|[\\/]hooks[\\/](?:useActivePage|usePageEntries)\./,
    minShareCount: 2,
  },
  // The database, for the library page and for what writes files.
  {
    name: 'store',
    test: /[\\/]node_modules[\\/](?:dexie|@noble)[\\/]|[\\/]utils[\\/](?:identity\.|relations[\\/]|store[\\/](?!errors|changes))/,
    minShareCount: 2,
  },
  // What the library page's views share.
  {
    name: 'views',
    test: /[\\/]components[\\/](?:library|hooks[\\/]library)[\\/]|[\\/]UndoToast\.|[\\/]icons[\\/]save\./,
    minShareCount: 2,
  },
];

/** What the framework wraps scripts for pages in, without its messages about crashes: they are a tenth of the gate. */
const bareScripts = {
  name: 'bare-scripts',
  transform(code: string, id: string) {
    const [entry] = /^import definition from .*$/m.exec(code) ?? [];
    if (!entry || !id.includes('unlisted-script')) return undefined;
    return `${entry}\ndefinition.main();\n`;
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  hooks: {
    // Slow, but a fiftieth smaller, an eighth for the gate: in a page every byte is paid for on every visit.
    'vite:build:extendConfig'(entries, config) {
      if (!entries.every(({ type }) => type === 'unlisted-script')) return;
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
    plugins: [bareScripts],
    build: {
      sourcemap: false,
      chunkSizeWarningLimit: 800,
      rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
    },
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
