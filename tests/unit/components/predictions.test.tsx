// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Tabs } from '../../../components/base/Tabs.tsx';
import { useAwaiting } from '../../../components/hooks/library/useAwaiting.ts';
import { PredictionsView } from '../../../components/library/predictions/PredictionsView.tsx';
import { detectionOf, scanOf } from '../../fixtures/records.ts';
import { draw, worldOf } from './render.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const QUOTE = 'China will catch up with the United States by the end of the year.';

/** The ledger with one prediction that was due at the end of 2025. */
async function open() {
  vi.useFakeTimers({ now: new Date('2026-03-10T12:00:00Z'), toFake: ['Date'] });
  const world = worldOf();
  const horizon = { text: 'by the end of the year', from: null, to: '2025-12-31' };
  const { claims, pageId } = await world.library.savePage({
    ...scanOf([QUOTE]),
    detections: [
      detectionOf(QUOTE, 0, { type: 'forecast', horizon: { ...horizon, precision: 'year' } }),
    ],
  });
  const claimId = claims[0]?.id ?? '';
  const drawn = draw(world, <PredictionsView />);
  const item = within(await screen.findByRole('article'));
  const corrections = async () => (await world.library.entry(claimId))?.own?.corrections;
  const due = () => item.getByLabelText<HTMLInputElement>('Due date');
  const save = (day: string) => {
    fireEvent.change(due(), { target: { value: day } });
    fireEvent.blur(due());
  };
  return { world, pageId, item, corrections, due, save, ...drawn };
}

it('sets the day a prediction falls due, beside what was detected, and takes that back', async () => {
  const { user, item, corrections, due, save } = await open();
  expect(item.getByText('Overdue')).toBeTruthy();
  expect(due().value).toBe('2025-12-31');
  save('2026-06-30');
  await item.findByText('Open');
  expect(await corrections()).toEqual({ due: '2026-06-30' });
  expect(item.getByText('Detected: Dec 31, 2025')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await item.findByText('Overdue');
  expect(await corrections()).toBeUndefined();
});

it('takes the day away, and forgets the correction where it is as detected again', async () => {
  const { item, corrections, save } = await open();
  save('');
  await item.findByText('Undated');
  expect(await corrections()).toEqual({ due: null });
  save('2025-12-31');
  await item.findByText('Overdue');
  await waitFor(async () => expect(await corrections()).toEqual({}));
});

it('keeps the reader’s day when the page is read again', async () => {
  const { world, item, corrections, save } = await open();
  save('2026-06-30');
  await item.findByText('Open');
  await world.library.savePage({
    ...scanOf([QUOTE]),
    detections: [detectionOf(QUOTE, 0, { type: 'forecast', horizon: null })],
  });
  expect(await corrections()).toEqual({ due: '2026-06-30' });
  expect((await world.library.summaries({}))[0]?.due).toBe('2026-06-30');
});

function AwaitingTabs() {
  const awaiting = useAwaiting();
  const count = awaiting?.predictions ?? 0;
  const badge = count > 0 ? { shown: `${count}`, about: `${count} overdue` } : undefined;
  return (
    <Tabs label="Parts" tabs={[{ value: 'a', label: 'A', badge }]} value="a" onChange={() => {}}>
      {awaiting && <p>{JSON.stringify(awaiting)}</p>}
    </Tabs>
  );
}

it('is counted on its tab as long as it is overdue, and the name says what the number is', async () => {
  const { world, save, item } = await open();
  const { container } = draw(world, <AwaitingTabs />);
  const parts = within(container);
  const tab = await parts.findByRole('tab', { name: 'A, 1 overdue' }, { timeout: 4_000 });
  expect(tab.textContent).toBe('A1');
  save('2026-06-30');
  await item.findByText('Open');
  await parts.findByText('{"conflicts":0,"predictions":0}');
  expect(parts.getByRole('tab', { name: 'A' }).textContent).toBe('A');
});
