import search from 'approx-string-match';
import { foldText } from './fold.ts';
import type { Needle, Place } from './needle.ts';
import type { Side } from './text-index.ts';

/** How well the page agrees with the saved context on each side, 0 to 1; null where there is nothing to compare. */
export interface Agreement {
  before: number | null;
  after: number | null;
}

/** From this on the text beside a place counts as the saved one, edited at most. */
export const AGREES = 0.6;
/** The same but for case, white space or punctuation style. Letter by letter it is 1. */
export const SAME = 0.99;
/** Context is compared until so many characters behind the first that differs; only of text that repeats itself is more saved. */
const FAR = 128;

/** Whether exactly the saved context stands around a place. False when none was saved. */
export function isVerbatim(
  text: string,
  { start, end }: Place,
  { prefix, suffix }: Needle,
): boolean {
  if (prefix === '' && suffix === '') return false;
  return endsAt(text, prefix, start) && text.startsWith(suffix, end);
}

/** Whether `part` ends at an offset. */
export const endsAt = (text: string, part: string, end: number) =>
  end >= part.length && text.startsWith(part, end - part.length);

/** Compares the text around a place with a quote's saved context. */
export function agreementAt(text: string, { start, end }: Place, needle: Needle): Agreement {
  return { before: before(text, start, needle), after: after(text, end, needle) };
}

function before(text: string, start: number, needle: Needle): number | null {
  const { prefix } = needle;
  if (prefix.trim() === '') return null;
  if (endsAt(text, prefix, start)) return 1;
  const window = text.slice(Math.max(0, start - 2 * prefix.length - 16), start);
  return similarity(foldText(window).trim(), needle.foldedPrefix, 'end');
}

function after(text: string, end: number, needle: Needle): number | null {
  const { suffix } = needle;
  if (suffix.trim() === '') return null;
  if (text.startsWith(suffix, end)) return 1;
  const window = text.slice(end, end + 2 * suffix.length + 16);
  return similarity(foldText(window).trim(), needle.foldedSuffix, 'start');
}

/**
 * How much of `whole` stands at that end of `window`: 1 less the share of edited characters. Null when there is no
 * text to compare with, as at the edge of a page.
 */
function similarity(window: string, whole: string, at: Side): number | null {
  if (window === '') return null;
  // At the edge of a page less text stands than was saved: only so much can be compared.
  const saved = at === 'end' ? whole.slice(-window.length) : whole.slice(0, window.length);
  if (at === 'end' ? window.endsWith(saved) : window.startsWith(saved)) return SAME;
  // What is the same beside the place is not searched, and of what differs only so much.
  const same = sameLength(window, saved, at);
  const compared = Math.min(saved.length, same + FAR);
  const near = Math.ceil(compared * 1.5);
  const [beside, part] =
    at === 'end'
      ? [window.slice(-near, window.length - same), saved.slice(-compared, saved.length - same)]
      : [window.slice(same, near), saved.slice(same, compared)];
  const errors = search(beside, part, Math.floor(compared / 2))[0]?.errors;
  return errors === undefined ? 0 : 1 - errors / compared;
}

/** How many characters two texts share at that end. */
function sameLength(one: string, other: string, at: Side): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  if (at === 'end') {
    while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  } else while (length < most && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}
