/**
 * Resolving 200 saved quotes on one page: `node bench/anchoring.ts [FILE.html...]`; without files, on generated text.
 *
 * Floor: one `indexOf` a quote, which finds unchanged words only and does not look whether they stand twice.
 * Peer: a search of the text for each quote as Hypothesis does it (all exact occurrences, else the approximate matches
 * with up to half of the characters wrong, then each scored by its context). Ours includes making the index. All take
 * the text as a page sends it: in one piece. They run in turn in one process on the same quotes; the best round of each
 * is given, which other programs on the machine disturb least.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import search from 'approx-string-match';
import { decodeHtml, openHtml } from '../scripts/lib/html-file.ts';
import { indexArticle } from '../utils/analysis/analysis.ts';
import { describe } from '../utils/anchoring/describe.ts';
import { resolveAll } from '../utils/anchoring/resolve.ts';
import { createTextIndex } from '../utils/anchoring/text-index.ts';
import type { Selectors } from '../utils/anchoring/types.ts';
import { splitSentences } from '../utils/claims/sentences.ts';
import { collect } from '../utils/page/collect.ts';
import { articleOf } from '../utils/page/join.ts';
import type { TextBlock } from '../utils/page/types.ts';

const QUOTES = 200;
const ROUNDS = 25;

/** How the page differs from the one the quotes were saved from. */
const REVISIONS: Record<string, (blocks: readonly TextBlock[]) => TextBlock[]> = {
  unchanged: (blocks) => blocks.map((block) => ({ ...block })),
  'a paragraph put in first': (blocks) => [
    blockOf('A paragraph that was not there before.'),
    ...blocks.map((block) => ({ ...block })),
  ],
  'paragraphs in another order': (blocks) => blocks.toReversed().map((block) => ({ ...block })),
  'a word changed in every fifth paragraph': (blocks) =>
    blocks.map((block, at) =>
      at % 5 === 0 ? blockOf(block.text.replace(/\b(\w{5,})\b/, 'otherwise')) : { ...block },
    ),
  'every fifth paragraph gone': (blocks) =>
    blocks.filter((_, at) => at % 5 !== 0).map((block) => ({ ...block })),
};

const FACTS = { isArticle: true, title: '', outlet: '', author: '', published: null, lang: 'en' };
/** A copy that shares no memory with the text it was cut from. */
const apart = (text: string): string => structuredClone(text);

const blockOf = (text: string): TextBlock => ({ kind: 'paragraph', text, pieces: [] });

/** Paragraphs of made-up words, the same in every run. */
function generated(length: number): TextBlock[] {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const syllables = ['ra', 'ton', 'mel', 'is', 'ku', 'ver', 'lo', 'nd', 'pa', 'ei', 'sh', 'or'];
  const word = () => Array.from({ length: 1 + random(4) }, () => syllables[random(12)]).join('');
  const sentence = () => `T${Array.from({ length: 8 + random(20) }, word).join(' ')}.`;
  const blocks: TextBlock[] = [];
  for (let size = 0; size < length; ) {
    const text = Array.from({ length: 1 + random(5) }, sentence).join(' ');
    blocks.push(blockOf(text));
    size += text.length + 2;
  }
  return blocks;
}

/** Sentences spread evenly over the text, described. */
function save(blocks: readonly TextBlock[]): Selectors[] {
  const index = createTextIndex({ blocks });
  const sentences = blocks
    .flatMap(({ text }, at) => {
      const start = index.starts[at] ?? 0;
      return splitSentences(index.text, start, start + text.length);
    })
    .filter(({ start, end }) => end - start >= 30);
  const step = Math.max(1, sentences.length / QUOTES);
  return Array.from({ length: Math.min(QUOTES, sentences.length) }, (_, at) => {
    const { start, end } = sentences[Math.floor(at * step)] ?? { start: 0, end: 0 };
    return describe(index, start, end);
  });
}

function floor(text: string, saved: readonly Selectors[]): number {
  let found = 0;
  for (const { quote } of saved) if (text.includes(quote.exact)) found += 1;
  return found;
}

/** After `match-quote.ts` of the Hypothesis client: what is searched, with which bounds, and how it is weighted. */
function peer(text: string, saved: readonly Selectors[]): number {
  let found = 0;
  for (const { quote, position } of saved) {
    const { exact, prefix, suffix } = quote;
    let matches: { start: number; end: number; errors: number }[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
      matches.push({ start: at, end: at + exact.length, errors: 0 });
    }
    if (matches.length === 0) matches = search(text, exact, Math.min(256, exact.length / 2));
    const likeness = (part: string, context: string) =>
      context === ''
        ? 1
        : 1 - (search(part, context, context.length)[0]?.errors ?? context.length) / context.length;
    const scores = matches.map(({ start, end, errors }) => {
      const words = 1 - errors / exact.length;
      const before = likeness(text.slice(Math.max(0, start - prefix.length), start), prefix);
      const after = likeness(text.slice(end, end + suffix.length), suffix);
      const near = 1 - Math.abs(start - position.start) / text.length;
      return (50 * words + 20 * before + 20 * after + 2 * near) / 92;
    });
    if (Math.max(...scores) > 0) found += 1;
  }
  return found;
}

function time(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function run(name: string, blocks: readonly TextBlock[]): void {
  const saved = save(blocks);
  const length = createTextIndex({ blocks }).text.length;
  console.log(`\n${name}: ${length} characters, ${saved.length} quotes; milliseconds`);
  console.log(`${'page now'.padEnd(42)} floor    peer    ours  ours/peer  states`);
  for (const [revision, revise] of Object.entries(REVISIONS)) {
    const times = { floor: [] as number[], peer: [] as number[], ours: [] as number[] };
    let states = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      // Fresh blocks each round: nothing is left over from the round before.
      const article = articleOf(FACTS, revise(blocks));
      article.text = apart(article.text);
      const { text } = article;
      times.floor.push(time(() => floor(text, saved)));
      times.peer.push(time(() => peer(text, saved)));
      const counts: Record<string, number> = {};
      times.ours.push(
        time(() => {
          for (const { state } of resolveAll(indexArticle(article), saved))
            counts[state] = (counts[state] ?? 0) + 1;
        }),
      );
      states = Object.entries(counts)
        .map(([state, count]) => `${count} ${state}`)
        .join(', ');
    }
    const [low, mid, own] = [times.floor, times.peer, times.ours].map((each) =>
      Math.min(...each),
    ) as [number, number, number];
    const cells = [low, mid, own].map((value) => value.toFixed(2).padStart(7)).join(' ');
    console.log(
      `${revision.padEnd(40)} ${cells} ${(own / mid).toFixed(4).padStart(10)}  ${states}`,
    );
  }
}

const files = process.argv.slice(2);
if (files.length === 0) {
  run('generated article', generated(40_000));
  run('generated long page', generated(400_000));
}
for (const file of files) {
  const opened = openHtml(decodeHtml(readFileSync(file)));
  run(basename(file), collect(opened.document, { force: true }).blocks);
  opened.close();
}
