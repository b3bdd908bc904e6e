// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Review } from '../../../components/page/Review.tsx';
import { DEFAULT_SETTINGS } from '../../../utils/settings.ts';
import { LibraryError } from '../../../utils/store/errors.ts';
import { scanOf } from '../../fixtures/records.ts';
import { draw, reportOf, type World, worldOf } from './render.tsx';

afterEach(cleanup);

const QUOTES = [
  'The lab in the north leads by a year.',
  'The lab in the south will catch up by spring.',
  'Nobody knows how far the third lab is.',
];

/** The popup over a page with these claims; resolves when they are listed. */
async function open(given: Partial<World> = {}, quotes = QUOTES) {
  const world = worldOf({ settings: { ...DEFAULT_SETTINGS, everywhere: 'on' }, ...given });
  const { pageId } = await world.library.savePage(scanOf(quotes));
  world.report = reportOf(pageId);
  const drawn = draw(world, <Review />);
  await screen.findByText(quotes[0] as string);
  const entries = () => world.library.entriesOfPage(pageId, { dismissed: true });
  const own = async (at: number) => (await entries())[at]?.own ?? null;
  return { world, pageId, entries, own, ...drawn };
}

const listed = () => screen.getAllByTestId('claim-quote').map((quote) => quote.textContent);
const inHand = () =>
  document.querySelector('[data-focused="true"] [data-testid="claim-quote"]')?.textContent;
const radio = (group: string, name: string) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole<HTMLInputElement>('radio', {
    name,
  });

describe('triage by keys', () => {
  it('judges the claim in hand, at once and in the library, and tells the page', async () => {
    const { user, own, world, pageId } = await open();
    await user.keyboard('a4');
    expect(radio('Stance', 'Agree').checked).toBe(true);
    expect(radio('Credibility', '4').checked).toBe(true);
    await waitFor(async () =>
      expect(await own(0)).toMatchObject({ stance: 'agree', credibility: 4 }),
    );
    await user.keyboard('jd');
    await waitFor(async () => expect(await own(1)).toMatchObject({ stance: 'disagree' }));
    expect(await own(0)).toMatchObject({ stance: 'agree', credibility: 4 });
    expect(world.calls).toContain(`pagesChanged ${pageId}`);
  });

  it('takes a judgement back when its key is pressed again', async () => {
    const { user, own } = await open();
    await user.keyboard('s');
    await waitFor(async () => expect((await own(0))?.stance).toBe('unsure'));
    await user.keyboard('s');
    expect(radio('Stance', 'Unsure').checked).toBe(false);
    await waitFor(async () => expect((await own(0))?.stance).toBeNull());
  });

  it('moves through the list, no further than its ends, and scrolls the page along', async () => {
    const { user, world, entries } = await open();
    await user.keyboard('k');
    expect(inHand()).toBe(QUOTES[0]);
    await user.keyboard('jjjj');
    expect(inHand()).toBe(QUOTES[2]);
    await user.keyboard('{ArrowUp}');
    expect(inHand()).toBe(QUOTES[1]);
    const second = (await entries())[1]?.claim.id;
    expect(world.calls.filter((call) => call.startsWith('show')).at(-1)).toBe(`show ${second}`);
  });

  it('leaves keys alone while text is written', async () => {
    const { user, own } = await open();
    await user.keyboard('n');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note' }));
    await user.keyboard('a jaded 4');
    await waitFor(async () => expect((await own(0))?.note).toBe('a jaded 4'));
    expect(await own(0)).toMatchObject({ stance: null, credibility: null });
    await user.keyboard('{Escape}d');
    expect(radio('Stance', 'Disagree').checked).toBe(true);
  });

  it('judges once however long a key is held, and moves on as long as it is', async () => {
    const { user, own } = await open();
    await user.keyboard('a');
    const hold = (key: string) => fireEvent.keyDown(document.body, { key, repeat: true });
    for (const key of ['a', 'x', 'u']) hold(key);
    expect(listed()).toEqual(QUOTES);
    expect(radio('Stance', 'Agree').checked).toBe(true);
    await waitFor(async () => expect(await own(0)).toMatchObject({ stance: 'agree' }));
    hold('j');
    expect(inHand()).toBe(QUOTES[1]);
    // No further than what has been drawn.
    hold('j');
    expect(inHand()).toBe(QUOTES[1]);
    await new Promise((done) => requestAnimationFrame(done));
    hold('j');
    expect(inHand()).toBe(QUOTES[2]);
  });

  it('does nothing by single keys where the reader switched them off', async () => {
    const settings = { ...DEFAULT_SETTINGS, singleKeys: false };
    const { user, own } = await open({ settings });
    await user.keyboard('ajx');
    expect(inHand()).toBe(QUOTES[0]);
    expect(await own(0)).toBeNull();
  });

  it('shows every key on "?"', async () => {
    const { user } = await open();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts', hidden: true });
    for (const key of ['J', 'K', 'A', 'D', 'S', 'N', 'T', 'E', 'C', 'X', 'U', '?', 'Esc']) {
      expect(within(dialog).getByText(key)).toBeTruthy();
    }
    // Those of the page as the browser has them.
    for (const key of ['⌥J', '⌥K', '⌥⇧S']) {
      expect(await within(dialog).findByText(key)).toBeTruthy();
    }
  });
});

