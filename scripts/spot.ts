/** `npm run --silent spot -- [--date YYYY-MM-DD] [--text] FILE...`: one JSON line a file on standard output. */
import type { Article, Reason } from '../utils/claims/types.ts';
import { dayOf } from '../utils/page/metadata.ts';
import { readArticleFile } from './lib/article-file.ts';
import { readOptions } from './lib/options.ts';

const USAGE = 'usage: npm run --silent spot -- [--date YYYY-MM-DD] [--text] FILE...';

/**
 * What the extension finds: spotted as in the page, then enriched as in the background. Loaded only when claims are
 * asked for: the lexicons take longer to load than a page to read.
 */
async function claimsOf(article: Article): Promise<object[]> {
  const { spot } = await import('../utils/claims/spot.ts');
  const { enrich } = await import('../utils/enrichment/enrich.ts');
  const { wordsOfFeature } = await import('../utils/claims/reasons.ts');
  const inWords = ({ feature, evidence }: Reason): string => {
    const words = wordsOfFeature(feature) ?? feature;
    return evidence === '' ? words : `${words}: “${evidence}”`;
  };
  const claims = await enrich(article, spot(article));
  // The fields that the scorer and readers of the lines know, in their order.
  return claims.map(
    ({ quote, start, end, tier, type, direction, speaker, horizon, score, reasons }) => ({
      ...{ quote, start, end, tier, type, direction, speaker },
      horizon: horizon && { text: horizon.text, from: horizon.from, to: horizon.to },
      score,
      reasons: reasons.map(inWords),
    }),
  );
}

async function print(file: string, date: string | null, textOnly: boolean): Promise<void> {
  const { page, article } = await readArticleFile(file, date);
  const found = textOnly
    ? { text: article.text }
    : { claims: page.isArticle ? await claimsOf(article) : [] };
  const line = `${JSON.stringify({ file, page, ...found })}\n`;
  await new Promise<void>((written) => process.stdout.write(line, () => written()));
}

async function main(): Promise<number> {
  const given = readOptions(
    { options: { date: { type: 'string' }, text: { type: 'boolean' } }, allowPositionals: true },
    USAGE,
  );
  if (!given) return 2;
  const { values, positionals } = given;
  const date = values.date ?? null;
  if (positionals.length === 0 || (date !== null && dayOf(date) !== date)) {
    console.error(USAGE);
    return 2;
  }
  let status = 0;
  for (const file of positionals) {
    try {
      await print(file, date, values.text === true);
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      status = 1;
    }
  }
  return status;
}

process.exitCode = await main();
