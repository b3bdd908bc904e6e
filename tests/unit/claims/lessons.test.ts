import { describe, expect, it } from 'vitest';
import { learnt, MOST_ADJUSTMENT } from '../../../utils/claims/lessons.ts';
import { spot } from '../../../utils/claims/spot.ts';
import type { Article } from '../../../utils/claims/types.ts';

const reasons = [
  { feature: 'lead', weight: 0.9, evidence: 'leads' },
  { feature: 'race', weight: 0.3, evidence: 'race' },
  { feature: 'hedge', weight: -0.5, evidence: 'may' },
];

describe('learnt', () => {
  it('lowers what carried the claim, by its share, and nothing else', () => {
    const { lead = 0, race = 0, ...others } = learnt({ chip: -0.2 }, reasons, true);
    expect(lead).toBeLessThan(0);
    expect(lead / race).toBeCloseTo(3);
    expect(others).toEqual({ chip: -0.2 });
  });

  it('takes a lesson back wholly', () => {
    const before = { chip: -0.2, race: -0.1 };
    const back = learnt(learnt(before, reasons, true), reasons, false);
    expect(Object.keys(back).sort()).toEqual(['chip', 'race']);
    expect(back.race).toBeCloseTo(-0.1);
  });

  it('keeps within its bounds, and lifts no feature above what was trained', () => {
    let adjustments = {};
    for (let i = 0; i < 50; i++) adjustments = learnt(adjustments, reasons, true);
    expect(adjustments).toEqual({ lead: -MOST_ADJUSTMENT, race: -MOST_ADJUSTMENT });
    expect(learnt({}, reasons, false)).toEqual({});
    expect(learnt({}, [], true)).toEqual({});
  });

  it('has claims like the dismissed one score less', () => {
    const text = 'China leads the AI race, and America lags behind.';
    const article: Article = {
      ...{ text, title: text, date: null, lang: 'en' },
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    };
    const [claim] = spot(article);
    if (!claim) throw new Error('nothing spotted');
    const [again] = spot(article, { adjustments: learnt({}, claim.reasons, true) });
    expect(again?.score).toBeLessThan(claim.score);
  });
});