describe('a long quote', () => {
  const LONG = `The lab in the north leads${' and leads on'.repeat(200)}.`;

  it('is cut in hand, and shown whole and cut again by keys', async () => {
    const { user } = await open({}, [QUOTES[0] as string, LONG]);
    expect(screen.queryByRole('button', { name: /whole quote/ })).toBeNull();
    await user.keyboard('j');
    expect(inHand()?.length).toBeLessThan(410);
    expect(LONG.startsWith(inHand()?.slice(0, -1) ?? '-')).toBe(true);
    await user.tab();
    const more = screen.getByRole('button', { name: 'Show the whole quote (2,627 characters)' });
    expect(document.activeElement).toBe(more);
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{Enter}');
    expect(inHand()).toBe(LONG);
    expect(document.activeElement).toBe(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(more.getAttribute('aria-controls') ?? '')?.textContent).toBe(
      LONG,
    );
    await user.keyboard(' ');
    expect(inHand()?.length).toBeLessThan(410);
  });
});

describe('"Not a claim"', () => {
  it('takes the claim from the list, puts the next one in its place, and can be undone', async () => {
    const { user, own } = await open();
    await user.keyboard('jx');
    expect(listed()).toEqual([QUOTES[0], QUOTES[2]]);
    expect(inHand()).toBe(QUOTES[2]);
    await waitFor(async () => expect((await own(1))?.dismissed).toBe(true));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(listed()).toEqual(QUOTES));
    expect(inHand()).toBe(QUOTES[1]);
    expect(await own(1)).toBeNull();
  });

  it('keeps what was said about the claim through dismissal and undo', async () => {
    const { user, own } = await open();
    await user.keyboard('d2xu');
    await waitFor(async () => {
      expect(await own(0)).toMatchObject({ stance: 'disagree', credibility: 2, dismissed: false });
    });
  });

  it('shows dismissed claims again when asked, to bring them back', async () => {
    const { user, own } = await open();
    await user.keyboard('x');
    await waitFor(() => expect(listed()).toHaveLength(2));
    await user.click(await screen.findByRole('button', { name: /Show 1/ }));
    expect(listed()).toEqual(QUOTES);
    await user.click(screen.getByText(QUOTES[0] as string));
    await user.click(screen.getByRole('button', { name: 'It is a claim' }));
    await waitFor(async () => expect((await own(0))?.dismissed).toBe(false));
  });
});

describe('filters', () => {
  it('keep the claim in hand while it is reviewed, and drop it when the reader moves on', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: /To review/ }));
    await user.keyboard('a');
    expect(listed()).toEqual(QUOTES);
    await user.keyboard('j');
    expect(listed()).toEqual(QUOTES.slice(1));
  });

  it('say when nothing fits, and how to see all again', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Tier' }), 'wider');
    expect(screen.queryAllByTestId('claim-quote')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(listed()).toEqual(QUOTES);
  });
});

