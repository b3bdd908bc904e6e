// @vitest-environment jsdom
import { act, cleanup, renderHook, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../../../components/hooks/library/filters.ts';
import { useDropGuard } from '../../../components/hooks/library/useDropGuard.ts';
import { useUndoable } from '../../../components/hooks/library/useUndoable.ts';
import { ActiveFilters } from '../../../components/library/claims/ActiveFilters.tsx';
import { FacetColumn } from '../../../components/library/claims/FacetColumn.tsx';
import { UndoToast } from '../../../components/library/UndoToast.tsx';
import { scanOf } from '../../fixtures/records.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

/** A change, and two ways to take it back, which leave some claims as they are. */
function Job({ left = [] }: { left?: string[] }) {
  const job = useUndoable<string>();
  const change = async () => ({ done: 'Marked.', back: async () => left });
  return (
    <>
      <button type="button" onClick={() => void job.run(change)}>
        Mark
      </button>
      <button type="button" onClick={() => void job.undo?.()}>
        By a key
      </button>
      <UndoToast job={job} words={(done) => done} />
    </>
  );
}

describe('a change that can be taken back', () => {
  const hook = () => renderHook(() => useUndoable<string>()).result;

  it('says whether it was', async () => {
    const result = hook();
    const change = (back: () => Promise<string[]>) =>
      act(() => result.current.run(async () => ({ done: 'made', back })));
    const undo = () => act(async () => result.current.undo?.());
    await change(async () => []);
    expect(await undo()).toBe(true);
    await change(() => Promise.reject(new Error('full')));
    expect(await undo()).toBe(false);
    expect(result.current.notice).toMatchObject({ kind: 'failed', error: new Error('full') });
  });

  /** A change that is made when it is told to be, and what happened so far. */
  const slow = (fails = false) => {
    const happened: string[] = [];
    let go = () => {};
    const waiting = new Promise<void>((done) => {
      go = done;
    });
    const change = async () => {
      await waiting;
      if (fails) throw new Error('full');
      happened.push('made');
      const back = async () => {
        happened.push('taken back');
        return [];
      };
      return { done: 'made', back };
    };
    return { change, happened, go };
  };

  it('is taken back once it is made where it is still under way, and once only', async () => {
    const result = hook();
    const { change, happened, go } = slow();
    act(() => void result.current.run(change));
    const { undo } = result.current;
    let undone: Promise<boolean> | undefined;
    act(() => {
      undone = undo?.();
    });
    expect(result.current).toMatchObject({ undo: null, working: true });
    expect(happened).toEqual([]);
    await act(async () => {
      go();
      expect(await undone).toBe(true);
    });
    expect(happened).toEqual(['made', 'taken back']);
    expect(result.current).toMatchObject({ notice: { kind: 'undone' }, undo: null });
    expect(result.current.working).toBe(false);
  });

  it('is not taken back where it could not be made', async () => {
    const result = hook();
    const { change, happened, go } = slow(true);
    act(() => void result.current.run(change));
    const { undo } = result.current;
    await act(async () => {
      const undone = undo?.();
      go();
      expect(await undone).toBe(false);
    });
    expect(happened).toEqual([]);
    expect(result.current).toMatchObject({ notice: { kind: 'failed' }, undo: null });
    expect(result.current.working).toBe(false);
  });

  it('does not come in the way of a later one when it is made after it began', async () => {
    const result = hook();
    const [first, second] = [slow(), slow()];
    act(() => void result.current.run(first.change));
    act(() => void result.current.run(second.change));
    await act(async () => first.go());
    expect(result.current).toMatchObject({ notice: null, working: true });
    await act(async () => second.go());
    expect(await act(async () => result.current.undo?.())).toBe(true);
    expect([first.happened, second.happened]).toEqual([['made'], ['made', 'taken back']]);
  });

  it('says of how many claims it was not, because they were changed elsewhere', async () => {
    const { user } = draw(worldOf(), <Job left={['one', 'another']} />);
    await user.click(screen.getByRole('button', { name: 'Mark' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('group')).toHaveProperty(
      'textContent',
      expect.stringContaining('Not undone on 2 claims'),
    );
    expect(screen.getByRole('status').textContent).toContain('Not undone on 2 claims');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('is said to be, by whatever way', async () => {
    const { user } = draw(worldOf(), <Job />);
    for (const way of ['Undo', 'By a key']) {
      await user.click(screen.getByRole('button', { name: 'Mark' }));
      await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Marked.'));
      await user.click(screen.getByRole('button', { name: way }));
      await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Undone'));
    }
  });
});

it('lists an outlet and a speaker of one name each by itself', () => {
  const complain = vi.spyOn(console, 'error');
  const chosen = { ...NO_FILTERS.chosen, outlet: ['Reuters'], speaker: ['Reuters'] };
  draw(worldOf(), <ActiveFilters filters={{ ...NO_FILTERS, chosen }} onChange={() => {}} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  expect(complain).not.toHaveBeenCalled();
});

describe('a facet of 400 values', () => {
  /** More claims the lower the number; one value has accents. */
  async function open(filters = NO_FILTERS) {
    const world = worldOf();
    const quotes = Array.from({ length: 400 }, (_, at) => `Lab ${at} leads the others by a year.`);
    const { claims } = await world.library.savePage(scanOf(quotes));
    const names = new Map(
      claims.map(({ id }, at) => [
        id,
        at === 399 ? 'Süddeutsche Zeitung' : `tag ${String(at).padStart(3, '0')}`,
      ]),
    );
    await world.library.annotateMany([...names.keys()], ({ claimId }) => ({
      tags: [names.get(claimId) ?? ''],
    }));
    const ticked: string[] = [];
    const drawn = draw(
      world,
      <FacetColumn
        filters={filters}
        waiting={false}
        onChange={({ chosen }) => ticked.push(...(chosen?.tag ?? []))}
      />,
    );
    const find = await screen.findByRole('searchbox', { name: 'Find in Tag' });
    const tags = within(screen.getByRole('group', { name: 'Tag' }));
    const listed = () =>
      tags.queryAllByRole('checkbox').map((each) => each.getAttribute('aria-label'));
    return { ...drawn, find, tags, listed, ticked };
  }

  it('finds any of them by a part of its name', async () => {
    const { user, find, tags, listed, ticked } = await open();
    expect(listed()).toHaveLength(6);
    await user.click(screen.getByRole('button', { name: 'Show all 400' }));
    expect(listed()).toHaveLength(200);
    screen.getByText('The first 200 of 400. Type a part of the name to find others.');
    await user.type(find, 'zeit sudd');
    expect(listed()).toEqual(['Süddeutsche Zeitung: 1']);
    await user.click(tags.getByRole('checkbox'));
    expect(ticked).toEqual(['Süddeutsche Zeitung']);
    await user.clear(find);
    await user.type(find, 'zebra');
    expect(listed()).toEqual([]);
    screen.getByText('None has a name like that.');
  });

  it('keeps what is ticked in sight, whatever is looked for', async () => {
    const chosen = { ...NO_FILTERS.chosen, tag: ['tag 300'] };
    const { user, find, listed } = await open({ ...NO_FILTERS, chosen });
    await user.type(find, '007');
    expect(listed()).toEqual(['tag 007: 1', 'tag 300: 1']);
  });
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

describe('something dropped on the library', () => {
  /** What a drag of these types, ending in the page's body, is told to do. */
  const told = (name: 'dragover' | 'drop', types: string[]) => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    const dataTransfer = { types, dropEffect: 'copy' };
    document.body.dispatchEvent(Object.assign(event, { dataTransfer }));
    return { kept: event.defaultPrevented, effect: dataTransfer.dropEffect };
  };

  it.each(['dragover', 'drop'] as const)(
    'turns files away where nothing takes them (%s)',
    (name) => {
      const { unmount } = renderHook(() => useDropGuard());
      expect(told(name, ['Files'])).toEqual({ kept: true, effect: 'none' });
      expect(told(name, ['text/plain'])).toEqual({ kept: false, effect: 'copy' });
      unmount();
      expect(told(name, ['Files'])).toEqual({ kept: false, effect: 'copy' });
    },
  );

  it('leaves files to what takes them', () => {
    renderHook(() => useDropGuard());
    const take = (event: Event) => event.preventDefault();
    document.body.addEventListener('drop', take);
    try {
      expect(told('drop', ['Files'])).toEqual({ kept: true, effect: 'copy' });
    } finally {
      document.body.removeEventListener('drop', take);
    }
  });
});
