/** Markdown (CommonMark) for notes: claims as block quotes under their article. Not lossless. */
import type { Direction } from '../claims/types.ts';
import {
  type AnnotationRecord,
  addressOf,
  dueOf,
  type LibraryEntry,
  type PageRecord,
  speakerOf,
  type Wording,
} from '../records.ts';
import { linkTo, uriOf } from './links.ts';
import { escapeLine, escapeLines, markdownLink } from './markup.ts';

const facts = (pairs: readonly (readonly [string, string | null | undefined])[]): string =>
  pairs.flatMap(([name, value]) => (value ? [`${name}: ${escapeLine(value)}`] : [])).join(' · ');

const heading = (page: PageRecord): string => {
  const title = markdownLink(
    escapeLine(page.title) || escapeLine(page.url),
    uriOf(addressOf(page)),
  );
  const source = [page.outlet, page.author, page.published ?? ''].map(escapeLine).filter(Boolean);
  return `## ${title}\n${source.length > 0 ? `\n${source.join(' · ')}\n` : ''}`;
};

/** A colleague's name stands before what he or she said; the reader needs none. */
function judgement(annotation: AnnotationRecord, name: string): string[] {
  const said = facts([
    ['In the bin since', annotation.deleted?.slice(0, 'YYYY-MM-DD'.length)],
    ['Marked', annotation.dismissed ? 'not a claim' : null],
    ['Stance', annotation.stance],
    ['Credibility', annotation.credibility === null ? null : `${annotation.credibility} of 5`],
    ['Outcome', annotation.outcome?.verdict],
    ['Tags', annotation.tags.join(', ')],
  ]);
  const who = name === '' ? '' : `${escapeLine(name)}: `;
  const lines = [];
  if (said !== '') lines.push(`- ${who}${said}`);
  if (annotation.note !== '') {
    lines.push(`- ${who}Note:\n\n${escapeLines(annotation.note, '  ')}`);
  }
  return lines;
}

/** Directions in words; who takes no side needs none. */
const DIRECTION_WORDS: Record<Direction, string | null> = {
  us: 'favours the US',
  cn: 'favours China',
  other: 'favours another',
  parity: 'level',
  closing: 'gap closing',
  widening: 'gap widening',
  none: null,
};

/** The article's words for when, with the last day they can mean; that there is none is the reader's word alone. */
function dueWords({ claim, own }: Pick<LibraryEntry, 'claim' | 'own'>): string | null {
  const [text, day] = [claim.horizon?.text ?? '', dueOf({ claim, own })];
  if (day === null) return own?.corrections.due === null ? null : text;
  return text === '' ? `by ${day}` : `${text} (by ${day})`;
}

/** What the publisher had written before, oldest first. */
const wordingLine = ({ quote, seen }: Wording): string =>
  `- Earlier wording, last seen ${seen.slice(0, 'YYYY-MM-DD'.length)}: ${escapeLine(quote)}`;

function block({ page, claim, own, others }: LibraryEntry): string {
  const type = own?.corrections.type ?? claim.type;
  const direction = own?.corrections.direction ?? claim.direction;
  const speaker = speakerOf({ claim, own });
  const there = markdownLink(
    'In the article',
    linkTo(addressOf(page), claim.selectors.fragment, claim.quote),
  );
  const found = facts([
    ['Type', type],
    ['Direction', DIRECTION_WORDS[direction]],
    ['Speaker', speaker === 'author' ? 'the article itself' : speaker],
    ['Due', dueWords({ claim, own })],
  ]);
  return [
    `\n${escapeLines(claim.quote, '> ')}\n>\n> ${there}\n`,
    `- ${found}`,
    ...claim.wordings.map(wordingLine),
    ...(own ? judgement(own, '') : []),
    ...others.flatMap((other) => judgement(other, other.reviewer || 'Unnamed reviewer')),
    '',
  ].join('\n');
}

/** Claims of one article may lie apart in a sorted list, so they are gathered before anything is written. */
export async function* writeMarkdown(entries: AsyncIterable<LibraryEntry>): AsyncGenerator<string> {
  const articles = new Map<string, { page: PageRecord; blocks: string[] }>();
  for await (const entry of entries) {
    const article = articles.get(entry.page.id) ?? { page: entry.page, blocks: [] };
    article.blocks.push(block(entry));
    articles.set(entry.page.id, article);
  }
  yield '# Claims\n';
  for (const { page, blocks } of articles.values()) {
    yield `\n${heading(page)}`;
    yield* blocks;
  }
}
