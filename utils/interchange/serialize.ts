/** Every format a library can be written in, as a stream of text. */
import type { AnnotationRecord, LibraryEntry } from '../records.ts';
import { writeClaimReview } from './claimReview.ts';
import { writeCsv } from './csv.ts';
import { writeJson } from './json/write.ts';
import { writeMarkdown } from './markdown.ts';
import { writeW3c } from './w3c/write.ts';

export const FORMATS = ['json', 'w3c', 'csv', 'markdown', 'claimreview'] as const;
export type Format = (typeof FORMATS)[number];

export interface SerializeOptions {
  /** When the export is made, ISO 8601 in UTC: the only thing in which two exports of the same data differ. */
  exportedAt: string;
  /** What writes it, e.g. `Racemark 0.1.0`. */
  generator: string;
  /** The name written on the reader's own annotations; empty when none is set. */
  reviewer?: string;
  /** Lossless formats (JSON, W3C) only: also claims the reader dismissed as no claim. */
  includeDismissed?: boolean;
  /** Lossless formats only: also what lies in the bin. */
  includeDeleted?: boolean;
  /** CSV only: begin with a byte order mark, which older spreadsheets need to see that the text is UTF-8. */
  bom?: boolean;
}

type Writer = (
  entries: AsyncIterable<LibraryEntry>,
  options: SerializeOptions,
) => AsyncGenerator<string>;

interface FormatDefinition {
  write: Writer;
  extension: string;
  mediaType: string;
  /** Reading the file back gives the same library. */
  lossless: boolean;
}

const WRITERS: Record<Format, FormatDefinition> = {
  json: { write: writeJson, extension: 'json', mediaType: 'application/json', lossless: true },
  w3c: {
    write: writeW3c,
    extension: 'jsonld',
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    lossless: true,
  },
  csv: { write: writeCsv, extension: 'csv', mediaType: 'text/csv;charset=utf-8', lossless: false },
  markdown: {
    write: writeMarkdown,
    extension: 'md',
    mediaType: 'text/markdown;charset=utf-8',
    lossless: false,
  },
  claimreview: {
    write: writeClaimReview,
    extension: 'claimreview.jsonld',
    mediaType: 'application/ld+json',
    lossless: false,
  },
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
  for await (const part of WRITERS[format].write(exported(format, entries, options), options)) {
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
  const { lossless } = WRITERS[format];
  const withDismissed = lossless && includeDismissed;
  const withDeleted = lossless && includeDeleted;
  const isWanted = (annotation: AnnotationRecord) => withDeleted || annotation.deleted === null;
  for await (const { page, claim, own, others } of entries) {
    if (own && !isWanted(own)) continue;
    if (own?.dismissed && !withDismissed) continue;
    yield {
      page,
      claim,
      own: own && { ...own, reviewer: own.reviewer || reviewer },
      others: others.filter(isWanted).sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    };
  }
}

/** The name of an export's file, with the local date: `racemark-2026-03-09.json`. */
export function exportFileName(format: Format, now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `racemark-${day}.${WRITERS[format].extension}`;
}

/** The media type of a format, e.g. for a download. */
export const mediaTypeOf = (format: Format): string => WRITERS[format].mediaType;
