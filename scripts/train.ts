/** `npm run train -- CORPUS_DIR`: trains the spotter on a corpus folder and the written articles, writes `utils/claims/weights.ts`. Deterministic. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readCorpus } from './training/corpus.ts';
import { exampleOf, trainModel } from './training/train-model.ts';
import { readWritten } from './training/written.ts';

const TARGET = new URL('../utils/claims/weights.ts', import.meta.url);

function main(folder: string | undefined): number {
  if (folder === undefined) {
    console.error('usage: npm run train -- CORPUS_DIR');
    return 2;
  }
  const examples = [...readCorpus(folder), ...readWritten()].map(exampleOf);
  const packed = trainModel(examples);
  const fields = Object.entries(packed).map(([name, value]) =>
    typeof value === 'string' ? `  ${name}:\n    '${value}',` : `  ${name}: ${written(value)},`,
  );
  const source = `/** Numbers learnt by \`npm run train\` (see docs/spotting.md). Not written by hand. */
import type { PackedModel } from './model.ts';

export const WEIGHTS: PackedModel = {
${fields.join('\n')}
};
`;
  writeFileSync(TARGET, source);
  const sentences = examples.reduce((sum, { labels }) => sum + labels.length, 0);
  console.log(
    `${examples.length} articles, ${sentences} sentences; weights ${(gzipSync(source, { level: 9 }).length / 1000).toFixed(1)} kB gzip`,
  );
  return 0;
}

/** Thresholds as source text. */
const written = (value: object): string =>
  `{\n${Object.entries(value)
    .map(([name, { any, race }]) => `    ${name}: { any: ${any}, race: ${race} },`)
    .join('\n')}\n  }`;

try {
  process.exitCode = main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
