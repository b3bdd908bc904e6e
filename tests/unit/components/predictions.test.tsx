// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
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
  const outcome = async () => (await world.library.entry(claimId))?.own?.outcome;
  return { world, pageId, claimId, item, corrections, due, save, outcome, ...drawn };
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

it('says of a prediction that is due today that it is', async () => {
  const { item, save } = await open();
  save('2026-03-10');
  await item.findByText('today');
  save('2026-03-11');
  await item.findByText('in 1 day');
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

describe('the note on an outcome', () => {
  /** With an outcome, and its note being written. */
  async function decide() {
    const opened = await open();
    const { user, item, outcome } = opened;
    const verdict = (name: string) => item.getByRole<HTMLInputElement>('radio', { name });
    await user.click(verdict('Came true'));
    await waitFor(async () => expect(await outcome()).toMatchObject({ verdict: 'cameTrue' }));
    const note = await item.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Note on the outcome',
    });
    return { ...opened, verdict, note };
  }

  it('is saved while it is written, and never shows what was there before', async () => {
    const { user, note, outcome } = await decide();
    const shown: string[] = [];
    await user.type(note, 'See the yearbook');
    await waitFor(async () => expect((await outcome())?.note).toBe('See the yearbook'));
    const observer = new MutationObserver(() => shown.push(note.value));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    await user.type(note, ' of 2026');
    fireEvent.blur(note);
    for (let turn = 0; turn < 20; turn += 1) {
      shown.push(note.value);
      await act(async () => new Promise((done) => setTimeout(done, 5)));
    }
    observer.disconnect();
    expect(new Set(shown.slice(-20))).toEqual(new Set(['See the yearbook of 2026']));
    expect(await outcome()).toMatchObject({ note: 'See the yearbook of 2026' });
  });

  it('leaves the verdict as it is by then, and the verdict leaves the note', async () => {
    const { user, world, claimId, note, verdict, outcome } = await decide();
    await user.type(note, 'Half of it');
    // Elsewhere, and not yet read here.
    const decided = '2026-03-10T12:00:00.000Z';
    await world.library.annotateMany([claimId], (own) => ({
      outcome: own.outcome && { ...own.outcome, verdict: 'partly', decided },
    }));
    await user.type(note, ' did');
    fireEvent.blur(note);
    await waitFor(async () =>
      expect(await outcome()).toEqual({ verdict: 'partly', note: 'Half of it did', decided }),
    );
    await user.type(note, '.');
    fireEvent.click(verdict('Unclear'));
    expect(verdict('Unclear').checked).toBe(true);
    await waitFor(async () =>
      expect(await outcome()).toMatchObject({ verdict: 'unclear', note: 'Half of it did.' }),
    );
  });

  it('is taken back as a whole, by a key, and the verdict before it is not', async () => {
    const { user, note, outcome } = await decide();
    await user.type(note, 'See the yearbook');
    fireEvent.blur(note);
    await waitFor(async () => expect((await outcome())?.note).toBe('See the yearbook'));
    note.blur();
    await user.keyboard('u');
    await waitFor(() => expect(note.value).toBe(''));
    expect(await outcome()).toMatchObject({ verdict: 'cameTrue', note: '' });
    await user.keyboard('u');
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Nothing to undo'));
  });
});

it('stays where it is once it is decided, until other predictions are asked for', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-10T12:00:00Z'), toFake: ['Date'] });
  const world = worldOf();
  const quotes = [QUOTE, 'China will lead by the end of next year.'];
  await world.library.savePage({
    ...scanOf(quotes),
    detections: quotes.map((quote, at) => {
      const horizon = { text: 'by the end', from: null, to: `202${5 + 2 * at}-12-31` };
      const start = at === 0 ? 0 : QUOTE.length + 2;
      return detectionOf(quote, start, {
        type: 'forecast',
        horizon: { ...horizon, precision: 'year' },
      });
    }),
  });
  const { user } = draw(world, <PredictionsView />);
  const states = () =>
    screen.getAllByRole('article').map((each) => each.querySelector('strong')?.textContent);
  await waitFor(() => expect(states()).toEqual(['Overdue', 'Open']));
  await user.click(screen.getByRole('radio', { name: 'Overdue (1)' }));
  expect(states()).toEqual(['Overdue']);
  await user.click(screen.getByRole('radio', { name: 'Came true' }));
  await waitFor(() => expect(states()).toEqual(['Decided']));
  screen.getByRole('textbox', { name: 'Note on the outcome' });
  await user.click(screen.getByRole('radio', { name: 'All (2)' }));
  await waitFor(() => expect(states()).toEqual(['Open', 'Decided']));
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
