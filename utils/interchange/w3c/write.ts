/**
 * W3C Web Annotation JSON-LD: a collection with its first and only page embedded. One annotation a claim and
 * reviewer; a claim nobody has judged is one annotation by Racemark itself.
 */
import type { AnnotationRecord, LibraryEntry } from '../../records.ts';
import { correctionsRow, foundRow, outcomeRow, pageRow } from '../json/write.ts';
import { textFragmentOf, uriOf } from '../links.ts';
import { PairsWritten } from '../pairs.ts';
import type { SerializeOptions } from '../serialize.ts';
import {
  ANNO_CONTEXT,
  CLAIM,
  CONTEXT,
  PAGE,
  PAIRS,
  REVIEW,
  TEXT_FRAGMENT,
  VERSION,
  W3C_VERSION,
} from './vocabulary.ts';

const COLLECTION_ID = 'urn:racemark:collection';
const PAGE_ID = 'urn:racemark:collection:page:1';

const urn = (kind: string, ...parts: string[]): string =>
  ['urn:racemark', kind, ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join(':');

const body = (purpose: string, value: string) => ({
  type: 'TextualBody',
  purpose,
  value,
  format: 'text/plain',
});

function bodies({ claim }: LibraryEntry, annotation: AnnotationRecord | null) {
  const list = [];
  if (annotation?.stance) list.push(body('classifying', annotation.stance));
  list.push(body('classifying', annotation?.corrections.direction ?? claim.direction));
  if (annotation?.credibility) list.push(body('assessing', String(annotation.credibility)));
  for (const tag of annotation?.tags ?? []) list.push(body('tagging', tag));
  if (annotation && annotation.note !== '') list.push(body('commenting', annotation.note));
  return list;
}

function target({ page, claim }: LibraryEntry) {
  const { quote, position, fragment } = claim.selectors;
  return {
    source: uriOf(page.url),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
      },
      { type: 'TextPositionSelector', start: position.start, end: position.end },
      {
        type: 'FragmentSelector',
        conformsTo: TEXT_FRAGMENT,
        value: fragment || textFragmentOf(claim.quote),
      },
    ],
    state: { type: 'TimeState', sourceDate: claim.lastSeen },
  };
}

function annotationRow(entry: LibraryEntry, annotation: AnnotationRecord | null, own: boolean) {
  const { claim, page } = entry;
  return {
    '@context': ANNO_CONTEXT,
    id: annotation
      ? urn('annotation', claim.id, annotation.id)
      : urn('annotation', claim.id, 'found'),
    type: 'Annotation',
    motivation: 'assessing',
    creator: annotation
      ? { type: 'Person', name: annotation.reviewer || 'Reader' }
      : { type: 'Software', name: 'Racemark' },
    created: annotation?.created ?? claim.firstSeen,
    modified: annotation?.modified ?? claim.lastSeen,
    body: bodies(entry, annotation),
    target: target(entry),
    [CLAIM]: { id: claim.id, quote: claim.quote, ...foundRow(claim) },
    [PAGE]: pageRow(page),
    ...(annotation && {
      [REVIEW]: {
        own,
        reviewer: annotation.reviewer,
        dismissed: annotation.dismissed,
        corrections: correctionsRow(annotation),
        outcome: outcomeRow(annotation),
        deleted: annotation.deleted,
      },
    }),
  };
}

function annotationRows(entry: LibraryEntry) {
  const rows = entry.others.map((other) => annotationRow(entry, other, false));
  if (entry.own) rows.unshift(annotationRow(entry, entry.own, true));
  return rows.length > 0 ? rows : [annotationRow(entry, null, false)];
}

/** `total` stands last because it is known last. */
export async function* writeW3c(
  entries: AsyncIterable<LibraryEntry>,
  { exportedAt, generator, pairs = [] }: SerializeOptions,
): AsyncGenerator<string> {
  const field = (name: string, value: unknown) =>
    `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  yield `{\n${field('@context', CONTEXT)}${field('id', COLLECTION_ID)}`;
  yield `${field('type', 'AnnotationCollection')}${field('label', 'Claims collected with Racemark')}`;
  yield `${field('generated', exportedAt)}${field('generator', { type: 'Software', name: generator })}`;
  yield `${field(VERSION, W3C_VERSION)}"first": {\n${field('id', PAGE_ID)}`;
  yield `${field('type', 'AnnotationPage')}${field('partOf', COLLECTION_ID)}${field('startIndex', 0)}"items": [`;
  let total = 0;
  const written = new PairsWritten(pairs);
  for await (const entry of entries) {
    written.note(entry.claim.id);
    for (const row of annotationRows(entry)) {
      yield `${total === 0 ? '' : ','}\n${JSON.stringify(row)}`;
      total += 1;
    }
  }
  yield '\n]\n},\n';
  const said = written.rows();
  if (said.length > 0) yield field(PAIRS, said);
  yield `"total": ${total}\n}\n`;
}