describe('corrections', () => {
  it('replace what was detected, and are dropped when it is chosen again', async () => {
    const { user, own } = await open();
    await user.keyboard('e');
    const direction = await screen.findByRole('combobox', { name: 'Direction' });
    await waitFor(() => expect(document.activeElement?.tagName).toBe('SELECT'));
    await user.selectOptions(direction, 'us');
    await waitFor(async () => expect((await own(0))?.corrections).toEqual({ direction: 'us' }));
    await user.type(screen.getByRole('textbox', { name: 'Speaker' }), 'Ada Roe{Enter}');
    await waitFor(async () => {
      expect((await own(0))?.corrections).toEqual({ direction: 'us', speaker: 'Ada Roe' });
    });
    await user.selectOptions(direction, 'cn');
    await waitFor(async () => expect((await own(0))?.corrections).toEqual({ speaker: 'Ada Roe' }));
  });

  it('say that the article itself answers for it, or nobody, and take that back', async () => {
    const scan = scanOf(QUOTES.slice(0, 1));
    const detections = scan.detections.map((found) => ({ ...found, speaker: 'Dr Mott' }));
    const world = worldOf({ settings: { ...DEFAULT_SETTINGS, everywhere: 'on' } });
    const { pageId } = await world.library.savePage({ ...scan, detections });
    world.report = reportOf(pageId);
    const { user } = draw(world, <Review />);
    await screen.findByText('Dr Mott');
    const corrections = async () =>
      (await world.library.entriesOfPage(pageId))[0]?.own?.corrections ?? {};
    await user.keyboard('e');
    const who = await screen.findByRole<HTMLSelectElement>('combobox', {
      name: 'Who answers for it',
    });
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Speaker' });
    expect([who.value, name.value]).toEqual(['named', 'Dr Mott']);
    await user.selectOptions(who, 'The article itself');
    await waitFor(async () => expect(await corrections()).toEqual({ speaker: 'author' }));
    expect([who.value, name.value]).toEqual(['author', '']);
    await user.selectOptions(who, 'Nobody is named');
    await waitFor(async () => expect(await corrections()).toEqual({ speaker: null }));
    expect(await screen.findByTitle('Nobody is named')).toBeTruthy();
    expect(screen.getByText('Detected: Dr Mott')).toBeTruthy();
    await user.selectOptions(who, 'A named speaker');
    await waitFor(async () => expect(await corrections()).toEqual({}));
    // A name that is emptied is nobody's.
    await user.clear(name);
    await user.tab();
    await waitFor(async () => expect(await corrections()).toEqual({ speaker: null }));
    await user.keyboard('{Escape}u');
    await waitFor(async () => expect(await corrections()).toEqual({}));
    expect(await screen.findByTitle('Dr Mott')).toBeTruthy();
  });

  it('set the day a forecast falls due, once the field is left, and take it away', async () => {
    const { user, own } = await open();
    await user.keyboard('e');
    await screen.findByRole('combobox', { name: 'Direction' });
    const claim = within(document.querySelector('[data-focused="true"]') as HTMLElement);
    await user.selectOptions(claim.getByRole('combobox', { name: 'Type' }), 'forecast');
    const due = () => screen.findByLabelText<HTMLInputElement>('Due date');
    fireEvent.change(await due(), { target: { value: '2031-06-30' } });
    expect((await own(0))?.corrections.due).toBeUndefined();
    fireEvent.blur(await due());
    await waitFor(async () => expect((await own(0))?.corrections.due).toBe('2031-06-30'));
    expect(await screen.findByText('Due Jun 30, 2031')).toBeTruthy();
    fireEvent.change(await due(), { target: { value: '' } });
    await user.type(await due(), '{Enter}');
    await waitFor(async () => expect((await own(0))?.corrections.due).toBe(undefined));
    expect(screen.queryByText('Due Jun 30, 2031')).toBeNull();
  });
});

