import { describe, expect, it, vi } from 'vitest';
import { beginLibrary } from '../../../components/hooks/library/beginLibrary.ts';
import type { Library } from '../../../utils/store/library.ts';

const libraryOf = () =>
  ({
    newest: vi.fn(async () => ['one', 'two']),
    entries: vi.fn(async () => []),
    listEntries: vi.fn(async () => ({ total: 0, ids: [], entries: [] })),
  }) as unknown as Library;

describe('a library page that opens', () => {
  it('asks for the claims saved last before it is drawn, once, and for nothing else', async () => {
    const library = libraryOf();
    const begun = beginLibrary(library, {});
    expect(await begun.newest(40)).toEqual(['one', 'two']);
    await begun.entries(['one', 'two']);
    expect(library.newest).toHaveBeenCalledTimes(1);
    expect(library.entries).toHaveBeenCalledTimes(1);
    expect(library.listEntries).not.toHaveBeenCalled();
    await begun.entries(['two']);
    expect(library.entries).toHaveBeenCalledTimes(2);
  });

  it('begins on the list where the address asks for some claims', () => {
    const library = libraryOf();
    expect(beginLibrary(library, { text: 'chips' })).toBe(library);
    expect(library.listEntries).toHaveBeenCalledTimes(1);
    expect(library.newest).not.toHaveBeenCalled();
  });
});
