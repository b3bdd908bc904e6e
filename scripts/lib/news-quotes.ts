/** Quotes from real news pages and how they were varied: does each come back to its own place? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '../../utils/anchoring/fold.ts';
import { decodeHtml, openHtml } from './html-file.ts';
import { type Found, resolveOnPage } from './page-texts.ts';

interface NewsQuote {
  file: string;
  quote: string;
  variant: string;
  /** Normalised text the quote must resolve to; absent quotes have none. */
  target?: string;
}

/** One variant's answers, counted by state. */
export interface VariantTally {
  variant: string;
  total: number;
  states: Record<string, number>;
  /** Resolved elsewhere, or resolved though absent. There must be none. */
  wrong: string[];
  /** Not resolved though the words are there. */
  missed: string[];
}

/** Words were changed on purpose: not finding such a quote is no mistake. */
const EDITED = /^word-/;

/** Resolves every quote of `news-quotes.jsonl` whose page is in `pages`. */
export function runNewsQuotes(anchoring: string, pages: string): VariantTally[] {
  const quotes = readFileSync(join(anchoring, 'news-quotes.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as NewsQuote);
  const tallies = new Map<string, VariantTally>();
  for (const [file, own] of Map.groupBy(quotes, (quote) => quote.file)) {
    const path = join(pages, file);
    if (!existsSync(path)) continue;
    const opened = openHtml(decodeHtml(readFileSync(path)));
    const found = resolveOnPage(
      opened.document,
      opened.url,
      own.map(({ quote }) => ({ quote })),
    );
    own.forEach((quote, at) => {
      count(tallies, quote, found[at] as Found);
    });
    opened.close();
  }
  return [...tallies.values()];
}

function count(tallies: Map<string, VariantTally>, quote: NewsQuote, found: Found): void {
  const { variant, target } = quote;
  const tally = tallies.get(variant) ?? { variant, total: 0, states: {}, wrong: [], missed: [] };
  tallies.set(variant, tally);
  const { state } = found.resolution;
  tally.total += 1;
  tally.states[state] = (tally.states[state] ?? 0) + 1;
  const texts = textsOf(found).map((text) => foldText(text).trim());
  const name = `${quote.file}: "${quote.quote}"`;
  if (target === undefined) {
    if (state !== 'orphaned') tally.wrong.push(name);
  } else if (state === 'orphaned') {
    if (!EDITED.test(variant)) tally.missed.push(name);
  } else if (!texts.some((text) => isPlace(text, foldText(target).trim(), variant))) {
    tally.wrong.push(`${name} resolved to "${texts.join('" or "')}"`);
  }
}

/** A quote cut short says where it begins; where its sentence ends is for a splitter to say, and they differ. */
function isPlace(text: string, target: string, variant: string): boolean {
  if (text === target) return true;
  return variant === 'ellipsis-end' && text !== '' && target.startsWith(text);
}

function textsOf({ index, resolution }: Found): string[] {
  if (resolution.state === 'orphaned') return [];
  if (resolution.state !== 'ambiguous') return [resolution.text];
  return resolution.candidates.map(({ start, end }) => index.text.slice(start, end));
}
