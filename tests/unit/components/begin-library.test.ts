import { describe, expect, it, vi } from 'vitest';
import { beginLibrary } from '../../../components/hooks/library/opening.ts';
import { routeFrom } from '../../../components/hooks/library/route.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { LIBRARY_NAME, openChanges } from '../../../utils/store/changes.ts';
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
    await services.library.newest(limit);
    expect(library.newest).toHaveBeenCalledTimes(1);
    expect(library.listEntries).not.toHaveBeenCalled();
    await services.library.newest(limit);
    expect(library.newest).toHaveBeenCalledTimes(2);
  });

  it('is drawn with them, unless they were drawn before or something was written', async () => {
    const entries = [{ claim: { id: 'one' } }] as LibraryEntry[];
    const library = { ...libraryOf(), newest: async () => entries };
    const { services, ready } = beginLibrary(library, routeFrom(''));
    expect(services.first.known()).toBeNull();
    await ready();
    expect(services.first.known()).toBe(entries);
    services.first.drop();
    expect(services.first.known()).toBeNull();

    const later = beginLibrary(library, routeFrom(''));
    await later.ready();
    openChanges(LIBRARY_NAME).post();
    await vi.waitFor(() => expect(later.services.first.known()).toBeNull());
  });

  it('begins on the list where the address asks for some claims', async () => {
    const library = libraryOf();
    const { services, ready } = beginLibrary(library, routeFrom('#text=chips&type=forecast'));
    await ready();
    expect(services.library).toBe(library);
    expect(services.first.known()).toBeNull();
    expect(library.listEntries).toHaveBeenCalledTimes(1);
    expect(library.newest).not.toHaveBeenCalled();
  });
});
