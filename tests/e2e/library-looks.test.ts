/** Every view of the library page in every look: light and dark, both languages, forced colours, narrow, at 200 %. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from '../../components/hooks/library/route.ts';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { type LibraryPage, libraryWith } from './library-page.ts';

/** The window at 100 %. At 200 % it holds half of that. */
const WINDOW = { width: 1280, height: 860 };

let library: LibraryPage;
beforeAll(async () => {
  library = await libraryWith(aReadersLibrary(), WINDOW);
});
afterAll(() => library?.close());

const LOOKS = [
  { theme: 'light', language: 'en', forced: false, width: 800 },
  { theme: 'dark', language: 'en', forced: false, width: 1280 },
  { theme: 'light', language: 'zh', forced: false, width: 1280 },
  { theme: 'dark', language: 'zh', forced: false, width: 640 },
  { theme: 'light', language: 'en', forced: true, width: 1280 },
] as const;

const settled = () =>
  library.page.waitForFunction(
    () => !document.querySelector('[class*="skeleton"], ol [class*="blank"]'),
  );

/** What sticks out to the side, and what is too small to be pressed: less than 24 px either way. */
const misfits = () =>
  library.page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const least = 24;
    for (const each of document.querySelectorAll('button, select, input, summary, textarea')) {
      const target = each.closest('label') ?? each;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || each.matches('[hidden], [type=file]')) continue;
      if (width < least || height < least) {
        found.push(`${Math.round(width)} x ${Math.round(height)}: ${each.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });

describe.each(LOOKS)('in $theme, $language, forced colours: $forced, $width px', (look) => {
  beforeAll(async () => {
    const { theme, language, forced, width } = look;
    await library.set({ theme, language });
    await library.page.setViewportSize({ ...WINDOW, width, height: width < 800 ? 430 : 860 });
    await library.page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
  });

  it.each(VIEWS)('%s is accessible, fits and can be pressed', async (view) => {
    await library.go(view === 'claims' ? '' : `view=${view}`);
    await settled();
    expect(await library.violations()).toEqual([]);
    expect(await misfits()).toEqual([]);
  });
});
