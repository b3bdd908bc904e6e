// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import * as fc from 'fast-check';
import { useMemo, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_FILTERS, queryOf, type Sort } from '../../../components/hooks/library/filters.ts';
import { useEntryList } from '../../../components/hooks/library/useEntryList.ts';
import { steadyOrder } from '../../../components/hooks/steadyOrder.ts';
import { scanOf } from '../../fixtures/records.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

describe('an order that is kept', () => {
  it.each([
    ['as it is', 'abcd', 'abcd', 'abcd', 0],
    ['where one sorts elsewhere', 'abcd', 'bcda', 'abcd', 1],
    ['where two have changed places', 'abcd', 'bacd', 'abcd', 1],
    ['turned round', 'abcd', 'dcba', 'abcd', 3],
    ['without what has gone', 'abcd', 'ad', 'ad', 0],
    ['with what is new behind its neighbour', 'abc', 'xaycz', 'xaycz', 0],
    ['with what is new beside one that has moved', 'abc', 'bcxa', 'abcx', 1],
    ['from nothing', '', 'ab', 'ab', 0],
  ])('%s', (_, before, sorted, ids, unsorted) => {
    const kept = steadyOrder([...before], [...sorted]);
    expect([kept.ids.join(''), kept.unsorted]).toEqual([ids, unsorted]);
  });

  it('holds exactly what is sorted, and is sorted where nothing has to move', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(letters, letters, (before, sorted) => {
        const { ids, unsorted } = steadyOrder(before, sorted);
        expect([...ids].sort()).toEqual([...sorted].sort());
        if (unsorted === 0) expect(ids).toEqual(sorted);
        expect(steadyOrder(ids, sorted).ids).toEqual(ids);
      }),
    );
  });
});

/** A list with a button for each order, and one to sort it again. */
function List() {
  const [sort, setSort] = useState<Sort>('credibility');
  const query = useMemo(() => queryOf({ ...NO_FILTERS, sort }), [sort]);
  const { entries, ids, entryOf, unsorted, sortAgain } = useEntryList(query, null);
  return (
    <>
      <button type="button" onClick={() => setSort('newest')}>
        Newest
      </button>
      <button type="button" onClick={() => setSort('credibility')}>
        Credibility
      </button>
      <button type="button" onClick={sortAgain}>
        Sort again
      </button>
      <p data-testid="list">
        {entries && ids.map((id) => entryOf(id)?.claim.quote).join(' ')} / {unsorted}
      </p>
    </>
  );
}

it('leaves a claim in its place when its rating changes, counts it, and sorts it in when asked', async () => {
  const world = worldOf();
  const { claims } = await world.library.savePage(scanOf(['One.', 'Two.', 'Three.']));
  const [one = '', two = '', three = ''] = claims.map(({ id }) => id);
  await world.library.annotate(one, { credibility: 5 });
  await world.library.annotate(two, { credibility: 4 });
  await world.library.annotate(three, { credibility: 3 });
  const { user } = draw(world, <List />);
  const shows = (words: string) =>
    waitFor(() => expect(screen.getByTestId('list').textContent).toBe(words));
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  await shows('One. Two. Three. / 0');
  await world.library.annotate(one, { credibility: 1 });
  await shows('One. Two. Three. / 1');
  await press('Sort again');
  await shows('Two. Three. One. / 0');
  await world.library.annotate(three, { credibility: 5 });
  await shows('Two. Three. One. / 1');
  // As it was, it is in order.
  await world.library.annotate(three, { credibility: 3 });
  await shows('Two. Three. One. / 0');
  await world.library.annotate(three, { credibility: 5 });
  // Another order is another list, and so is this one when it is chosen again.
  await press('Newest');
  await shows('One. Two. Three. / 0');
  await press('Credibility');
  await shows('Three. Two. One. / 0');
});
