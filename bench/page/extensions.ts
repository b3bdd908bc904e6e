/** Small extensions to measure against: nothing, the floor, and Readability. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** What any script that highlights text has to do: one walk over every text node, twenty ranges, one rule. */
const FLOOR = `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const ranges = [];
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    length += node.data.length;
    if (node.data.length < 120 || ranges.length >= 20) continue;
    const range = new Range();
    range.setStart(node, 0);
    range.setEnd(node, 100);
    ranges.push(range);
  }
  CSS.highlights.set('floor', new Highlight(...ranges));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('p::highlight(floor){background-color:rgb(255 220 0 / .3)}');
  document.adoptedStyleSheets.push(sheet);
`;

const READABILITY = () => `
  ${readFileSync(require.resolve('@mozilla/readability/Readability.js'), 'utf8')}
  new Readability(document.cloneNode(true)).parse();
`;

export const PEERS: Record<string, () => string> = {
  off: () => '',
  floor: () => FLOOR,
  readability: READABILITY,
};

/** Writes an extension whose content script is this code; gives its folder. */
export function makeExtension(name: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), `racemark-bench-${name}-`));
  mkdirSync(folder, { recursive: true });
  const script = { matches: ['<all_urls>'], js: ['content.js'], run_at: 'document_end' };
  const manifest = {
    manifest_version: 3,
    name: `bench ${name}`,
    version: '1',
    background: { service_worker: 'worker.js' },
    ...(code && { content_scripts: [script] }),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(join(folder, 'content.js'), `{${code}}`);
  return folder;
}
