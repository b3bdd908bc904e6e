/** Every view of the library page in every look: light and dark, both languages, forced colours, narrow, at 200 %. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from '../../components/hooks/library/route.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { until } from './harness.ts';
import { type LibraryPage, libraryWith } from './library-page.ts';
import { beginning } from './shared-browser.ts';

/** The window at 100 %. At 200 % it holds half of that. */
const WINDOW = { width: 1280, height: 860 };

/** One article of it from an outlet with a long name, with a word that no line can hold. */
function entries(): LibraryEntry[] {
  const [first, ...others] = aReadersLibrary();
  if (!first) return others;
  const page = {
    ...first.page,
    outlet: 'The Intercontinental Quarterly Review of Chips and Models',
  };
  const quote = `${first.claim.quote} See https://courier.example/${'frontier-gap-'.repeat(20)}`;
  return [
    { ...first, page, claim: { ...first.claim, quote } },
    ...others.map((entry) => (entry.page.id === page.id ? { ...entry, page } : entry)),
  ];
}

let library: LibraryPage;
beforeAll(async () => {
  library = await libraryWith(entries(), WINDOW);
});
afterAll(() => library?.close());

const LOOKS = [
  { theme: 'light', language: 'en', forced: false, width: 800, rules: 'all' },
  { theme: 'dark', language: 'en', forced: false, width: 1280, rules: 'drawn' },
  { theme: 'light', language: 'zh', forced: false, width: 1280, rules: 'drawn' },
  { theme: 'dark', language: 'zh', forced: false, width: 640, rules: 'drawn' },
  { theme: 'light', language: 'en', forced: false, width: 400, rules: 'all' },
  { theme: 'light', language: 'en', forced: true, width: 1280, rules: 'drawn' },
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
    for (const each of document.querySelectorAll('#root *')) {
      const scrolls = getComputedStyle(each).overflowX === 'auto' && !each.matches('[tabindex]');
      if (scrolls && each.scrollWidth > each.clientWidth) {
        found.push(`scrolls sideways: ${each.outerHTML.slice(0, 120)}`);
      }
    }
    // What there is to read reaches down to the window's end.
    let last = document.elementFromPoint(innerWidth / 2, innerHeight - 20);
    while (last && getComputedStyle(last).overflowY !== 'auto') last = last.parentElement;
    if (!last) found.push('nothing scrolls at the foot of the window');
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
  beginning(async () => {
    const { theme, language, forced, width } = look;
    await library.set({ theme, language });
    await library.page.setViewportSize({ ...WINDOW, width, height: width < 800 ? 430 : 860 });
    await library.page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
    await library.go('');
  });

  it.each(VIEWS)('%s is accessible, fits and can be pressed', async (view) => {
    await library.turn(view === 'claims' ? '' : `view=${view}`);
    await settled();
    expect(await library.violations(look.rules)).toEqual([]);
    expect(await misfits()).toEqual([]);
  });
});

describe('on paper', () => {
  beginning(async () => {
    await library.set({ theme: 'light', language: 'en' });
    await library.page.setViewportSize({ width: 760, height: 500 });
    await library.page.emulateMedia({ media: null, forcedColors: 'none' });
    await library.go('');
  });

  it.each(VIEWS.filter((view) => view !== 'settings'))('%s stands whole', async (view) => {
    const { page } = library;
    await page.emulateMedia({ media: null });
    await library.turn(view === 'claims' ? '' : `view=${view}`);
    await settled();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    // Parts of a view come one after the other.
    await until('all of it', () =>
      page.evaluate(() => document.documentElement.scrollHeight > 1_000),
    );
    const { cut, rows } = await page.evaluate(() => ({
      cut: [...document.querySelectorAll('[role=tabpanel] *')]
        .filter((each) => getComputedStyle(each).overflowY !== 'visible')
        .filter((each) => each.clientHeight > 100 && each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.outerHTML.slice(0, 120)),
      rows: document.querySelectorAll('li[data-index]').length,
    }));
    expect(cut).toEqual([]);
    if (view === 'claims') expect(rows).toBe(entries().length);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
});
