/** The anchoring cases of other projects, run against this resolver. They are read from outside the project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '../../utils/anchoring/describe.ts';
import { type Directive, findDirective } from '../../utils/anchoring/fragment.ts';
import { offsetsOf, rangeOf } from '../../utils/anchoring/range.ts';
import { resolve } from '../../utils/anchoring/resolve.ts';
import {
  createTextIndex,
  fromCodePoints,
  type TextIndex,
  toCodePoints,
} from '../../utils/anchoring/text-index.ts';
import type { SavedQuote } from '../../utils/anchoring/types.ts';
import { indexWholePage } from '../../utils/anchoring/whole-page.ts';
import type { Piece } from '../../utils/page/types.ts';
import { openHtml } from './html-file.ts';

/** What became of one case: passed, failed with what was seen, or outside what this project does, with the reason. */
export interface Outcome {
  suite: string;
  name: string;
  result: 'passed' | 'failed' | 'inapplicable';
  detail: string;
}

const EMPTY = 'a claim is never empty, so empty quotes are not looked for';

const read = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'));

function passed(suite: string, name: string, failure: string | null): Outcome {
  return { suite, name, result: failure === null ? 'passed' : 'failed', detail: failure ?? '' };
}

const inapplicable = (suite: string, name: string, detail: string): Outcome => ({
  suite,
  name,
  result: 'inapplicable',
  detail,
});

const squash = (text: string) => text.replace(/\s+/g, ' ').trim();

/** An index of text nodes as they are, white space and all, as Apache Annotator counts them. */
function indexRaw(document: Document, scope?: Range): TextIndex {
  const walker = document.createTreeWalker(document, 4);
  const pieces: Piece[] = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { from, to } = clip(node, scope);
    if (from < to) pieces.push({ node, nodeStart: from, start: text.length, length: to - from });
    text += node.data.slice(from, to);
  }
  return createTextIndex({ blocks: [{ kind: 'paragraph', text, pieces }] });
}

function clip(node: Text, scope?: Range): { from: number; to: number } {
  if (scope === undefined) return { from: 0, to: node.data.length };
  const from = node === scope.startContainer ? scope.startOffset : 0;
  const to = node === scope.endContainer ? scope.endOffset : node.data.length;
  return scope.intersectsNode(node) ? { from, to } : { from: 0, to: 0 };
}

interface XPathRange {
  startContainerXPath: string;
  startOffset: number;
  endContainerXPath: string;
  endOffset: number;
}

function nodeAt(document: Document, path: string): Node {
  const found = document.evaluate(path, document, null, 9).singleNodeValue;
  if (found === null) throw new Error(`no node at ${path}`);
  return found;
}

function rangeAt(document: Document, at: XPathRange): Range {
  const range = document.createRange();
  range.setStart(nodeAt(document, at.startContainerXPath), at.startOffset);
  range.setEnd(nodeAt(document, at.endContainerXPath), at.endOffset);
  return range;
}

/** The same characters of the same nodes; a boundary between two nodes may be named in either. */
function isSameRange(index: TextIndex, range: Range | null, expected: Range): boolean {
  if (range === null) return expected.collapsed;
  const ours = offsetsOf(index, range);
  const theirs = offsetsOf(index, expected);
  return (
    String(range) === String(expected) && ours?.start === theirs?.start && ours?.end === theirs?.end
  );
}

interface QuoteCase {
  name: string;
  html: string;
  selector: { exact: string; prefix?: string; suffix?: string };
  expected: XPathRange[];
}

/** Every expected range is found with its position as a hint, and without one as far as the selector tells. */
function checkQuote(document: Document, index: TextIndex, test: QuoteCase): string | null {
  const { exact, prefix, suffix } = test.selector;
  const quote: SavedQuote['quote'] = { exact };
  if (prefix !== undefined) quote.prefix = prefix;
  if (suffix !== undefined) quote.suffix = suffix;
  const ranges = test.expected.map((at) => rangeAt(document, at));
  const free = resolve(index, { quote });
  const want = ['orphaned', 'exact'][ranges.length] ?? 'ambiguous';
  if (free.state !== want) return `${free.state} instead of ${want}`;
  if (free.state === 'ambiguous') {
    const wrong = free.candidates.filter(({ start, end }, at) => {
      const expected = ranges[at];
      return expected === undefined || !isSameRange(index, rangeOf(index, start, end), expected);
    });
    if (wrong.length > 0 || free.candidates.length !== ranges.length) return 'other candidates';
  }
  for (const range of ranges) {
    const place = offsetsOf(index, range);
    if (place === null) return 'expected range not indexed';
    const position = {
      start: toCodePoints(index, place.start),
      end: toCodePoints(index, place.end),
    };
    const found = resolve(index, { quote, position });
    if (found.state !== 'exact') return `${found.state} with its position given`;
    if (!isSameRange(index, rangeOf(index, found.start, found.end), range)) return 'another range';
  }
  return null;
}

