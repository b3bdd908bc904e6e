import { expect, it } from 'vitest';
import { parseImport } from '../../../utils/interchange/parse.ts';
import { fuzzImport, soundFiles } from './fuzz.ts';

it('takes the files it is about to break', async () => {
  for (const file of await soundFiles()) {
    expect((await parseImport(file)).entries.length).toBeGreaterThan(0);
  }
});

it('refuses broken files with a message and never crashes', { timeout: 60_000 }, async () => {
  const { refused, taken, failures } = await fuzzImport(400, 1);
  expect(failures).toEqual([]);
  expect(refused).toBeGreaterThan(200);
  expect(taken).toBeGreaterThan(10);
});
