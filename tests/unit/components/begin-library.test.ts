import { describe, expect, it, vi } from 'vitest';
import { beginLibrary } from '../../../components/hooks/library/opening.ts';
import { routeFrom } from '../../../components/hooks/library/route.ts';
import type { Library } from '../../../utils/store/library.ts';

const libraryOf = () =>
  ({
    newest: vi.fn(async () => []),
    listEntries: vi.fn(async () => ({ total: 0, ids: [], entries: [] })),
  }) as unknown as Library;

describe('a library page that opens', () => {
  it('asks for the claims saved last before it is drawn, once, and for nothing else', async () => {
    const library = libraryOf();
    const { services, ready } = beginLibrary(library, routeFrom(''));
    await ready();
    expect(library.newest).toHaveBeenCalledTimes(1);
    const [[limit]] = vi.mocked(library.newest).mock.calls as [[number]];
    await services.newest(limit);
    expect(library.newest).toHaveBeenCalledTimes(1);
    expect(library.listEntries).not.toHaveBeenCalled();
    await services.newest(limit);
    expect(library.newest).toHaveBeenCalledTimes(2);
  });

  it('begins on the list where the address asks for some claims', async () => {
    const library = libraryOf();
    const { services, ready } = beginLibrary(library, routeFrom('#text=chips&type=forecast'));
    await ready();
    expect(services).toBe(library);
    expect(library.listEntries).toHaveBeenCalledTimes(1);
    expect(library.newest).not.toHaveBeenCalled();
  });
});
