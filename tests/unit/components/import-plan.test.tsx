// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ImportPlan } from '../../../components/library/files/ImportPlan.tsx';
import { planMerge } from '../../../utils/interchange/merge.ts';
import type { LibraryEntry } from '../../../utils/records.ts';
import { aLibrary, toImported } from '../interchange/samples.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

it('shows what library and file say where they differ at the same time', async () => {
  const [entry] = aLibrary() as [LibraryEntry];
  const own = entry.own && { ...entry.own, stance: 'agree' as const, note: '', tags: [] };
  const existing = { pages: [entry.page], entries: [entry], pairs: [] };
  const incoming = toImported([{ ...entry, own, others: [] }]);
  const plan = await planMerge(existing, incoming, { reviewer: '' });
  const job = { read() {}, rename() {}, apply() {}, cancel() {}, reset() {} };
  const state = { step: 'planned' as const, file: 'a.json', plan, reviewers: [], unnamed: '' };
  draw(worldOf(), <ImportPlan job={{ ...job, state }} state={state} />);
  expect(screen.getByRole('listitem', { hidden: true }).textContent).toBe(
    '“The country will lead in training chips by 2030.”: here Disagree · 2/5 · chips · forecast · “No source is named.”; in the file Agree · 2/5',
  );
});
