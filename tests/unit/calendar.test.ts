import { expect, it, vi } from 'vitest';
import { isDay, isTime, localDay } from '../../utils/calendar.ts';
import { stubZone } from '../fixtures/zone.ts';

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

it.each([
  ['Asia/Shanghai', '2026-03-05'],
  ['America/Los_Angeles', '2026-03-04'],
])('counts days as they are in %s', (zone, day) => {
  stubZone(zone);
  expect(localDay('2026-03-04T23:30:00.000Z')).toBe(day);
});

it('knows today', () => {
  vi.useFakeTimers({ now: new Date(2026, 0, 5, 23, 59) });
  expect(localDay()).toBe('2026-01-05');
  vi.useRealTimers();
});
