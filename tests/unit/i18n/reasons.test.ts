import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../utils/claims/features.ts';
import { loadReasonWords } from '../../../utils/i18n/reasons.ts';

describe('the words of features', () => {
  it.each(['en', 'zh'] as const)('are there for every feature in %s', async (locale) => {
    const words = await loadReasonWords(locale);
    const missing = FEATURES.filter(
      (feature) => !words(feature)?.trim() || /undefined/.test(words(feature) ?? ''),
    );
    expect(missing).toEqual([]);
  });

  it.each(['en', 'zh'] as const)(
    'are not made up for a name that is none, in %s',
    async (locale) => {
      const words = await loadReasonWords(locale);
      expect(words('noSuchFeature')).toBeUndefined();
      expect(words('no.such')).toBeUndefined();
    },
  );
});
