/**
 * Byte budget of the build: what each context has to load, gzip, against its limit.
 * Raise a limit only in the change that needs it, and say why there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const build = join(process.env.RACEMARK_OUTPUT ?? '.output', 'chrome-mv3');

/** Scripts that run in pages. */
const IN_PAGES = ['gate.js', 'spotter.js'];

/**
 * Kilobytes of 1,000 bytes, gzip: scripts and styles loaded before anything is clicked. English words are in the scripts,
 * those of the reader's language come to them.
 */
const BUDGETS: Record<string, number> = {
  // On every page; with the other script, only where it may be an article.
  'gate.js': 5,
  [IN_PAGES.join(' + ')]: 24,
  // The worker without its parts: it is read whole whenever it wakes.
  'background.js': 90,
  // React is 67 of them.
  'popup.html': 120,
  'library.html': 350,
  'sidepanel.html': 120,
  'card.html': 120,
  'welcome.html': 140,
};
const kilobytes = (file: string) =>
  gzipSync(readFileSync(join(build, file)), { level: 9 }).length / 1000;

/** The files a page loads at once: its tags and, through static imports, theirs. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(join(build, file))) return seen;
  seen.add(file);
  const text = readFileSync(join(build, file), 'utf8');
  const links = file.endsWith('.html')
    ? [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)]
    : file.endsWith('.js')
      ? [
          ...text.matchAll(
            /(?:^|[;}\s])(?:import|export)[^;"'()]*?(?:from)?\s*["'](\.{1,2}\/[^"']+)["']/g,
          ),
        ]
      : [];
  for (const [, link = ''] of links) {
    const target = link.startsWith('/') ? link.slice(1) : posix.join(posix.dirname(file), link);
    loadedBy(target, seen);
  }
  return seen;
}

if (!existsSync(build)) {
  console.error(`${build} is missing: run \`npm run build\` first`);
  process.exit(1);
}
let over = 0;
for (const [entry, limit] of Object.entries(BUDGETS)) {
  const entries = entry.split(' + ');
  if (!entries.every((each) => existsSync(join(build, each)))) {
    console.log(`${entry.padEnd(28)} is not built`);
    over += 1;
    continue;
  }
  const files = entries.flatMap((each) => [...loadedBy(each)]);
  const size = files.reduce((sum, file) => sum + kilobytes(file), 0);
  if (size > limit) over += 1;
  console.log(
    `${entry.padEnd(28)} ${size.toFixed(1).padStart(6)} kB of ${String(limit).padStart(3)} kB  ${size > limit ? 'TOO LARGE' : 'ok'}  (${files.length} files)`,
  );
}
/** Libraries that must not reach a page, by a string each leaves in any bundle. */
const FOREIGN: Record<string, RegExp> = {
  React: /react\.(?:element|transitional\.element|fragment)/,
  Dexie: /DexieError|dexie/i,
  compromise: /nlp\.plugin|compromise/,
  valibot: /valibot|~standard/,
};
for (const script of IN_PAGES.filter((each) => existsSync(join(build, each)))) {
  const text = readFileSync(join(build, script), 'utf8');
  for (const [name, sign] of Object.entries(FOREIGN)) {
    if (!sign.test(text)) continue;
    console.log(`${script} holds ${name}`);
    over += 1;
  }
}
const total = readdirSync(build, { recursive: true, encoding: 'utf8' }).length;
console.log(`${total} files in the build`);
process.exit(over > 0 ? 1 : 0);
