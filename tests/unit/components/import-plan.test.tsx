// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ImportPanel } from '../../../components/library/files/ImportPanel.tsx';
import { ImportPlan } from '../../../components/library/files/ImportPlan.tsx';
import { planMerge } from '../../../utils/interchange/merge.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { aLibrary, toImported, write } from '../interchange/samples.ts';
import { draw, worldOf } from './render.tsx';

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
  };
  draw(worldOf(), <ImportPlan job={{ ...job, state }} state={state} />);
  expect(screen.getByRole('listitem', { hidden: true }).textContent).toBe(
    '“The country will lead in training chips by 2030.”: here Disagree · 2/5 · chips · forecast · “No source is named.”; in the file Agree · 2/5',
  );
});

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