function apacheQuotes(folder: string): Outcome[] {
  const { cases } = read(folder, 'text-quote-match.json') as { cases: QuoteCase[] };
  const plain = cases.map((test): Outcome => {
    if (test.selector.exact === '') return inapplicable('Apache match', test.name, EMPTY);
    const { document } = openHtml(test.html);
    return passed('Apache match', test.name, checkQuote(document, indexRaw(document), test));
  });
  return [...plain, ...apacheVariants(folder, cases)];
}

interface VariantCase {
  name: string;
  base: string;
  prepare?: string;
  splitTextAt?: (number | 'length')[];
  scope?: string | { start: [string, number]; end: [string, number] };
  expected: XPathRange[] | 'same as base';
}

function apacheVariants(folder: string, bases: readonly QuoteCase[]): Outcome[] {
  const { cases } = read(folder, 'text-quote-match-dom-variants.json') as { cases: VariantCase[] };
  return cases.map((variant) => {
    const base = bases.find(({ name }) => name === variant.base);
    if (base === undefined) throw new Error(`${variant.name}: no base ${variant.base}`);
    const { document } = openHtml(base.html);
    const node = nodeAt(document, '//b').firstChild as Text;
    const all = Array.from({ length: node.data.length - 1 }, (_, at) => node.data.length - 1 - at);
    for (const at of variant.prepare === undefined ? (variant.splitTextAt ?? []) : all) {
      node.splitText(at === 'length' ? node.data.length : at);
    }
    const scope = scopeOf(document, variant.scope);
    const expected = variant.expected === 'same as base' ? base.expected : variant.expected;
    const index = indexRaw(document, scope);
    const failure = checkQuote(document, index, { ...base, expected });
    return passed('Apache match, DOM variants', variant.name, failure);
  });
}

function scopeOf(document: Document, scope: VariantCase['scope']): Range | undefined {
  if (scope === undefined) return undefined;
  const range = document.createRange();
  if (typeof scope === 'string') {
    range.selectNodeContents(nodeAt(document, '//b'));
    if (scope === 'collapsed') range.collapse(true);
    return range;
  }
  range.setStart(nodeAt(document, scope.start[0]), scope.start[1]);
  range.setEnd(nodeAt(document, scope.end[0]), scope.end[1]);
  return range;
}

function apachePositions(folder: string): Outcome[] {
  interface Case {
    name: string;
    html: string;
    selector: { start: number; end: number };
    expected: [XPathRange];
  }
  const { cases } = read(folder, 'text-position-match.json') as { cases: Case[] };
  return cases.map(({ name, html, selector, expected }) => {
    if (selector.start === selector.end) return inapplicable('Apache position', name, EMPTY);
    const { document } = openHtml(html);
    const index = indexRaw(document);
    const range = rangeOf(
      index,
      fromCodePoints(index, selector.start),
      fromCodePoints(index, selector.end),
    );
    const isSame = isSameRange(index, range, rangeAt(document, expected[0]));
    return passed('Apache position', name, isSame ? null : `found "${range}"`);
  });
}

function apacheDescriptions(folder: string): Outcome[] {
  interface Case {
    name: string;
    html: string;
    range: XPathRange;
    expected: { exact: string; prefix: string; suffix: string };
  }
  const { cases } = read(folder, 'text-quote-describe.json') as { cases: Record<string, Case[]> };
  return Object.entries(cases).flatMap(([group, tests]) =>
    tests.map(({ name, html, range, expected }) => {
      const suite = `Apache describe, ${group.replace('testCases', '')}`;
      if (expected.exact === '') return inapplicable(suite, name, EMPTY);
      const { document } = openHtml(html);
      const index = indexRaw(document);
      const place = offsetsOf(index, rangeAt(document, range));
      if (place === null) return passed(suite, name, 'range not indexed');
      const { quote } = describe(index, place.start, place.end);
      // Context is longer here by design; it must hold theirs and single out the place without the position.
      const holds =
        quote.exact === expected.exact &&
        quote.prefix.endsWith(expected.prefix) &&
        quote.suffix.startsWith(expected.suffix);
      const found = resolve(index, { quote });
      const back = found.state === 'exact' && found.start === place.start;
      return passed(suite, name, holds && back ? null : `${JSON.stringify(quote)}, ${found.state}`);
    }),
  );
}

