/**
 * The reader's main job, shown on one page: claims spotted, two tagged in the real popup, exported.
 *
 * With a display the browser stays open for the reader to try; without one everything is done headless and
 * left under `.output/demo/`: `page.png`, `popup.png` and the export. Exit status 0 only if all of it happened.
 *
 * The build that is loaded is a copy whose manifest already holds the permission the welcome page asks for,
 * because nobody is there to click the prompt.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeGrantedCopy } from '../tests/e2e/build.ts';
import { type Extension, launch, paintedClaims, type Site, until } from '../tests/e2e/harness.ts';

const SAMPLE = new URL('./sample/article.html', import.meta.url);
const SAMPLE_URL =
  'http://www.harbourpost.example/technology/2026/11/cheaper-models-test-chip-lead';
const OUTPUT = '.output/demo';

const escapeHtml = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A plain text file as a page: first line the headline, one paragraph a line. */
function textAsPage(text: string): string {
  const [title = '', ...paragraphs] = text.split(/\n+/).filter((line) => line.trim() !== '');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta property="og:type" content="article"><article><h1>${escapeHtml(title)}</h1>
${paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}</article></html>`;
}

/** What to open, and what has to be served for it. */
function target(argument: string | undefined): { url: string; site: Site; network: boolean } {
  if (argument === undefined) {
    return {
      url: SAMPLE_URL,
      site: { [SAMPLE_URL]: readFileSync(SAMPLE, 'utf8') },
      network: false,
    };
  }
  if (/^https?:\/\//i.test(argument)) return { url: argument, site: {}, network: true };
  if (!existsSync(argument)) {
    throw new Error(`${argument} is neither an http(s) address nor a file that exists`);
  }
  const text = readFileSync(argument, 'utf8');
  const isHtml = /\.x?html?$/i.test(argument) || /^\s*<(!doctype|html)/i.test(text);
  const url = `http://file.example/${encodeURIComponent(basename(argument))}`;
  return { url, site: { [url]: isHtml ? text : textAsPage(text) }, network: false };
}

interface ExportedClaim {
  quote: string;
  tier: string;
  type: string;
  direction: string;
  speaker: string | null;
  stance?: string | null;
  credibility?: number | null;
}

const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** Tags the first two claims, one with the pointer and one with the keyboard. */
async function tagTwo(popup: Page): Promise<void> {
  const radio = (group: string, name: string) =>
    popup.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
  await radio('Stance', 'Agree').check({ force: true });
  await radio('Credibility', '4').check({ force: true });
  if ((await popup.getByTestId('claim-quote').count()) < 2) return;
  for (const key of ['j', 'd', '2']) await popup.keyboard.press(key);
}

async function showHeadless(extension: Extension, url: string): Promise<void> {
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const page = await extension.open(url);
  await until('claims on the page', async () => (await paintedClaims(page)).length > 0, 15_000);
  const popup = await extension.popup();
  await popup.getByTestId('claim-quote').first().waitFor();
  await tagTwo(popup);
  await until('the tags to reach the page', () =>
    page.evaluate(() => [...CSS.highlights.keys()].includes('racemark-reviewed')),
  );
  await page.screenshot({ path: join(OUTPUT, 'page.png'), fullPage: true });
  await popup.screenshot({ path: join(OUTPUT, 'popup.png') });
  await popup.getByRole('button', { name: 'Export', exact: true }).click();
  await popup.getByRole('menuitem', { name: /JSON.*this page/i }).click();
  const { name, text } = await extension.downloaded(/^racemark-.*\.json$/);
  writeFileSync(join(OUTPUT, name), text);
  const { claims } = JSON.parse(text) as { claims: ExportedClaim[] };
  console.table(
    claims.map(({ quote, tier, type, direction, speaker, stance, credibility }) => ({
      claim: shorten(quote, 60),
      tier,
      type,
      direction,
      speaker: shorten(speaker ?? '?', 18),
      stance: stance ?? '',
      credibility: credibility ?? '',
    })),
  );
  const tagged = claims.filter(({ stance, credibility }) => stance && credibility);
  if (tagged.length < Math.min(2, claims.length)) {
    throw new Error(`two claims were tagged in the popup, the export holds ${tagged.length}`);
  }
  console.log(
    `${claims.length} claims spotted, ${tagged.length} tagged. See ${OUTPUT}/page.png, popup.png and ${name}.`,
  );
}

const { url, site, network } = target(process.argv[2]);
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.CI;
makeGrantedCopy();
const extension = await launch({ display, network, site });
if (display) {
  await extension.open(url);
  console.log(
    'The article is open. Click the Racemark button of the toolbar to review its claims.',
  );
  console.log('Close the browser to end.');
  await new Promise<void>((done) => extension.context.once('close', () => done()));
} else {
  try {
    await showHeadless(extension, url);
  } finally {
    await extension.close();
  }
}
