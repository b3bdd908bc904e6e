/** The formats a library can be written in; light enough for a menu. `serialize.ts` writes them. */

export const FORMATS = ['json', 'w3c', 'csv', 'markdown', 'claimreview'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatDefinition {
  extension: string;
  mediaType: string;
  lossless: boolean;
}

const DEFINITIONS: Record<Format, FormatDefinition> = {
  json: { extension: 'json', mediaType: 'application/json', lossless: true },
  w3c: {
    extension: 'jsonld',
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    lossless: true,
  },
  csv: { extension: 'csv', mediaType: 'text/csv;charset=utf-8', lossless: false },
  markdown: { extension: 'md', mediaType: 'text/markdown;charset=utf-8', lossless: false },
  claimreview: {
    extension: 'claimreview.jsonld',
    mediaType: 'application/ld+json',
    lossless: false,
  },
};

/** Whether reading the file back gives the same library. */
export const isLossless = (format: Format): boolean => DEFINITIONS[format].lossless;

/** The media type of a format, e.g. for a download. */
export const mediaTypeOf = (format: Format): string => DEFINITIONS[format].mediaType;

/** What a file holds of a library. */
export type Part = 'everything' | 'filtered' | 'page';

/**
 * The name of an export's file, with the local date: `racemark-2026-03-09.json`. A file that holds a part says which,
 * so that nobody takes it for a back-up: `racemark-2026-03-09-page.json`.
 */
export function exportFileName(format: Format, now: Date, part: Part = 'everything'): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const of = part === 'everything' ? '' : `-${part}`;
  return `racemark-${day}${of}.${DEFINITIONS[format].extension}`;
}
