import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filterAddress,
  filtersFrom,
  NO_FILTERS,
} from '../../../components/hooks/library/filters.ts';
import { restored } from '../../../components/hooks/library/useSavedFilters.ts';
import type { SavedFilter } from '../../../utils/settings.ts';

const saved = (id: string, name = id): SavedFilter => ({ id, name, query: `q=${id}` });
const [brief, chips, energy] = [saved('brief'), saved('chips'), saved('energy')];

describe('taking an edit of the saved filters back', () => {
  it('brings back what was deleted, in its place', () => {
    const before = [brief, chips, energy];
    expect(restored([brief, energy], before, [brief, energy])).toEqual(before);
  });

  it('gives a renamed one its old name', () => {
    const after = [{ ...brief, name: 'Weekly' }, chips];
    expect(restored(after, [brief, chips], after)).toEqual([brief, chips]);
  });

  it('takes a new one away and brings back the one of the same name it replaced', () => {
    const fresh = saved('new', 'brief');
    expect(restored([chips, fresh], [brief, chips], [chips, fresh])).toEqual([brief, chips]);
  });

  it('leaves alone what another window did meanwhile', () => {
    const elsewhere = saved('elsewhere');
    expect(restored([chips, elsewhere], [brief, chips], [chips])).toEqual([
      brief,
      chips,
      elsewhere,
    ]);
  });
});

describe('the address of filters', () => {
  it('is the same for the same filters, whatever order they were chosen in, and for every article', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['forecast', 'trend', 'policy']), (types) => {
        const filters = {
          ...NO_FILTERS,
          pageId: 'some',
          text: 'a b',
          chosen: { ...NO_FILTERS.chosen, tag: ['x&y'] },
        };
        const chosen = filtersFrom(
          new URLSearchParams([
            ...types.map((type) => ['type', type]),
            ['q', 'a b'],
            ['tag', 'x&y'],
          ]),
        );
        expect(filterAddress(chosen)).toBe(
          filterAddress({
            ...filters,
            chosen: {
              ...filters.chosen,
              type: filtersFrom(new URLSearchParams(types.toSorted().map((type) => ['type', type])))
                .chosen.type,
            },
          }),
        );
      }),
    );
  });

  it('leads back to the filters', () => {
    const filters = { ...NO_FILTERS, text: '芯片', chosen: { ...NO_FILTERS.chosen, tag: ['x&y'] } };
    expect(filtersFrom(new URLSearchParams(filterAddress(filters)))).toEqual(filters);
  });
});
