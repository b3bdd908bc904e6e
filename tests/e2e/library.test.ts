/** The library page in a real browser: importing, finding, judging many at once, exporting; by mouse and by keyboard. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { aLargeLibrary } from '../fixtures/library.ts';
import { write } from '../unit/interchange/samples.ts';
import { violations } from './accessible.ts';
import { choose, type Extension, launch, paintedClaims, storedRows, until } from './harness.ts';
import { beginning, sharedBrowser } from './shared-browser.ts';

const PAGES = 40;
/** Where screenshots go, when somebody wants to look. */
const SHOTS = process.env.RACEMARK_SHOTS;

/** Another browser, for what would disturb the library that the tests share. */
const launchOther = sharedBrowser();
let extension: Extension;
let page: Page;

const shot = async (name: string) => {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

const total = () => page.locator('output').first().textContent();
const quotes = () => page.getByTestId('claim-quote').allTextContents();
const view = (name: string) => page.getByRole('tab', { name }).click();
const importing = async (name: string, text: string) => {
  await view('Files');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
};

const fill = async () => {
  await importing('library.json', await write('json', aLargeLibrary(PAGES)));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('library.json was imported.').first().waitFor();
  await view('Claims');
  await until('the claims', async () => (await total()) === '240 claims');
};
/** Whether the tests have come to where the library is no longer empty. */
let isFilled = false;

beginning(async () => {
  await extension?.close();
  extension = await launch({ viewport: { width: 1280, height: 860 } });
  page = await extension.page('library.html');
  if (isFilled) await fill();
});
afterAll(() => extension?.close());

describe('the library page', () => {
  it('says what it is while it is empty', async () => {
    await page.getByRole('heading', { name: 'No claims saved yet' }).waitFor();
    expect(await page.title()).toBe('Claims · Racemark');
    expect(await violations(page)).toEqual([]);
    await shot('empty');
  });

  it('is not replaced by a file that is dropped on it', async () => {
    const isTurnedAway = await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{}'], 'library.json'));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
      return drop.defaultPrevented;
    });
    expect(isTurnedAway).toBe(true);
  });

  it('refuses a broken file with path and reason, and writes nothing', async () => {
    const file = JSON.parse(await write('json', aLargeLibrary(1)));
    file.claims[3].tier = 'marathon';
    await importing('broken.json', JSON.stringify(file));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/claims\[3\]\.tier/);
    expect(await violations(page)).toEqual([]);
    await shot('import-refused');
    await view('Claims');
    await page.getByRole('heading', { name: 'No claims saved yet' }).waitFor();
  });

  it('shows what an import would do, then does it', async () => {
    await importing('library.json', await write('json', aLargeLibrary(PAGES)));
    const row = page.getByRole('row', { name: /^Claims/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['240', '0', '0', '0', '0']);
    expect(await violations(page)).toEqual([]);
    await shot('import-plan');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('library.json was imported.').first().waitFor();
    await view('Claims');
    await until('the claims', async () => (await total()) === '240 claims');
    isFilled = true;
    expect(await violations(page)).toEqual([]);
    await shot('claims');
  });

  it('finds as the reader types, and keeps the search in the address', async () => {
    await page.getByRole('searchbox').fill('robots');
    await until('fewer', async () => (await total()) !== '240 claims');
    await until('these alone', async () => {
      const all = await quotes();
      return all.length > 0 && all.every((quote) => quote.includes('robots'));
    });
    await until('the address', () => new URL(page.url()).hash === '#q=robots');
    await until('the words to be marked', () =>
      page.evaluate(() => CSS.highlights.get('racemark-found')?.size ?? 0),
    );
    await shot('search');
    await page.reload();
    await until(
      'the same search',
      async () => (await page.getByRole('searchbox').inputValue()) === 'robots',
    );
    await page.getByRole('searchbox').fill('');
    await until('all', async () => (await total()) === '240 claims');
  });

  it('narrows by facets whose counts hold', async () => {
    const box = page.getByRole('checkbox', { name: /^Forecast: \d+$/ });
    // Counts come a moment after the rows.
    await page.getByRole('checkbox', { name: 'Forecast: 72' }).waitFor();
    const count = Number(/\d+$/.exec((await box.getAttribute('aria-label')) ?? '')?.[0]);
    await box.check();
    await until('forecasts', async () => (await total()) === `${count} claims`);
    await page.goto(`chrome-extension://${extension.id}/library.html`);
    await until('all', async () => (await total()) === '240 claims');
  });

  it('changes many at once, and takes it back', async () => {
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByText('240 selected').waitFor();
    await shot('selection');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('240 claims moved to the bin.').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('all back', async () => (await total()) === '240 claims');
  });

  it('opens the claim of a link', async () => {
    const { claim } = aLargeLibrary(PAGES)[100] ?? {};
    await page.goto('about:blank');
    await page.goto(`chrome-extension://${extension.id}/library.html#claim=${claim?.id}`);
    const item = page.locator('article[data-focused=true]');
    await until('the claim', async () =>
      (await item.textContent())?.includes(claim?.quote ?? 'nothing'),
    );
    expect(await violations(page)).toEqual([]);
    await shot('linked');
    await item
      .getByRole('link', { name: /Who is ahead, part 17/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /Who is ahead, part 17/ }).waitFor();
    await until('its claims', async () => (await total()) === '6 claims');
    expect(await violations(page)).toEqual([]);
    await shot('article');
  });

  it('is gone through by keyboard alone', async () => {
    await page.goto('about:blank');
    await page.goto(`chrome-extension://${extension.id}/library.html`);
    await page.getByTestId('claim-quote').first().waitFor();
    const [first] = await quotes();
    await page.keyboard.press('/');
    await page.keyboard.type('months');
    await until('the search', async () => (await quotes())[0] !== first);
    await page.keyboard.press('Escape');
    const agree = page.getByRole('radio', { name: 'Agree', exact: true });
    const before = await agree.isChecked();
    await page.keyboard.press('a');
    await until('the judgement', async () => (await agree.isChecked()) !== before);
    await page.getByRole('tab', { name: 'Claims' }).focus();
    await page.keyboard.press('End');
    expect(await page.getByRole('tab', { selected: true }).textContent()).not.toBe('Claims');
  });

  it('backs everything up, and the file is read back without a change', async () => {
    await view('Files');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const { text } = await extension.downloaded(/^racemark-.*\.json$/);
    expect(JSON.parse(text).claims).toHaveLength(240);
    await page.getByText('All your judgements are backed up.').waitFor();
    await importing('again.json', text);
    await page.getByText('Nothing would change').waitFor();
    await shot('files');
  });

  it('exports only what the filters leave', async () => {
    await page.goto('about:blank');
    await page.goto(
      `chrome-extension://${extension.id}/library.html#view=files&q=robots&type=forecast`,
    );
    await page.getByRole('combobox', { name: 'Format' }).selectOption('csv');
    await page.getByRole('button', { name: 'Save file' }).click();
    const { text } = await extension.downloaded(/^racemark-.*\.csv$/);
    const rows = text.trim().split('\r\n');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows.slice(1)) expect(row).toContain('robots');
  });

  it('asks for a back-up once many judgements are in no file, until one is written', async () => {
    await page.goto('about:blank');
    await page.goto(`chrome-extension://${extension.id}/library.html`);
    const reminder = page.getByRole('region', { name: 'Back-up' });
    await until('all claims', async () => (await total()) === '240 claims');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('textbox', { name: 'Tag for the selected claims' }).fill('to keep');
    await page.keyboard.press('Enter');
    await reminder.getByText('240 changes to your judgements are not backed up.').waitFor();
    expect(await violations(page)).toEqual([]);
    await reminder.getByRole('button', { name: 'Back up now' }).click();
    const { text } = await extension.downloaded(/^racemark-.*\.json$/);
    expect(text.match(/"to keep"/g)).toHaveLength(240);
    await reminder.waitFor({ state: 'detached' });
  });

  it('keeps a ledger of predictions, and what became of them', async () => {
    await view('Predictions');
    const first = page
      .getByRole('list', { name: 'Prediction ledger' })
      .getByRole('article')
      .first();
    await first.waitFor();
    expect(await first.textContent()).toContain('Overdue');
    expect(await violations(page)).toEqual([]);
    await shot('predictions');
    const quote = (await first.getByRole('link').textContent()) ?? '';
    const decided = page.getByRole('article').filter({ hasText: quote });
    await choose(decided.getByRole('radio', { name: 'Came true' }));
    await choose(page.getByRole('radio', { name: /^Decided/ }));
    await decided.getByRole('textbox', { name: 'Note on the outcome' }).fill('See the yearbook.');
    await view('Files');
    await view('Predictions');
    await choose(page.getByRole('radio', { name: /^Decided/ }));
    await until(
      'the note',
      async () =>
        (await decided.getByRole('textbox', { name: 'Note on the outcome' }).inputValue()) ===
        'See the yearbook.',
    );
  });

  it('draws charts with the figures behind them, and saves them', async () => {
    await page.goto('about:blank');
    await page.goto(`chrome-extension://${extension.id}/library.html#view=charts`);
    await page.getByRole('img', { name: /^Do I agree with what I find credible/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await shot('charts');
    expect(await page.getByRole('img').count()).toBe(6);
    const outlets = page.getByRole('region', {
      name: 'Whom does each outlet favour?',
      exact: true,
    });
    await outlets.getByText('Show as a table').click();
    const totals = () => outlets.getByRole('row').locator('td:last-child').allTextContents();
    const sum = async () => (await totals()).reduce((all, each) => all + Number(each), 0);
    expect(await sum()).toBe(240);
    await outlets.getByRole('button', { name: 'Save as SVG' }).click();
    const { text } = await extension.downloaded(/outlets\.svg$/);
    for (const told of [
      'Whom does each outlet favour?',
      'Harbour Ledger',
      'Favours China',
      'Counted with Racemark',
    ]) {
      expect(text).toContain(told);
    }
    expect(text).not.toContain('class=');
    await outlets.getByRole('button', { name: 'Save as PNG' }).focus();
    await page.keyboard.press('Enter');
    expect((await extension.downloaded(/outlets\.png$/)).text).toContain('PNG');
    await choose(page.getByRole('radio', { name: 'By my credibility rating' }));
    await until('fewer', async () => (await sum()) < 240);
    await shot('charts-weighted');
  });

  it('has its settings where the browser looks for them', async () => {
    const other = await launchOther();
    await other.evaluate(() => chrome.runtime.openOptionsPage(), undefined);
    // The browser may take a tab that shows nothing.
    const options = await until('the settings', () =>
      other.context.pages().find((each) => each.url().endsWith('library.html#view=settings')),
    );
    await options.getByRole('tab', { name: 'Settings', selected: true }).waitFor();
  });

  it('has every setting, in both languages, and in the dark', async () => {
    await view('Settings');
    await page.getByRole('heading', { name: 'Storage' }).waitFor();
    await page.getByText(/MB used/).waitFor();
    expect(await violations(page)).toEqual([]);
    await shot('settings');
    await page.getByRole('button', { name: 'Ask the browser to keep it' }).click();
    const kept = page.getByText('The browser has promised to keep it');
    await kept.or(page.getByText('The browser did not agree')).waitFor();
    expect(await kept.isVisible()).toBe(await page.evaluate(() => navigator.storage.persisted()));
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
    for (const name of ['论断', '预测', '图表', '文件', '设置']) {
      await view(name);
      await until('the title', async () => (await page.title()) === `${name} · Racemark`);
      await shot(`dark-${name}`);
    }
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      'dark',
    );
    await page.getByRole('combobox', { name: '语言' }).selectOption('en');
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('system');
  });

  it('erases what open pages save while everything is erased, and stops them, also where a click started them', async () => {
    for (const everywhere of ['on', null] as const) {
      const other = await launchOther({
        undecided: everywhere === null,
        site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) },
      });
      const article = await other.open(CHIP_ARTICLE.url);
      if (everywhere === null) {
        await other.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ url: '*://www.harbourpost.example/*' });
          const data = { tabId: tab?.id };
          await chrome.runtime.sendMessage({ id: 1, type: 'spotTab', data, timestamp: Date.now() });
        }, undefined);
      }
      await until('claims', async () => (await paintedClaims(article)).length);
      const settings = await other.page('library.html#view=settings');
      await settings.getByRole('button', { name: 'Erase everything…' }).click();
      const dialog = settings.getByRole('dialog');
      await dialog.getByRole('switch').check({ force: true });
      await article.evaluate((words) => {
        let count = 0;
        setInterval(() => {
          count += 1;
          const paragraph = document.createElement('p');
          paragraph.textContent = `${words} That was note ${count}.`;
          document.querySelector('article')?.append(paragraph);
        }, 60);
      }, CHIP_ARTICLE.paragraphs[1]);
      await until('more claims', async () => (await paintedClaims(article)).length > 5);
      await dialog.getByRole('button', { name: 'Erase everything' }).click();
      await dialog.waitFor({ state: 'detached' });
      await new Promise((done) => setTimeout(done, 1_500));
      expect(await storedRows(other, 'claims')).toEqual([]);
      expect(await paintedClaims(article)).toEqual([]);
    }
  });

  it('erases everything only after it was asked twice', async () => {
    await page.goto('about:blank');
    await page.goto(`chrome-extension://${extension.id}/library.html#view=settings`);
    await page.getByRole('button', { name: 'Erase everything…' }).click();
    const dialog = page.getByRole('dialog');
    const erase = dialog.getByRole('button', { name: 'Erase everything' });
    const scripts = () =>
      extension.evaluate(
        async () => (await chrome.scripting.getRegisteredContentScripts()).length,
        0,
      );
    await extension.evaluate(async () => {
      await chrome.alarms.create('backup', { when: Date.now() + 1e9 });
      await chrome.alarms.create('bin', { periodInMinutes: 1_440 });
      await caches.open('anything');
      localStorage.setItem('anything', 'x');
    }, undefined);
    expect(await scripts()).toBe(1);
    expect(await erase.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await shot('erase');
    await dialog.getByRole('switch').check({ force: true });
    await erase.click();
    await view('Claims');
    await page.getByRole('heading', { name: 'No claims saved yet' }).waitFor();

    const tables = ['pages', 'claims', 'annotations', 'relations', 'digests', 'unrelated'];
    for (const table of [...tables, 'lookups', 'requests', 'catalogue', 'searchTexts']) {
      expect(await storedRows(extension, table), table).toEqual([]);
    }
    const left = await extension.evaluate(async () => {
      const [local, session] = [chrome.storage.local, chrome.storage.session];
      return [
        Object.keys(await local.get(null)),
        Object.keys(await session.get(null)),
        (await chrome.alarms.getAll()).map(({ name }) => name),
        await caches.keys(),
        Object.keys(localStorage),
      ];
    }, undefined);
    // The bin of what is read from now on is emptied like that of before.
    expect(left).toEqual([[], [], ['bin'], [], []]);
    // The worker takes the content script out of all sites: none is chosen any more.
    await until('no registered script', async () => (await scripts()) === 0);
  });
});
