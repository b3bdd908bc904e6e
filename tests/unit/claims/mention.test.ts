import { describe, expect, it } from 'vitest';
import { readWritten } from '../../../scripts/training/written.ts';
import { mentionsAi } from '../../../utils/claims/mention.ts';

describe('whether a text mentions AI', () => {
  it.each([
    'OpenAI has a new office.',
    'The A.I. industry met in Lisbon.',
    'Two AIs played chess.',
    'Artificially intelligent toys are in the shops.',
    'Language models write poems.',
    'Self driving taxis wait at the harbour.',
    'The ban on semiconductors holds.',
    'CHIPMAKERS ARE HIRING',
    'Huawei sells phones.',
  ])('finds it in "%s"', (text) => {
    expect(mentionsAi(text)).toBe(true);
  });

  it.each([
    'The ferry sails at six, says the harbour office.',
    "J'ai mangé une pomme, ai ragazzi piace.",
    'The captain paid the air fare in Shanghai.',
    'A general with wide experience led the inquiry.',
  ])('does not find it in "%s"', (text) => {
    expect(mentionsAi(text)).toBe(false);
  });

  it('finds it in the written articles that are about the race', () => {
    const silent = readWritten().filter(
      ({ article, sentences }) =>
        sentences.filter(({ tier }) => tier === 2).length > 2 && !mentionsAi(article.text),
    );
    // Two speak of leaderboards and of tokens without ever saying whose.
    expect(silent.map(({ id }) => id).length).toBeLessThan(3);
  });
});
