/** Work in the library by keyboard alone: many claims at once, predictions, files, settings; and the way back from each. */
import { afterAll, describe, expect, it } from 'vitest';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { write } from '../unit/interchange/samples.ts';
import { until } from './harness.ts';
import { type LibraryPage, libraryWith, untilListed } from './library-page.ts';
import { beginning } from './shared-browser.ts';

const HOST = 'courier.example';

let library: LibraryPage;
beginning(async () => {
  await library?.close();
  library = await libraryWith(aReadersLibrary());
});
afterAll(() => library?.close());

/** Goes from the head of the page by Tab until what has the focus is called so. */
async function tabTo(name: RegExp): Promise<void> {
  const { page } = library;
  await page.getByRole('tab', { selected: true }).focus();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent;
    });
    if (found && name.test(found)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

const said = (words: string) =>
  library.page.getByRole('status').filter({ hasText: words }).waitFor();

describe('by keyboard alone', () => {
  it('a prediction gets its outcome and a note, and loses it again', async () => {
    const { page } = library;
    await library.go('view=predictions');
    const ledger = page.getByRole('list', { name: 'Prediction ledger' });
    const first = ledger.getByRole('article').filter({ hasText: 'before the end of May' });
    await first.waitFor();
    await tabTo(/before the end of May/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await said('Outcome: Came true. Saved.');
    const note = first.getByRole('textbox', { name: 'Note on the outcome' });
    await note.waitFor();
    await page.keyboard.press('ArrowRight');
    await said('Outcome: Did not. Saved.');
    const didNot = first.getByRole('radio', { name: 'Did not' });
    expect(await didNot.isChecked()).toBe(true);
    await until('the focus on the note', async () => {
      if (await note.evaluate((each) => each === document.activeElement)) return true;
      await page.keyboard.press('Tab');
      return false;
    });
    await page.keyboard.type('The yearbook says so.');
    await page.getByRole('tab', { name: 'Predictions' }).focus();
    await page.keyboard.press('u');
    await said('Undone');
    await until('the note to go', async () => (await note.inputValue()) === '');
    await until('the outcome before', () => didNot.isChecked());
    expect(await library.violations()).toEqual([]);
  });

  it('a back-up is written, and others by themselves', async () => {
    const { page, extension } = library;
    await library.go('view=files');
    await tabTo(/^Back up now$/);
    await page.keyboard.press('Enter');
    expect(JSON.parse((await extension.downloaded(/\.json$/)).text).claims).toHaveLength(27);
    const often = page.getByRole('radio', { name: 'Never' });
    await often.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Last written/).waitFor({ timeout: 20_000 });
    expect(await page.getByRole('radio', { name: 'Daily' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Write one now' }).waitFor();
    expect(await library.violations()).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await until('it off', () => often.isChecked());
  });

  it('a site’s rule and what was learnt are forgotten, and brought back', async () => {
    const { page } = library;
    await library.set({ sites: { [HOST]: 'off' }, adjustments: { actorPair: -0.4 } });
    await library.go('view=settings');
    const rule = page.getByRole('combobox', { name: `On ${HOST}` });
    await rule.waitFor();
    await tabTo(new RegExp(`^Forget the rule for ${HOST}$`));
    await page.keyboard.press('Enter');
    await said(`The rule for ${HOST} was forgotten.`);
    expect(await rule.count()).toBe(0);
    expect(await library.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await rule.waitFor();
    const learnt = page.getByText('1 sign counts differently.');
    await tabTo(/^Forget what was learnt$/);
    await page.keyboard.press('Enter');
    await page.getByText('Nothing has been learnt').waitFor();
    await page.keyboard.press('u');
    await learnt.waitFor();
    await said('Undone');
    await page.keyboard.press('u');
    await said('Nothing to undo');
    await tabTo(/^Show all shortcuts$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await library.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('many claims are selected, tagged, deleted and brought back', async () => {
    const { page } = library;
    await library.go('q=Lindqvist');
    await until('few claims', async () => /^[2-9] claims$/.test((await library.total()) ?? ''));
    const count = Number.parseInt((await library.total()) ?? '', 10);
    await tabTo(/^Select all$/);
    await page.keyboard.press('Space');
    await page.getByText(`${count} selected`).waitFor();
    await tabTo(/^Tag for the selected claims$/);
    await page.keyboard.type('by keys');
    await page.keyboard.press('Enter');
    await said(`${count} claims tagged.`);
    await tabTo(/^Delete$/);
    await page.keyboard.press('Enter');
    await until('no claim', async () => (await library.total()) === '0 claims');
    await page.keyboard.press('u');
    await said('Undone');
    await untilListed(library, count);
  });

  it('a file is chosen, looked at and imported', async () => {
    const { page } = library;
    const [entry] = aReadersLibrary();
    if (!entry) throw new Error('the library is empty');
    const quote = 'A claim that came in by keys.';
    const claim = { ...entry.claim, id: 'c'.repeat(entry.claim.id.length), quote };
    // Asked for before the key is pressed, or a browser that is busy opens its own dialog.
    const choosing = page.waitForEvent('filechooser');
    await library.go('view=files');
    await tabTo(/^Choose a file/);
    await page.keyboard.press('Enter');
    await (await choosing).setFiles({
      name: 'colleague.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await write('json', [{ ...entry, claim, own: null, others: [] }])),
    });
    await page.getByRole('row', { name: /^Claims/ }).waitFor();
    await tabTo(/^Import$/);
    await page.keyboard.press('Enter');
    await said('colleague.json was imported.');
  });

  it('everything is erased, after it was asked twice', async () => {
    const { page } = library;
    await library.go('view=settings');
    await tabTo(/^Erase everything/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    const focused = (name: RegExp) =>
      until(`the focus on ${name}`, async () => {
        await page.keyboard.press('Tab');
        return page.evaluate((source) => {
          const at = document.activeElement;
          return new RegExp(source).test(
            at?.closest('label')?.textContent ?? at?.textContent ?? '',
          );
        }, name.source);
      });
    await focused(/^I want to erase/);
    await page.keyboard.press('Space');
    await focused(/^Erase everything$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await library.go('');
    await page.getByRole('heading', { name: 'No claims saved yet' }).waitFor();
  });
});
