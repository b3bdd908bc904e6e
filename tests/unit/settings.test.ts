import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

beforeEach(() => fakeBrowser.reset());

/** The same module as another context of the extension has it. */
const context = () => {
  vi.resetModules();
  return import('../../utils/settings.ts');
};

it('keeps what two contexts change at the same time', async () => {
  const [worker, popup] = [await context(), await context()];
  await Promise.all([
    worker.changeSettings(() => ({ adjustments: { actorPair: -0.5 } })),
    popup.changeSettings(({ sites }) => ({ sites: { ...sites, 'courier.example': 'off' } })),
    worker.changeSettings(() => ({ showWider: false })),
  ]);
  expect(await popup.readSettings()).toMatchObject({
    adjustments: { actorPair: -0.5 },
    sites: { 'courier.example': 'off' },
    showWider: false,
  });
});

it('goes on after a change that failed', async () => {
  const { changeSettings, readSettings } = await context();
  const failing = changeSettings(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await changeSettings(() => ({ showWider: false }));
  expect((await readSettings()).showWider).toBe(false);
});