describe('a citation', () => {
  it('of the claim in hand is copied by its key and its buttons, and said so', async () => {
    const { user } = await open();
    await user.keyboard('jc');
    expect(await screen.findAllByText('Citation copied.')).not.toEqual([]);
    const text = await navigator.clipboard.readText();
    expect(text).toContain(`“${QUOTES[1]}”`);
    expect(text).toContain('https://www.courier.example/labs#:~:text=');
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    await screen.findAllByText('Copied as Markdown.');
    expect(await navigator.clipboard.readText()).toMatch(new RegExp(`^> ${QUOTES[1]}`));
  });
});

describe('tags', () => {
  it('are added by Enter and comma, once each, and taken away', async () => {
    const { user, own } = await open();
    await user.keyboard('t');
    await user.keyboard('chips{Enter}export, chips,');
    await waitFor(async () => expect((await own(0))?.tags).toEqual(['chips', 'export']));
    await user.click(screen.getByRole('button', { name: 'Remove tag chips' }));
    await waitFor(async () => expect((await own(0))?.tags).toEqual(['export']));
  });
});

describe('what is being written when the window is closed', () => {
  it.each([
    ['a tag', 't', 'chips', { tags: ['chips'] }],
    ['a note', 'n', 'Says who?', { note: 'Says who?' }],
  ])('is saved: %s', async (_, key, words, saved) => {
    const { user, own } = await open();
    await user.keyboard(key);
    await user.keyboard(words);
    fireEvent(window, new Event('pagehide'));
    await waitFor(async () => expect(await own(0)).toMatchObject(saved));
  });

  it('is saved: a speaker', async () => {
    const { user, own } = await open();
    await user.keyboard('e');
    const field = await screen.findByRole('textbox', { name: 'Speaker' });
    await user.clear(field);
    await user.type(field, 'A. Minister');
    fireEvent(window, new Event('pagehide'));
    await waitFor(async () =>
      expect((await own(0))?.corrections).toEqual({ speaker: 'A. Minister' }),
    );
  });
});

describe('a claim that was not found again', () => {
  const lost = async (reattached: World['reattached']) => {
    const drawn = await open({ reattached });
    const claimId = (await drawn.entries())[0]?.claim.id ?? '';
    drawn.world.report = reportOf(drawn.pageId, { anchors: [{ claimId, state: 'orphaned' }] });
    const button = await screen.findByRole(
      'button',
      { name: 'Attach to the selected text' },
      { timeout: 3_000 },
    );
    await drawn.user.click(button);
    return { ...drawn, claimId };
  };

  it('can be attached to what is selected on the page', async () => {
    const { world, claimId } = await lost({ attached: true });
    expect(world.calls).toContain(`reattach ${claimId}`);
    expect(
      (await screen.findByText('Attached to the selected text.')).closest('[role=status]'),
    ).toBeTruthy();
  });

  it.each([
    [{ attached: false, reason: 'noSelection' as const }, /Select the words first/],
    [{ attached: false, reason: 'failed' as const }, /Nothing was changed/],
    [null, /does not answer/],
  ])('says why it could not be attached: %j', async (answer, words) => {
    await lost(answer);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });
});

describe('leading the page to a claim', () => {
  const shows = ({ calls }: World) => calls.filter((call) => call.startsWith('show'));

  it('asks again while the page has not learnt of it', async () => {
    const { user, world, entries } = await open({ refusals: 2 });
    await user.click(screen.getByText(QUOTES[2] as string));
    const [, , third] = await entries();
    const show = `show ${third?.claim.id}`;
    await waitFor(() => expect(shows(world)).toEqual([show, show, show]), { timeout: 3_000 });
    expect(screen.queryByText(/not marked on the page/)).toBeNull();
  });

  it('leaves it when another is asked for', async () => {
    const { user, world, entries } = await open({ refusals: 1 });
    await user.keyboard('jj');
    const [, second, third] = await entries();
    const wanted = [`show ${second?.claim.id}`, `show ${third?.claim.id}`];
    await new Promise((done) => setTimeout(done, 600));
    expect(shows(world)).toEqual(wanted);
  });

  it('says so when it is not there', async () => {
    const { user } = await open({ refusals: 100 });
    await user.keyboard('j');
    await screen.findByText(/not marked on the page/, undefined, { timeout: 5_000 });
  });
});

