/** Every format a library can be written in, as a stream of text. */
import type { AnnotationRecord, LibraryEntry, PairRecord } from '../records.ts';
import { writeClaimReview } from './claimReview.ts';
import { writeCsv } from './csv.ts';
import { type Format, isLossless } from './formats.ts';
import { writeJson } from './json/write.ts';
import { writeMarkdown } from './markdown.ts';
import { pairKeyOf } from './pairs.ts';
import { writeW3c } from './w3c/write.ts';

export interface SerializeOptions {
  /** When the export is made, ISO 8601 in UTC: the only thing in which two exports of the same data differ. */
  exportedAt: string;
  /** What writes it, e.g. `Racemark 0.1.0`. */
  generator: string;
  /** The name written on the reader's own annotations; empty when none is set. */
  reviewer?: string;
  /** Lossless formats (JSON, W3C) only: what was said about two claims; kept where the file holds both. */
  pairs?: readonly PairRecord[];
  /** Also claims the reader dismissed as no claim; never in ClaimReview, which is of claims alone. */
  includeDismissed?: boolean;
  /** Also what lies in the bin, likewise. */
  includeDeleted?: boolean;
  /** CSV only: begin with a byte order mark, which older spreadsheets need to see that the text is UTF-8. */
  bom?: boolean;
}

type Writer = (
  entries: AsyncIterable<LibraryEntry>,
  options: SerializeOptions,
) => AsyncGenerator<string>;

const WRITERS: Record<Format, Writer> = {
  json: writeJson,
  w3c: writeW3c,
  csv: writeCsv,
  markdown: writeMarkdown,
  claimreview: writeClaimReview,
};

/** Characters gathered before a piece is handed on: few enough to hold, many enough not to matter. */
const PIECE = 1 << 16;

/**
 * Writes entries in a format. Pieces come as the entries do, so a large library is never held as a whole; the order
 * of the entries is the order in the file.
 */
export async function* serialize(
  format: Format,
  entries: AsyncIterable<LibraryEntry> | Iterable<LibraryEntry>,
  options: SerializeOptions,
): AsyncGenerator<string> {
  let piece = '';
  const named = { ...options, pairs: pairsNamed(options) };
  for await (const part of WRITERS[format](exported(format, entries, options), named)) {
    piece += part;
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** What of the library a file shall hold: without the bin, without what is no claim, with the reader's name. */
async function* exported(
  format: Format,
  entries: AsyncIterable<LibraryEntry> | Iterable<LibraryEntry>,
  { reviewer = '', includeDismissed = false, includeDeleted = false }: SerializeOptions,
): AsyncGenerator<LibraryEntry> {
  const isReview = format === 'claimreview';
  const isKept = ({ deleted }: AnnotationRecord) =>
    deleted === null || (isLossless(format) && includeDeleted);
  for await (const { page, claim, own, others } of entries) {
    if (own?.deleted && (isReview || !includeDeleted)) continue;
    if (own?.dismissed && (isReview || !includeDismissed)) continue;
    const names = new Set(others.map((other) => other.reviewer));
    yield {
      page,
      claim,
      own: own && { ...own, reviewer: nameOf(own, reviewer, (name) => names.has(name)) },
      others: others.filter(isKept).sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    };
  }
}

/**
 * Under which name something stands in a file. A colleague may have the name the reader has taken later: no reviewer
 * says two things of one claim, so the reader's stays without a name.
 */
const nameOf = (
  said: { reviewer: string },
  reviewer: string,
  isTaken: (name: string) => boolean,
): string => said.reviewer || (isTaken(reviewer) ? '' : reviewer);

function pairsNamed({ pairs = [], reviewer = '' }: SerializeOptions): PairRecord[] {
  const keys = new Set(pairs.map(pairKeyOf));
  return pairs.map((pair) => {
    const isTaken = (name: string) => keys.has(pairKeyOf({ ...pair, reviewer: name }));
    return { ...pair, reviewer: nameOf(pair, reviewer, isTaken) };
  });
}
