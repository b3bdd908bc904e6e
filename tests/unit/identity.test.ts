import { expect, it } from 'vitest';
import { foldQuote } from '../../utils/identity.ts';

it.each([
  ['“China leads,” she said.', 'china leads," she said'],
  ['  "It’s over!?" ', "it's over"],
  ['中国领先。', '中国领先'],
  ['end — of\u00a0line…', 'end - of line'],
  ['...', ''],
  ['"\'', ''],
])('folds %s', (quote, folded) => expect(foldQuote(quote)).toBe(folded));

it('folds a long run of marks within a quote at once', () => {
  const dots = '…'.repeat(6_000);
  const began = performance.now();
  expect(foldQuote(`Chapter one ${dots} 5`)).toHaveLength(12 + 3 * dots.length + 2);
  expect(performance.now() - began).toBeLessThan(200);
});
