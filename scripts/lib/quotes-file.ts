import type { SavedQuote } from '../../utils/anchoring/types.ts';

/** A quote to resolve. `start` is a UTF-16 offset into the text that is resolved against; a hint, as context is. */
export interface AskedQuote {
  quote: string;
  prefix?: string;
  suffix?: string;
  start?: number;
}

/** Reads one line of a quotes file. Throws an `Error` that says what is wrong with it. */
export function parseQuoteLine(line: string): AskedQuote {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('expected an object');
  }
  const { quote, prefix, suffix, start } = value as Record<string, unknown>;
  if (typeof quote !== 'string' || quote.trim() === '') {
    throw new Error('"quote" must be a string that is not empty');
  }
  return {
    quote,
    ...textField('prefix', prefix),
    ...textField('suffix', suffix),
    ...startField(start),
  };
}

function textField(
  name: 'prefix' | 'suffix',
  value: unknown,
): { prefix?: string; suffix?: string } {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string') throw new Error(`"${name}" must be a string`);
  return { [name]: value };
}

function startField(value: unknown): { start?: number } {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Error('"start" must be a whole number of 0 or more');
  }
  return { start: value };
}

/** The quote as the resolver takes it; positions there count code points. */
export function savedQuoteOf(
  { quote, prefix, suffix, start }: AskedQuote,
  toCodePoints: (offset: number) => number,
): SavedQuote {
  const saved: SavedQuote = { quote: { exact: quote } };
  if (prefix !== undefined) saved.quote.prefix = prefix;
  if (suffix !== undefined) saved.quote.suffix = suffix;
  if (start !== undefined) {
    saved.position = { start: toCodePoints(start), end: toCodePoints(start + quote.length) };
  }
  return saved;
}
