import { expect, it } from 'vitest';
import { comparableOf, predictionOf } from '../../../utils/relations/entries.ts';
import { stubZone } from '../../fixtures/zone.ts';
import { aClaim, anAnnotation, aPage } from '../interchange/samples.ts';

const page = aPage();
const claim = aClaim(page);
const own = anAnnotation(claim.id, {
  corrections: { direction: 'us', speaker: 'B. Analyst' },
  outcome: { verdict: 'didNot', note: '', decided: '2031-01-01T00:00:00Z' },
});

it('takes the reader’s corrections over what was detected', () => {
  const entry = { page, claim, own, others: [] };
  expect(comparableOf(entry)).toMatchObject({
    type: 'forecast',
    direction: 'us',
    speaker: 'B. Analyst',
    date: '2026-03-01',
  });
  expect(predictionOf(entry)).toMatchObject({
    speaker: 'B. Analyst',
    due: '2030-12-31',
    outcome: 'didNot',
  });
});

it('takes the reader’s day, or that there is none, over the day that was detected', () => {
  const dueOn = (due: string | null) => {
    const corrected = anAnnotation(claim.id, { corrections: { due } });
    return predictionOf({ page, claim, own: corrected, others: [] }).due;
  };
  expect(dueOn('2029-06-30')).toBe('2029-06-30');
  expect(dueOn(null)).toBeNull();
});

it('takes what was detected where the reader said nothing', () => {
  const entry = { page: { ...page, published: null }, claim, own: null, others: [] };
  expect(comparableOf(entry)).toMatchObject({ direction: 'cn', date: '2026-03-02' });
  expect(predictionOf(entry)).toMatchObject({ speaker: 'A. Minister', outcome: null });
});

it('dates a claim without a date of its article by the reader’s day, not by that of UTC', () => {
  stubZone('Asia/Shanghai');
  const saved = { ...claim, firstSeen: '2026-03-02T23:30:00.000Z' };
  const entry = { page: { ...page, published: null }, claim: saved, own: null, others: [] };
  expect(comparableOf(entry).date).toBe('2026-03-03');
});
