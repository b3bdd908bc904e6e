import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../../utils/spotter/outbox.ts';

const after = (milliseconds: number, callback: () => void) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

describe('the outbox', () => {
  const send = vi.fn<(parcel: string) => Promise<string>>();
  const onDelivered = vi.fn<(answer: string) => void>();
  const create = () =>
    createOutbox({
      send,
      onDelivered,
      after,
      settleMs: 100,
      maxSettleMs: 500,
      now: () => Date.now(),
    });

  beforeEach(() => {
    vi.useFakeTimers();
    send.mockImplementation(async (parcel) => `got ${parcel}`);
  });
  afterEach(() => vi.useRealTimers());

  it('sends the newest of what comes in quick succession, once', async () => {
    const outbox = create();
    for (const parcel of ['a', 'b', 'c']) {
      outbox.put(parcel);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(send.mock.calls).toEqual([['c']]);
    expect(onDelivered.mock.calls).toEqual([['got c']]);
  });

  it('does not wait for ever while parcels keep coming', async () => {
    const outbox = create();
    for (let time = 0; time < 1_000; time += 50) {
      outbox.put(String(time));
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(send.mock.calls[0]).toEqual(['450']);
  });

  it('keeps what is refused and tries again, later each time', async () => {
    send.mockRejectedValueOnce(new Error('full')).mockRejectedValueOnce(new Error('full'));
    create().put('a');
    await vi.advanceTimersByTimeAsync(100);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(send).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(send).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledTimes(3);
    expect(onDelivered).toHaveBeenCalledWith('got a');
  });

  it('tries again with the newest, and does not hurry because it is new', async () => {
    send.mockRejectedValueOnce(new Error('gone'));
    const outbox = create();
    outbox.put('a');
    await vi.advanceTimersByTimeAsync(100);
    outbox.put('b');
    await vi.advanceTimersByTimeAsync(900);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(send.mock.calls).toEqual([['a'], ['b']]);
  });

  it('gives up in the end, and starts afresh with the next parcel', async () => {
    send.mockRejectedValue(new Error('gone'));
    const outbox = create();
    outbox.put('a');
    await vi.advanceTimersByTimeAsync(3_600_000);
    const tries = send.mock.calls.length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(20);
    outbox.put('b');
    await vi.advanceTimersByTimeAsync(100);
    expect(send).toHaveBeenCalledTimes(tries + 1);
    expect(send).toHaveBeenLastCalledWith('b');
  });

  it('does not report an answer that something newer has overtaken', async () => {
    let answer: (text: string) => void = () => {};
    send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const outbox = create();
    outbox.put('a');
    await vi.advanceTimersByTimeAsync(100);
    outbox.put('b');
    answer('late');
    await vi.advanceTimersByTimeAsync(100);
    expect(onDelivered.mock.calls).toEqual([['got b']]);
  });

  it('sends nothing after it is closed', async () => {
    const outbox = create();
    outbox.put('a');
    outbox.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).not.toHaveBeenCalled();
  });
});
