// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimInView, nextInView } from '../../../utils/spotter/view.ts';

const HEIGHT = 1_000;
const at = (id: string | null, top: number, bottom: number) => ({
  known: id === null ? null : ({ id } as never),
  range: { getBoundingClientRect: () => ({ top, bottom }) as DOMRect },
});

describe('the claim in view', () => {
  it.each([
    ['none where none is in the window', [at('a', -200, -10), at('b', 1_200, 1_300)], null],
    ['the one on the reading line', [at('a', 10, 60), at('b', 330, 380), at('c', 600, 640)], 'b'],
    ['the nearest to the line', [at('a', 100, 150), at('b', 500, 560)], 'b'],
    ['a long one over the line before a near one', [at('a', -50, 700), at('b', 360, 380)], 'a'],
    ['not one that is not saved yet', [at(null, 340, 360), at('b', 900, 940)], 'b'],
    ['not one that is not drawn', [at('a', 0, 0), at('b', 900, 940)], 'b'],
  ])('is %s', (_, claims, expected) => {
    expect(claimInView(claims, HEIGHT)).toBe(expected);
  });
});

describe('waiting for another claim in view', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const wait = (but: string | null, look: () => string | null, signal = new AbortController()) => {
    const answered = vi.fn();
    void nextInView(but, look, window, signal.signal).then(answered);
    return answered;
  };

  it('answers at once when it is another one already', async () => {
    const answered = wait('a', () => 'b');
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toHaveBeenCalledWith('b');
  });

  it('answers when the reader has scrolled to another one, and looks no more often than needed', async () => {
    let seen = 'a';
    const look = vi.fn(() => seen);
    const answered = wait('a', look);
    for (let turn = 0; turn < 50; turn += 1) window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(200);
    expect(answered).not.toHaveBeenCalled();
    expect(look.mock.calls.length).toBeLessThan(5);
    seen = 'b';
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(200);
    expect(answered).toHaveBeenCalledWith('b');
    look.mockClear();
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(200);
    expect(look).not.toHaveBeenCalled();
  });

  it('gives up after half a minute, and when the spotter stops', async () => {
    const answered = wait('a', () => 'a');
    await vi.advanceTimersByTimeAsync(31_000);
    expect(answered).toHaveBeenCalledWith('a');
    const stopping = new AbortController();
    const other = wait('a', () => 'a', stopping);
    stopping.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(other).toHaveBeenCalledWith('a');
  });
});
