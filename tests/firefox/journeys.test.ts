/** What readers do every day, in Firefox: judge, follow along, search, export, import, set, and lose nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseImport } from '../../utils/interchange/parse.ts';
import { until } from '../e2e/harness.ts';
import { articlePage, CHIP_ARTICLE, LAB_ARTICLE } from '../fixtures/articles.ts';
import { type Fox, launch, painted, press, rows, says } from './harness.ts';

const CHIP_CLAIMS = 5;

let fox: Fox;
let article: Page;
let exported: string;

const annotations = () => rows(fox, 'annotations');

const change = (settings: object) =>
  fox.inside.evaluate(async (wish) => {
    const { settings } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, ...wish } });
  }, settings);

beforeAll(async () => {
  const site = Object.fromEntries(
    [CHIP_ARTICLE, LAB_ARTICLE].map((article) => [article.url, articlePage(article)]),
  );
  fox = await launch({ site });
  article = await fox.open(CHIP_ARTICLE.url);
  await until('claims to be saved', async () => (await rows(fox, 'claims')).length === CHIP_CLAIMS);
});
afterAll(() => fox?.close());

it('keeps what is judged in the popup by keyboard, over a reload of the page', async () => {
  const popup = await fox.popup();
  const quotes = await until('claims', async () => {
    const all = await popup.quotes();
    return all.length === CHIP_CLAIMS && all;
  });
  await popup.press('j', 'a', '4');
  await until('the judgement to be saved', async () =>
    (await annotations()).some(({ credibility }) => credibility === 4),
  );
  await fox.closePopup();
  await until('the page to show it', async () => (await painted(article))['racemark-reviewed']);
  await article.reload();
  await until('the page to show it again', async () => {
    return (await painted(article))['racemark-reviewed'] === 1;
  });
  const again = await fox.popup();
  await until('the claims again', async () => (await again.quotes()).length === CHIP_CLAIMS);
  expect(await again.quotes()).toEqual(quotes);
  expect(await again.evaluate(() => document.body.textContent)).toMatch(/4\/5/);
  expect(await annotations()).toMatchObject([{ stance: 'agree', credibility: 4 }]);
  await fox.closePopup();
});

it('goes through the claims by the shortcuts of the browser, and saves a selection', async () => {
  await article.bringToFront();
  await fox.command('next-claim');
  await until('a claim in focus', async () => (await painted(article))['racemark-focused']);
  await article.evaluate(() => {
    const [last] = [...document.querySelectorAll('article p')].slice(-1);
    if (last) getSelection()?.selectAllChildren(last);
  });
  await fox.command('save-selection');
  await until('the claim', async () => (await rows(fox, 'claims')).length === CHIP_CLAIMS + 1);
  const own = (await rows(fox, 'claims')).find(({ origin }) => origin === 'reader');
  expect(own?.quote).toMatch(/^The ferry terminal/);
});

it('loses nothing when the event page is stopped, and wakes it for the next judgement', async () => {
  await fox.stopWorker();
  const popup = await fox.popup();
  await until('claims', async () => (await popup.quotes()).length === CHIP_CLAIMS + 1);
  await fox.stopWorker();
  await popup.press('j', 'j', 'd');
  await until('the judgement to be saved', async () =>
    (await annotations()).some(({ stance }) => stance === 'disagree'),
  );
  expect(await annotations()).toHaveLength(2);
  await fox.closePopup();
  await fox.stopWorker();
  await article.keyboard.press('Escape');
  await fox.command('next-claim');
  await until('a claim in focus', async () => (await painted(article))['racemark-focused']);
  expect(await rows(fox, 'claims')).toHaveLength(CHIP_CLAIMS + 1);
});

it('shows in the sidebar what the tab in front shows', async () => {
  const sidebar = await fox.sidebar();
  const shows = (words: string) =>
    until(`${words} in the sidebar`, async () =>
      (await sidebar.quotes()).some((quote) => quote.includes(words)),
    );
  await shows('DeepSeek');
  // All of it has room in as narrow a sidebar as Firefox opens.
  const outside = await sidebar.evaluate(() =>
    [...document.querySelectorAll('button, select, [role=tab]')]
      .map((each) => each.getBoundingClientRect())
      .filter(({ left, right, width }) => width > 1 && (left < 0 || right > innerWidth)),
  );
  expect(outside).toEqual([]);
  const covered = await sidebar.evaluate(
    () =>
      [...document.querySelectorAll('[role=tab]')].filter((tab) => {
        const { left, top, width, height } = tab.getBoundingClientRect();
        return !tab.contains(document.elementFromPoint(left + width - 6, top + height / 2));
      }).length,
  );
  expect(covered).toBe(0);
  const other = await fox.open(LAB_ARTICLE.url);
  await shows('Qwen');
  await article.bringToFront();
  await shows('DeepSeek');
  await other.close();
  await fox.closeSidebar();
});

it('lists, searches and exports the library', async () => {
  const library = await fox.page('library.html');
  await library.bringToFront();
  const quotes = () =>
    library.$$eval('[data-testid=claim-quote]', (all) =>
      all.map(({ textContent }) => textContent ?? ''),
    );
  await until('claims of both articles', async () => {
    const all = (await quotes()).join(' ');
    return all.includes('Qwen') && all.includes('OpenAI');
  });
  await library.type('input[type=search]', 'accelerator');
  await until('one claim', async () => (await quotes()).length === 1);
  await press(library, '[role=tab]', 'Files');
  await says(library, 'Which claims');
  await library.select('select:has([value=everything])', 'everything');
  await press(library, 'button', 'Save file');
  const file = await fox.downloaded(/^racemark.*\.json$/);
  exported = file.text;
  const { source, entries, omitted } = await parseImport(exported);
  expect({ source, omitted }).toEqual({ source: 'racemark', omitted: [] });
  const ids = (claims: readonly { id?: string }[]) => claims.map(({ id }) => id).sort();
  expect(ids(entries.map(({ claim }) => claim))).toEqual(ids(await rows(fox, 'claims')));
  expect(entries.flatMap(({ own }) => own ?? [])).toHaveLength(2);
  await library.close();
});

it('draws in other colours at once', async () => {
  await article.bringToFront();
  /** Of the first pixel of a claim, which no letter covers. */
  const colour = async () => {
    const [left, top] = await article.evaluate(() => {
      const [claim] = CSS.highlights.get('racemark-race') ?? [];
      const { left, top } = (claim as Range).getBoundingClientRect();
      return [Math.ceil(left), Math.ceil(top)];
    });
    const { data, width } = PNG.sync.read(Buffer.from(await article.screenshot()));
    return data.readUInt32BE(4 * ((top ?? 0) * width + (left ?? 0)));
  };
  const before = await colour();
  await change({ palette: 'safe', strength: 'strong' });
  await until('other colours', async () => (await colour()) !== before);
  await change({ palette: 'standard', strength: 'medium' });
  await until('the first colours', async () => (await colour()) === before);
});

