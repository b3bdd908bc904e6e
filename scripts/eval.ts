/**
 * `npm run eval [-- CORPUS_DIR] [--by outlet|article] [--folds N] [--errors N]`: scores spotting by cross-validation on the
 * labelled articles in ../shared, with the scorer that lies there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLAIM_TYPES, type Detection, DIRECTIONS, SENSITIVITIES } from '../utils/claims/types.ts';
import { enrich } from '../utils/enrichment/enrich.ts';
import { readOptions } from './lib/options.ts';
import { covers, type GoldArticle, readCorpus } from './training/corpus.ts';
import { crossValidate, type Prediction } from './training/cross-validation.ts';
import { countMistakes, MISTAKE_NAMES } from './training/error-categories.ts';
import { readWritten } from './training/written.ts';

const USAGE = 'usage: npm run eval -- [CORPUS_DIR] [--by outlet|article] [--folds N] [--errors N]';
const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
const SCORER = join(SHARED, 'eval/score.mjs');

interface Rate {
  precision: number;
  recall: number;
  f1: number;
}
interface Report {
  card: Rate;
  race: Rate;
  any: Rate;
  noise: number;
  silly: number;
  type: number;
  direction: { accuracy: number; flipped: number; abstained: number; of: number };
  namedSpeaker: Rate;
  horizon: Rate;
}

type Claims = (prediction: Prediction) => readonly Detection[];

/** Runs the shared scorer on some articles, in a folder of their own. */
function score(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
  claimsOf: Claims,
  errors = 0,
): { report: Report; errors: string } {
  const folder = mkdtempSync(join(tmpdir(), 'racemark-eval-'));
  try {
    const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
    const lines: string[] = [];
    for (const { id, article, date, sentences } of gold) {
      writeFileSync(
        join(folder, `${id}.json`),
        JSON.stringify({ id, date, text: article.text, sentences }),
      );
      const prediction = byId.get(id);
      if (prediction)
        lines.push(JSON.stringify({ file: `${id}.txt`, claims: claimsOf(prediction) }));
    }
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, lines.join('\n'));
    const run = (...flags: string[]) =>
      execFileSync(process.execPath, [SCORER, folder, file, ...flags], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
    return {
      report: JSON.parse(run('--json')),
      errors: errors > 0 ? run('--errors', String(errors)) : '',
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const three = (value: number) => value.toFixed(3);

function printTable(report: Report, perArticle: number): void {
  const rows: [string, number, string, string, boolean][] = [
    ['card F1', report.card.f1, '0.70', '0.88', report.card.f1 >= 0.7],
    ['silly', report.silly, '0.15', '0.03', report.silly <= 0.15],
    ['race F1', report.race.f1, '0.68', '0.85', report.race.f1 >= 0.68],
    ['any F1', report.any.f1, '0.81', '0.93', report.any.f1 >= 0.81],
    ['noise', report.noise, '0.12', '0.04', report.noise <= 0.12],
    ['claims in an article without AI', perArticle, '0.2', '0', perArticle <= 0.2],
    ['type right', report.type, '0.70', '0.85', report.type >= 0.7],
    [
      'direction right',
      report.direction.accuracy,
      '0.65',
      '0.85',
      report.direction.accuracy >= 0.65,
    ],
    [
      'direction flipped',
      report.direction.flipped,
      '0.04',
      '0.01',
      report.direction.flipped <= 0.04,
    ],
    ['named speaker F1', report.namedSpeaker.f1, '0.70', '0.85', report.namedSpeaker.f1 >= 0.7],
    ['horizon F1', report.horizon.f1, '0.75', '0.90', report.horizon.f1 >= 0.75],
  ];
  console.log(`${'measure'.padEnd(34)}  here   floor  aim`);
  for (const [name, value, floor, aim, reached] of rows) {
    console.log(
      `${name.padEnd(34)} ${three(value)}   ${floor.padEnd(5)}  ${aim.padEnd(5)} ${reached ? 'reached' : 'MISSED'}`,
    );
  }
}

/** Claims spotted per article whose every sentence is labelled as no claim. */
function claimsWithoutAi(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
  claimsOf: Claims,
): number {
  const silent = new Set(
    gold.filter(({ sentences }) => sentences.every(({ tier }) => tier === 0)).map(({ id }) => id),
  );
  const found = predictions.filter(({ id }) => silent.has(id));
  return (
    found.reduce((sum, prediction) => sum + claimsOf(prediction).length, 0) / (found.length || 1)
  );
}

function printGroups(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
  claimsOf: Claims,
): void {
  const size = new Map<string, number>();
  for (const { outlet } of gold) size.set(outlet, (size.get(outlet) ?? 0) + 1);
  const groups = new Map<string, GoldArticle[]>();
  for (const article of gold) {
    const name = (size.get(article.outlet) ?? 0) > 1 ? article.outlet : 'outlets with one article';
    groups.set(name, [...(groups.get(name) ?? []), article]);
  }
  console.log(`\n${'outlet'.padEnd(34)} articles  card   race   any    noise  silly`);
  for (const [name, articles] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const { report } = score(articles, predictions, claimsOf);
    console.log(
      `${name.slice(0, 34).padEnd(34)} ${String(articles.length).padStart(8)}  ${[report.card.f1, report.race.f1, report.any.f1, report.noise, report.silly].map(three).join('  ')}`,
    );
  }
}

function printTypes(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
  claimsOf: Claims,
): void {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const types = new Map(
    CLAIM_TYPES.map((type) => [type as string, { of: 0, spotted: 0, right: 0 }]),
  );
  const confusion = new Map<string, Map<string, number>>();
  for (const { id, sentences } of gold) {
    const prediction = byId.get(id);
    if (!prediction) continue;
    for (const sentence of sentences) {
      if (sentence.tier === 0) continue;
      const claim = claimsOf(prediction).find((candidate) => covers(candidate, sentence));
      const row = types.get(sentence.type);
      if (row) {
        row.of++;
        if (claim) row.spotted++;
        if (claim?.type === sentence.type) row.right++;
      }
      if (sentence.tier < 2 || !claim) continue;
      const line = confusion.get(sentence.direction) ?? new Map<string, number>();
      line.set(claim.direction, (line.get(claim.direction) ?? 0) + 1);
      confusion.set(sentence.direction, line);
    }
  }
  console.log(`\n${'type'.padEnd(12)}   of  spotted  type right`);
  for (const [type, { of, spotted, right }] of types) {
    console.log(
      `${type.padEnd(12)} ${String(of).padStart(4)}   ${three(spotted / (of || 1))}    ${three(right / (spotted || 1))}`,
    );
  }
  console.log(
    `\ndirection    ${DIRECTIONS.map((name) => name.padStart(8)).join('')}   (rows: labelled, columns: found)`,
  );
  for (const row of DIRECTIONS) {
    const counts = DIRECTIONS.map((column) =>
      String(confusion.get(row)?.get(column) ?? 0).padStart(8),
    );
    console.log(`${row.padEnd(12)} ${counts.join('')}`);
  }
}

function printCategories(
  gold: readonly GoldArticle[],
  predictions: readonly Prediction[],
  claimsOf: Claims,
): void {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const counts = countMistakes(gold, ({ id }) => {
    const prediction = byId.get(id);
    return prediction ? claimsOf(prediction) : [];
  });
  const line = (name: string, of: number, mistakes: readonly number[]) =>
    `${name.padEnd(34)} ${String(of).padStart(5)}  ${mistakes.map((count, i) => String(count).padStart(MISTAKE_NAMES[i]?.length ?? 0)).join('  ')}`;
  console.log(`\n${'mistakes by category'.padEnd(34)}    of  ${MISTAKE_NAMES.join('  ')}`);
  for (const { category, of, mistakes } of counts) console.log(line(category, of, mistakes));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  console.log(
    line(
      'all',
      sum(counts.map(({ of }) => of)),
      MISTAKE_NAMES.map((_, i) => sum(counts.map(({ mistakes }) => mistakes[i] ?? 0))),
    ),
  );
}

async function main(): Promise<void> {
  const given = readOptions(
    {
      options: {
        by: { type: 'string', default: 'article' },
        folds: { type: 'string', default: '10' },
        errors: { type: 'string', default: '0' },
      },
      allowPositionals: true,
    },
    USAGE,
  );
  if (!given) {
    process.exitCode = 2;
    return;
  }
  const { values, positionals } = given;
  const folder = positionals[0] ?? join(SHARED, 'corpus/dev');
  if (!existsSync(folder) || !existsSync(SCORER)) {
    console.log(`Nothing to score: ${existsSync(folder) ? SCORER : folder} is absent.`);
    return;
  }
  const gold = readCorpus(folder);
  const written = readWritten();
  const grouping = values.by === 'outlet' ? 'outlet' : 'article';
  const folds = Number(values.folds);
  console.log(
    `${gold.length} articles, ${folds} folds by ${grouping}; thresholds chosen inside the folds; ${written.length} written articles trained on\n`,
  );
  const predictions = crossValidate(gold, written, grouping, folds, (fold) =>
    process.stderr.write(`\rfold ${fold + 1} of ${folds}`),
  );
  process.stderr.write('\r');
  for (const prediction of predictions) {
    for (const position of SENSITIVITIES) {
      prediction.claims[position] = await enrich(prediction.article, prediction.claims[position]);
    }
  }
  const balanced: Claims = ({ claims }) => claims.balanced;
  const { report, errors } = score(gold, predictions, balanced, Number(values.errors));
  printTable(report, claimsWithoutAi(gold, predictions, balanced));
  console.log(`\nposition    race P  race R  any P   any R   noise   silly`);
  for (const position of SENSITIVITIES) {
    const at = score(gold, predictions, ({ claims }) => claims[position]).report;
    const cells = [
      at.race.precision,
      at.race.recall,
      at.any.precision,
      at.any.recall,
      at.noise,
      at.silly,
    ];
    console.log(`${position.padEnd(10)}  ${cells.map(three).join('   ')}`);
  }
  printGroups(gold, predictions, balanced);
  printTypes(gold, predictions, balanced);
  printCategories(gold, predictions, balanced);
  if (errors) console.log(`\n${errors}`);
}

await main();
