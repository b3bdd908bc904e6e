import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserServices } from '../../../components/hooks/browserServices.ts';
import { sendMessage } from '../../../utils/messages.ts';

vi.mock(import('../../../utils/messages.ts'), async (load) => ({
  ...(await load()),
  sendMessage: vi.fn(async () => undefined as never),
}));

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ name: 'Racemark', version: '1' }) });
});

it('names the pages that have changed, but not after an import of thousands', async () => {
  await browserServices().pagesChanged(['one', 'other']);
  expect(sendMessage).toHaveBeenLastCalledWith('pagesChanged', { pageIds: ['one', 'other'] });
  await browserServices().pagesChanged(Array.from({ length: 200_000 }, (_, at) => `page ${at}`));
  expect(sendMessage).toHaveBeenLastCalledWith('pagesChanged', { pageIds: null });
});