function hypothesisRanges(folder: string): Outcome[] {
  interface Case {
    description: string;
    quote: string;
    startContainer: number | string;
    startOffset: number;
    endContainer: number | string;
    endOffset: number;
  }
  const { cases, fixture } = read(folder, 'html-range-specs.json') as {
    cases: Case[];
    fixture: string;
  };
  const { document } = openHtml(
    `<section>${readFileSync(join(folder, fixture), 'utf8')}</section>`,
  );
  const section = nodeAt(document, '//section');
  const walker = document.createTreeWalker(section, 4);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
  const find = (at: number | string) =>
    typeof at === 'number' ? (texts[at] as Node) : nodeAt(document, `//section${at}`);
  const index = indexWholePage(document);
  const ranges = cases.map((test) => {
    const range = document.createRange();
    range.setStart(find(test.startContainer), test.startOffset);
    range.setEnd(find(test.endContainer), test.endOffset);
    const place = offsetsOf(index, range);
    if (place === null) return passed('Hypothesis ranges', test.description, 'not indexed');
    const saved = describe(index, place.start, place.end);
    const answers = [resolve(index, saved), resolve(index, { quote: saved.quote })];
    const wrong = answers.filter((found) => {
      if (found.state !== 'exact' || found.start !== place.start) return true;
      return squash(String(rangeOf(index, found.start, found.end))) !== squash(test.quote);
    });
    const detail = wrong.length === 0 ? null : JSON.stringify(wrong);
    return passed('Hypothesis ranges', test.description, detail);
  });
  return [...ranges, ...hypothesisFailures(index)];
}

function hypothesisFailures(index: TextIndex): Outcome[] {
  const suite = 'Hypothesis failures';
  const gone = resolve(index, { quote: { exact: 'This text does not appear in the web page' } });
  const far = resolve(index, {
    quote: { exact: 'Lorem ipsum' },
    position: { start: 1000, end: 1010 },
  });
  return [
    passed(suite, 'an absent quote is an error', gone.state === 'orphaned' ? null : gone.state),
    passed(
      suite,
      'quote is used when the position is wrong',
      far.state === 'moved' ? null : far.state,
    ),
    inapplicable(
      suite,
      'quote is used when the XPath range is wrong',
      'no XPath is saved: the quote is always used',
    ),
  ];
}

const indexOfText = (text: string) =>
  createTextIndex({ blocks: [{ kind: 'paragraph', text, pieces: [] }] });

