/** Claims that contradict each other: side by side, decided by the reader, and what else is related to a claim. */
import { afterAll, describe, expect, it } from 'vitest';
import { aReadersLibrary } from '../fixtures/readers-library.ts';
import { choose, until } from './harness.ts';
import { type LibraryPage, libraryWith, untilListed } from './library-page.ts';
import { beginning } from './shared-browser.ts';

let library: LibraryPage;
beginning(async () => {
  await library?.close();
  library = await libraryWith(aReadersLibrary());
  await library.go('view=conflicts');
});
afterAll(() => library?.close());

const conflicts = () =>
  library.page.getByRole('list', { name: 'Conflicts', exact: true }).getByRole('listitem');
const supply = () => conflicts().filter({ hasText: 'supply of training chips' });

describe('conflicts', () => {
  it('stand side by side, with quotes, dates, outlets, speakers and why, the earlier first', async () => {
    const { page } = library;
    await library.go('view=conflicts');
    await until('all four', async () => (await conflicts().count()) === 4, 20_000);
    expect(await supply().getByRole('heading').textContent()).toBe('60 percent against 15 percent');
    expect(await supply().textContent()).toMatch(/Both speak of: .*chip/);
    const sides = supply().getByRole('article');
    for (const [at, told] of [
      ['Northern Wire', 'Mar 18, 2026', 'by 60 percent', 'Ministry of Trade'],
      ['Tech Parish', 'Mar 25, 2026', 'by 15 percent at most', 'Tomas Okoro'],
    ].entries()) {
      const text = await sides.nth(at).textContent();
      for (const words of told) expect(text).toContain(words);
    }
    expect(await library.violations()).toEqual([]);
    expect(await page.title()).toBe('Conflicts · Racemark');
  });

  it('are decided by a judgement of either claim, which can be undone', async () => {
    const { page } = library;
    const open = conflicts()
      .filter({ hasText: 'about eighteen months' })
      .filter({ hasText: 'are level' });
    const level = open.getByRole('article', { name: 'Tech Parish' });
    const courier = open.getByRole('article', { name: 'The Example Courier' });
    // The reader disagrees with the other one already.
    await level.getByText('You side with this one').waitFor();
    await choose(level.getByRole('radio', { name: 'Disagree' }));
    await choose(level.getByRole('radio', { name: '1', exact: true }));
    await courier.getByText('You side with this one').waitFor();
    expect(await library.violations()).toEqual([]);
    await page.getByRole('heading', { name: 'Conflicts', exact: true }).click();
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await level.getByText('You side with this one').waitFor();
  });

  it('are put aside as none by mouse, found again there, and taken back by keyboard', async () => {
    const { page } = library;
    await supply().getByRole('button', { name: 'No conflict' }).click();
    await until('three', async () => (await conflicts().count()) === 3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('four', async () => (await conflicts().count()) === 4);

    const settle = supply().getByRole('button', { name: 'No conflict' });
    await settle.focus();
    await page.keyboard.press('Enter');
    await until('three', async () => (await conflicts().count()) === 3);
    await page.getByRole('radio', { name: 'Conflicts' }).focus();
    await page.keyboard.press('ArrowRight');
    await until('the one put aside', async () => (await conflicts().count()) === 1);
    expect(await library.violations()).toEqual([]);
    await supply().getByRole('button', { name: 'It is a conflict' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nothing marked as no conflict' }).waitFor();
    expect(await library.violations()).toEqual([]);
    await page.getByRole('radio', { name: 'Marked as no conflict' }).focus();
    await page.keyboard.press('ArrowLeft');
    await until('four', async () => (await conflicts().count()) === 4);
  });
});

describe('a claim in hand', () => {
  it('shows what other articles say, why, and leads there', async () => {
    const { page } = library;
    await library.go('q=leads+american');
    await untilListed(library, 1);
    const related = page
      .getByRole('article')
      .locator('details')
      .filter({ hasText: 'In other articles' });
    await until('three', async () => (await related.getByRole('listitem').count()) === 3);
    const courier = related.getByRole('listitem').filter({ hasText: 'The Example Courier' });
    expect(await courier.first().textContent()).toMatch(
      /Contradicts it.*The Example Courier.*“Favours China” against “Favours the US”/,
    );
    expect(await library.violations()).toEqual([]);
    await related.getByRole('link', { name: /are level in frontier models/ }).click();
    const focused = page.locator('article[data-focused=true]');
    await until('the other claim', async () =>
      (await focused.textContent())?.includes('There is no finish line'),
    );
  });
});
