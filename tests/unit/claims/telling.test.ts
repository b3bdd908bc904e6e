import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../utils/claims/features.ts';
import { spot } from '../../../utils/claims/spot.ts';
import { isTelling, strongReasons } from '../../../utils/claims/telling.ts';
import { CHIP_ARTICLE } from '../../fixtures/articles.ts';
import { articleOf } from '../../fixtures/records.ts';

const reason = (feature: string, weight: number) => ({ feature, weight, evidence: '' });

describe('isTelling', () => {
  it.each(['length', 'endsEd', 'positionShare', 'was:first', 'race.own', 'any.after2'])(
    'leaves out what explains nothing: %s',
    (feature) => {
      expect(FEATURES).toContain(feature);
      expect(isTelling(feature)).toBe(false);
    },
  );

  it.each(['lead', 'cnState', 'bothSides', 'outdo:article', 'race.headline'])(
    'keeps what a reader understands: %s',
    (feature) => {
      expect(FEATURES).toContain(feature);
      expect(isTelling(feature)).toBe(true);
    },
  );
});

describe('strongReasons', () => {
  it('tells the strongest that spoke for the claim, and none that is weak beside them', () => {
    const reasons = [
      reason('cn', 0.3),
      reason('not', -0.6),
      reason('lead', 0.5),
      reason('length', 0.9),
      reason('future', 0.1),
    ];
    expect(strongReasons(reasons).map(({ feature }) => feature)).toEqual(['lead', 'cn']);
  });

  it('has something to tell of every claim of an article', () => {
    const article = articleOf(...CHIP_ARTICLE.paragraphs);
    for (const { quote, reasons } of spot(article)) {
      expect(reasons.every(({ feature }) => isTelling(feature))).toBe(true);
      expect(strongReasons(reasons), quote).not.toEqual([]);
    }
  });
});