function hypothesisMatches(folder: string): Outcome[] {
  interface Case {
    text?: string;
    textValue?: string;
    quote: string;
    prefix?: string;
    suffix?: string;
    match?: string;
    expected?: string;
  }
  const file = read(folder, 'match-quote.json') as {
    texts: Record<string, string>;
    exact: Case[];
    noMatch: Case[];
    context: Case[];
    endOfText: Case;
    hint: { quote: string; hintAt?: string }[];
  };
  const suite = 'Hypothesis matchQuote';
  const check = (test: Case, want: { at: number } | 'orphaned') => {
    const text = test.textValue ?? file.texts[test.text ?? ''] ?? '';
    const { prefix, suffix } = test;
    const exact = test.quote.startsWith('<the whole') ? (file.texts.solitude ?? '') : test.quote;
    const quote = { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
    const found = resolve(indexOfText(text), { quote });
    const isRight =
      want === 'orphaned'
        ? found.state === 'orphaned'
        : 'start' in found && found.start === want.at && found.text === exact;
    const name = [prefix, `"${test.quote}"`, suffix].filter(Boolean).join(' … ');
    return passed(suite, name, isRight ? null : JSON.stringify(found));
  };
  const at = (test: Case, part: string) => ({
    at: (test.textValue ?? file.texts[test.text ?? ''] ?? '').indexOf(part),
  });
  return [
    ...file.exact.map((test) =>
      test.match === test.quote
        ? check(test, at(test, test.quote))
        : inapplicable(
            suite,
            `"${test.quote}"`,
            'one of three words changed and no context: orphaned here',
          ),
    ),
    ...file.noMatch.map((test) => check(test, 'orphaned')),
    ...file.context.map((test) => check(test, at(test, test.expected ?? ''))),
    check(file.endOfText, at(file.endOfText, file.endOfText.match ?? '')),
    ...file.hint.map(({ quote, hintAt }) =>
      inapplicable(
        suite,
        `"${quote}" near "${hintAt}"`,
        'a misspelt quote of two words is too short to be looked for edited',
      ),
    ),
    ...['quote', 'prefix', 'suffix'].map((part) =>
      inapplicable(suite, `scores descend with the ${part}`, 'answers are states, not scores'),
    ),
  ];
}

function hypothesisPages(folder: string): Outcome[] {
  const pages = read(folder, 'integration.json') as {
    fixture: string;
    cases: { tag: string; quotes: string[] }[];
  };
  const { document } = openHtml(readFileSync(join(folder, pages.fixture), 'utf8'));
  const index = indexWholePage(document);
  const integration = pages.cases.map(({ tag, quotes }) => {
    const wrong = quotes.filter((exact) => {
      const found = resolve(index, { quote: { exact } });
      return (
        found.state !== 'exact' || squash(String(rangeOf(index, found.start, found.end))) !== exact
      );
    });
    return passed('Hypothesis integration', tag, wrong.length === 0 ? null : wrong.join(' | '));
  });
  const breaks = read(folder, 'br-boundary.json') as {
    cases: { html: string; exact?: string; anchoredToString?: string; renderedText?: string }[];
  };
  const boundaries = breaks.cases.map(({ html, exact, anchoredToString, renderedText }) => {
    const suite = 'Hypothesis line breaks';
    const opened = indexWholePage(openHtml(html).document);
    if (renderedText !== undefined) {
      const same = opened.text === squash(renderedText);
      return passed(suite, `${html} as text`, same ? null : opened.text);
    }
    const found = resolve(opened, { quote: { exact: exact ?? '' } });
    const range = 'start' in found ? rangeOf(opened, found.start, found.end) : null;
    return passed(
      suite,
      `${html}: ${exact}`,
      String(range) === anchoredToString ? null : String(range),
    );
  });
  return [...integration, ...boundaries, ...wholeDocuments(folder)];
}

/** Every block of the sample documents, described and found again, with and without its position. */
function wholeDocuments(folder: string): Outcome[] {
  return ['doyle.html', 'whitespace.html'].map((file) => {
    const { document } = openHtml(readFileSync(join(folder, 'documents', file), 'utf8'));
    const index = indexWholePage(document);
    const lost = index.blocks.filter((block, at) => {
      const start = index.starts[at] ?? 0;
      const saved = describe(index, start, start + block.text.length);
      const found = [resolve(index, saved), resolve(index, { quote: saved.quote })];
      return found.some((answer) => answer.state !== 'exact' || answer.start !== start);
    });
    const detail = lost.length === 0 ? null : lost.map(({ text }) => text.slice(0, 40)).join(' | ');
    return passed('Hypothesis documents', `${file}, ${index.blocks.length} blocks`, detail);
  });
}

function parseDirective(hash: string): Directive {
  const parts = hash.replace(/^#:~:text=/, '').split(',');
  const directive: Directive = { start: '' };
  const words = (part: string) => squash(decodeURIComponent(part));
  if (parts[0]?.endsWith('-')) directive.prefix = words((parts.shift() ?? '').slice(0, -1));
  if (parts.at(-1)?.startsWith('-')) directive.suffix = words((parts.pop() ?? '').slice(1));
  directive.start = words(parts[0] ?? '');
  if (parts[1] !== undefined) directive.end = words(parts[1]);
  return directive;
}

function directives(folder: string): Outcome[] {
  const { cases } = read(folder, 'directive-cases.json') as {
    cases: { name: string; fixture: string; directive: string; expectedText: string }[];
  };
  return cases.map(({ name, fixture, directive, expectedText }) => {
    const html = readFileSync(join(folder, fixture), 'utf8');
    const suite = 'Text fragments';
    if (!squash(openHtml(html).document.body.textContent ?? '').includes(expectedText)) {
      return inapplicable(suite, name, 'the fixture as saved does not hold the expected text');
    }
    const index = indexWholePage(openHtml(`<body>${html}</body>`).document);
    const found = findDirective(index, parseDirective(directive));
    const range = found && rangeOf(index, found.start, found.end);
    const text = squash(String(range));
    return passed(suite, name, text === expectedText ? null : `found "${text}"`);
  });
}

function outOfScope(): Outcome[] {
  return [
    inapplicable(
      'Apache CSS selectors',
      'all 3',
      'claims are kept by quote, position and text fragment, not by CSS',
    ),
    inapplicable(
      'Apache highlight-text',
      'all 9',
      'pages are painted with CSS Custom Highlights: no element is ever wrapped',
    ),
    inapplicable(
      'Text fragments',
      'DOM helper fixtures',
      'inputs of helpers that this project has no counterpart of',
    ),
  ];
}

/** Runs all cases found in the folder `anchoring` of the shared material. */
export function runUpstreamCases(anchoring: string): Outcome[] {
  const apache = join(anchoring, 'apache-annotator');
  const hypothesis = join(anchoring, 'hypothesis');
  return [
    ...apacheQuotes(apache),
    ...apachePositions(apache),
    ...apacheDescriptions(apache),
    ...hypothesisRanges(hypothesis),
    ...hypothesisMatches(hypothesis),
    ...hypothesisPages(hypothesis),
    ...directives(join(anchoring, 'text-fragments')),
    ...outOfScope(),
  ];
}
