/** The isolated world of the content script in a tab: what a compromised page process could do is done from here. */
import type { Page } from 'playwright-core';
import { until } from './harness.ts';

export interface ContentWorld {
  /** Sends a message as the content script would; gives the answer, or the error as text. */
  send(type: string, data: unknown): Promise<{ answer?: unknown; error?: string; code?: string }>;
}

/** Finds the world of the extension's content script in the top frame of a page that runs it. */
export async function contentWorld(page: Page): Promise<ContentWorld> {
  const session = await page.context().newCDPSession(page);
  let contextId: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated' && context.name === 'Racemark') contextId = context.id;
  });
  await session.send('Runtime.enable');
  await until('the world of the content script', () => contextId !== null);
  return {
    async send(type, data) {
      const message = JSON.stringify({ id: 1, type, data, timestamp: Date.now() });
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId: contextId ?? 0,
        awaitPromise: true,
        returnByValue: true,
        expression: `chrome.runtime.sendMessage(${message}).then(
          (reply) => reply?.err ? { error: reply.err.message, code: reply.err.code } : reply ? { answer: reply.res } : { error: 'no reply' },
          (error) => ({ error: String(error) }),
        )`,
      });
      return exceptionDetails ? { error: exceptionDetails.text } : result.value;
    },
  };
}
