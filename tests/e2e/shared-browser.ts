/** One browser for the tests of a file: launching it takes longer than most of them. */
import { afterAll } from 'vitest';
import { type Extension, type LaunchOptions, launch } from './harness.ts';

/**
 * Gives what stands in for `launch` in one file. Every call gives an extension as new, in the browser of the call
 * before where that one was launched alike; closing it is left to the end of the file.
 */
export function sharedBrowser(): typeof launch {
  let running: { alike: string; extension: Extension } | null = null;
  afterAll(() => running?.extension.close());

  return async (options: LaunchOptions = {}) => {
    const alike = JSON.stringify({ ...options, site: null, undecided: null });
    if (running?.alike === alike) await running.extension.renew(options);
    else {
      await running?.extension.close();
      running = null;
      running = { alike, extension: await launch(options) };
    }
    return running.extension;
  };
}
