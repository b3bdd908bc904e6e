/** Browsers and other beginnings that the tests of a file share: launching takes longer than most of them. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Extension, type LaunchOptions, launch } from './harness.ts';

/**
 * Gives what stands in for `launch` in one file. Every call gives an extension as new, in the browser of the call
 * before where that one was launched alike; closing it is left to the end of the file. What failed is tried again in
 * another browser.
 */
export function sharedBrowser(): typeof launch {
  let running: { alike: string; extension: Extension } | null = null;
  const close = async () => {
    const closing = running;
    running = null;
    await closing?.extension.close();
  };
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await close();
  });
  afterAll(close);

  return async (options: LaunchOptions = {}) => {
    const alike = JSON.stringify({ ...options, site: null, undecided: null });
    if (running?.alike === alike) await running.extension.renew(options);
    else {
      await close();
      running = { alike, extension: await launch(options) };
    }
    return running.extension;
  };
}

/**
 * Begins before the first test of a file or group, and anew after one that failed: another try must not find what the
 * first one left, nor the tests after it.
 */
export function beginning(begin: () => Promise<void>): void {
  let hasFailed = false;
  beforeAll(begin);
  beforeEach(async () => {
    if (hasFailed) await begin();
    hasFailed = false;
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') hasFailed = true;
  });
}
