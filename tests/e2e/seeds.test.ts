/** The five articles the project started from, where they are at hand: each is highlighted, tagged, exported. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { articlePage } from '../fixtures/articles.ts';
import { choose, type Extension, launch, paintedClaims, until } from './harness.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/seeds', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

/** Title and paragraphs of a text file that may begin with front matter between lines of dashes. */
function read(file: string) {
  const text = readFileSync(join(folder, file), 'utf8');
  const [, front = '', body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const lines = body
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean);
  const title = /^title: (.*)$/m.exec(front)?.[1] ?? lines[0] ?? file;
  return { title, published: '2024-02-21T08:00:00Z', paragraphs: lines };
}

describe.skipIf(files.length === 0)('the seed articles', () => {
  let extension: Extension | undefined;
  afterAll(() => extension?.close());

  it.each(files)('%s is highlighted; a tagged claim is in the export', async (file) => {
    const url = `http://news${files.indexOf(file)}.example/2024/02/${file.replace(/\W+/g, '-')}`;
    extension ??= await launch();
    extension.site[url] = articlePage({ url, ...read(file) });
    const page = await extension.open(url);
    await until('highlights', async () => (await paintedClaims(page)).length > 0);
    const popup = await extension.popup();
    const first = popup.getByTestId('claim-quote').first();
    await first.waitFor();
    const quote = (await first.textContent())?.trim();
    await choose(
      popup.getByRole('radiogroup', { name: 'Stance' }).getByRole('radio', { name: 'Disagree' }),
    );
    await until('the tag on the page', () =>
      page.evaluate(() => [...CSS.highlights.keys()].includes('racemark-reviewed')),
    );
    await popup.getByRole('button', { name: 'Export', exact: true }).click();
    await popup.getByRole('menuitem', { name: /JSON.*this page/i }).click();
    const { text } = await extension.downloaded(/^racemark-.*\.json$/);
    const claim = JSON.parse(text).claims.find((each: { quote: string }) => each.quote === quote);
    expect(claim?.stance).toBe('disagree');
    await popup.close();
  });
});
