import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginningsOf,
  GROUP_BITS,
  GROUP_MASK,
  keyOf,
  type WordTable,
  WordTableMaker,
} from '../../../utils/claims/table.ts';
import { CAPITAL } from '../../../utils/claims/tokens.ts';

const hashOf = (phrase: string): number => beginningsOf(phrase).at(-1) ?? 0;

/** Groups of a word, each with the capitals it needs. */
function groupsOf(table: WordTable, phrase: string): [group: number, needs: number][] {
  const at = table.find(hashOf(phrase));
  const own = table.groups.subarray(table.groupsFrom(at), table.groupsTo(at));
  return Array.from(own, (group) => [group & GROUP_MASK, group >> GROUP_BITS]);
}

describe('WordTable', () => {
  it('finds what was put in and nothing else', () => {
    const maker = new WordTableMaker();
    maker.add(keyOf(hashOf('lead')), 10, 0);
    const table = maker.table();
    expect(groupsOf(table, 'lead')).toEqual([[10, 0]]);
    expect(table.find(hashOf('lag'))).toBe(-1);
  });

  it('keeps the groups of a word apart from those of others, each once, with its capitals', () => {
    const maker = new WordTableMaker();
    const key = keyOf(hashOf('meta'));
    maker.add(key, 3, CAPITAL);
    maker.add(keyOf(hashOf('lead')), 7, 0);
    maker.add(key, 79, 0);
    maker.add(key, 3, 0);
    const table = maker.table();
    expect(groupsOf(table, 'meta')).toEqual([
      [3, CAPITAL],
      [79, 0],
    ]);
    expect(groupsOf(table, 'lead')).toEqual([[7, 0]]);
  });

  it('keeps signed weights and beginnings of phrases side by side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -128, max: 127 }),
        fc.integer({ min: -128, max: 127 }),
        fc.boolean(),
        fc.uniqueArray(fc.integer({ min: 0, max: 79 }), { maxLength: 12 }),
        (any, race, opens, groups) => {
          const maker = new WordTableMaker();
          const key = keyOf(hashOf('chip'));
          maker.weigh(key, any, race);
          if (opens) maker.open(key);
          for (const group of groups) maker.add(key, group, 0);
          const table = maker.table();
          const at = table.find(hashOf('chip'));
          expect([table.any(at), table.race(at), table.opens(at)]).toEqual([any, race, opens]);
          expect(groupsOf(table, 'chip').map(([group]) => group)).toEqual(groups);
        },
      ),
    );
  });

  it('finds every word of a full table, however their keys fall on the same slots', () => {
    const maker = new WordTableMaker();
    const keys = Array.from({ length: 3000 }, (_, i) => (i % 3) * 4096 + i);
    keys.forEach((key, i) => {
      maker.weigh(key, i % 100, 0);
    });
    const table = maker.table();
    keys.forEach((key, i) => {
      expect(table.any(table.find(key))).toBe(i % 100);
    });
  });
});
