import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/pages');
const NODE = join(ROOT, 'node_modules/.bin/node');

const TEXT = `---
title: "Two labs, one coast"
pubDatetime: 2031-03-04T10:00:00Z
---
Two labs, one coast

## What they say
The Port Ellery AI lab says its newest model leads every rival in China by a year, and that by the end of 2032 no one will catch up.
- Its chips are its own.

The sea was calm.
`;

interface Line {
  file: string;
  page: { isArticle: boolean; title: string; lang: string; published: string | null; url: string };
  text?: string;
  claims?: {
    quote: string;
    start: number;
    end: number;
    tier: string;
    horizon: { from: string | null } | null;
    reasons: unknown[];
  }[];
}

let folder: string;

function run(...parameters: string[]) {
  const { stdout, stderr, status } = spawnSync(
    NODE,
    [join(ROOT, 'scripts/spot.ts'), ...parameters],
    { encoding: 'utf8' },
  );
  const lines = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { lines, stderr, status };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'racemark-spot-'));
  writeFileSync(join(folder, 'a.txt'), TEXT);
  writeFileSync(join(folder, 'crlf.txt'), TEXT.replaceAll('\n', '\r\n'));
});

describe('spot', { timeout: 60_000 }, () => {
  it('prints claims with offsets into the file itself, front matter and line ends included', () => {
    const { lines, status } = run(join(folder, 'a.txt'), join(folder, 'crlf.txt'));
    expect(status).toBe(0);
    expect(lines).toHaveLength(2);
    for (const { file, page, claims = [] } of lines) {
      expect(page).toMatchObject({
        isArticle: true,
        title: 'Two labs, one coast',
        lang: 'en',
        published: '2031-03-04',
      });
      expect(claims.length).toBeGreaterThan(0);
      const source = readFileSync(file, 'utf8');
      for (const { quote, start, end } of claims) expect(source.slice(start, end)).toBe(quote);
    }
  });

  it('prints the fields that are agreed on, no more and no less', () => {
    const [line] = run(join(folder, 'a.txt')).lines;
    expect(Object.keys(line ?? {})).toEqual(['file', 'page', 'claims']);
    expect(Object.keys(line?.claims?.[0] ?? {})).toEqual(
      'quote start end tier type direction speaker horizon score reasons'.split(' '),
    );
  });

  it('goes on after an unreadable file, says which, and exits with 1', () => {
    const missing = join(folder, 'missing.html');
    const { lines, stderr, status } = run('--text', missing, join(folder, 'a.txt'));
    expect(status).toBe(1);
    expect(stderr).toContain(missing);
    expect(lines.map(({ text }) => text)).toEqual([TEXT]);
  });

  it('prints the collected text of a page, and nothing of what is no article', () => {
    const { lines } = run('--text', join(FIXTURES, 'plain.html'), join(FIXTURES, 'shop.html'));
    expect(lines[0]?.page.isArticle).toBe(true);
    expect(lines[0]?.page.url).toMatch(/^file:.*plain\.html$/);
    expect(lines[0]?.text).toContain('Port Ellery');
    expect(lines[1]).toMatchObject({ page: { isArticle: false }, text: '' });
    expect(run(join(FIXTURES, 'shop.html')).lines[0]?.claims).toEqual([]);
  });

  it('reads bytes in the charset they are in', () => {
    const html = (charset: string) =>
      `<html><head><meta charset="${charset}"></head><body><h1>Küste</h1>${'<p>Über die Küste wurde lange geschwiegen, bis die Flut über die Mauern stieg und alle nasse Füße hatten, auch die Älteren.</p>'.repeat(8)}</body></html>`;
    const files = [
      ['latin.html', 'iso-8859-1', 'latin1'],
      ['wrong.html', 'iso-8859-1', 'utf8'],
      ['unknown.html', 'no-such-charset', 'latin1'],
    ] as const;
    const paths = files.map(([name, charset, encoding]) => {
      writeFileSync(join(folder, name), Buffer.from(html(charset), encoding));
      return join(folder, name);
    });
    for (const { text } of run('--text', ...paths).lines) expect(text).toContain('nasse Füße');
  });

  it.each([[[]], [['--date', 'soon', 'a.txt']], [['--nonsense', 'a.txt']]])(
    'asks for better parameters than %j',
    (parameters) => {
      const { stderr, status } = run(...parameters);
      expect(status).toBe(2);
      expect(stderr).toContain('usage');
    },
  );

  it('resolves dates against the day that is given', () => {
    const [line] = run('--date', '2030-01-02', join(folder, 'a.txt')).lines;
    expect(line?.page.published).toBe('2030-01-02');
  });
});
