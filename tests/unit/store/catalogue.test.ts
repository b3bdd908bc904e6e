import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generate } from '../../../bench/library/generate.ts';
import { claimIdsOf } from '../../../utils/store/answers.ts';
import { Catalogue } from '../../../utils/store/catalogue.ts';
import { packPage } from '../../../utils/store/packed.ts';
import { SORTS } from '../../../utils/store/queries.ts';

const packed = [...generate({ pages: 12, claims: 120, annotations: 60 })].flatMap(
  ({ pages: [page], claims, annotations }) => {
    const own = new Map(annotations.map(({ record }) => [record.claimId, record]));
    return (page && packPage(page, claims, own)) ?? [];
  },
);

function catalogue(): Catalogue {
  const filled = new Catalogue();
  filled.setBucket(
    0,
    packed.map(({ page }) => page),
  );
  filled.setTexts(
    0,
    packed.map(({ text }) => text),
  );
  return filled;
}

it('finds while one types what it finds when asked at once', () => {
  const word = fc.constantFrom('model', 'matches', 'lab', 'Lisbon', 'café', '晨报', 'Okafor', 'x');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...SORTS),
      fc.boolean(),
      (words, sort, onlyRace) => {
        const typed = words.join(' ');
        const kept = catalogue();
        const filters = { sort, ...(onlyRace && { tiers: ['race'] as const }) };
        for (let length = 0; length <= typed.length; length += 1) {
          const query = { ...filters, text: typed.slice(0, length) };
          expect(claimIdsOf(kept.find(query))).toEqual(claimIdsOf(catalogue().find(query)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('forgets what it found when the library changes', () => {
  const kept = catalogue();
  expect(kept.find({ text: 'lab' }).places.length).toBeGreaterThan(0);
  kept.setBucket(0, []);
  expect(kept.find({ text: 'lab' }).places.length).toBe(0);
});
