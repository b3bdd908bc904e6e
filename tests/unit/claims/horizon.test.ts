import { describe, expect, it } from 'vitest';
import { horizonOf } from '../../../utils/claims/horizon.ts';

const DATE = '2025-03-15';

describe('horizonOf', () => {
  it.each([
    ['China will lead within two years.', 'within two years', DATE, '2027-03-15', 'year'],
    ['Output should double by 2030.', 'by 2030', DATE, '2030-12-31', 'year'],
    ['The ban could end next year.', 'next year', '2026-01-01', '2026-12-31', 'year'],
    ['A chip is due in May 2026.', 'in May 2026', '2026-05-01', '2026-05-31', 'month'],
    [
      'They expect parity a decade from now.',
      'a decade from now',
      '2035-01-01',
      '2035-12-31',
      'decade',
    ],
    [
      'It will ship by the end of October.',
      'by the end of October',
      '2025-10-01',
      '2025-10-31',
      'month',
    ],
    ['It will ship by the end of the year.', 'by the end of the year', DATE, '2025-12-31', 'year'],
    ['A chip is expected before May 2026.', 'before May 2026', DATE, '2026-04-30', 'month'],
    [
      'It will ship before the end of May 2026.',
      'before the end of May 2026',
      '2026-05-01',
      '2026-05-31',
      'month',
    ],
    ['It plans a launch later this year.', 'later this year', DATE, '2025-12-31', 'year'],
    [
      'It will ship in the third quarter of 2025.',
      'in the third quarter of 2025',
      '2025-07-01',
      '2025-09-30',
      'quarter',
    ],
    [
      'Labs will run out of text in three to five years.',
      'in three to five years',
      DATE,
      '2030-03-15',
      'year',
    ],
    [
      'The law takes effect by June 1, 2025, and will bite.',
      'by June 1, 2025',
      '2025-06-01',
      '2025-06-01',
      'day',
    ],
  ])('%s', (text, words, from, to, precision) => {
    expect(horizonOf(text, DATE)).toEqual({ text: words, from, to, precision });
  });

  it.each([
    ['China will overtake America soon.', 'soon'],
    ['New curbs will come in the coming months.', 'in the coming months'],
    ['The lead may eventually vanish.', 'eventually'],
    ['Such systems are many decades away.', 'many decades away'],
  ])('keeps the words of a vague one: %s', (text, words) => {
    expect(horizonOf(text, DATE)).toMatchObject({ text: words, from: null, to: null });
  });

  it.each([
    'China is 12 to 18 months behind.',
    'Its best model is two years behind and will stay there.',
    'The rules took effect in 2022.',
    'In January the firm released a model that could draw.',
    'The lab was founded three years ago.',
    'Tomorrow’s engineers will need chips.',
  ])('is none for %s', (text) => {
    expect(horizonOf(text, DATE)).toBeNull();
  });

  it('keeps the precision but no days without a date', () => {
    expect(horizonOf('China will lead within two years.', null)).toEqual({
      text: 'within two years',
      from: null,
      to: null,
      precision: 'year',
    });
  });

  it('resolves against a coarse date as far as that carries', () => {
    expect(horizonOf('China will lead within two years.', '2024')?.to).toBe('2026-12-31');
  });

  it('gives the words as they stand, no-break spaces included', () => {
    expect(horizonOf('Output will double by\u00a02030.', DATE)?.text).toBe('by\u00a02030');
  });
});
