/**
 * Spotting articles: `node bench/spot.ts [FILE.txt...]`; without files, the articles in ../shared, and where there are
 * none a long text put together from own sentences.
 *
 * Spotting is measured as readers get it, warm: claims of both tiers with what they say and why they were spotted;
 * and once more with who says them, which the worker adds. Floor: looking at every character once. Peers:
 * `Intl.Segmenter` by sentence, which only splits, and compromise, which parses. All run in turn in one process on the
 * same text, each some rounds first that do not count, while the engine still compiles it; then the median of the rounds
 * and the best one, in megabytes (10^6 UTF-16 units) a second of processor time, so that waiting on a busy machine
 * does not count.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise/two';
import { readTextArticle } from '../scripts/lib/text-file.ts';
import { spot } from '../utils/claims/spot.ts';
import type { Article } from '../utils/claims/types.ts';
import { enrich } from '../utils/enrichment/enrich.ts';

/** The engine goes on compiling what is spotted with for some twenty rounds. */
const WARMING = 30;
const ROUNDS = 15;
const PARAGRAPHS = 400;
/** What is slow gets this share of the articles, or of the text. */
const SLOW_SHARE = 0.05;
const SHARED = join(import.meta.dirname, '../../shared/corpus/dev/text');

const SUBJECTS = [
  'OpenAI',
  'Alibaba',
  'The European lab',
  'A start-up in Hangzhou',
  'Nvidia',
  'The ministry',
  'Its rival',
];
const PREDICATES = [
  'is now only months behind the best American models, according to two analysts',
  'released a chatbot that answers questions in forty languages',
  'plans to double its computing power by 2028',
  'lost several researchers to a competitor in the United States last year',
  'said that export controls on advanced chips had slowed its training runs',
  'will open a new office near the harbour, the mayor announced on Monday',
  'spent $3.5 billion on data centres, more than any other company in the region',
  'did not comment on the report',
];
const ENDINGS = [
  ', the report found.',
  '.',
  ', and others may follow.',
  '; few had expected it.',
  ' (see the table).',
];

/** Deterministic text: every subject meets every predicate and ending in turn. */
function generated(): Article {
  const lines = ['Who is ahead in the AI race, and who is catching up'];
  for (let p = 0; p < PARAGRAPHS; p++) {
    const sentences: string[] = [];
    for (let s = 0; s < 4; s++) {
      const n = p * 4 + s;
      sentences.push(
        `${SUBJECTS[n % SUBJECTS.length]} ${PREDICATES[(n * 3) % PREDICATES.length]}${ENDINGS[(n * 2) % ENDINGS.length]}`,
      );
    }
    lines.push(sentences.join(' '));
  }
  return readTextArticle(lines.join('\n\n'), '2026-03-01');
}

function countCapitals(text: string): number {
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) capitals++;
  }
  return capitals;
}

/** Megabytes a second of processor time: the median of the rounds, and the best. */
async function throughput(characters: number, work: () => unknown) {
  const rates: number[] = [];
  for (let round = -WARMING; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) rates.push(characters / (user + system || 1));
  }
  rates.sort((a, b) => a - b);
  return { median: rates[ROUNDS >> 1] as number, best: rates[ROUNDS - 1] as number };
}

function articlesOf(files: readonly string[]): Article[] {
  if (files.length > 0)
    return files.map((file) => readTextArticle(readFileSync(file, 'utf8'), null));
  if (!existsSync(SHARED)) return [generated()];
  return articlesOf(readdirSync(SHARED).map((name) => join(SHARED, name)));
}

const lengthOf = (some: readonly Article[]) =>
  some.reduce((sum, article) => sum + article.text.length, 0);

const articles = articlesOf(process.argv.slice(2));
const text = articles.map((article) => article.text).join('\n\n');
const few = articles.slice(0, Math.ceil(articles.length * SLOW_SHARE));
const sample = text.slice(0, Math.round(text.length * SLOW_SHARE));
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const share = `${SLOW_SHARE * 100}%`;

console.log(`${articles.length} articles, ${text.length} characters, ${ROUNDS} rounds`);
const rows: [string, number, () => unknown][] = [
  ['reading the text once', text.length, () => countCapitals(text)],
  // What is found is counted and let go, as that of the others is.
  ['spot', lengthOf(articles), () => articles.reduce((sum, each) => sum + spot(each).length, 0)],
  [
    `spot, and who says it, ${share}`,
    lengthOf(few),
    () => Promise.all(few.map((article) => enrich(article, spot(article)))),
  ],
  ['Intl.Segmenter, sentences', text.length, () => [...segmenter.segment(text)].length],
  [`compromise, ${share}`, sample.length, () => nlp(sample).length],
];
for (const [name, characters, work] of rows) {
  const { median, best } = await throughput(characters, work);
  const [usual, most] = [median, best].map((rate) => rate.toFixed(2).padStart(9));
  console.log(`${name.padEnd(32)} ${usual} MB/s, best ${most}`);
}
