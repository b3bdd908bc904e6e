import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const PARAGRAPHS = [
  'The valley railway reopens on Sunday after four years of work on its tunnels. Tickets cost 12 francs.',
  'Engineers widened two tunnels and built a third one. They found water where the old plans showed rock.',
  'The mayor of Altmatt calls it a day of joy. Buses will run for another month in case anything fails.',
  'Shopkeepers hope that walkers will come back. Last year only half of the beds in the valley were taken.',
];
const PAGE = `<title>Railway reopens</title><meta property="og:type" content="article">
<nav>Home</nav><article><h1>Valley railway reopens on Sunday</h1>
${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')}
</article><footer>Printed in the cellar of the old customs house</footer>`;

let folder = '';
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (lines: string[], ...options: string[]) =>
  spawnSync(
    NODE,
    [
      'scripts/resolve.ts',
      ...options,
      file('page.html', PAGE),
      file('quotes.jsonl', lines.join('\n')),
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
const answers = (output: string) =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'racemark-resolve-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

// Each test starts a process that loads a DOM.
describe('resolve', { timeout: 60_000 }, () => {
  it('answers each line, with offsets into the text that spot prints', () => {
    const { stdout, status } = run([
      '{"quote": "Tickets cost 12 francs."}',
      '{"quote": "tickets cost 12 francs", "start": 0}',
      '{"quote": "They never found water where the old plans showed rock."}',
      '{"quote": "Printed in the cellar of the old customs house"}',
      '{"quote": "A sentence from quite another newspaper, about cheese."}',
    ]);
    expect(status).toBe(0);
    const [exact, folded, changed, outside, absent] = answers(stdout);
    expect(exact).toMatchObject({ state: 'exact', text: 'Tickets cost 12 francs.', in: 'article' });
    expect(folded).toMatchObject({ state: 'moved', text: 'Tickets cost 12 francs' });
    expect(changed).toMatchObject({
      state: 'changed',
      diff: expect.arrayContaining([{ kind: 'removed', text: 'never ' }]),
    });
    expect(outside).toMatchObject({ state: 'exact', in: 'page' });
    expect(absent).toMatchObject({ state: 'orphaned', start: null, end: null, text: null });
    const spotted = execFileSync(NODE, ['scripts/spot.ts', '--text', join(folder, 'page.html')], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const { text } = JSON.parse(spotted) as { text: string };
    expect(text.slice(Number(exact?.start), Number(exact?.end))).toBe('Tickets cost 12 francs.');
  });

  it('reports lines it cannot read and does the others', () => {
    const { stdout, stderr, status } = run([
      '{"quote": 5}',
      'no json',
      '',
      '{"quote": "Tickets cost 12 francs.", "start": -1}',
      '{"quote": "Tickets cost 12 francs."}',
    ]);
    expect(status).toBe(1);
    expect(answers(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/quotes\.jsonl:1: "quote"/);
    expect(stderr).toMatch(/quotes\.jsonl:2: /);
    expect(stderr).toMatch(/quotes\.jsonl:4: "start"/);
  });

  it('prints what would be saved when asked', () => {
    const { stdout } = run(['{"quote": "Tickets cost 12 francs."}'], '--selectors');
    expect(answers(stdout)[0]).toMatchObject({
      selectors: {
        quote: { exact: 'Tickets cost 12 francs.' },
        fragment: 'text=Tickets%20cost%2012%20francs.',
      },
    });
  });

  it('says how it is used', () => {
    const { stderr, status } = spawnSync(NODE, ['scripts/resolve.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('usage: npm run --silent resolve');
  });
});
