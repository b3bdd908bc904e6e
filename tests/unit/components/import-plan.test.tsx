// @vitest-environment jsdom
import { cleanup, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useDropGuard } from '../../../components/hooks/library/useDropGuard.ts';
import { ImportPanel } from '../../../components/library/files/ImportPanel.tsx';
import { ImportPlan } from '../../../components/library/files/ImportPlan.tsx';
import { planMerge } from '../../../utils/interchange/merge.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { DEFAULT_SETTINGS } from '../../../utils/settings.ts';
import { metaOf, scanOf } from '../../fixtures/records.ts';
import { aLibrary, toImported, write } from '../interchange/samples.ts';
import { draw, type World, worldOf } from './render.tsx';

afterEach(cleanup);

it('shows what library and file say where they differ at the same time', async () => {
  const [entry] = aLibrary() as [LibraryEntry];
  const own = entry.own && { ...entry.own, stance: 'agree' as const, note: '', tags: [] };
  const existing = { pages: [entry.page], entries: [entry], pairs: [] };
  const incoming = toImported([{ ...entry, own, others: [] }]);
  const plan = await planMerge(existing, incoming, { reviewer: '' });
  const job = { read() {}, tell() {}, apply() {}, cancel() {}, reset() {} };
  const state = {
    step: 'planned' as const,
    file: 'a.json',
    plan,
    reviewers: [],
    whose: { unnamed: '', mine: [] },
    isAnew: false,
  };
  draw(worldOf(), <ImportPlan job={{ ...job, state }} state={state} />);
  expect(screen.getByRole('listitem', { hidden: true }).textContent).toBe(
    '“The country will lead in training chips by 2030.”: here Disagree · 2/5 · chips · forecast · “No source is named.”; in the file Agree · 2/5',
  );
});

/** The panel with a file chosen, its plan shown. */
async function planned(world: World, text: string) {
  const drawn = draw(world, <ImportPanel />);
  const input = screen.getByLabelText('Choose a file', { selector: 'input' });
  await drawn.user.upload(input, new File([text], 'a.json', { type: 'application/json' }));
  await screen.findByText('What would happen with a.json', undefined, { timeout: 10_000 });
  return drawn;
}

it('plans again when a page of the file was read meanwhile, and keeps what was found there', async () => {
  const world = worldOf();
  const [{ page }] = aLibrary() as [LibraryEntry];
  const { user } = await planned(world, await write('json', aLibrary()));
  const meta = { ...metaOf(), url: page.url, visited: page.url, title: 'A newer title' };
  await world.library.savePage({ ...scanOf(['Nobody leads.']), meta });
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect((await screen.findByRole('alert')).textContent).toContain('changed meanwhile');
  expect(await world.library.count({})).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByText(/a.json was imported/);
  expect(await world.library.count({})).toBe(3);
  expect((await world.library.recordsAt([page.url])).pages[0]?.title).toBe('A newer title');
});

it('says why nothing would be written', async () => {
  const world = worldOf();
  const [judged] = aLibrary() as [LibraryEntry];
  const { user } = await planned(world, await write('json', aLibrary()));
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByText(/a.json was imported/);
  cleanup();
  await planned(world, await write('json', aLibrary()));
  expect(screen.getByText(/all of it is here already/)).toBeTruthy();
  cleanup();
  await world.library.annotate(judged.claim.id, { note: 'Later.' });
  await planned(world, await write('json', aLibrary()));
  expect(screen.getByText(/what is here stays/)).toBeTruthy();
  cleanup();
  await planned(world, await write('json', []));
  expect(screen.getByText(/nothing in this file/)).toBeTruthy();
});

