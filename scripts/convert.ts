/**
 * `npm run --silent convert -- --to json|w3c|csv|markdown|claimreview FILE`: reads any file Racemark can import and
 * writes it in another format to standard output. Exit status 1 with the import's message when the file is not sound.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ImportError } from '../utils/interchange/errors.ts';
import { FORMATS, isLossless } from '../utils/interchange/formats.ts';
import { decodeFile, parseImport } from '../utils/interchange/parse.ts';
import { serialize } from '../utils/interchange/serialize.ts';
import { identify } from '../utils/page/url.ts';
import { readOptions } from './lib/options.ts';

const USAGE = `usage: npm run --silent convert -- --to ${FORMATS.join('|')} [options] FILE
  FILE              - for standard input
  --reviewer NAME   written on judgements that carry no name
  --bom             CSV begins with a byte order mark`;

const readManifest = (): { version: string } =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

function parseArguments() {
  const given = readOptions(
    {
      options: {
        to: { type: 'string' },
        reviewer: { type: 'string', default: '' },
        bom: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    USAGE,
  );
  if (!given) return null;
  const { values, positionals } = given;
  const format = FORMATS.find((known) => known === values.to);
  const [file, ...more] = positionals;
  if (format && file !== undefined && more.length === 0) return { format, file, values };
  console.error(USAGE);
  return null;
}

const bytesOf = async (file: string): Promise<Uint8Array> =>
  file === '-' ? buffer(process.stdin) : readFileSync(file);

async function main(): Promise<number> {
  const given = parseArguments();
  if (!given) return 2;
  const { format, file, values } = given;
  try {
    const { entries, pairs, omitted } = await parseImport(decodeFile(await bytesOf(file)), {
      addressOf: (url) => identify(url, null, null).url,
    });
    for (const { path, reason } of omitted) console.error(`left out: ${path}: ${reason}`);
    const text = serialize(format, entries, {
      exportedAt: new Date().toISOString(),
      generator: `Racemark ${readManifest().version}`,
      reviewer: values.reviewer,
      pairs,
      // Whoever made the file has chosen what is in it; a lossless format shall lose none of that.
      includeDismissed: isLossless(format),
      includeDeleted: isLossless(format),
      bom: values.bom,
    });
    await pipeline(Readable.from(text), process.stdout);
    return 0;
  } catch (error) {
    // Whoever reads our output may stop early.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof ImportError ? message : `${file}: ${message}`);
    return 1;
  }
}

process.exitCode = await main();
