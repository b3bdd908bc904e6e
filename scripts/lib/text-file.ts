import type { Article, Block, BlockKind } from '../../utils/claims/types.ts';
import { dayOf } from '../../utils/page/metadata.ts';

const HEADLINE_AT_MOST = 220;

/**
 * Reads a plain-text article whose text is the file's own, unchanged, so that offsets are offsets into the file.
 * One block a line; the first line is the headline unless it is as long as a paragraph. YAML front matter and
 * Markdown markers stand outside the blocks.
 */
export function readTextArticle(text: string, date: string | null): Article {
  const front = readFrontMatter(text);
  const blocks: Block[] = [];
  for (const line of text.slice(front.length).matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const block = blockOf(line[0], front.length + line.index);
    if (block === null) continue;
    const length = block.end - block.start;
    const first = blocks.length === 0 && front.title === '' && length <= HEADLINE_AT_MOST;
    blocks.push(first ? { ...block, kind: 'headline' } : block);
  }
  const head = blocks[0]?.kind === 'headline' ? text.slice(blocks[0].start, blocks[0].end) : '';
  return { text, blocks, title: front.title || head, date: date ?? front.date, lang: langOf(text) };
}

/** Leading white space and Markdown markers, and the kind of block each opens. */
const MARKERS: readonly [RegExp, BlockKind][] = [
  [/^\s*#{1,6}\s+/, 'subheading'],
  [/^\s*(?:[-*•·▪]|\d{1,2}[.)])\s+/, 'listItem'],
  [/^\s*>\s+/, 'quote'],
  [/^\s*/, 'paragraph'],
];

function blockOf(line: string, at: number): Block | null {
  for (const [marker, kind] of MARKERS) {
    const match = marker.exec(line);
    if (match === null) continue;
    const text = line.trimEnd();
    if (text.length <= match[0].length) return null;
    return { kind, start: at + match[0].length, end: at + text.length };
  }
  return null;
}

function readFrontMatter(text: string): { length: number; title: string; date: string | null } {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (front === null || !/^[\w-]+\s*:/m.test(front[1] ?? ''))
    return { length: 0, title: '', date: null };
  const value = (name: string): string =>
    new RegExp(`^${name}\\s*:\\s*(.+)$`, 'im')
      .exec(front[1] ?? '')?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2') ?? '';
  const written = value('(?:pubDate(?:time)?|datePublished|published(?:_at)?|date)');
  return { length: front[0].length, title: value('title'), date: dayOf(written) };
}

/** The language as far as the script and the commonest words tell it; empty when they do not. */
function langOf(text: string): string {
  const sample = text.slice(0, 4000);
  const share = (pattern: RegExp): number =>
    (sample.match(pattern) ?? []).length / (sample.length || 1);
  if (share(/[\u3040-\u30ff]/g) > 0.05) return 'ja';
  if (share(/[\uac00-\ud7af]/g) > 0.1) return 'ko';
  if (share(/[\u4e00-\u9fff]/g) > 0.1) return 'zh';
  return share(/\b(?:the|and|of|that|with|for|was|is)\b/gi) > 0.01 ? 'en' : '';
}
