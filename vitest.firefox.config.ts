import { defineConfig } from 'vitest/config';

/** The main job in a real Firefox: `npm run test:firefox`. */
export default defineConfig({
  test: {
    include: ['tests/firefox/**/*.test.ts'],
    fileParallelism: false,
    globalSetup: 'tests/firefox/harness.ts',
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
