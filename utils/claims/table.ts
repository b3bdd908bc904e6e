/** One table for every word that spotting knows: which groups it stands in and what the training says of it. */
import { GAZETTEER } from './gazetteer.ts';
import { ALL_CAPS, CAPITAL, hashesOf, pairHash } from './tokens.ts';

const SIDES = ['us', 'cn', 'other'] as const;
const ACTOR_KINDS: Readonly<Record<string, string>> = {
  country: 'State',
  capital: 'State',
  government: 'State',
  official: 'State',
  bloc: 'State',
  lab: 'Firm',
  person: 'Firm',
  chip: 'Chip',
  model: 'Model',
};
/** Groups filled from the gazetteer: a side and what kind of actor, "usState" to "otherModel". */
export const ACTOR_GROUPS: readonly string[] = SIDES.flatMap((side) =>
  ['State', 'Firm', 'Chip', 'Model'].map((kind) => side + kind),
);

/** A word or phrase: the groups it stands in, each with the capitals it needs (a token flag, 0 for none). */
export interface Entry {
  groups: number[];
  needs: number[];
  /** What the training says of the word itself, in log-odds: claim of any tier, race claim. */
  any: number;
  race: number;
  /** Whether a longer phrase of the table begins like this one. */
  opens: boolean;
}

/** Hashes of a phrase's beginnings word by word; the last is the whole phrase's. Empty when it holds no word. */
export function beginningsOf(phrase: string): number[] {
  const hashes = hashesOf(phrase);
  for (let i = 1; i < hashes.length; i++) {
    hashes[i] = pairHash(hashes[i - 1] as number, hashes[i] as number);
  }
  return hashes;
}

/** Bits of a hash that a table keeps. */
export const KEPT_BITS = 22;
export const keyOf = (hash: number) => (hash ^ (hash >>> KEPT_BITS)) & ((1 << KEPT_BITS) - 1);

export class WordTable {
  readonly #slots = new Int32Array(1 << 14).fill(-1);
  readonly #at = new Uint16Array(1 << 14);
  readonly #entries: Entry[] = [];

  /** The entry under a key, made when missing. */
  entry(key: number): Entry {
    let slot = key & (this.#slots.length - 1);
    while (this.#slots[slot] !== -1) {
      if (this.#slots[slot] === key) return this.#entries[this.#at[slot] as number] as Entry;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = key;
    this.#at[slot] = this.#entries.length;
    const entry: Entry = { groups: [], needs: [], any: 0, race: 0, opens: false };
    this.#entries.push(entry);
    return entry;
  }

  /** The entry of a word or phrase by its hash, or undefined. */
  find(hash: number): Entry | undefined {
    const key = keyOf(hash);
    let slot = key & (this.#slots.length - 1);
    let kept = this.#slots[slot] as number;
    while (kept !== -1) {
      if (kept === key) return this.#entries[this.#at[slot] as number];
      slot = (slot + 1) & (this.#slots.length - 1);
      kept = this.#slots[slot] as number;
    }
    return undefined;
  }

  add(key: number, group: number, needs: number): void {
    const entry = this.entry(key);
    if (entry.groups.includes(group)) return;
    entry.groups.push(group);
    entry.needs.push(needs);
  }
}

/** Adds the gazetteer's names, whose groups start at number `first` in the order of `ACTOR_GROUPS`. */
export function addActors(table: WordTable, first: number, gazetteer = GAZETTEER): void {
  for (const line of gazetteer.trim().split('\n')) {
    const [head = '', names = ''] = line.split(': ');
    const [side = '', kind = ''] = head.split(' ');
    const group = first + ACTOR_GROUPS.indexOf(side + (ACTOR_KINDS[kind] ?? ''));
    for (const form of names.split(/[;|]/)) {
      const name = form.trim().replace(/!+$/, '');
      const beginnings = beginningsOf(name);
      const hash = beginnings.pop();
      if (hash === undefined) continue;
      for (const beginning of beginnings) table.entry(keyOf(beginning)).opens = true;
      const needs = form.trim().endsWith('!!') ? ALL_CAPS : form.trim().endsWith('!') ? CAPITAL : 0;
      table.add(keyOf(hash), group, needs);
    }
  }
}
