/** The library on Dexie: everything that reads or writes what Racemark keeps goes through here. */
import { Access, type LibraryDeps } from './access.ts';
import { adoptingIn } from './adopting.ts';
import { annotationsIn } from './annotations.ts';
import { careOf } from './care.ts';
import { importsOf } from './importing.ts';
import type { Library } from './library.ts';
import { listsOf } from './listing.ts';
import { pagesIn } from './pages.ts';
import { relationsIn } from './relations.ts';

/** Opens the library on first use; the call itself does no work. */
export function openLibrary(deps: LibraryDeps = {}): Library {
  const access = new Access(deps);
  return {
    ...pagesIn(access),
    ...annotationsIn(access),
    ...adoptingIn(access),
    ...relationsIn(access),
    ...listsOf(access),
    ...importsOf(access),
    ...careOf(access),
  };
}
