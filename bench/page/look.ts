/** The gate's look at a page alone, as a content script that marks what it does in the trace. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Every call is the first one on its page, compilation included. The walk is the floor, after all else. */
const SOURCE = `
import { mentionsAi } from '${ROOT}/utils/claims/mention.ts';
import { readParagraphs } from '${ROOT}/utils/page/paragraphs.ts';
import { articleSignals, isWorthReading } from '${ROOT}/utils/page/signals.ts';
import { mayMention } from '${ROOT}/utils/page/topic.ts';
performance.mark('warm');
performance.mark('begun');
const paragraphs = readParagraphs(document);
mayMention(document.title, paragraphs, mentionsAi);
performance.mark('read');
const signals = articleSignals(document, location.href);
isWorthReading(document, signals, paragraphs);
performance.mark('judged');
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let length = 0;
for (let node = walker.nextNode(); node; node = walker.nextNode()) length += node.data.length;
performance.mark('walked');
globalThis.walked = length;
`;

/** The code of the content script. */
export async function lookScript(): Promise<string> {
  const entry = join(mkdtempSync(join(tmpdir(), 'racemark-bench-')), 'entry.ts');
  writeFileSync(entry, SOURCE);
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome134', lib: { entry, formats: ['iife'], name: 'look' } },
  });
  for (const output of Array.isArray(built) ? built : [built]) {
    if ('output' in output) return output.output[0].code;
  }
  throw new Error('The bundler gave no code.');
}
