import search from 'approx-string-match';
import { foldText } from './fold.ts';
import type { Side } from './text-index.ts';

/** What was saved around a quote, as written and folded; empty strings when it is unknown. */
export interface Context {
  prefix: string;
  suffix: string;
  foldedPrefix: string;
  foldedSuffix: string;
}

/** How well the page agrees with the saved context on each side, 0 to 1; null where there is nothing to compare. */
export interface Agreement {
  before: number | null;
  after: number | null;
}

/** From this on the text beside a place counts as the saved one, edited at most. */
export const AGREES = 0.6;

/** The same but for case, white space or punctuation style. Letter by letter it is 1. */
export const SAME = 0.99;

export function contextOf(prefix: string, suffix: string): Context {
  return {
    prefix,
    suffix,
    foldedPrefix: foldText(prefix).trim(),
    foldedSuffix: foldText(suffix).trim(),
  };
}

/** Compares the text around `start` and `end` with a saved context. */
export function agreementAt(text: string, start: number, end: number, context: Context): Agreement {
  return { before: before(text, start, context), after: after(text, end, context) };
}

function before(text: string, start: number, { prefix, foldedPrefix }: Context): number | null {
  if (foldedPrefix === '') return null;
  if (text.slice(Math.max(0, start - prefix.length), start) === prefix) return 1;
  const window = text.slice(Math.max(0, start - 2 * prefix.length - 16), start);
  return similarity(foldText(window).trim(), foldedPrefix, 'end');
}

function after(text: string, end: number, { suffix, foldedSuffix }: Context): number | null {
  if (foldedSuffix === '') return null;
  if (text.startsWith(suffix, end)) return 1;
  const window = text.slice(end, end + 2 * suffix.length + 16);
  return similarity(foldText(window).trim(), foldedSuffix, 'start');
}

/**
 * How much of `saved` stands at that end of `window`: 1 less the share of edited characters. Null when there is no
 * text to compare with, as at the edge of a page.
 */
function similarity(window: string, whole: string, at: Side): number | null {
  if (window === '') return null;
  // At the edge of a page less text stands than was saved: only so much can be compared.
  const saved = at === 'end' ? whole.slice(-window.length) : whole.slice(0, window.length);
  if (at === 'end' ? window.endsWith(saved) : window.startsWith(saved)) return SAME;
  const near = Math.ceil(saved.length * 1.5);
  const beside = at === 'end' ? window.slice(-near) : window.slice(0, near);
  const errors = search(beside, saved, Math.floor(saved.length / 2))[0]?.errors;
  return errors === undefined ? 0 : 1 - errors / saved.length;
}
