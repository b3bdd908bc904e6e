import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  hitRates,
  ledgerOf,
  ledgerStateOf,
  type Prediction,
  wilsonInterval,
} from '../../../utils/relations/ledger.ts';

const prediction = (claimId: string, change: Partial<Prediction> = {}): Prediction => ({
  claimId,
  type: 'forecast',
  speaker: 'A. Minister',
  outlet: 'The Example',
  due: null,
  outcome: null,
  ...change,
});

describe('the state of a prediction', () => {
  const today = '2026-03-09';

  it.each([
    ['2026-03-08', 'overdue'],
    ['2026-03-09', 'due'],
    ['2026-04-08', 'due'],
    ['2026-04-09', 'open'],
    [null, 'undated'],
  ] as const)('with last day %s is %s', (due, state) => {
    expect(ledgerStateOf({ due, outcome: null }, today)).toBe(state);
  });

  it('is decided once the reader has said what became of it', () => {
    expect(ledgerStateOf({ due: '2020-01-01', outcome: 'didNot' }, today)).toBe('decided');
  });

  it('counts calendar days, whatever the clocks do', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-09', '2026-03-01')).toBe(-8);
  });
});

describe('the ledger', () => {
  it('puts the longest overdue first, then what falls due, then the undated and the decided', () => {
    const claims = [
      prediction('decided', { due: '2025-01-01', outcome: 'cameTrue' }),
      prediction('undated'),
      prediction('later', { due: '2030-12-31' }),
      prediction('soon', { due: '2026-03-20' }),
      prediction('late', { due: '2026-03-01' }),
      prediction('latest', { due: '2024-03-01' }),
    ];
    const ledger = ledgerOf(claims, '2026-03-09');
    expect(ledger.map(({ prediction: { claimId } }) => claimId)).toEqual([
      'latest',
      'late',
      'soon',
      'later',
      'undated',
      'decided',
    ]);
    expect(ledger[1]).toMatchObject({ state: 'overdue', days: -8 });
  });

  it('holds forecasts and whatever was decided, nothing else', () => {
    const claims = [
      prediction('a', { type: 'standing' }),
      prediction('b', { type: 'policy', outcome: 'partly' }),
      prediction('c'),
    ];
    const ids = ledgerOf(claims, '2026-03-09').map(({ prediction: { claimId } }) => claimId);
    expect(ids.sort()).toEqual(['b', 'c']);
  });
});

describe('hit rates', () => {
  const claims = [
    prediction('1', { outcome: 'cameTrue' }),
    prediction('2', { outcome: 'cameTrue' }),
    prediction('3', { outcome: 'partly' }),
    prediction('4', { outcome: 'didNot' }),
    prediction('5', { outcome: 'unclear' }),
    prediction('6'),
    prediction('7', { speaker: 'B. Analyst' }),
    prediction('8', { speaker: null, outcome: 'didNot' }),
  ];

  it('count a partly true prediction half and leave out unclear and open ones', () => {
    const [minister, analyst, ...rest] = hitRates(claims, 'speaker');
    expect(rest).toEqual([]);
    expect(minister).toMatchObject({ name: 'A. Minister', predictions: 6, rate: 2.5 / 4 });
    expect(analyst).toMatchObject({ name: 'B. Analyst', rate: null, interval: null });
  });

  it('are given by outlet as well', () => {
    expect(hitRates(claims, 'outlet')).toMatchObject([{ name: 'The Example', rate: 2.5 / 5 }]);
  });

  it('say how little few cases tell', () => {
    // Wilson's interval for 8 of 10, as in the usual tables.
    const interval = wilsonInterval(0.8, 10);
    expect(interval.low).toBeCloseTo(0.4902, 3);
    expect(interval.high).toBeCloseTo(0.9433, 3);
    expect(wilsonInterval(1, 1).low).toBeCloseTo(0.2065, 3);
    expect(wilsonInterval(1, 1).high).toBe(1);
  });
});
