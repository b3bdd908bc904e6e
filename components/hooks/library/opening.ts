/** What the library page needs first, asked for before it is drawn. */
import { onLibraryChange } from '../../../utils/store/changes.ts';
import type { Library } from '../../../utils/store/library.ts';
import { ahead, type Begun, soon } from '../opening.ts';
import type { FirstClaims, Services } from '../services.ts';
import { STRETCH } from '../useStretches.ts';
import { isPlain, queryOf } from './filters.ts';
import type { Route } from './route.ts';

/** So long the page waits for its first claims, in milliseconds: with them it is drawn once instead of three times. */
const GRACE_MS = 150;

const NONE: FirstClaims = { known: () => null, drop: () => {} };

/** The same library, of which what the page at this place lists first has been asked. */
export function beginLibrary(
  library: Library,
  { view, filters }: Route,
): Begun<Pick<Services, 'library' | 'first'>> {
  const query = queryOf(filters);
  if (view !== 'claims' || !isPlain(query)) {
    // The catalogue is read while the page is still being put together; who lists claims hears of a failure.
    library.listEntries(query, { offset: 0, limit: 0 }).catch(() => {});
    return { services: { library, first: NONE }, ready: async () => {} };
  }
  const newest = ahead(Promise.resolve(STRETCH), library.newest);
  const stop = onLibraryChange(() => {
    newest.drop();
    stop();
  });
  return {
    services: { library: { ...library, newest: newest.ask }, first: newest },
    ready: () => soon(newest.peek(), GRACE_MS),
  };
}
