/** Racemark JSON: the lossless format. Layout, field by field: `docs/export.md`. */
import {
  type AnnotationRecord,
  type ClaimRecord,
  type LibraryEntry,
  nothingSaid,
  type PageRecord,
} from '../../records.ts';
import { PairsWritten } from '../pairs.ts';
import type { SerializeOptions } from '../serialize.ts';

export const JSON_FORMAT = 'racemark';
export const JSON_VERSION = 1;

/** Every field in a fixed order, whatever order the record came in. */
export const pageRow = (page: PageRecord) => ({
  id: page.id,
  url: page.url,
  visited: page.visited,
  aliases: page.aliases,
  title: page.title,
  outlet: page.outlet,
  author: page.author,
  published: page.published,
  lang: page.lang,
  firstSeen: page.firstSeen,
  lastSeen: page.lastSeen,
});

/** The machine's part of a claim. */
export const foundRow = (claim: ClaimRecord) => ({
  origin: claim.origin,
  clause: claim.clause,
  tier: claim.tier,
  type: claim.type,
  direction: claim.direction,
  speaker: claim.speaker,
  horizon: claim.horizon && {
    text: claim.horizon.text,
    from: claim.horizon.from,
    to: claim.horizon.to,
    precision: claim.horizon.precision,
  },
  score: claim.score,
  reasons: claim.reasons.map(({ feature, weight, evidence }) => ({ feature, weight, evidence })),
  anchor: claim.anchor,
  selectors: {
    quote: {
      exact: claim.selectors.quote.exact,
      prefix: claim.selectors.quote.prefix,
      suffix: claim.selectors.quote.suffix,
    },
    position: { start: claim.selectors.position.start, end: claim.selectors.position.end },
    fragment: claim.selectors.fragment,
  },
  wordings: claim.wordings.map(({ quote, seen }) => ({ quote, seen })),
  firstSeen: claim.firstSeen,
  lastSeen: claim.lastSeen,
});

export const correctionsRow = ({ corrections }: AnnotationRecord) => ({
  ...(corrections.type !== undefined && { type: corrections.type }),
  ...(corrections.direction !== undefined && { direction: corrections.direction }),
  ...(corrections.speaker !== undefined && { speaker: corrections.speaker }),
  ...(corrections.due !== undefined && { due: corrections.due }),
});

export const outcomeRow = ({ outcome }: AnnotationRecord) =>
  outcome && { verdict: outcome.verdict, note: outcome.note, decided: outcome.decided };

/** A reviewer's part of a claim. The annotation's id is left out: it follows from claim and reviewer. */
const saidRow = (annotation: AnnotationRecord) => ({
  stance: annotation.stance,
  credibility: annotation.credibility,
  note: annotation.note,
  tags: annotation.tags,
  dismissed: annotation.dismissed,
  corrections: correctionsRow(annotation),
  outcome: outcomeRow(annotation),
  reviewer: annotation.reviewer,
  created: annotation.created,
  modified: annotation.modified,
  deleted: annotation.deleted,
});

const NOTHING_SAID = {
  ...nothingSaid(),
  reviewer: '',
  created: null,
  modified: null,
  deleted: null,
};

const claimRow = ({ claim, own, others }: LibraryEntry) => ({
  id: claim.id,
  pageId: claim.pageId,
  quote: claim.quote,
  ...(own ? saidRow(own) : NOTHING_SAID),
  others: others.map(saidRow),
  ...foundRow(claim),
});

/**
 * One claim a line, in the order given, then the pages in the order in which claims first named them: so neither
 * has to be held back while the claims stream by. What was said about two claims together comes last, if anything was.
 */
export async function* writeJson(
  entries: AsyncIterable<LibraryEntry>,
  { exportedAt, generator, pairs = [] }: SerializeOptions,
): AsyncGenerator<string> {
  const pages = new Map<string, string>();
  const written = new PairsWritten(pairs);
  yield `{\n"format": ${JSON.stringify(JSON_FORMAT)},\n"version": ${JSON_VERSION},\n`;
  yield `"exportedAt": ${JSON.stringify(exportedAt)},\n"generator": ${JSON.stringify(generator)},\n"claims": [`;
  let separator = '\n';
  for await (const entry of entries) {
    yield `${separator}${JSON.stringify(claimRow(entry))}`;
    separator = ',\n';
    written.note(entry.claim.id);
    if (!pages.has(entry.page.id)) pages.set(entry.page.id, JSON.stringify(pageRow(entry.page)));
  }
  yield `\n],\n"pages": [`;
  separator = '\n';
  for (const page of pages.values()) {
    yield `${separator}${page}`;
    separator = ',\n';
  }
  const said = written.rows().map((row) => JSON.stringify(row));
  yield said.length > 0 ? `\n],\n"pairs": [\n${said.join(',\n')}\n]\n}\n` : '\n]\n}\n';
}
