import { describe, expect, it, vi } from 'vitest';
import { oneAtATime } from '../../../utils/background/oneAtATime.ts';

/** Work over a list, as the worker's queues are. */
function queueOf(onFailure: (error: unknown) => void = () => {}) {
  const waiting: string[] = [];
  const done: string[] = [];
  let underWay = 0;
  let most = 0;
  const run = oneAtATime(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (next === 'bad') {
        underWay -= 1;
        throw new Error(next);
      }
      done.push(next);
    }
    underWay -= 1;
  }, onFailure);
  return { waiting, done, run, most: () => most };
}

describe('work one at a time', () => {
  // Wherever between the end of the work and what follows from it somebody asks.
  it.each(Array.from({ length: 12 }, (_, ticks) => ticks))(
    'is done for who asks %i turns after it was begun',
    async (ticks) => {
      const queue = queueOf();
      queue.waiting.push('first');
      void queue.run();
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      queue.waiting.push('second');
      await queue.run();
      expect(queue.done).toEqual(['first', 'second']);
      expect(queue.most()).toBe(1);
    },
  );

  it('tells of a failure, and goes on for who has asked meanwhile', async () => {
    const onFailure = vi.fn();
    const queue = queueOf(onFailure);
    queue.waiting.push('bad', 'good');
    const first = queue.run();
    await Promise.all([first, queue.run()]);
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(new Error('bad'));
    expect(queue.done).toEqual(['good']);
  });
});
