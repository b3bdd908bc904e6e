import { describe, expect, it } from 'vitest';
import type { GoldArticle, GoldSentence } from '../../../scripts/training/corpus.ts';
import { countMistakes, MISTAKE_NAMES } from '../../../scripts/training/error-categories.ts';
import type { Detection, Tier } from '../../../utils/claims/types.ts';

/** Each sentence with its labelled tier, and the tier it is spotted in, if it is. */
const SENTENCES: readonly [text: string, tier: GoldSentence['tier'], found: Tier | null][] = [
  ['Is the lab in Port Ellery ahead with its model?', 0, 'race'],
  ['You will find the newest model in your pocket.', 0, 'wider'],
  ['Washington must decide by the end of May.', 0, 'race'],
  ['The model writes a report in a minute.', 1, 'race'],
  ['Beijing has found a way round the rules.', 2, null],
  ['It has grown again since the spring.', 2, 'wider'],
  ['Huawei trails Nvidia in AI chips.', 2, 'race'],
  ['The harbour was calm that evening.', 0, null],
];

function article(): { gold: GoldArticle; claims: Detection[] } {
  const labels = { type: '', direction: '', speaker: '', horizon: '' };
  const sentences: GoldSentence[] = [];
  const claims: Detection[] = [];
  let text = '';
  for (const [quote, tier, found] of SENTENCES) {
    const start = text.length;
    const end = start + quote.length;
    text += `${quote}\n\n`;
    sentences.push({ start, end, tier, ...labels });
    if (found === null) continue;
    claims.push({
      ...{ quote, start, end, tier: found, type: 'standing', direction: 'none' },
      ...{ speaker: null, horizon: null, score: 1, reasons: [] },
    });
  }
  const blocks = sentences.map(({ start, end }) => ({ kind: 'paragraph' as const, start, end }));
  const read = { text, blocks, title: '', date: null, lang: 'en' };
  return { gold: { id: 'a', outlet: 'a', date: '', article: read, sentences }, claims };
}

describe('countMistakes', () => {
  const { gold, claims } = article();
  const counted = countMistakes([gold], () => claims);
  const made = (category: string) => {
    const { mistakes = [] } = counted.find((each) => each.category === category) ?? {};
    return MISTAKE_NAMES.filter((_, i) => (mistakes[i] ?? 0) > 0);
  };

  it.each([
    ['question', ['race claim on nothing', 'nothing spotted']],
    ['first or second person', ['nothing spotted']],
    ['advice', ['race claim on nothing', 'nothing spotted']],
    ['names AI or an input to it', ['race claim on AI news']],
    ['names an actor, but no AI', ['race claim missed', 'claim missed']],
    ['leans on context: names neither', ['race claim missed']],
    ['heading', []],
  ])('sorts the mistakes of a %s', (category, mistakes) => {
    expect(made(category)).toEqual(mistakes);
  });

  it('sorts every labelled sentence once', () => {
    expect(counted.reduce((sum, { of }) => sum + of, 0)).toBe(SENTENCES.length);
  });
});
