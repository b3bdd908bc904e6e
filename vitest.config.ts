import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const ALL = ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.{ts,tsx}'];
/** Those that draw parts of the pages, and those that set the time zone, which a thread cannot. */
const APART = [
  'tests/unit/components/*.test.tsx',
  'tests/unit/components/library-charts.test.ts',
  'tests/unit/calendar.test.ts',
  'tests/unit/relations/entries.test.ts',
  'tests/unit/interchange/claim-review.test.ts',
];

/**
 * Most files share the modules of two threads, which takes a third off the time of the suite: a file mends what it changed in
 * them (mocks, stubbed globals and environments go by themselves). The others have a process each.
 */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    // Property tests take seconds where other programs want the processor too.
    testTimeout: 30_000,
    // On two cores the runner would take one worker by itself, and nearly twice as long.
    maxWorkers: 2,
    mockReset: true,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ALL,
          exclude: APART,
          pool: 'threads',
          isolate: false,
          unstubGlobals: true,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
