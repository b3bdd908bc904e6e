import { expect, it, describe as suite } from 'vitest';
import { describe } from '../../../utils/anchoring/describe.ts';
import { indexOf } from './support.ts';

const REFRAIN = 'The committee noted the figures and moved on.';

suite('describe', () => {
  it('gives quote, context of whole words, and position in code points', () => {
    const index = indexOf(
      '🚀 Launches doubled in spring, said the agency, and costs fell by half since then.',
    );
    const start = index.text.indexOf('said');
    const saved = describe(index, start, start + 'said the agency'.length);
    expect(saved.quote).toEqual({
      exact: 'said the agency',
      prefix: '🚀 Launches doubled in spring, ',
      suffix: ', and costs fell by half since then',
    });
    expect(saved.position).toEqual({ start: start - 1, end: start - 1 + 15 });
  });

  it('grows context until the quote is unique', () => {
    const filler = 'Nothing else happened that day at all, as everyone in the hall agreed.';
    const index = indexOf(
      'Alpha.',
      filler,
      REFRAIN,
      filler,
      'Beta.',
      filler,
      REFRAIN,
      filler,
      'Gamma.',
    );
    const start = index.text.lastIndexOf(REFRAIN);
    const { quote } = describe(index, start, start + REFRAIN.length);
    const whole = quote.prefix + quote.exact + quote.suffix;
    expect(index.text.split(whole)).toHaveLength(2);
    expect(whole).toContain('Beta.');
  });

  it('stops growing where nothing will make a quote unique', () => {
    const index = indexOf(`${REFRAIN} `.repeat(200).trim());
    const start = index.text.indexOf(REFRAIN, 4000);
    const { quote } = describe(index, start, start + REFRAIN.length);
    expect(quote.prefix.length).toBeLessThan(600);
    expect(quote.suffix.length).toBeLessThan(600);
  });

  it('does not part surrogate pairs', () => {
    const index = indexOf(`${'😀'.repeat(40)} target ${'😀'.repeat(40)}`);
    const start = index.text.indexOf('target');
    const { quote } = describe(index, start, start + 6);
    expect(quote.prefix.isWellFormed()).toBe(true);
    expect(quote.suffix.isWellFormed()).toBe(true);
  });
});
