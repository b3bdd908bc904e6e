import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHtml } from '../../../scripts/lib/html-file.ts';
import type { CollectedPage } from '../../../utils/page/types.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/pages');

export function openFixture(name: string): { document: Document; url: string } {
  return openHtml(readFileSync(join(FOLDER, `${name}.html`), 'utf8'));
}

/** A document whose body holds `body`, with what an article declares in its head. */
export function articleDocument(body: string, head = ''): Document {
  const declared = '<title>A tide table</title><meta property="og:type" content="article">';
  return openHtml(`<html lang="en"><head>${declared}${head}</head><body>${body}</body></html>`)
    .document;
}

/** A paragraph long enough to be prose, told apart by its first word. */
export function prose(word: string): string {
  return (
    `${word} is where the pilots waited that night, because the tide table had been printed with two ` +
    'columns the wrong way round and nobody in the office had read it aloud before it went out.'
  );
}

export function paragraphs(...words: string[]): string {
  return words.map((word) => `<p>${prose(word)}</p>`).join('');
}

export function textsOf(page: CollectedPage): string[] {
  return page.blocks.map(({ text }) => text);
}
