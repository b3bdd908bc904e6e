/**
 * `npm run train -- CORPUS_DIR [--only tiers|attributes]`: trains on a corpus folder and the written articles which
 * sentences are claims (`utils/claims/weights.ts`) and what claims say (`utils/claims/attribute-weights.ts`), or only
 * one of the two. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { PackedAttributes } from '../utils/claims/attribute-model.ts';
import type { PackedModel } from '../utils/claims/model.ts';
import { readOptions } from './lib/options.ts';
import { trainAttributes } from './training/attributes.ts';
import { readCorpus } from './training/corpus.ts';
import { readSentences } from './training/sentences.ts';
import { exampleOf, trainModel } from './training/train-model.ts';
import { readWritten } from './training/written.ts';

/** Where the formatter breaks lines, with room for the marks around a value. */
const LINE = 97;

const USAGE = 'usage: npm run train -- CORPUS_DIR [--only tiers|attributes]';

function main(): number {
  const given = readOptions(
    { options: { only: { type: 'string' } }, allowPositionals: true },
    USAGE,
  );
  if (!given) return 2;
  const { values, positionals } = given;
  const [folder] = positionals;
  if (folder === undefined || !/^(?:tiers|attributes)?$/.test(values.only ?? '')) {
    console.error(USAGE);
    return 2;
  }
  const examples = [...readCorpus(folder), ...readWritten()].map(exampleOf);
  const sentences = examples.reduce((sum, { labels }) => sum + labels.length, 0);
  console.log(`${examples.length} articles, ${sentences} sentences`);
  // The attributes first: training the tiers fills in scores of the examples.
  if (values.only !== 'tiers')
    write(
      'attribute-weights',
      'ATTRIBUTE_WEIGHTS',
      'attribute-model',
      trainAttributes(examples, readSentences()),
    );
  if (values.only !== 'attributes') write('weights', 'WEIGHTS', 'model', trainModel(examples));
  return 0;
}

/** Writes `utils/claims/FILE.ts` and says how large it is. */
function write(
  file: string,
  name: string,
  reader: string,
  packed: PackedModel | PackedAttributes,
): void {
  const type = reader === 'model' ? 'PackedModel' : 'PackedAttributes';
  const source = `/** Numbers learnt by \`npm run train\` (see docs/spotting.md). Not written by hand. */
import type { ${type} } from './${reader}.ts';

export const ${name}: ${type} = ${written(packed)};
`;
  writeFileSync(new URL(`../utils/claims/${file}.ts`, import.meta.url), source);
  const size = gzipSync(source, { level: 9 }).length / 1000;
  console.log(`${file}.ts: ${size.toFixed(1)} kB gzip`);
}

/** Numbers, strings and objects of them as source text, laid out as the formatter does. */
function written(value: unknown, indent = '  '): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  if (entries.every(([, inner]) => typeof inner === 'number'))
    return `{ ${entries.map(([name, inner]) => `${name}: ${inner}`).join(', ')} }`;
  const lines = entries.map(([name, inner]) => {
    const text = written(inner, `${indent}  `);
    const fits = typeof inner !== 'string' || indent.length + name.length + text.length < LINE;
    return `${indent}${name}:${fits ? ' ' : `\n${indent}  `}${text},`;
  });
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
