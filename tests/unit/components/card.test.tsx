// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Card } from '../../../entrypoints/card/Card.tsx';
import type { AnnotationChange } from '../../../utils/messages.ts';
import type { AnnotationBefore, Library } from '../../../utils/store/library.ts';
import { scanOf } from '../../fixtures/records.ts';
import { draw, worldOf } from './render.tsx';

const worker = vi.hoisted(
  (): { library: Library | null; writes: Promise<unknown>[]; failures: number } => ({
    library: null,
    writes: [],
    failures: 0,
  }),
);
vi.mock('../../../utils/messages.ts', () => ({
  async sendMessage(
    name: string,
    data: { claimId: string; change: AnnotationChange; request: string; made: AnnotationBefore },
  ) {
    const { library } = worker;
    if (!library) return null;
    if (name === 'cardOpened') return library.entry(data.claimId);
    if (name === 'cardRelated') return [];
    worker.failures -= 1;
    if (worker.failures >= 0) throw Object.assign(new Error('full'), { code: 'storageFull' });
    const restore = async () => {
      const left = await library.restoreAnnotations([data.made]);
      return { entry: await library.entry(data.claimId), left: left.length > 0 };
    };
    const write =
      name === 'cardRestored'
        ? restore()
        : library.annotate(data.claimId, data.change, data.request);
    worker.writes.push(write);
    return write;
  },
}));
for (const name of ['ResizeObserver', 'IntersectionObserver']) {
  vi.stubGlobal(
    name,
    class {
      observe() {}
      disconnect() {}
    },
  );
}

afterEach(async () => {
  await act(() => Promise.allSettled(worker.writes));
  cleanup();
});

const QUOTE = 'The lab in the north leads by a year.';

/** The card at the first claim of a page. */
async function open(quote = QUOTE) {
  const world = worldOf();
  worker.library = world.library;
  worker.failures = 0;
  const { claims } = await world.library.savePage(scanOf([quote]));
  const claimId = claims[0]?.id ?? '';
  const drawn = draw(world, <Card address={{ claimId, token: 'token' }} singleKeys />);
  await screen.findByRole('radiogroup', { name: 'Stance' });
  const own = async () => (await world.library.entry(claimId))?.own ?? null;
  const elsewhere = (change: AnnotationChange) => world.library.annotate(claimId, change);
  return { own, elsewhere, ...drawn };
}

const type = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Type' });

it('corrects type, direction and speaker by keyboard, and takes that back', async () => {
  const { user, own } = await open();
  await user.keyboard('e');
  const first = await type();
  expect(document.activeElement).toBe(first);
  await user.selectOptions(first, 'trend');
  expect((await type()).value).toBe('trend');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Direction' }), 'closing');
  await user.type(screen.getByRole('textbox', { name: 'Speaker' }), 'Mara Lindqvist{Enter}');
  await waitFor(async () =>
    expect((await own())?.corrections).toEqual({
      type: 'trend',
      direction: 'closing',
      speaker: 'Mara Lindqvist',
    }),
  );
  expect(screen.getByText('Corrected by you')).toBeTruthy();
  await user.keyboard('{Escape}uuu');
  await waitFor(async () => expect(await own()).toBeNull());
  await waitFor(() => expect(screen.queryByText('Corrected by you')).toBeNull());
  await user.keyboard('e');
  expect(screen.queryByRole('combobox', { name: 'Type' })).toBeNull();
});

it('corrects by mouse, and says what was detected', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Correct' }));
  await user.selectOptions(await type(), 'policy');
  const field = (await type()).parentElement as HTMLElement;
  expect(await within(field).findByText(/^Detected: /)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'As detected' }));
  await waitFor(() => expect(within(field).queryByText(/^Detected: /)).toBeNull());
});

it('tries again on request what could not be saved or taken back, and says it as at the first try', async () => {
  const { user, own } = await open();
  const said = () => screen.getByRole('status').textContent;
  const tryAgain = async () => {
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Everything saved before is safe');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  };
  worker.failures = 1;
  await user.keyboard('4');
  await screen.findByRole('alert');
  expect(said()).toBe('');
  await tryAgain();
  expect((await own())?.credibility).toBe(4);
  await waitFor(() => expect(said()).toBe('Credibility 4 of 5. Saved.'));
  worker.failures = 1;
  await user.keyboard('u');
  await tryAgain();
  expect(await own()).toBeNull();
  await waitFor(() => expect(said()).toBe('Undone'));
});

it('cuts a long quote until all of it is asked for, and shows a short one as it is', async () => {
  const long = `The lab in the north leads${' and leads on'.repeat(200)}.`;
  const { user, unmount } = await open(long);
  const words = () => screen.getByTestId('card-quote').textContent;
  expect(words()?.length).toBeLessThan(410);
  const more = screen.getByRole('button', { name: /^Show the whole quote/ });
  await user.click(more);
  expect(words()).toBe(long);
  expect(more.getAttribute('aria-expanded')).toBe('true');
  unmount();
  await open();
  expect(words()).toBe(QUOTE);
  expect(screen.queryByRole('button', { name: /whole quote/ })).toBeNull();
});

it('leaves a judgement as another window has changed it meanwhile, and says so', async () => {
  const { user, own, elsewhere } = await open();
  const said = () => screen.getByRole('status').textContent;
  await user.keyboard('a4');
  await waitFor(async () => expect(await own()).toMatchObject({ stance: 'agree', credibility: 4 }));
  await elsewhere({ credibility: 1, note: 'Read again.' });
  await user.keyboard('u');
  await waitFor(() => expect(said()).toMatch(/^Not undone: the claim was changed elsewhere/));
  expect(screen.getAllByText(/^Not undone/)).toHaveLength(2);
  expect(await own()).toMatchObject({ credibility: 1, note: 'Read again.' });
  // The one before it is taken back alone.
  await user.keyboard('u');
  await waitFor(() => expect(said()).toBe('Undone'));
  expect(await own()).toMatchObject({ stance: null, credibility: 1, note: 'Read again.' });
  expect(screen.getAllByText(/Undone/)).toHaveLength(1);
});

it('takes a note that was written without a pause back as one, at once', async () => {
  const { user, own } = await open();
  await user.keyboard('nSays who?');
  await waitFor(async () => expect((await own())?.note).toBe('Says who?'));
  await user.keyboard('{Escape}u');
  await waitFor(async () => expect(await own()).toBeNull());
});
