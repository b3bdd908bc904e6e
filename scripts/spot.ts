/** `npm run --silent spot -- [--date YYYY-MM-DD] [--text] FILE...`: one JSON line a file on standard output. */
import { parseArgs } from 'node:util';
import { spot } from '../utils/claims/spot.ts';
import type { Article, Detection } from '../utils/claims/types.ts';
import { dayOf } from '../utils/page/metadata.ts';
import { readArticleFile } from './lib/article-file.ts';

const USAGE = 'usage: npm run --silent spot -- [--date YYYY-MM-DD] [--text] FILE...';

function printable(claim: Detection): object {
  const { horizon, reasons, ...rest } = claim;
  return {
    ...rest,
    horizon: horizon && { text: horizon.text, from: horizon.from, to: horizon.to },
    reasons: reasons.map(({ feature }) => feature),
  };
}

function claimsOf(article: Article): object[] {
  return spot(article).map(printable);
}

function main(): number {
  const { values, positionals } = parseArgs({
    options: { date: { type: 'string' }, text: { type: 'boolean' } },
    allowPositionals: true,
  });
  const date = values.date ?? null;
  if (positionals.length === 0 || (date !== null && dayOf(date) !== date)) {
    console.error(USAGE);
    return 2;
  }
  let status = 0;
  for (const file of positionals) {
    try {
      const { page, article } = readArticleFile(file, date);
      const found = values.text
        ? { text: article.text }
        : { claims: page.isArticle ? claimsOf(article) : [] };
      process.stdout.write(`${JSON.stringify({ file, page, ...found })}\n`);
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      status = 1;
    }
  }
  return status;
}

process.exitCode = main();
