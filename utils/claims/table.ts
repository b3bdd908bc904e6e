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

/** What is known of a word or phrase while a table is made. */
interface Entry {
  /** The groups it stands in, each with the capitals it needs. */
  groups: number[];
  any: number;
  race: number;
  opens: boolean;
}

const LEAST_SLOTS = 1 << 10;
/** Four numbers a slot: the key (-1 in an empty one), what `ANY` to `COUNT` say, where its groups begin, nothing. */
const SLOT_BITS = 2;
/** Signed bytes: what the training says of the word itself. */
const ANY = 24;
const RACE = 16;
const OPENS = 1 << 15;
const COUNT = OPENS - 1;
/** What stands in `groups`: a group, and above it the capitals that it needs. */
export const GROUP_BITS = 8;
export const GROUP_MASK = (1 << GROUP_BITS) - 1;

/**
 * Words and phrases by their hashes, all in flat arrays: a look-up touches one or two lines of memory. Made by
 * `WordTableMaker`.
 */
export class WordTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** Groups of all entries, one entry's after another's; see `GROUP_BITS`. */
  readonly groups: Uint16Array;

  constructor(entries: ReadonlyMap<number, Entry>) {
    let size = LEAST_SLOTS;
    while (size < 2 * entries.size) size *= 2;
    this.#slots = new Int32Array(size << SLOT_BITS).fill(-1);
    this.#mask = size - 1;
    const groups: number[] = [];
    for (const [key, { groups: own, any, race, opens }] of entries) {
      let slot = key & this.#mask;
      while (this.#slots[slot << SLOT_BITS] !== -1) slot = (slot + 1) & this.#mask;
      const said = (any << ANY) | ((race & 0xff) << RACE) | (opens ? OPENS : 0) | own.length;
      this.#slots.set([key, said, groups.length], slot << SLOT_BITS);
      groups.push(...own);
    }
    this.groups = Uint16Array.from(groups);
  }

  /** Where a word or phrase stands, by its hash; -1 when it is not in the table. */
  find(hash: number): number {
    const key = keyOf(hash);
    const slots = this.#slots;
    let slot = key & this.#mask;
    let kept = slots[slot << SLOT_BITS] as number;
    while (kept !== key) {
      if (kept === -1) return -1;
      slot = (slot + 1) & this.#mask;
      kept = slots[slot << SLOT_BITS] as number;
    }
    return slot << SLOT_BITS;
  }

  /** What the training says of the word at `at` itself, in units of log-odds: claim of any tier. */
  any(at: number): number {
    return (this.#slots[at + 1] as number) >> ANY;
  }

  /** The same of a race claim. */
  race(at: number): number {
    return ((this.#slots[at + 1] as number) << (ANY - RACE)) >> ANY;
  }

  /** Whether a longer phrase of the table begins like the one at `at`. */
  opens(at: number): boolean {
    return ((this.#slots[at + 1] as number) & OPENS) !== 0;
  }

  /** Where the groups of the word at `at` begin in `groups`, and where they end. */
  groupsFrom(at: number): number {
    return this.#slots[at + 2] as number;
  }

  groupsTo(at: number): number {
    return (this.#slots[at + 2] as number) + ((this.#slots[at + 1] as number) & COUNT);
  }
}

/** Takes in words and phrases by their keys, for a table. */
export class WordTableMaker {
  readonly #entries = new Map<number, Entry>();

  #entry(key: number): Entry {
    const known = this.#entries.get(key);
    if (known) return known;
    const entry: Entry = { groups: [], any: 0, race: 0, opens: false };
    this.#entries.set(key, entry);
    return entry;
  }

  /** Puts a word into a group. `needs`: the capitals it needs to count (a token flag, 0 for none). */
  add(key: number, group: number, needs: number): void {
    const { groups } = this.#entry(key);
    if (groups.some((known) => (known & GROUP_MASK) === group)) return;
    groups.push(group | (needs << GROUP_BITS));
  }

  /** Says what the training says of a word itself: two signed bytes. */
  weigh(key: number, any: number, race: number): void {
    Object.assign(this.#entry(key), { any, race });
  }

  /** Says that a longer phrase begins like this. */
  open(key: number): void {
    this.#entry(key).opens = true;
  }

  table(): WordTable {
    return new WordTable(this.#entries);
  }
}

/** Adds the gazetteer's names, whose groups start at number `first` in the order of `ACTOR_GROUPS`. */
export function addActors(table: WordTableMaker, first: number, gazetteer = GAZETTEER): void {
  for (const line of gazetteer.trim().split('\n')) {
    const [head = '', names = ''] = line.split(': ');
    const [side = '', kind = ''] = head.split(' ');
    const group = first + ACTOR_GROUPS.indexOf(side + (ACTOR_KINDS[kind] ?? ''));
    for (const form of names.split(/[;|]/)) {
      const name = form.trim().replace(/!+$/, '');
      const beginnings = beginningsOf(name);
      const hash = beginnings.pop();
      if (hash === undefined) continue;
      for (const beginning of beginnings) table.open(keyOf(beginning));
      const needs = form.trim().endsWith('!!') ? ALL_CAPS : form.trim().endsWith('!') ? CAPITAL : 0;
      table.add(keyOf(hash), group, needs);
    }
  }
}
