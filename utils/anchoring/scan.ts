/** Looking for strings as they stand, without an index. */

/** Every place of `part`, overlapping ones too, ascending. */
export function scan(text: string, part: string, limit: number): number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (
    let at = text.indexOf(part);
    at >= 0 && found.length < limit;
    at = text.indexOf(part, at + 1)
  ) {
    found.push(at);
  }
  return found;
}

/** Characters of a string that are hashed; shorter strings are looked for one by one. */
const KEY = 16;
const BASE = 0x01000193;
/** Slots of the table: so few are taken that hardly a place of the text is looked at twice. */
const SLOT_BITS = 13;
/** Characters between two pauses. */
const STRIDE = 65_536;

/**
 * Every place of each of several strings, found in one pass over the text however many they are: a hash of the
 * last characters is rolled along, and where it is that of a string's beginning the two are compared (Karp and Rabin,
 * "Efficient randomized pattern-matching algorithms", 1987). At most `limit` places each, ascending.
 */
export function* scanning(
  text: string,
  parts: readonly string[],
  limit: number,
): Generator<void, number[][]> {
  const found: number[][] = parts.map((part) => (part.length < KEY ? scan(text, part, limit) : []));
  const table = tableOf(parts);
  for (let from = KEY - 1; from < text.length; from += STRIDE) {
    if (from >= KEY) yield;
    for (const { part, start } of roll(text, from, Math.min(from + STRIDE, text.length), table)) {
      const places = found[part] as number[];
      if (places.length < limit && text.startsWith(parts[part] as string, start))
        places.push(start);
    }
  }
  return found;
}

/** The strings by the hash of their beginnings: the first of each slot and the next of the same, counted from 1. */
interface Table {
  heads: Int32Array;
  nexts: Int32Array;
}

function tableOf(parts: readonly string[]): Table {
  const heads = new Int32Array(1 << SLOT_BITS);
  const nexts = new Int32Array(parts.length + 1);
  parts.forEach((part, at) => {
    if (part.length < KEY) return;
    const slot = slotOf(hashOf(part, KEY - 1));
    nexts[at + 1] = heads[slot] as number;
    heads[slot] = at + 1;
  });
  return { heads, nexts };
}

/** Of the `KEY` characters that end with the one at `end`. */
function hashOf(text: string, end: number): number {
  let hash = 0;
  for (let at = end - KEY + 1; at <= end; at += 1) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  }
  return hash;
}

/** What the character that leaves counts for. */
const LEAVING = Array.from({ length: KEY }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Where strings may stand whose beginning ends in a stretch. A plain function: generators are not optimised as well. */
function roll(text: string, from: number, to: number, { heads, nexts }: Table) {
  const hits: { part: number; start: number }[] = [];
  let hash = hashOf(text, from);
  for (let end = from; ; ) {
    for (let next = heads[slotOf(hash)] as number; next !== 0; next = nexts[next] as number) {
      hits.push({ part: next - 1, start: end - KEY + 1 });
    }
    end += 1;
    if (end >= to) return hits;
    hash =
      (Math.imul(hash, BASE) +
        text.charCodeAt(end) -
        Math.imul(text.charCodeAt(end - KEY), LEAVING)) |
      0;
  }
}

const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS);