describe('what the toolbar button says', () => {
  it('has been seen once the popup is open, and not where the side panel is', async () => {
    const { world } = await open();
    expect(world.calls.filter((call) => call.startsWith('seen'))).toEqual(['seen 7']);
    cleanup();
    const beside = worldOf();
    draw(beside, <Review following />);
    await screen.findByRole('heading', { name: /Not running on this page/ });
    expect(beside.calls.filter((call) => call.startsWith('seen'))).toEqual([]);
  });
});

describe('beside the page', () => {
  it('marks the claim under the reader’s eyes, and another when it is another', async () => {
    const world = worldOf();
    const { pageId } = await world.library.savePage(scanOf(QUOTES));
    const [first, second] = await world.library.entriesOfPage(pageId);
    world.report = reportOf(pageId);
    world.inView = first?.claim.id ?? null;
    draw(world, <Review following />);
    const marked = () =>
      document.querySelector('[data-in-view="true"] [data-testid="claim-quote"]')?.textContent;
    await waitFor(() => expect(marked()).toBe(QUOTES[0]));
    world.inView = second?.claim.id ?? null;
    await waitFor(() => expect(marked()).toBe(QUOTES[1]));
    world.inView = null;
  });
});

describe('a review of which everything is known before it is drawn', () => {
  /** Drawn over a page whose claims have been read. */
  async function opened() {
    const world = worldOf({ settings: { ...DEFAULT_SETTINGS, everywhere: 'on' } });
    const { pageId } = await world.library.savePage(scanOf(QUOTES));
    world.report = reportOf(pageId);
    const entries = await world.library.entriesOfPage(pageId, { dismissed: true });
    if (world.tab) world.first = { tab: world.tab, report: world.report, entries };
    return { world, entries };
  }

  it('has its claims in the first picture, and asks for them no second time', async () => {
    const { world } = await opened();
    const asked = vi.spyOn(world.library, 'entriesOfPage');
    const { user } = draw(world, <Review />);
    expect(listed()).toEqual(QUOTES);
    await user.keyboard('j');
    expect(inHand()).toBe(QUOTES[1]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('follows what is written afterwards', async () => {
    const { world, entries } = await opened();
    draw(world, <Review />);
    await world.library.annotate(entries[1]?.claim.id ?? '', { dismissed: true });
    await waitFor(() => expect(listed()).toEqual([QUOTES[0], QUOTES[2]]));
  });

  it('is looked at once more where there may be something to say about the page', async () => {
    const { world } = await opened();
    if (world.first) world.first.tab = { ...world.first.tab, isPrivate: true };
    draw(world, <Review />);
    expect(screen.queryAllByTestId('claim-quote')).toEqual([]);
  });
});

describe('a change made elsewhere', () => {
  it('appears without being asked for', async () => {
    const { world, entries } = await open();
    const claimId = (await entries())[0]?.claim.id ?? '';
    await world.library.annotate(claimId, { stance: 'disagree', note: 'from the card' });
    await waitFor(() => expect(radio('Stance', 'Disagree').checked).toBe(true));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe(
      'from the card',
    );
  });
});

describe('a change to be taken back that was changed elsewhere meanwhile', () => {
  it('stays as it is now, and that is said', async () => {
    const { user, world, entries, own } = await open();
    const claimId = (await entries())[0]?.claim.id ?? '';
    await user.keyboard('d');
    await waitFor(async () => expect((await own(0))?.stance).toBe('disagree'));
    await world.library.annotate(claimId, { stance: 'unsure', credibility: 2 });
    await user.keyboard('u');
    const words = /^Not undone: the claim was changed elsewhere/;
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(words));
    // Said, and to be read.
    expect(await screen.findAllByText(words)).toHaveLength(2);
    expect(await own(0)).toMatchObject({ stance: 'unsure', credibility: 2 });
  });

  it('is known by its last wording where a note was written without a pause', async () => {
    const { user, own } = await open();
    await user.keyboard('n');
    await user.keyboard('Says who?');
    await waitFor(async () => expect((await own(0))?.note).toBe('Says who?'));
    await user.keyboard('{Escape}u');
    await waitFor(async () => expect(await own(0)).toBeNull());
  });
});

describe('a change that cannot be saved', () => {
  it('is taken back on the screen, said with what is safe, and tried again on request', async () => {
    const { user, world, own } = await open();
    const full = new LibraryError('storageFull', 'full');
    const failing = vi.spyOn(world.library, 'annotateMany').mockRejectedValueOnce(full);
    await user.keyboard('a');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Not saved');
    expect(alert.textContent).toContain('Everything saved before is safe');
    expect(radio('Stance', 'Agree').checked).toBe(false);
    expect(screen.getByRole('status').textContent).not.toContain('Saved');
    failing.mockRestore();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(async () => expect((await own(0))?.stance).toBe('agree'));
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('Stance: Agree. Saved.'),
    );
  });

  it('says that it was taken back when that succeeds at the second try', async () => {
    const { user, world, own } = await open();
    await user.keyboard('a');
    await waitFor(async () => expect((await own(0))?.stance).toBe('agree'));
    const full = new LibraryError('storageFull', 'full');
    vi.spyOn(world.library, 'restoreAnnotations').mockRejectedValueOnce(full);
    await user.keyboard('u');
    const alert = await screen.findByRole('alert');
    expect(screen.getByRole('status').textContent).not.toBe('Undone');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Undone'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await own(0)).toBeNull();
  });
});

describe('claims that are marked on the page and not saved', () => {
  it('are waited for, then said to be so, until they are', async () => {
    const world = worldOf({ report: reportOf('a page', { counts: { race: 2, wider: 0 } }) });
    draw(world, <Review following />);
    await waitFor(() => expect(screen.getByText('Loading claims')).toBeTruthy());
    expect(screen.queryByRole('heading')).toBeNull();
    const heading = { name: 'These claims are not saved yet' };
    expect(await screen.findByRole('heading', heading, { timeout: 5_000 })).toBeTruthy();
    const { pageId } = await world.library.savePage(scanOf(QUOTES));
    world.report = reportOf(pageId, { counts: { race: 2, wider: 0 } });
    expect(await screen.findByText(QUOTES[0] as string, {}, { timeout: 3_000 })).toBeTruthy();
  });
});

describe('a library that cannot be read', () => {
  it('says so in place of the list, and reads again on request', async () => {
    const world = worldOf();
    const { pageId } = await world.library.savePage(scanOf(QUOTES));
    world.report = reportOf(pageId);
    const newer = new LibraryError('newerData', 'newer');
    const failing = vi.spyOn(world.library, 'entriesOfPage').mockRejectedValue(newer);
    const { user } = draw(world, <Review />);
    expect((await screen.findByRole('alert')).textContent).toContain('Update the extension');
    failing.mockRestore();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(QUOTES[0] as string)).toBeTruthy();
  });
});

