// @vitest-environment jsdom
import { act, cleanup, renderHook, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../../../components/hooks/library/filters.ts';
import { useUndoable } from '../../../components/hooks/library/useUndoable.ts';
import { ActiveFilters } from '../../../components/library/claims/ActiveFilters.tsx';
import { FacetColumn } from '../../../components/library/claims/FacetColumn.tsx';
import { scanOf } from '../../fixtures/records.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

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

it('keeps a ticked value in sight that is not among the first', async () => {
  const world = worldOf();
  const { claims } = await world.library.savePage(
    scanOf(Array.from({ length: 9 }, (_, at) => `Lab ${at} leads the others by a year.`)),
  );
  for (const [at, { id }] of claims.entries()) {
    await world.library.annotate(id, { tags: [`tag ${at}`] });
  }
  const chosen = { ...NO_FILTERS.chosen, tag: ['tag 8'] };
  draw(
    world,
    <FacetColumn filters={{ ...NO_FILTERS, chosen }} waiting={false} onChange={() => {}} />,
  );
  const tags = within(await screen.findByRole('group', { name: 'Tag' }));
  const boxes = tags.getAllByRole<HTMLInputElement>('checkbox');
  expect(boxes).toHaveLength(7);
  expect(boxes.filter(({ checked }) => checked)).toHaveLength(1);
  expect(tags.getByText('tag 8')).toBeTruthy();
});
