/** `npm run --silent resolve -- FILE.html QUOTES.jsonl`: where saved quotes stand on a page. */
import { readFileSync } from 'node:fs';
import { describe } from '../utils/anchoring/describe.ts';
import { decodeHtml, openHtml } from './lib/html-file.ts';
import { readOptions } from './lib/options.ts';
import { type Found, resolveOnPage } from './lib/page-texts.ts';
import { type AskedQuote, parseQuoteLine } from './lib/quotes-file.ts';

const USAGE_LINE = 'usage: npm run --silent resolve -- [--selectors] FILE.html QUOTES.jsonl';
const USAGE = `${USAGE_LINE}

Each line of QUOTES.jsonl is {"quote", "prefix"?, "suffix"?, "start"?}. Prints one JSON line for each, in order:
{"state", "start", "end", "text", "diff"?, "in"}.

state  exact      the same words (at "start", if that was given)
       moved      the same words, but not at "start"
       changed    the place is certain, the words differ; "diff" lists runs of same, removed and added words
       ambiguous  several places fit equally: all in "candidates", the first in "start", "end" and "text"
       orphaned   not there; "start", "end" and "text" are null
start, end  UTF-16 offsets, end exclusive, into the text named by "in":
       article    the collected text, as "npm run --silent spot -- --text FILE.html" prints it
       page       all text of the page, blocks parted by a blank line; used when the quote is not in the article

With --selectors each quote that was found comes with "selectors": what the extension would save for it now.

A line that cannot be read is reported on standard error and skipped; the exit code is then 1.
Case, white space, the style of quotes and dashes, and soft hyphens make no difference.`;

function printable({ in: name, index, resolution }: Found, selectors: boolean): object {
  if (resolution.state === 'orphaned') {
    return { state: 'orphaned', start: null, end: null, text: null, in: name };
  }
  if (resolution.state !== 'ambiguous') {
    const { start, end } = resolution;
    const described = selectors ? { selectors: describe(index, start, end) } : {};
    return { ...resolution, in: name, ...described };
  }
  const [first] = resolution.candidates;
  const text = first === undefined ? null : index.text.slice(first.start, first.end);
  return {
    state: 'ambiguous',
    start: first?.start,
    end: first?.end,
    text,
    candidates: resolution.candidates,
    in: name,
  };
}

function readQuotes(path: string): { quotes: AskedQuote[]; failed: boolean } {
  const quotes: AskedQuote[] = [];
  let failed = false;
  const lines = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  lines.forEach((line, at) => {
    if (line.trim() === '') return;
    try {
      quotes.push(parseQuoteLine(line));
    } catch (error) {
      failed = true;
      console.error(`${path}:${at + 1}: ${messageOf(error)}`);
    }
  });
  return { quotes, failed };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function main(): number {
  const given = readOptions(
    {
      options: { help: { type: 'boolean' }, selectors: { type: 'boolean' } },
      allowPositionals: true,
    },
    USAGE_LINE,
  );
  if (!given) return 2;
  const { values, positionals } = given;
  const [page, list] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (page === undefined || list === undefined || positionals.length > 2) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { quotes, failed } = readQuotes(list);
    const opened = openHtml(decodeHtml(readFileSync(page)));
    for (const found of resolveOnPage(opened.document, opened.url, quotes)) {
      process.stdout.write(`${JSON.stringify(printable(found, values.selectors === true))}\n`);
    }
    opened.close();
    return failed ? 1 : 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

process.exitCode = main();
