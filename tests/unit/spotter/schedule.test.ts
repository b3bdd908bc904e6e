import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../utils/spotter/budget.ts';
import { Cancelled, runInSlices, type Turns } from '../../../utils/spotter/schedule.ts';

/** A clock that moves only when work says so, and counts the turns taken. */
function clock() {
  let time = 0;
  const turnsTaken: number[] = [];
  const turns: Turns = {
    now: () => time,
    async next() {
      turnsTaken.push(time);
    },
    frame: async () => {},
  };
  return { turns, turnsTaken, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('runInSlices', () => {
  it('gives the thread back after a few milliseconds and returns the work’s result and cost', async () => {
    const { turns, turnsTaken, pass } = clock();
    function* work() {
      for (let step = 0; step < 10; step += 1) {
        pass(2);
        yield;
      }
      return 'done';
    }
    const done = await runInSlices(work(), turns, new AbortController().signal);
    expect(done).toEqual({ value: 'done', cost: 20 });
    expect(turnsTaken).toEqual([6, 12, 18]);
  });

  it('does short work in one go', async () => {
    const { turns, turnsTaken } = clock();
    // biome-ignore lint/correctness/useYield: work that needs no slices is still a generator
    function* work() {
      return 1;
    }
    await runInSlices(work(), turns, new AbortController().signal);
    expect(turnsTaken).toEqual([]);
  });

  it('stops when it is no longer wanted, and lets the work clean up', async () => {
    const { turns, pass } = clock();
    const wanted = new AbortController();
    let cleaned = false;
    function* work() {
      try {
        for (;;) {
          pass(10);
          wanted.abort();
          yield;
        }
      } finally {
        cleaned = true;
      }
    }
    await expect(runInSlices(work(), turns, wanted.signal)).rejects.toBeInstanceOf(Cancelled);
    expect(cleaned).toBe(true);
  });
});

describe('the budget', () => {
  it('does not keep the first look at a page waiting, and answers the first changes promptly', () => {
    const budget = createBudget(() => 0);
    expect(budget.wait()).toBe(0);
    budget.spend(15);
    expect(budget.wait()).toBe(250);
  });

  it('spends at most about one per cent of a page that never rests', () => {
    let time = 0;
    const budget = createBudget(() => time);
    let spent = 0;
    while (time < 60_000) {
      time += budget.wait() + 12;
      budget.spend(12);
      spent += 12;
    }
    expect(spent / time).toBeLessThan(0.0125);
    expect(spent / time).toBeGreaterThan(0.008);
  });

  it('does not save up more than one burst', () => {
    let time = 0;
    const budget = createBudget(() => time);
    time = 3_600_000;
    budget.spend(90);
    expect(budget.wait()).toBe(5_000);
  });
});
