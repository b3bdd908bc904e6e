/** `npm run fuzz [-- --files N --seed N]`: imports broken files; exit status 1 when one crashes or comes through unsound. */
import { fuzzImport } from '../tests/unit/interchange/fuzz.ts';
import { readOptions } from './lib/options.ts';

const given = readOptions(
  {
    options: {
      files: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  },
  'usage: npm run fuzz -- [--files N] [--seed N]',
);
if (!given) process.exit(2);
const { values } = given;
const started = performance.now();
const { files, refused, taken, failures } = await fuzzImport(
  Number(values.files),
  Number(values.seed),
);
for (const failure of failures) console.error(failure);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${files} broken files from seed ${values.seed} in ${seconds} s: ${refused} refused with a message, ${taken} still sound, ${failures.length} failures`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
