// @vitest-environment jsdom
import { act, renderHook, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../../../components/hooks/library/filters.ts';
import { useUndoable } from '../../../components/hooks/library/useUndoable.ts';
import { ActiveFilters } from '../../../components/library/claims/ActiveFilters.tsx';
import { draw, worldOf } from './render.tsx';

it('says of a change whether it was taken back', async () => {
  const { result } = renderHook(() => useUndoable<string>());
  const change = (back: () => Promise<void>) =>
    act(() => result.current.run(async () => ({ done: 'made', back })));
  const undo = () => act(async () => result.current.undo?.());
  await change(async () => {});
  expect(await undo()).toBe(true);
  await change(() => Promise.reject(new Error('full')));
  expect(await undo()).toBe(false);
  expect(result.current.notice).toMatchObject({ kind: 'failed', error: new Error('full') });
});

it('lists an outlet and a speaker of one name each by itself', () => {
  const complain = vi.spyOn(console, 'error');
  const chosen = { ...NO_FILTERS.chosen, outlet: ['Reuters'], speaker: ['Reuters'] };
  draw(worldOf(), <ActiveFilters filters={{ ...NO_FILTERS, chosen }} onChange={() => {}} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  expect(complain).not.toHaveBeenCalled();
});