const PRIVATE_TAB = {
  id: 1,
  url: 'https://courier.example/labs',
  loading: false,
  isPrivate: true,
};

describe('a page without a list', () => {
  const settings = () => ({ ...DEFAULT_SETTINGS, everywhere: 'on' as const });
  const cases: [string, () => Partial<World>, RegExp][] = [
    [
      'the browser’s own',
      () => ({ tab: { id: 1, url: 'chrome://settings/', loading: false, isPrivate: false } }),
      /cannot read this page/,
    ],
    [
      'one whose address the browser keeps to itself',
      () => ({ tab: { id: 1, url: null, loading: false, isPrivate: false } }),
      /cannot read this page/,
    ],
    ['one where nothing was asked for yet', () => ({}), /Not running on this page/],
    [
      'one the browser lets nobody into',
      () => ({ kind: 'closed' as const }),
      /cannot read this page/,
    ],
    ['a PDF file', () => ({ kind: 'pdf' as const }), /PDF file/],
    [
      'a site switched off',
      () => ({ settings: { ...settings(), sites: { 'courier.example': 'off' } } }),
      /Off on courier\.example/,
    ],
    ['a site without the permission', () => ({ settings: settings() }), /has not granted access/],
    [
      'a page scripts are kept out of',
      () => ({ settings: settings(), granted: ['*'], kind: 'closed' as const }),
      /cannot read this page/,
    ],
    [
      'one that came back from the back/forward cache without a script',
      () => ({ settings: settings(), granted: ['*'] }),
      /Not running on this page/,
    ],
    [
      'a file on this machine',
      () => ({
        settings: settings(),
        granted: ['*'],
        tab: { id: 1, url: 'file:///home/a/saved.html', loading: false, isPrivate: false },
      }),
      /Not running on this page/,
    ],
    [
      'no article',
      () => ({ report: reportOf(null, { isArticle: false, absence: 'notArticle' }) }),
      /No article here/,
    ],
    [
      'an article that does not mention AI',
      () => ({ report: reportOf(null, { isArticle: false, absence: 'offTopic' }) }),
      /Nothing about AI here/,
    ],
    [
      'an article in a private window',
      () => ({
        tab: { ...PRIVATE_TAB },
        report: reportOf('none', { counts: { race: 2, wider: 0 } }),
      }),
      /Claims in a private window are not saved/,
    ],
    [
      'an article without claims in a private window',
      () => ({ tab: { ...PRIVATE_TAB }, report: reportOf('none') }),
      /No claims about AI found/,
    ],
    ['an article without claims', () => ({ report: reportOf('none') }), /No claims about AI found/],
    [
      'one that could not be read',
      () => ({ report: reportOf(null, { absence: 'unreadable' }) }),
      /could not be read/,
    ],
  ];
  it.each(cases)('says why: %s', async (_, given, words) => {
    draw(worldOf(given()), <Review />);
    expect(await screen.findByRole('heading', { name: words })).toBeTruthy();
  });

  it.each([
    ['⌥⇧S', /select its words and press ⌥⇧S/],
    ['', /“Save as claim” in the menu/],
  ])('tells how to keep a sentence all the same, the shortcut being "%s"', async (save, words) => {
    const pageKeys = { next: '', previous: '', save };
    draw(worldOf({ report: reportOf('none'), pageKeys }), <Review />);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('is read when the reader asks, and says so where the browser refuses', async () => {
    const world = worldOf({ spottable: false });
    const { user } = draw(world, <Review />);
    await user.click(await screen.findByRole('button', { name: 'Spot claims on this page' }));
    expect(world.calls).toContain('spot');
    expect(await screen.findByRole('heading', { name: /cannot read this page/ })).toBeTruthy();
  });

  it('is looked into once, however long it is shown', async () => {
    const world = worldOf();
    const asked = { kind: 0, report: 0 };
    Object.defineProperties(world, {
      kind: {
        get: () => {
          asked.kind += 1;
          return 'page';
        },
      },
      report: {
        get: () => {
          asked.report += 1;
          return reportOf(null, { isArticle: false, absence: 'notArticle' });
        },
      },
    });
    draw(world, <Review following />);
    await screen.findByRole('heading', { name: /No article here/ });
    await waitFor(() => expect(asked.report).toBeGreaterThan(1), { timeout: 3_000 });
    expect(asked.kind).toBe(1);
  });

  it('is no longer one as soon as it has been saved', async () => {
    const world = worldOf({ report: reportOf(null, { isArticle: false, absence: 'notArticle' }) });
    draw(world, <Review following />);
    await screen.findByRole('heading', { name: /No article here/ });
    const { pageId } = await world.library.savePage(scanOf(QUOTES));
    world.report = reportOf(pageId);
    await world.library.annotate(
      (await world.library.entriesOfPage(pageId))[0]?.claim.id ?? '',
      {},
    );
    await screen.findByText(QUOTES[0] as string, {}, { timeout: 900 });
  });

  it('may be one to ask for, beside a tab that was never clicked', async () => {
    draw(
      worldOf({ tab: { id: 1, url: null, loading: false, isPrivate: false } }),
      <Review following />,
    );
    expect(await screen.findByRole('heading', { name: /Not running on this page/ })).toBeTruthy();
  });
});
