import { defineConfig } from 'vitest/config';

/** End-to-end: the built extension in a real Chromium. Two files at a time: each starts browsers of its own. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/build.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A machine busy with other things can starve a browser for seconds; what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
  },
});
