import { describe, expect, it } from 'vitest';
import { agreementIn, cohensKappa } from '../../../utils/interchange/agreement.ts';
import type { Credibility, LibraryEntry, Stance } from '../../../utils/records.ts';
import { aClaim, anAnnotation, aPage } from './samples.ts';

const judged = (
  index: number,
  mine: [Stance | null, Credibility | null],
  anns: [Stance | null, Credibility | null],
): LibraryEntry => {
  const page = aPage();
  const claim = aClaim(page, { quote: `Claim number ${index}.` });
  const say = (reviewer: string, [stance, credibility]: typeof mine) =>
    anAnnotation(claim.id, { reviewer, stance, credibility });
  return { page, claim, own: say('', mine), others: [say('Ann', anns)] };
};

describe('Cohen’s kappa', () => {
  it('is what the definition gives on a table worked out by hand', () => {
    // Agreed 35 of 50; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
    expect(
      cohensKappa([
        [20, 5],
        [10, 15],
      ]),
    ).toBeCloseTo(0.4, 12);
  });

  it('is 1 for full agreement, 0 for what chance gives, negative below chance', () => {
    expect(cohensKappa([[3, 0], [0, 4]])).toBe(1); // biome-ignore format: a table
    expect(cohensKappa([[4, 4], [4, 4]])).toBe(0); // biome-ignore format: a table
    expect(cohensKappa([[0, 5], [5, 0]])).toBe(-1); // biome-ignore format: a table
  });

  it('is not defined without judgements or when only one category was ever used', () => {
    expect(cohensKappa([[0, 0], [0, 0]])).toBeNull(); // biome-ignore format: a table
    expect(cohensKappa([[7, 0], [0, 0]])).toBeNull(); // biome-ignore format: a table
  });
});

describe('agreement between reviewers', () => {
  it('counts stance and credibility each where both gave it', async () => {
    const [agreement, ...rest] = await agreementIn([
      judged(1, ['agree', 4], ['agree', 2]),
      judged(2, ['disagree', 1], ['agree', null]),
      judged(3, [null, 3], ['unsure', 4]),
    ]);
    expect(rest).toEqual([]);
    expect(agreement?.reviewers).toEqual(['', 'Ann']);
    expect(agreement?.stance).toMatchObject({ claims: 2, observed: 0.5, kappa: 0 });
    expect(agreement?.stance.table.disagree.agree).toBe(1);
    expect(agreement?.credibility).toEqual({
      claims: 2,
      meanDifference: -0.5,
      meanAbsoluteDifference: 1.5,
    });
  });

  it('leaves out what was dismissed or lies in the bin', async () => {
    const entry = judged(1, ['agree', 4], ['agree', 2]);
    const own = entry.own ?? anAnnotation('');
    expect(await agreementIn([{ ...entry, own: { ...own, dismissed: true } }])).toEqual([]);
    expect(await agreementIn([{ ...entry, own: { ...own, deleted: own.modified } }])).toEqual([]);
  });

  it('gives one result for every two reviewers', async () => {
    const entry = judged(1, ['agree', 4], ['agree', 2]);
    const bo = anAnnotation(entry.claim.id, { reviewer: 'Bo', stance: 'disagree' });
    const all = await agreementIn([{ ...entry, others: [bo, ...entry.others] }]);
    expect(all.map(({ reviewers }) => reviewers)).toEqual([
      ['', 'Ann'],
      ['', 'Bo'],
      ['Ann', 'Bo'],
    ]);
  });
});
