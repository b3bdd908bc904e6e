import { expect, it } from 'vitest';
import { isDay, isTime } from '../../utils/calendar.ts';

it.each(['2026-02-28', '2028-02-29', '2000-02-29', '1970-01-01', '9999-12-31'])(
  'takes %s for a day',
  (text) => expect(isDay(text)).toBe(true),
);

it.each([
  '2026-02-29',
  '2100-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-4-1',
  '',
  'x',
])('does not take %j for a day', (text) => expect(isDay(text)).toBe(false));

it.each(['2026-02-28T23:59:59Z', '2026-02-28T00:00:00.123Z'])('takes %s for a time', (text) =>
  expect(isTime(text)).toBe(true),
);

it.each([
  '2026-02-30T10:00:00Z',
  '2026-02-28T25:00:00Z',
  '2026-02-28T10:00:00+01:00',
  '2026-02-28',
])('does not take %s for a time', (text) => expect(isTime(text)).toBe(false));
