import { expect, it, vi } from 'vitest';
import { beginLife } from '../../../utils/spotter/lifetime.ts';
import type { World } from '../../../utils/spotter/world.ts';

it('ends when a newer script of the extension begins', () => {
  const world: World = {};
  const ended = vi.fn();
  const first = beginLife(world, () => true);
  first.signal.addEventListener('abort', ended);
  expect(first.isAlive()).toBe(true);
  const second = beginLife(world, () => true);
  expect(ended).toHaveBeenCalledOnce();
  expect([first.isAlive(), second.isAlive()]).toEqual([false, true]);
});

it('ends when the extension is gone, and stays ended', () => {
  let there = true;
  const life = beginLife({}, () => there);
  there = false;
  expect(life.isAlive()).toBe(false);
  there = true;
  expect(life.isAlive()).toBe(false);
  expect(life.signal.aborted).toBe(true);
});
