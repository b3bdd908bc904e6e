import { lastAtMost } from './block-index.ts';
import { blockAround } from './sentence.ts';
import type { TextIndex } from './text-index.ts';
import { isInsideWord } from './words.ts';

/** The parts of a text directive: `text=[prefix-,]start[,end][,-suffix]`. */
export interface Directive {
  prefix?: string;
  start: string;
  end?: string;
  suffix?: string;
}

/** Longer quotes are given by their first and last words. */
const MAX_EXACT = 300;
/** Words at either end of a long quote, and of context, tried one after the other until the directive is unique. */
const LENGTHS = [3, 6, 12, 24];

const folded = new WeakMap<TextIndex, string>();

/** The text as browsers compare it: without case. Kept as it is where lower case has another length. */
function foldedText(index: TextIndex): string {
  const known = folded.get(index);
  if (known !== undefined) return known;
  const lower = index.text.toLowerCase();
  const made = lower.length === index.text.length ? lower : index.text;
  folded.set(index, made);
  return made;
}

/**
 * A text directive that leads to a stretch of the text, `text=...`, as short as the text allows. Words are never cut
 * and no part reaches over a block, as the specification (WICG Scroll To Text Fragment) asks.
 */
export function fragmentFor(index: TextIndex, start: number, end: number): string {
  const { text } = index;
  let from = start;
  let to = end;
  while (isInsideWord(text, from)) from -= 1;
  while (isInsideWord(text, to)) to += 1;
  const isLong = to - from > MAX_EXACT || blockAround(index, from).end < to;
  let directive: Directive = { start: text.slice(from, to) };
  for (const words of LENGTHS) {
    if (isLong) directive = endsOf(index, from, to, words);
    if (leadsTo(index, directive, from, to)) break;
    const { prefix, suffix } = contextOf(index, from, to, words);
    if (prefix !== '') directive.prefix = prefix;
    if (suffix !== '') directive.suffix = suffix;
    if (leadsTo(index, directive, from, to)) break;
  }
  return `text=${writeDirective(directive)}`;
}

/** First and last words of a long quote. They never meet: a quote too short for that is given whole. */
function endsOf(index: TextIndex, from: number, to: number, words: number): Directive {
  const head = { start: from, end: Math.min(to, blockAround(index, from).end) };
  const tail = { start: Math.max(from, blockAround(index, to - 1).start), end: to };
  const start = firstWords(index.text, head.start, head.end, words);
  const end = lastWords(index.text, tail.start, tail.end, words);
  if (head.start + start.length <= to - end.length) return { start, end };
  return { start: index.text.slice(from, to) };
}

function contextOf(index: TextIndex, from: number, to: number, words: number) {
  const before = blockBeside(index, from, -1);
  const after = blockBeside(index, to, 1);
  return {
    prefix: lastWords(index.text, before.start, Math.min(from, before.end), words),
    suffix: firstWords(index.text, Math.max(to, after.start), after.end, words),
  };
}

/** The block around an offset, or the next one in a direction when nothing of it is left there. */
function blockBeside(index: TextIndex, offset: number, step: -1 | 1) {
  const own = blockAround(index, offset);
  const rest = step < 0 ? index.text.slice(own.start, offset) : index.text.slice(offset, own.end);
  if (rest.trim() !== '') return own;
  const at = lastAtMost(index.starts, offset, (start) => start) + step;
  const start = index.starts[at];
  return start === undefined ? own : blockAround(index, start);
}

function firstWords(text: string, start: number, end: number, words: number): string {
  const found = text.slice(start, end).match(/\S+/g)?.slice(0, words) ?? [];
  return found.join(' ');
}

function lastWords(text: string, start: number, end: number, words: number): string {
  const found = text.slice(start, end).match(/\S+/g)?.slice(-words) ?? [];
  return found.join(' ');
}

function leadsTo(index: TextIndex, directive: Directive, start: number, end: number): boolean {
  const found = findDirective(index, directive);
  return found?.start === start && found.end === end;
}

/** The first place a directive matches, in whole words and without case; null when it matches nowhere. */
export function findDirective(
  index: TextIndex,
  directive: Directive,
): { start: number; end: number } | null {
  const text = foldedText(index);
  const fold = (part: string) => (text === index.text ? part : part.toLowerCase());
  const start = fold(directive.start);
  const prefix = fold(directive.prefix ?? '');
  const suffix = fold(directive.suffix ?? '');
  const end = directive.end === undefined ? null : fold(directive.end);
  if (start === '') return null;
  const lead = prefix === '' ? start : prefix;
  for (let at = indexOfWords(text, lead, 0); at >= 0; at = indexOfWords(text, lead, at + 1)) {
    const from = prefix === '' ? at : skipSpace(text, at + prefix.length);
    if (prefix !== '' && !standsAt(text, start, from)) continue;
    const to = endOf(text, from + start.length, end, suffix);
    if (to !== null) return { start: from, end: to };
    // Without the end behind this start there is none behind a later one.
    if (end !== null && indexOfWords(text, end, from + start.length) < 0) return null;
  }
  return null;
}

/** Where a match ends whose start ends at `from`: the first end that the suffix follows. */
function endOf(text: string, from: number, end: string | null, suffix: string): number | null {
  const isFollowed = (at: number) => suffix === '' || standsAt(text, suffix, skipSpace(text, at));
  if (end === null) return isFollowed(from) ? from : null;
  for (let at = indexOfWords(text, end, from); at >= 0; at = indexOfWords(text, end, at + 1)) {
    if (isFollowed(at + end.length)) return at + end.length;
  }
  return null;
}

function indexOfWords(text: string, part: string, from: number): number {
  let at = text.indexOf(part, from);
  while (at >= 0 && !isWhole(text, at, at + part.length)) at = text.indexOf(part, at + 1);
  return at;
}

const standsAt = (text: string, part: string, at: number) =>
  text.startsWith(part, at) && isWhole(text, at, at + part.length);

const isWhole = (text: string, start: number, end: number) =>
  !isInsideWord(text, start) && !isInsideWord(text, end);

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}

function writeDirective({ prefix, start, end, suffix }: Directive): string {
  const parts = [
    prefix === undefined ? null : `${encodePart(prefix)}-`,
    encodePart(start),
    end === undefined ? null : encodePart(end),
    suffix === undefined ? null : `-${encodePart(suffix)}`,
  ];
  return parts.filter((part) => part !== null).join(',');
}

/** Percent-encodes a part. `-`, `,` and `&` part a directive, and `encodeURIComponent` leaves the first as it is. */
export function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D');
}
