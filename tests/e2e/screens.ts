/**
 * Screens as pictures: compared with those in `tests/e2e/screens/`, and kept for the documentation in
 * `docs/screens/`. With `RACEMARK_SCREENS=update` both are taken anew.
 *
 * What differs from machine to machine is taken out: letters are those of one font that comes with the tests,
 * carets and animations stand still, scroll bars are hidden. Chinese has no such font (its files are too large to
 * carry), so its screens are kept for the documentation and not compared.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Frame, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { withPalette } from './palette-png.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(root, 'tests/e2e/screens');
const DOCUMENTED = join(root, 'docs/screens');
const SEEN = join(process.env.RACEMARK_OUTPUT ?? join(root, '.output'), 'screens');

/** Whether pictures are taken anew. */
export const UPDATING = process.env.RACEMARK_SCREENS === 'update';

/** The looks that are gone through: Chinese ones are not compared, so only where pictures are taken. */
export const LOOKS = (
  [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'en' },
    { theme: 'light', language: 'zh' },
    { theme: 'dark', language: 'zh' },
  ] as const
).filter(({ language }) => UPDATING || language === 'en');

/** How far a pixel may be off, 0 to 1 (black against white): the kept pictures have fewer colours. */
const THRESHOLD = 0.12;
/** Share of pixels that may be off further: letters' edges differ with the browser's version. */
const TOLERANCE = 0.015;

const FONT = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  ),
).toString('base64');

export interface ScreenOptions {
  /** Dates of today and the like; painted over where pictures are compared. */
  mask?: Locator[];
  /** A part instead of the whole window. */
  part?: Locator;
  /** The frame that is looked at, when it is not the page itself. */
  frame?: Frame;
}

/** How long a page may take to look as it did. */
const PATIENCE_MS = 5_000;
/** How long it has been left alone when its picture is kept. */
const REST_MS = 500;

/** Makes a page look alike on every machine, once. */
async function still(page: Page | Frame): Promise<void> {
  await page.evaluate(async (base64) => {
    if (document.documentElement.style.getPropertyValue('--font') === '') {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const font = new FontFace('Screens', bytes, { weight: '100 900' });
      document.fonts.add(await font.load());
      document.documentElement.style.setProperty('--font', 'Screens, sans-serif');
      document.documentElement.style.setProperty('--font-read', 'Screens, sans-serif');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { scrollbar-width: none !important; caret-color: transparent !important }',
      );
      document.adoptedStyleSheets.push(sheet);
    }
  }, FONT);
  await settle(page);
}

/** Waits for fonts, animations and the next frames. */
async function settle(page: Page | Frame): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) animation.finish();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

const picture = (page: Page, { mask = [], part }: ScreenOptions) =>
  (part ?? page).screenshot({ animations: 'disabled', mask, maskColor: '#8a8f98' });

/**
 * Compares a page with the picture kept of it, again and again while it may still be on its way there. What differs
 * is written to `.output/screens/`: the page as it is, and where it is off.
 * @throws when more differs than another machine explains, or when no picture is kept yet.
 */
export async function expectScreen(
  page: Page,
  name: string,
  options: ScreenOptions = {},
): Promise<void> {
  const file = join(KEPT, `${name}.png`);
  if (UPDATING) {
    await page.waitForTimeout(REST_MS);
    await still(options.frame ?? page);
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(file, withPalette(await picture(page, options)));
    return;
  }
  if (!existsSync(file)) throw new Error(`${file} is missing: RACEMARK_SCREENS=update takes it`);
  const was = PNG.sync.read(readFileSync(file));
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    await still(options.frame ?? page);
    const seen = await picture(page, options);
    const found = difference(seen, was);
    if (found === null) return;
    if (Date.now() > deadline) {
      const keep = (suffix: string, png: Buffer) => {
        mkdirSync(SEEN, { recursive: true });
        const path = join(SEEN, `${name}${suffix}.png`);
        writeFileSync(path, png);
        return path;
      };
      if (found.off) keep('-off', PNG.sync.write(found.off));
      throw new Error(`${name} ${found.how}: ${keep('', seen)}`);
    }
    await page.waitForTimeout(100);
  }
}

/** How a picture differs from the one kept, and where; null when by no more than another machine explains. */
function difference(seen: Buffer, was: PNG): { how: string; off: PNG | null } | null {
  const is = PNG.sync.read(seen);
  const { width, height } = was;
  if (is.width !== width || is.height !== height) {
    return { how: `is ${is.width} by ${is.height}, not ${width} by ${height}`, off: null };
  }
  const off = new PNG({ width, height });
  const share =
    pixelmatch(is.data, was.data, off.data, width, height, { threshold: THRESHOLD }) /
    (width * height);
  if (share <= TOLERANCE) return null;
  return {
    how: `looks different in ${(share * 100).toFixed(1)} % (${TOLERANCE * 100} % may)`,
    off,
  };
}

/**
 * Lays pictures over each other on one ground and keeps that for the documentation; only while pictures are taken anew.
 * @param on a page with nothing on it that matters.
 * @param parts from the lowest to the uppermost, with their place in CSS pixels.
 */
export async function documentTogether(
  on: Page,
  name: string,
  size: { width: number; height: number },
  parts: readonly { of: Page; left: number; top: number }[],
): Promise<void> {
  const pictures: string[] = [];
  for (const { of, left, top } of parts) {
    await still(of);
    const png = await picture(of, {});
    pictures.push(
      `<img src="data:image/png;base64,${png.toString('base64')}" style="position:absolute;left:${left}px;top:${top}px;border-radius:8px;box-shadow:0 0 0 1px #b9c0ca">`,
    );
  }
  await on.setViewportSize(size);
  await on.setContent(`<body style="margin:0;background:#e9ebef">${pictures.join('')}`);
  await on.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  mkdirSync(DOCUMENTED, { recursive: true });
  writeFileSync(join(DOCUMENTED, `${name}.png`), withPalette(await on.screenshot()));
}

/** Keeps a picture for the documentation; only while pictures are taken anew. */
export async function documentScreen(
  page: Page,
  name: string,
  options: ScreenOptions = {},
): Promise<void> {
  if (!UPDATING) return;
  await page.waitForTimeout(REST_MS);
  await still(options.frame ?? page);
  mkdirSync(DOCUMENTED, { recursive: true });
  const { mask: _, ...shown } = options;
  writeFileSync(join(DOCUMENTED, `${name}.png`), withPalette(await picture(page, shown)));
}
