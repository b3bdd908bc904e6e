import { describe, expect, it } from 'vitest';
import { findDirective, fragmentFor } from '../../../utils/anchoring/fragment.ts';
import { indexOf } from './support.ts';

const fragmentOf = (index: ReturnType<typeof indexOf>, quote: string, from = 0) => {
  const start = index.text.indexOf(quote, from);
  return decodeURIComponent(fragmentFor(index, start, start + quote.length));
};

describe('fragmentFor', () => {
  it('is the quote alone where it stands once', () => {
    const index = indexOf('Rail freight doubled last year.');
    expect(fragmentOf(index, 'freight doubled')).toBe('text=freight doubled');
  });

  it('encodes what would part the directive', () => {
    const index = indexOf('A low-cost, R&D heavy plan.');
    const start = index.text.indexOf('low');
    expect(fragmentFor(index, start, start + 'low-cost, R&D'.length)).toBe(
      'text=low%2Dcost%2C%20R%26D',
    );
  });

  it('takes whole words', () => {
    const index = indexOf('Semiconductor exports rose.');
    expect(fragmentOf(index, 'conductor exp')).toBe('text=Semiconductor exports');
  });

  it('adds context where the words stand more than once', () => {
    const index = indexOf('Prices rose in May. Then prices rose in June.');
    expect(fragmentOf(index, 'prices rose', 10)).toBe('text=in May. Then-,prices rose,-in June.');
  });

  it('takes context from the next block where the quote fills its own', () => {
    const index = indexOf('Summary', 'Prices rose', 'Details', 'Prices rose', 'Sources');
    expect(fragmentOf(index, 'Prices rose', 12)).toBe('text=Details-,Prices rose,-Sources');
  });

  it('names first and last words of a long quote, and of one over several blocks', () => {
    const long = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');
    expect(fragmentOf(indexOf(`Before ${long} after`), long)).toBe(
      'text=word0 word1 word2,word77 word78 word79',
    );
    const index = indexOf('First part here ends.', 'Second part here ends.');
    expect(fragmentOf(index, index.text)).toBe('text=First part here,part here ends.');
  });

  it('is well formed whatever the quote, and leads back to a unique one', () => {
    const index = indexOf(
      'Up and up, 5-fold. Up and up again & on.',
      'Up and up. Up and up again.',
    );
    const { text } = index;
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start + 1; end <= text.length; end += 5) {
        if (/^[\s.,&-]|[\s.,&-]$/.test(text.slice(start, end))) continue;
        const fragment = fragmentFor(index, start, end);
        expect(fragment).toMatch(/^text=(?:[^-,&]+-,)?[^-,&]+(?:,[^-,&]+)?(?:,-[^-,&]+)?$/);
        const place = findDirective(index, read(fragment));
        expect(place?.start).toBeLessThanOrEqual(start);
        expect(place?.end).toBeGreaterThanOrEqual(end);
      }
    }
  });
});

/** Undoes the writing of a directive. */
function read(fragment: string): Parameters<typeof findDirective>[1] {
  const [, prefix, start = '', end, suffix] =
    /^text=(?:([^,]*)-,)?([^,]*?)(?:,([^-][^,]*))?(?:,-(.*))?$/.exec(fragment) ?? [];
  const parts = { prefix, start, end, suffix };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    given.map(([name, part]) => [name, decodeURIComponent(part ?? '')]),
  ) as unknown as Parameters<typeof findDirective>[1];
}

describe('findDirective', () => {
  const index = indexOf('The red door, the red car.', 'A red kite.');
  const found = (directive: Parameters<typeof findDirective>[1]) => {
    const place = findDirective(index, directive);
    return place && index.text.slice(place.start, place.end);
  };

  it('finds whole words without case', () => {
    expect(found({ start: 'THE RED CAR' })).toBe('the red car');
    expect(found({ start: 'he red' })).toBeNull();
  });

  it('minds prefix and suffix, over blocks too', () => {
    expect(found({ prefix: 'red', start: 'car.' })).toBe('car.');
    expect(found({ start: 'red', suffix: 'kite' })).toBe('red');
    expect(found({ prefix: 'car.', start: 'A red' })).toBe('A red');
    expect(found({ prefix: 'door', start: 'the' })).toBeNull();
  });

  it('spans from start to the first end its suffix allows', () => {
    expect(found({ start: 'the', end: 'red', suffix: 'car' })).toBe('The red door, the red');
    expect(found({ start: 'kite', end: 'door' })).toBeNull();
  });
});
