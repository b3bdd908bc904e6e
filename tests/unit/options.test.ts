import { afterEach, expect, it, vi } from 'vitest';
import { readOptions } from '../../scripts/lib/options.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const config = (args: string[]) => ({
  args,
  options: { date: { type: 'string' }, text: { type: 'boolean' } } as const,
  allowPositionals: true,
});

it('reads options and files', () => {
  const given = readOptions(config(['--text', 'a.txt', '--date', '2030-01-02']), 'usage: x');
  expect(given?.values).toEqual({ text: true, date: '2030-01-02' });
  expect(given?.positionals).toEqual(['a.txt']);
});

it.each([
  [['--nonsense', 'a.txt'], "Unknown option '--nonsense'"],
  [['a.txt', '--date'], "Option '--date <value>' argument missing"],
  [['--date', '--text'], "Option '--date' argument is ambiguous"],
])('says in one line what is wrong with %j, and the usage', (args, message) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(readOptions(config(args), 'usage: x')).toBeNull();
  expect(said.mock.calls).toEqual([[message], ['usage: x']]);
});
