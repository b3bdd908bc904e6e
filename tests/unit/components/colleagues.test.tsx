// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useAdoption } from '../../../components/hooks/library/useAdoption.ts';
import { ColleaguesPanel } from '../../../components/library/files/ColleaguesPanel.tsx';
import { ImportPanel } from '../../../components/library/files/ImportPanel.tsx';
import { UndoToast } from '../../../components/library/UndoToast.tsx';
import { aLibrary, write } from '../interchange/samples.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

/** The panels of the files that have to do with colleagues. */
function Panels() {
  const adoption = useAdoption();
  return (
    <>
      <ImportPanel />
      <ColleaguesPanel adoption={adoption} />
      <UndoToast job={adoption.job} words={({ name }) => `${name} is the reader.`} />
    </>
  );
}

it('makes judgements imported as a colleague’s the reader’s, after a plan, and takes that back', async () => {
  const world = worldOf();
  const { user } = draw(world, <Panels />);
  expect(screen.queryByRole('heading', { name: 'Judgements of others' })).toBeNull();
  const text = await write('json', aLibrary(), { reviewer: 'Mara' });
  const [judged] = aLibrary();
  const claimId = judged?.claim.id ?? '';
  const input = screen.getByLabelText('Choose a file', { selector: 'input' });
  await user.upload(input, new File([text], 'old.json', { type: 'application/json' }));
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  await screen.findByText(/old.json was imported/);
  const reviewers = async () => {
    const entry = await world.library.entry(claimId);
    return [entry?.own?.stance ?? null, ...(entry?.others ?? []).map(({ reviewer }) => reviewer)];
  };
  expect(await reviewers()).toEqual([null, 'Ann', 'Mara']);

  await user.click(await screen.findByRole('button', { name: 'The judgements of Mara are mine…' }));
  const dialog = within(
    screen.getByRole('dialog', { name: 'Are the judgements of Mara yours?', hidden: true }),
  );
  await dialog.findByText('1 becomes yours.');
  expect(await reviewers()).toEqual([null, 'Ann', 'Mara']);
  await user.click(dialog.getByRole('button', { name: 'Make them mine' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Mara is the reader.'));
  expect(await reviewers()).toEqual([judged?.own?.stance, 'Ann']);
  expect(world.settings.reviewer).toBe('Mara');
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'The judgements of Mara are mine…' })).toBeNull(),
  );

  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Undone'));
  expect(await reviewers()).toEqual([null, 'Ann', 'Mara']);
  expect(world.settings.reviewer).toBe('');
});
