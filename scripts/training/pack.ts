/** Writes trained numbers the way `utils/claims/model.ts` reads them. */
import type { WordGroup } from '../../utils/claims/features.ts';
import { WORD_GROUPS } from '../../utils/claims/features.ts';
import { LEXICON } from '../../utils/claims/lexicon.ts';
import { LINEAR_UNIT, OPENS_CODE, WORDING_CODE, WORDING_UNIT } from '../../utils/claims/model.ts';
import { beginningsOf, keyOf } from '../../utils/claims/table.ts';
import type { Tree } from './trees.ts';

/** What the training says of a word, in log-odds. */
export interface Wording {
  any: number;
  race: number;
}

export const base64 = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('base64');

/** Phrases of a group of the lexicon. */
export const phrasesOf = (group: WordGroup): string[] =>
  LEXICON[group]
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** The lexicon and the wording weights, sorted by key. */
export function packWords(wording: ReadonlyMap<number, Wording>): string {
  const codes = new Map<number, Set<number>>();
  const add = (key: number, code: number) => {
    const known = codes.get(key);
    if (known) known.add(code);
    else codes.set(key, new Set([code]));
  };
  WORD_GROUPS.forEach((group, code) => {
    for (const phrase of phrasesOf(group)) {
      const beginnings = beginningsOf(phrase);
      const hash = beginnings.pop();
      if (hash === undefined)
        throw new Error(`lexicon group "${group}": "${phrase}" holds no word`);
      add(keyOf(hash), code);
      for (const beginning of beginnings) add(keyOf(beginning), OPENS_CODE);
    }
  });
  const byte = (value: number) =>
    Math.max(-127, Math.min(127, Math.round(value * WORDING_UNIT))) & 255;
  for (const [key, { any, race }] of wording) {
    if (byte(any) !== 0 || byte(race) !== 0) add(key, WORDING_CODE);
  }
  const bytes: number[] = [];
  let last = 0;
  for (const key of [...codes.keys()].sort((a, b) => a - b)) {
    for (const code of [...(codes.get(key) as Set<number>)].sort((a, b) => a - b)) {
      let step = key - last;
      last = key;
      while (step >= 128) {
        bytes.push((step & 127) | 128);
        step >>>= 7;
      }
      bytes.push(step, code);
      if (code !== WORDING_CODE) continue;
      const { any, race } = wording.get(key) as Wording;
      bytes.push(byte(any), byte(race));
    }
  }
  return base64(bytes);
}

export function packLinear(tables: readonly ArrayLike<number>[]): string {
  const numbers = tables.flatMap((table) => Array.from(table));
  const bytes = Buffer.alloc(2 * numbers.length);
  numbers.forEach((value, i) => {
    const whole = Math.round(value * LINEAR_UNIT);
    bytes.writeInt16LE(Math.max(-32767, Math.min(32767, whole)), 2 * i);
  });
  return bytes.toString('base64');
}

export function packTrees(trees: readonly Tree[]): string {
  return base64(
    trees.flatMap(({ feature, threshold, leaf }) => [
      ...feature.flatMap((place) => [place & 255, place >> 8]),
      ...threshold,
      ...leaf.map((value) => value & 255),
    ]),
  );
}