it('speaks Chinese', async () => {
  await change({ language: 'zh', theme: 'dark' });
  await article.bringToFront();
  const popup = await fox.popup();
  await until('Chinese', () => popup.evaluate(() => document.body.textContent.includes('本页')));
  expect(
    await popup.evaluate(() => [
      document.documentElement.lang,
      getComputedStyle(document.documentElement).colorScheme,
    ]),
  ).toEqual(['zh-Hans', 'dark']);
  await fox.closePopup();
  await change({ language: 'system', theme: 'system' });
});

it('has its settings where the browser looks for them', async () => {
  await fox.inside.evaluate(() => chrome.runtime.openOptionsPage());
  await until('the settings', () => fox.closeTab('library.html#view=settings'));
});

it('erases everything, and reads all of it back from the file', async () => {
  const [claims, judgements] = [await rows(fox, 'claims'), await annotations()];
  const library = await fox.page('library.html');
  await library.bringToFront();
  await press(library, '[role=tab]', 'Settings');
  await (await library.waitForSelector('button::-p-text(Erase everything…)'))?.click();
  await (await library.waitForSelector('dialog input[role=switch]'))?.click();
  await (
    await library.waitForSelector('dialog button:enabled::-p-text(Erase everything)')
  )?.click();
  await until('the dialog to close', async () => (await library.$('dialog')) === null);
  expect(await rows(fox, 'claims')).toEqual([]);
  await press(library, '[role=tab]', 'Files');
  const path = join(fox.folder, 'exported.json');
  writeFileSync(path, exported);
  await says(library, 'Choose a file');
  await (await library.$('input[type=file]'))?.uploadFile(path);
  await press(library, 'button', 'Import');
  await until('all claims', async () => (await rows(fox, 'claims')).length === claims.length);
  const ids = (records: readonly { id?: string }[]) => records.map(({ id }) => id).sort();
  expect(ids(await rows(fox, 'claims'))).toEqual(ids(claims));
  expect(await annotations()).toEqual(expect.arrayContaining(judgements));
});

it('leaves nothing on the console', async () => {
  expect(await fox.complaints()).toEqual([]);
});
