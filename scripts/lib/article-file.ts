import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Article } from '../../utils/claims/types.ts';
import { collect } from '../../utils/page/collect.ts';
import type { PageMeta } from '../../utils/page/types.ts';
import { identified } from '../../utils/page/url.ts';
import { readTextArticle } from './text-file.ts';

export interface ArticleFile {
  page: PageMeta;
  article: Article;
}

/** Reads a .html or plain-text file as an article. Rejects with what the file system throws. */
export async function readArticleFile(path: string, date: string | null): Promise<ArticleFile> {
  const bytes = readFileSync(path);
  return /^\.x?html?$/i.test(extname(path)) ? fromHtml(path, bytes, date) : fromText(bytes, date);
}

async function fromHtml(
  path: string,
  bytes: Uint8Array,
  date: string | null,
): Promise<ArticleFile> {
  // The parser of pages takes a second to load, which plain text does not need.
  const { decodeHtml, openHtml } = await import('./html-file.ts');
  const opened = openHtml(decodeHtml(bytes));
  const url = opened.url === 'about:blank' ? pathToFileURL(path).href : opened.url;
  try {
    const { meta, article } = collect(opened.document, { url });
    return { page: identified(meta), article: { ...article, date: date ?? article.date } };
  } finally {
    opened.close();
  }
}

function fromText(bytes: Buffer, date: string | null): ArticleFile {
  const article = readTextArticle(bytes.toString('utf8'), date);
  const page: PageMeta = {
    isArticle: article.blocks.length > 0,
    title: article.title,
    outlet: '',
    author: '',
    published: article.date,
    lang: article.lang,
    url: '',
    visited: '',
    aliases: [],
  };
  return { page, article };
}
