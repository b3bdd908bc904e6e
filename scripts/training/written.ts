/**
 * Articles written for training, sentence by sentence with their labels: `scripts/training/articles/**.tsv`.
 *
 * First line: `# date=YYYY-MM-DD<TAB>genre=WORDS`. Then one sentence a line:
 * `kind<TAB>tier<TAB>type<TAB>direction<TAB>speaker<TAB>horizon<TAB>standalone<TAB>text`, where kind is `h` headline,
 * `s` standfirst, `p` opens a paragraph, `c` continues the block before, `H` subheading, `l` list item. Type and
 * speaker stand with tiers 1 and 2, direction and standalone (0 or 1) with tier 2 alone, a horizon where the
 * sentence gives one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Block, type BlockKind, CLAIM_TYPES, DIRECTIONS } from '../../utils/claims/types.ts';
import type { GoldArticle, GoldSentence } from './corpus.ts';

const FOLDER = fileURLToPath(new URL('articles', import.meta.url));

/** All written articles of a folder and its subfolders, in order of their paths. Throws on the first malformed line. */
export function readWritten(folder = FOLDER): GoldArticle[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => parseWritten(readFileSync(join(folder, name), 'utf8'), name));
}

const BLOCK_OF: ReadonlyMap<string, BlockKind> = new Map([
  ['h', 'headline'],
  ['s', 'standfirst'],
  ['p', 'paragraph'],
  ['H', 'subheading'],
  ['l', 'listItem'],
]);
/** Opens no block of its own. */
const CONTINUES = 'c';
const COLUMNS = 8;

/** One line of a file. */
interface Row {
  kind: string;
  tier: string;
  type: string;
  direction: string;
  speaker: string;
  horizon: string;
  standalone: string;
  words: string;
}

/** Parses one file. Throws an error that names the file, the line and what is wrong with it. */
export function parseWritten(source: string, name: string): GoldArticle {
  const [head = '', ...lines] = source.split(/\r?\n/);
  const [, date] = /^# date=(\d{4}-\d{2}-\d{2})\tgenre=\S/.exec(head) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) {
    throw new Error(`${name}:1: the first line is not "# date=YYYY-MM-DD<TAB>genre=..."`);
  }
  const blocks: Block[] = [];
  const sentences: GoldSentence[] = [];
  let text = '';
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const row = rowOf(line);
    const problem =
      row === null ? `not ${COLUMNS} columns` : (placeProblem(row, blocks) ?? labelProblem(row));
    if (row === null || problem !== null) throw new Error(`${name}:${i + 2}: ${problem}`);
    const last = blocks.at(-1);
    const kind = BLOCK_OF.get(row.kind);
    const start = text === '' ? 0 : text.length + (kind ? 2 : 1);
    text = text.padEnd(start, kind ? '\n' : ' ') + row.words;
    if (kind) blocks.push({ kind, start, end: text.length });
    else if (last) last.end = text.length;
    sentences.push({ start, end: text.length, ...labelsOf(row) });
  });
  const title = text.slice(0, blocks[0]?.end);
  const id = name.replace(/\.tsv$/, '');
  const article = { text, blocks, title, date, lang: 'en' };
  return { id, outlet: id, date, written: true, article, sentences };
}

function rowOf(line: string): Row | null {
  const cells = line.split('\t');
  if (cells.length !== COLUMNS) return null;
  const [kind = '', tier = '', type = '', direction = '', ...rest] = cells;
  const [speaker = '', horizon = '', standalone = '', words = ''] = rest;
  return { kind, tier, type, direction, speaker, horizon, standalone, words };
}

function labelsOf({ tier, type, direction, speaker, horizon, standalone }: Row) {
  const labels = { tier: Number(tier) as GoldSentence['tier'], type, direction, speaker, horizon };
  return tier === '2' ? { ...labels, standalone: standalone === '1' } : labels;
}

/** What is wrong with where a sentence stands or how its text is written, or null. */
function placeProblem({ kind, words }: Row, blocks: readonly Block[]): string | null {
  if (kind !== CONTINUES && !BLOCK_OF.has(kind)) return `there is no kind "${kind}"`;
  if (words === '' || words !== words.trim()) return 'the text is empty or has blanks around it';
  if ((blocks.length === 0) !== (kind === 'h')) return 'a file opens with its one headline';
  if (kind === CONTINUES && blocks.length === 1) return 'the headline is one sentence';
  return null;
}

/** What is wrong with a sentence's labels, or null. */
function labelProblem(row: Row): string | null {
  const { tier, type, direction, speaker, horizon, standalone, words } = row;
  if (!/^[012]$/.test(tier)) return `there is no tier "${tier}"`;
  const [claim, race] = [tier !== '0', tier === '2'];
  const oneOf = (names: readonly string[], needed: boolean, name: string) =>
    needed ? names.includes(name) : name === '';
  if (!oneOf(CLAIM_TYPES, claim, type)) return `type "${type}" with tier ${tier}`;
  if (!oneOf(DIRECTIONS, race, direction)) return `direction "${direction}" with tier ${tier}`;
  if (claim !== (speaker !== '')) return `speaker "${speaker}" with tier ${tier}`;
  if (!oneOf(['0', '1'], race, standalone)) return `standalone "${standalone}" with tier ${tier}`;
  if (horizon === '') return null;
  if (!claim) return `horizon "${horizon}" with tier 0`;
  return words.includes(horizon) ? null : `the text does not hold the horizon "${horizon}"`;
}
