import { describe, expect, it } from 'vitest';
import { readClosely } from '../../../utils/claims/close-reading.ts';
import { readSentence } from '../../../utils/claims/context.ts';
import { MOST_OPINION, opinionOf, typeTable } from '../../../utils/claims/opinion.ts';
import { WEIGHTS } from '../../../utils/claims/weights.ts';

const table = typeTable('', WEIGHTS.opinion);
const opinion = (text: string, previous = '', title = '') =>
  opinionOf(
    readClosely({
      ...readSentence(text),
      previous: previous ? [readSentence(previous)] : [],
      title: readSentence(title),
      date: null,
    }),
    table,
  );

describe('opinionOf', () => {
  it.each([
    ['China is catching up with the United States in AI.', 'Sign up for our newsletter.'],
    ['Export controls have slowed Huawei down.', 'Huawei opened a canteen for its staff.'],
    ['Chinese labs lag behind OpenAI.', 'She joined the lab after her studies.'],
  ])('takes "%s" for a race claim rather than "%s"', (claim, nothing) => {
    expect(opinion(claim).race).toBeGreaterThan(opinion(nothing).race);
  });

  it('takes what a system can do for a claim about AI that is no race claim', () => {
    const ability = opinion('The model can translate speech and write code.');
    expect(ability.any).toBeGreaterThan(opinion('He sat down and smiled.').any);
    expect(ability.race).toBeLessThan(opinion('China leads the race for AI.').race);
  });

  it('hears the headline and the sentence before', () => {
    const bare = 'It pushes buyers elsewhere.';
    const told = opinion(bare, 'Washington tightened its chip ban.', 'Chip curbs slow China');
    expect(told.race).toBeGreaterThan(opinion(bare).race);
  });

  it('keeps within its bounds, whatever it reads', () => {
    const odd = ['', '?', '!!!', 'A'.repeat(5000), 'lead lag gap race win '.repeat(200)];
    for (const text of [...odd, 'China leads America in the AI race.'])
      for (const head of ['any', 'race'] as const) {
        const size = Math.abs(opinion(text)[head]);
        expect(size).toBeLessThanOrEqual(MOST_OPINION[head]);
      }
  });
});