it.each([
  ['', /empty/, /空的/],
  [
    'quote,clause\r\n',
    /CSV and Markdown files cannot be read back/,
    /CSV 和 Markdown 文件无法再导入/,
  ],
  ['\xff\xfe{', /not in UTF-8/, /不是 UTF-8/],
  ['{"@context":"https://schema.org","@graph":[]}', /ClaimReview files/, /ClaimReview 文件/],
  ['{"format":"racemark","version":99}', /newer Racemark/, /较新版本/],
] as const)(
  'says in words what a file is that is no export: %j',
  async (text, english, chinese) => {
    for (const [language, words] of [
      ['en', english],
      ['zh', chinese],
    ] as const) {
      const world = worldOf({ settings: { ...DEFAULT_SETTINGS, language } });
      draw(world, <ImportPanel />);
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
      fireEvent.change(input as HTMLInputElement, {
        target: { files: [new File([bytes], 'a.json')] },
      });
      await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(words), {
        timeout: 10_000,
      });
      cleanup();
    }
  },
);

it('takes judgements under a name the reader says is theirs for their own, and goes by that name from then on', async () => {
  const world = worldOf();
  const { user } = draw(world, <ImportPanel />);
  const text = await write('json', aLibrary(), { reviewer: 'Mara' });
  const [claimId = ''] = aLibrary().map(({ claim }) => claim.id);
  const input = screen.getByLabelText('Choose a file', { selector: 'input' });
  await user.upload(input, new File([text], 'old-machine.json', { type: 'application/json' }));
  await user.click(await screen.findByRole('switch', { name: 'I am Mara' }));
  await waitFor(() =>
    expect(screen.getByRole('switch', { name: 'I am Mara' })).toHaveProperty('checked', true),
  );
  expect(screen.getByRole('switch', { name: 'I am Ann' })).toHaveProperty('checked', false);
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByText(/2 claims and 2 judgements were written/);
  const entry = await world.library.entry(claimId);
  expect(entry?.own).toMatchObject({ stance: aLibrary()[0]?.own?.stance });
  expect(entry?.others.map(({ reviewer }) => reviewer)).toEqual(['Ann']);
  await waitFor(() => expect(world.settings.reviewer).toBe('Mara'));
});

describe('a file dropped on the page', () => {
  const json = async () =>
    new File([await write('json', aLibrary())], 'a.json', { type: 'application/json' });
  const over = () => screen.queryByText('Drop the file to see what it would change');
  /** Far from the panel; gives whether the page takes it. */
  const drag = (name: 'dragOver' | 'drop', files: File[], types = ['Files']) => {
    const dataTransfer = { types, files, dropEffect: 'none' };
    fireEvent[name](document.body, { dataTransfer });
    return dataTransfer.dropEffect;
  };

  it('is shown where it goes, and its plan before anything is written', async () => {
    const world = worldOf();
    renderHook(() => useDropGuard());
    const { user } = draw(world, <ImportPanel />);
    const file = await json();
    expect(drag('dragOver', [], ['text/plain'])).toBe('none');
    expect(over()).toBeNull();
    expect(drag('dragOver', [])).toBe('copy');
    expect(over()).toBeTruthy();
    fireEvent.dragLeave(document.body);
    expect(over()).toBeNull();
    drag('dragOver', []);
    drag('drop', [file]);
    expect(over()).toBeNull();
    await screen.findByText('What would happen with a.json');
    expect((await world.library.usage()).claims).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText(/a.json was imported/);
    expect((await world.library.usage()).claims).toBe(2);
  });

  it('gets the message of an import where it cannot be one', async () => {
    const world = worldOf();
    draw(world, <ImportPanel />);
    drag('drop', [new File(['GIF89a'], 'cat.gif', { type: 'image/gif' })]);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'cat.gif cannot be imported. Nothing was changed.',
    );
    drag('drop', [await json(), await json()]);
    expect(screen.getByRole('alert').textContent).toContain('one at a time');
    drag('drop', [await json()]);
    await screen.findByText('What would happen with a.json');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not taken while another is being read', async () => {
    draw(worldOf(), <ImportPanel />);
    const file = await json();
    drag('drop', [file]);
    expect(drag('dragOver', [])).toBe('none');
    expect(over()).toBeNull();
    await screen.findByText('What would happen with a.json');
    expect(drag('dragOver', [])).toBe('copy');
  });
});
