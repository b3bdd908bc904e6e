import { expect, it } from 'vitest';
import { answer, type Runtime, send } from '../../../utils/spotter/wire.ts';

/** Two ends of one wire. */
function wire() {
  const listeners = new Set<Parameters<Runtime['onMessage']['addListener']>[0]>();
  const runtime: Runtime = {
    sendMessage: (message) =>
      new Promise((resolve) => {
        const isHeard = [...listeners].some((listener) => listener(message, null, resolve));
        if (!isHeard) resolve(undefined);
      }),
    onMessage: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  return { runtime, listeners };
}

it('carries messages, answers and errors', async () => {
  const { runtime } = wire();
  answer(runtime, new AbortController().signal, {
    showClaim: ({ claimId }) => claimId === 'there',
    stepClaim: () => {
      throw new Error('no claims');
    },
  });
  expect(await send(runtime, 'showClaim', { claimId: 'there' })).toBe(true);
  expect(await send(runtime, 'showClaim', { claimId: 'gone' })).toBe(false);
  await expect(send(runtime, 'stepClaim', { by: 1 })).rejects.toThrow('no claims');
});

it('rejects what nobody answers, and answers nothing it does not know', async () => {
  const { runtime, listeners } = wire();
  const ending = new AbortController();
  answer(runtime, ending.signal, { stop: () => {} });
  await expect(send(runtime, 'tabReport', undefined)).rejects.toThrow();
  for (const odd of [null, 'text', {}, { type: 'constructor' }, { type: 7 }]) {
    expect([...listeners].some((listener) => listener(odd, null, () => {}))).toBe(false);
  }
  ending.abort();
  expect(listeners.size).toBe(0);
});
